import { Hover, type HoverProvider, l10n, MarkdownString, type Position, Range, type TextDocument } from 'vscode';
import { markdownText } from '../../core/citation/formats/markdownText';
import { findLinks, linkHref } from '../../core/links/links';
import type { Paper, PaperId } from '../../core/paper';
import { encoded } from '../../core/text/encoded';
import { COMMANDS } from '../commands';
import { dates } from '../dates';
import type { LibraryStore } from '../libraryStore';
import { papersAt } from '../papersAt';

/** Longer lines are data, not something a person points at. */
const MAX_LINE = 5000;
/** Longest title shown. */
const MAX_TITLE = 500;
/** Papers shown for an address that several name. */
const MAX_PAPERS = 3;

/** Says which paper a link to a repository, project page or paper belongs to, with the way to its panel. */
export class LinkHover implements HoverProvider {
	constructor(private readonly store: LibraryStore) {}

	async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
		const { text } = document.lineAt(position);
		const place = text.length <= MAX_LINE ? linkAt(text, position.character) : undefined;
		if (!place) {
			return undefined;
		}
		await this.store.whenLoaded;
		const papers = await papersAt(this.store.current, place.href);
		return papers.length === 0
			? undefined
			: new Hover(
					papers.slice(0, MAX_PAPERS).map(describe),
					new Range(position.line, place.start, position.line, place.end),
				);
	}
}

interface LinkPlace {
	readonly start: number;
	readonly end: number;
	readonly href: string;
}

function linkAt(text: string, character: number): LinkPlace | undefined {
	for (const link of findLinks(text)) {
		const href = linkHref(link);
		for (let start = text.indexOf(link.url); start >= 0; start = text.indexOf(link.url, start + 1)) {
			const end = start + link.url.length;
			if (href !== null && start <= character && character <= end) {
				return { start, end, href };
			}
		}
	}
	return undefined;
}

/** Escaped with blanks as they are, so that long titles break into lines, which `appendText` prevents. */
function describe(paper: Paper): MarkdownString {
	const text = new MarkdownString();
	text.isTrusted = { enabledCommands: [COMMANDS.openPaper, COMMANDS.insertCitation] };
	const known = [paper.date && dates.date(paper.date, paper.dateInferred), paper.organization?.name];
	text.appendMarkdown(`**${markdownText(paper.titleText.slice(0, MAX_TITLE))}**\n\n`);
	text.appendMarkdown(`${markdownText(known.filter(Boolean).join(' · '))}\n\n`);
	text.appendMarkdown(`[${l10n.t('Open Paper')}](${commandUri(COMMANDS.openPaper, paper.id)}) · `);
	return text.appendMarkdown(`[${l10n.t('Insert Citation')}](${commandUri(COMMANDS.insertCitation, paper.id)})`);
}

function commandUri(command: string, id: PaperId): string {
	const argument = encoded(JSON.stringify([id])).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
	return `command:${command}?${argument}`;
}
