import { commands, l10n, type Uri } from 'vscode';
import { findByKey } from '../../core/citation/bibliographies/entryIndex';
import { affixOfMarkdown } from '../../core/citation/cslMarkdown';
import type { FormattedCitation, FormattedDocument } from '../../core/citation/formats/formatted';
import { linkAddresses, linkCitation } from '../../core/citation/formats/referenceHtml';
import { inlineReferences } from '../../core/markdown/inlineReferences';
import type { Bibliographies, BibliographySource } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import type { Csl, CslProcessor, LoadedStyle } from '../csl';
import { DisposableOwner } from '../disposable';
import { errorText, type Log } from '../log';
import { type PreviewedCitations, type PreviewedDocument, referenceId } from './plugin';
import { refreshPreviews } from './refreshing';

/** What formatting a document needs and has to be waited for; the preview does not wait. */
interface Means {
	/** What these were loaded for: they are loaded again when the document asks for others. */
	readonly wish: string;
	readonly processor: CslProcessor;
	readonly style: LoadedStyle;
	readonly sources: readonly BibliographySource[];
}

interface Formatted {
	readonly means: Means;
	readonly citations: string;
	readonly result: PreviewedCitations;
}

/** So many times a preview that is open is told to be made again; one that is only opening may take long to hear it. */
const TELL_OPEN = 4;
/** Previews kept formatted: few are open at once. */
const MAX_KEPT = 10;

/**
 * Formats the citations of previewed documents. The preview is made at once: what has to be read first is read then,
 * and the preview made again.
 */
export class PreviewFormatter extends DisposableOwner {
	private readonly means = new Map<string, Means>();
	/** What is being loaded for a document; what is no longer in here is outdated when it arrives. */
	private readonly loading = new Map<string, { readonly wish: string }>();
	private readonly formatted = new Map<string, Formatted>();

	constructor(
		private readonly bibliographies: Bibliographies,
		private readonly csl: Csl,
		private readonly log: Log,
	) {
		super();
		this.register(
			bibliographies.onDidChange(() => {
				if (this.means.size + this.loading.size > 0) {
					this.means.clear();
					this.loading.clear();
					void commands.executeCommand('markdown.preview.refresh');
				}
			}),
		);
	}

	/** `undefined` while something is being read, and where the document has no bibliography. */
	format(document: PreviewedDocument, uri: Uri): PreviewedCitations | undefined {
		const id = uri.toString();
		const wish = wishOf(document);
		const means = this.means.get(id);
		if (means?.wish !== wish) {
			void this.load(id, uri, document, wish);
			return this.formatted.get(id)?.citations === citationsOf(document) ? this.formatted.get(id)?.result : undefined;
		}
		const inline = inlineItems(document.text);
		if (means.sources.length === 0 && inline.size === 0) {
			return undefined;
		}
		const citations = citationsOf(document);
		const known = this.formatted.get(id);
		if (known?.means === means && known.citations === citations) {
			return known.result;
		}
		const result = this.formatNow(document, means, inline);
		this.formatted.delete(id);
		this.formatted.set(id, { means, citations, result });
		for (const oldest of [...this.formatted.keys()].slice(0, -MAX_KEPT)) {
			this.formatted.delete(oldest);
			this.means.delete(oldest);
		}
		return result;
	}

	private async load(id: string, uri: Uri, { text }: PreviewedDocument, wish: string): Promise<void> {
		if (this.loading.get(id)?.wish === wish) {
			return;
		}
		const going = { wish };
		this.loading.set(id, going);
		try {
			const document = { uri, languageId: 'markdown', getText: () => text };
			const [processor, cited] = await Promise.all([this.csl.processor(), citedKeysOf(document, this.bibliographies)]);
			const { sources, style: wanted } = cited;
			const style = await this.csl.style(wanted.csl, wanted.lang, wanted.folder);
			if (this.loading.get(id) === going) {
				this.loading.delete(id);
				const means = { wish, processor, style, sources };
				this.means.set(id, means);
				// That VS Code made a preview with these means does not say that its page was there to take it.
				const isOpen = this.formatted.has(id);
				await refreshPreviews(
					(told) => (isOpen && told >= TELL_OPEN) || this.means.get(id) !== means || this.isDisposed,
				);
			}
		} catch (error) {
			this.loading.delete(id);
			this.log.error(errorText(error));
		}
	}

	private formatNow(
		document: PreviewedDocument,
		means: Means,
		inline: ReadonlyMap<string, object>,
	): PreviewedCitations {
		const { metadata, citations } = document;
		const { processor, style, sources } = means;
		const bibliographies = sources.map(({ bibliography }) => bibliography);
		const item = (key: string): object | undefined => {
			const entry = findByKey(bibliographies, key);
			return inline.get(key) ?? (entry && processor.cslOf(entry));
		};
		const all = () => bibliographies.flatMap(({ entries }) => entries.map(({ key }) => key));
		const nocite = metadata.nocite.includes('*') ? [...new Set([...all(), ...inline.keys()])] : metadata.nocite;
		const input = {
			style: style.style,
			locale: style.locale,
			item,
			output: 'html' as const,
			...(metadata.lang !== null && { lang: metadata.lang }),
		};
		const formatted = processor.formatDocument(input, citations.map(plain), nocite);
		if (formatted.fault !== null) {
			this.log.error(`Citation style: ${formatted.fault}`);
		}
		return {
			citations: formatted.citations.map((html, index) => {
				const keys = citations[index]?.items.map(({ key }) => key) ?? [];
				return linkCitation(html, keys, formatted.references, (key) => `#${referenceId(key)}`);
			}),
			references: formatted.references.map(({ key, text }) => ({ key, text: linkAddresses(text) })),
			notice: noticeOf(style, formatted),
			backLabel: l10n.t('Back to the citation'),
			title: l10n.t('References'),
		};
	}
}

function noticeOf({ missing }: LoadedStyle, { fault }: FormattedDocument): string | null {
	if (fault !== null) {
		return l10n.t('The citation style cannot be used ({0}); citations are shown in a plain form.', fault);
	}
	return missing === null
		? null
		: l10n.t('The citation style “{0}” was not found; this is Chicago author-date.', missing);
}

function wishOf({ metadata: { bibliography, csl, lang } }: PreviewedDocument): string {
	return JSON.stringify([bibliography.map(({ path }) => path), csl, lang]);
}

function citationsOf({ citations, metadata }: PreviewedDocument): string {
	return JSON.stringify([citations.map(plain), metadata.nocite, metadata.references]);
}

function plain({ form, items }: PreviewedDocument['citations'][number]): FormattedCitation {
	return {
		form,
		items: items.map(({ key, prefix, suffix, suppressAuthor }) => ({
			key,
			suppressAuthor,
			prefix: affixOfMarkdown(prefix),
			suffix: affixOfMarkdown(suffix),
		})),
	};
}

/** Entries that the metadata itself holds; they win over those of files. */
function inlineItems(text: string): ReadonlyMap<string, object> {
	return new Map(inlineReferences(text).flatMap(({ key, csl }) => (csl ? [[key, csl] as const] : [])));
}
