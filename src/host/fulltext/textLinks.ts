import {
	type CancellationToken,
	DocumentLink,
	type DocumentLinkProvider,
	Hover,
	type HoverProvider,
	InlayHint,
	InlayHintLabelPart,
	type InlayHintsProvider,
	l10n,
	MarkdownString,
	type Position,
	Range,
	type TextDocument,
	Uri,
} from 'vscode';
import { addressOfReference, paperOfReference } from '../../core/fulltext/citedPapers';
import { escapeMarkdown } from '../../core/fulltext/escape';
import type { Reference } from '../../core/fulltext/fullText';
import { placeOf } from '../../core/fulltext/textDocument';
import type { Paper } from '../../core/paper';
import { encoded } from '../../core/text/encoded';
import { COMMANDS, type CommandId } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { TextFiles } from './textFiles';

/** `[…](#place)` in a text. */
const LINK_TO_PLACE = /\]\(#([\w.:-]+)\)/g;
/** The label of a reference in the list of references, behind its place. */
const LABEL = /<\/a>\s*((?:\\?\[[^\]\n]{1,80}\]|[^\s.]{1,40})\.?)/y;

/** What a reference leads to: the paper where the library has it, else the way to get it. */
interface Way {
	readonly command: CommandId;
	readonly argument: string;
	readonly label: string;
}

/** Ways out of a text: from a mark to its place, from a reference to the paper in the library or to adding it. */
export class TextLinks implements DocumentLinkProvider, HoverProvider, InlayHintsProvider {
	constructor(
		private readonly files: TextFiles,
		private readonly store: LibraryStore,
	) {}

	async provideDocumentLinks(document: TextDocument): Promise<DocumentLink[]> {
		const { kept } = await this.files.shown(document.uri);
		const text = document.getText();
		const marks = [...text.matchAll(LINK_TO_PLACE)].flatMap(({ 0: match, 1: id = '', index }) => {
			const place = placeOf(text, id);
			if (place < 0) {
				return [];
			}
			const line = document.positionAt(place).line + 1;
			const open = text.lastIndexOf('[', index);
			const target = document.uri.with({ fragment: `L${line}` });
			return [new DocumentLink(rangeOf(document, Math.max(open, index - 200), index + match.length), target)];
		});
		const entries = kept.text.references.flatMap((reference) => {
			const range = labelRange(document, text, reference);
			const way = range && this.wayTo(reference);
			if (!way) {
				return [];
			}
			const link = new DocumentLink(range, commandUri(way));
			link.tooltip = way.label;
			return [link];
		});
		return [...marks, ...entries];
	}

	/** Over a mark or an entry: the reference itself, and what it leads to. */
	async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
		const range =
			document.getWordRangeAtPosition(position, /\[[^[\]]*\]\(#bib[\w.:-]*\)/) ??
			document.getWordRangeAtPosition(position, /<a id="bib[\w.:-]*"><\/a>\s*\\?\[[^\]]*\]/);
		const id = range && /(?:#|id=")([\w.:-]+)/.exec(document.getText(range))?.[1];
		const { kept } = await this.files.shown(document.uri);
		const reference = kept.text.references.find((each) => each.id === id);
		if (!range || !reference) {
			return undefined;
		}
		const text = new MarkdownString();
		text.isTrusted = { enabledCommands: [COMMANDS.openPaper, COMMANDS.addPaper] };
		text.appendText([reference.label, reference.text].filter(Boolean).join(' '));
		const way = this.wayTo(reference);
		if (way) {
			text.appendMarkdown(`\n\n---\n\n[${escapeMarkdown(way.label)}](${commandUri(way).toString()})`);
		}
		return new Hover(text, range);
	}

	/** Behind the entries of papers that the library has. */
	async provideInlayHints(document: TextDocument, range: Range, token: CancellationToken): Promise<InlayHint[]> {
		const { kept } = await this.files.shown(document.uri);
		const text = document.getText();
		const hints: InlayHint[] = [];
		for (const reference of token.isCancellationRequested ? [] : kept.text.references) {
			const paper = this.paperOf(reference);
			const label = paper && labelRange(document, text, reference);
			if (paper && label && range.contains(label)) {
				const part = new InlayHintLabelPart(l10n.t('in your papers'));
				part.command = { title: l10n.t('Open Paper'), command: COMMANDS.openPaper, arguments: [paper.id] };
				part.tooltip = paper.titleText;
				const hint = new InlayHint(label.end, [part]);
				hint.paddingLeft = true;
				hints.push(hint);
			}
		}
		return hints;
	}

	private paperOf(reference: Reference): Paper | undefined {
		return paperOfReference(this.store.current, reference);
	}

	private wayTo(reference: Reference): Way | undefined {
		const paper = this.paperOf(reference);
		if (paper) {
			return { command: COMMANDS.openPaper, argument: paper.id, label: l10n.t('Open Paper') };
		}
		const address = addressOfReference(reference);
		return address === null
			? undefined
			: { command: COMMANDS.addPaper, argument: address, label: l10n.t('Add Paper: {0}', address) };
	}
}

/** Where the label of an entry stands; `undefined` where the text has no such entry. */
function labelRange(document: TextDocument, text: string, { id }: Reference): Range | undefined {
	const place = placeOf(text, id);
	LABEL.lastIndex = text.indexOf('</a>', place);
	const label = place < 0 ? null : LABEL.exec(text);
	return label === null
		? undefined
		: rangeOf(document, label.index + label[0].length - label[1]!.length, label.index + label[0].length);
}

function commandUri({ command, argument }: Way): Uri {
	return Uri.parse(`command:${command}?${encoded(JSON.stringify([argument]))}`);
}

function rangeOf(document: TextDocument, start: number, end: number): Range {
	return new Range(document.positionAt(start), document.positionAt(end));
}
