import { Uri } from 'vscode';
import type { BibliographyEntry } from '../core/citation/bibliographies/bibliography';
import { findByKey } from '../core/citation/bibliographies/entryIndex';
import { citingLanguage, type DocumentMetadata, documentMetadata } from '../core/markdown';
import { isCrossReference } from '../core/markdown/crossReferences';
import { inlineReferences } from '../core/markdown/inlineReferences';
import type { KeyOccurrence } from '../core/markdown/keyOccurrence';
import { type KeyLanguage, keyOccurrences } from '../core/markdown/keyOccurrences';
import type { Bibliographies, BibliographySource, CitingDocument, CitingProject } from './bibliographies';

/** What a key means in a document. */
export type KeyMeaning =
	/** An entry of a bibliography. */
	| { readonly kind: 'entry'; readonly entry: BibliographyEntry; readonly source: BibliographySource }
	/** An entry that the document holds itself, with its places there; of LaTeX's own entries nothing but the place is known. */
	| { readonly kind: 'inline'; readonly entry: BibliographyEntry | null }
	/** A figure, a table, a section. */
	| { readonly kind: 'cross-reference' }
	| { readonly kind: 'unknown' };

/** A document as far as it cites; a notebook that is stored has its first cell as text and itself as `stored`. */
export interface CitingText extends CitingDocument {
	readonly stored?: { readonly text: string; readonly language: KeyLanguage };
}

/** What is cited in a document, and what each key means there. */
export interface CitedKeys {
	readonly text: string;
	readonly occurrences: readonly KeyOccurrence[];
	/** Those that cite or list a key, cross-references left out. */
	readonly cited: readonly KeyOccurrence[];
	/** Where the document takes entries from, what wins first. */
	readonly sources: readonly BibliographySource[];
	readonly inline: readonly BibliographyEntry[];
	readonly metadata: DocumentMetadata;
	/** Citation style and language, of the document or else of its project. */
	readonly style: StyleWish;
	meaningOf(key: string): KeyMeaning;
}

/** A style by name or file, which is relative to a folder. */
export interface StyleWish {
	readonly csl: string | null;
	readonly lang: string | null;
	readonly folder: Uri;
}

/** The one place that tells what is cited in a document and what each key means; every feature asks here. */
export async function citedKeysOf(document: CitingText, bibliographies: Bibliographies): Promise<CitedKeys> {
	const text = document.stored?.text ?? document.getText();
	const language = document.stored?.language ?? citingLanguage(document.languageId) ?? 'markdown';
	const isMarkdown = language === 'markdown' || language === 'notebook';
	const occurrences = occurrencesIn(document, text, language);
	const front = isMarkdown ? document.getText() : '';
	const metadata = documentMetadata(front);
	const [found, project] = await Promise.all([
		bibliographies.of(document),
		isMarkdown ? bibliographies.projectOf(document.uri) : NO_PROJECT,
	]);
	const sources = isMarkdown ? byPrecedence(found, metadata) : found;
	const inline = inlineReferences(front);
	const inlineKeys = new Map(inline.map((entry) => [entry.key, entry]));
	for (const { role, key } of occurrences) {
		if (role === 'inline-entry' && !inlineKeys.has(key)) inlineKeys.set(key, NO_ENTRY);
	}
	const labels = new Set(occurrences.flatMap(({ role, key }) => (role === 'label' ? key : [])));
	const kinds = [...metadata.crossReferenceKinds, ...project.crossReferenceKinds];
	const isQuarto = document.languageId === 'quarto' || document.uri.path.endsWith('.qmd');
	const meaningOf = (key: string): KeyMeaning => {
		// Quarto takes what begins like a label for one before it looks for entries.
		const looksLikeLabel = isMarkdown && isCrossReference(key, kinds);
		if (labels.has(key) || (isQuarto && looksLikeLabel)) {
			return { kind: 'cross-reference' };
		}
		const own = inlineKeys.get(key);
		if (own) {
			return { kind: 'inline', entry: own === NO_ENTRY ? null : own };
		}
		for (const source of sources) {
			const entry = findByKey([source.bibliography], key);
			if (entry) {
				return { kind: 'entry', entry, source };
			}
		}
		return looksLikeLabel ? { kind: 'cross-reference' } : { kind: 'unknown' };
	};
	return {
		text,
		occurrences,
		cited: occurrences.filter(
			({ role, key }) => (role === 'citation' || role === 'nocite') && meaningOf(key).kind !== 'cross-reference',
		),
		sources,
		inline,
		metadata,
		style: {
			csl: metadata.csl ?? project.csl?.named ?? null,
			lang: metadata.lang ?? project.lang,
			folder: metadata.csl === null && project.csl ? project.csl.folder : Uri.joinPath(document.uri, '..'),
		},
		meaningOf,
	};
}

const NO_ENTRY = {} as BibliographyEntry;

const NO_PROJECT: CitingProject = { csl: undefined, lang: null, crossReferenceKinds: [] };

/** Of several files that have a key pandoc takes the last; what a document names comes behind what its project names. */
function byPrecedence(
	sources: readonly BibliographySource[],
	{ bibliography }: DocumentMetadata,
): readonly BibliographySource[] {
	const named = new Set(bibliography.map(({ path }) => /[^/\\]*$/.exec(path)?.[0]));
	const isOwn = ({ uri }: BibliographySource) => named.has(uri.path.slice(uri.path.lastIndexOf('/') + 1));
	const last = sources.toReversed();
	return [...last.filter(isOwn), ...last.filter((source) => !isOwn(source))];
}

const read = new WeakMap<CitingDocument, { readonly text: string; readonly occurrences: readonly KeyOccurrence[] }>();

/** Read once for each version of a document. */
function occurrencesIn(document: CitingDocument, text: string, language: KeyLanguage): readonly KeyOccurrence[] {
	const known = read.get(document);
	if (known?.text === text) {
		return known.occurrences;
	}
	const occurrences = keyOccurrences(text, language);
	read.set(document, { text, occurrences });
	return occurrences;
}

/** The keys of a document, whatever they mean. */
export function occurrencesOf(document: CitingDocument): readonly KeyOccurrence[] {
	return occurrencesIn(document, document.getText(), citingLanguage(document.languageId) ?? 'markdown');
}
