import {
	Hover,
	type HoverProvider,
	l10n,
	languages,
	MarkdownString,
	type Position,
	type Range,
	type TextDocument,
} from 'vscode';
import { paperOfEntry } from '../../core/citation/bibliographies/paperLinks';
import { hasLink } from '../../core/links/links';
import type { Paper } from '../../core/paper';
import { encoded } from '../../core/text/encoded';
import { shortened } from '../../core/text/shortened';
import type { Bibliographies } from '../bibliographies';
import { type CitedKeys, citedKeysOf } from '../citedKeys';
import { COMMANDS, type CommandId } from '../commands';
import type { Csl } from '../csl';
import type { LibraryStore } from '../libraryStore';
import { keyAt, rangeOf } from './documents';
import { type KnownEntry, knownEntry, paperOfKey } from './known';
import { rangeIn } from './positions';
import { UNKNOWN_KEY } from './problems';
import { escaped } from './texts';

const MAX_ABSTRACT = 700;

const ENABLED = [COMMANDS.openPaper, COMMANDS.readFullText, COMMANDS.openCode, COMMANDS.addEntry, 'vscode.open'];

interface Link {
	readonly label: string;
	readonly command: CommandId | 'vscode.open';
	readonly args: readonly unknown[];
}

/** Shows what a key stands for: the reference in the document's style, the abstract, and where to go from there. */
export class CitationHover implements HoverProvider {
	constructor(
		private readonly store: LibraryStore,
		private readonly bibliographies: Bibliographies,
		private readonly csl: Csl,
	) {}

	async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
		const found = keyAt(document, position);
		if (!found) {
			return undefined;
		}
		const cited = await citedKeysOf(document, this.bibliographies);
		if (cited.meaningOf(found.key).kind === 'cross-reference') {
			return undefined;
		}
		const known = knownEntry(cited, found.key);
		const library = this.store.current;
		if (!known && cited.sources.length === 0 && !(await paperOfKey(library, found.key))) {
			return undefined;
		}
		const paper = known ? paperOfEntry(library, known.entry) : await paperOfKey(library, found.key);
		const range = rangeOf(document, found.markRange);
		const isMarked = hasUnknownKeyMark(document, range);
		if (!known && !paper && isMarked) {
			return undefined;
		}
		const text = new MarkdownString();
		text.isTrusted = { enabledCommands: ENABLED };
		text.appendMarkdown(escaped(known ? await this.reference(cited, known) : unknownText(found.key, paper, isMarked)));
		if (paper?.abstract) {
			text.appendMarkdown(`\n\n---\n\n${escaped(shortened(paper.abstract, MAX_ABSTRACT))}`);
		}
		const links = linksFor(document, known, paper);
		if (links.length > 0) {
			text.appendMarkdown(`\n\n---\n\n${links.map(linkText).join(' · ')}`);
		}
		return new Hover(text, range);
	}

	private async reference({ style: { csl, lang, folder } }: CitedKeys, { entry }: KnownEntry): Promise<string> {
		const [processor, style] = await Promise.all([this.csl.processor(), this.csl.style(csl, lang, folder)]);
		const item = { ...processor.cslOf(entry), id: entry.key };
		return processor.formatReference({ ...style, ...(lang !== null && { lang }), output: 'text' }, item);
	}
}

/** Whether the editor marks the key as unknown: the message of that mark stands in the same hover, with its fixes. */
function hasUnknownKeyMark(document: TextDocument, range: Range): boolean {
	return languages.getDiagnostics(document.uri).some((each) => each.code === UNKNOWN_KEY && each.range.isEqual(range));
}

function unknownText(key: string, paper: Paper | undefined, isMarked: boolean): string {
	if (paper && isMarked) return l10n.t('The corpus has: {0}', paper.titleText);
	return paper
		? l10n.t('“{0}” has no entry yet; the corpus has: {1}', key, paper.titleText)
		: l10n.t('“{0}” has no entry in the bibliography.', key);
}

function linksFor(document: TextDocument, known: KnownEntry | undefined, paper: Paper | undefined): readonly Link[] {
	const links: Link[] = [];
	if (paper) {
		links.push({ label: l10n.t('Open Paper'), command: COMMANDS.openPaper, args: [paper.id] });
		if (paper.arxivId !== null) {
			links.push({ label: l10n.t('Read Full Text'), command: COMMANDS.readFullText, args: [paper.id] });
		}
		if (hasLink(paper, 'code')) {
			links.push({ label: l10n.t('Open Code'), command: COMMANDS.openCode, args: [paper.id] });
		}
	}
	if (known) {
		const { uri, text } = known.source ?? { uri: document.uri, text: document.getText() };
		const { start } = rangeIn(text, known.entry.keyRange);
		const label = l10n.t('Show in {0}', /[^/]*$/.exec(uri.path)?.[0] ?? '');
		links.push({
			label,
			command: 'vscode.open',
			args: [uri.with({ fragment: `L${start.line + 1},${start.character + 1}` }).toString()],
		});
	} else if (paper) {
		const label = l10n.t('Add the Entry');
		links.push({ label, command: COMMANDS.addEntry, args: [paper.id, document.uri.toString()] });
	}
	return links;
}

function linkText({ label, command, args }: Link): string {
	return `[${escaped(label)}](command:${command}?${encoded(JSON.stringify(args))})`;
}
