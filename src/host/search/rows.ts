import { l10n, type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import { hasLink } from '../../core/links/links';
import type { Paper, PaperId } from '../../core/paper';
import type { Completion, QueryProblem, UnknownWord } from '../../core/search';
import { shortened } from '../../core/text/shortened';
import type { EngineInfo, TextPlace } from '../commands';
import { plain } from '../plain';

/** A row of the pick: a paper, a completion of the query, or a word about it. */
export interface Row extends QuickPickItem {
	readonly paperId?: PaperId;
	/** A place in the text of the paper, which its button opens. */
	readonly textPlace?: TextPlace;
	/** The query that accepting this row gives. */
	readonly completion?: string;
	/** Accepting this row asks a service. */
	readonly beyond?: { readonly engine: EngineInfo; readonly query: string };
	/** arXiv id of a paper that a service found. */
	readonly foundId?: string;
}

export const BUTTONS: Readonly<Record<'text' | 'cite' | 'code' | 'side' | 'reveal', QuickInputButton>> = {
	text: { iconPath: new ThemeIcon('book'), tooltip: l10n.t('Read Here') },
	cite: { iconPath: new ThemeIcon('quote'), tooltip: l10n.t('Insert Citation') },
	code: { iconPath: new ThemeIcon('code'), tooltip: l10n.t('Open Code') },
	side: { iconPath: new ThemeIcon('split-horizontal'), tooltip: l10n.t('Open to the Side') },
	reveal: { iconPath: new ThemeIcon('list-tree'), tooltip: l10n.t('Reveal in Papers') },
};

/** `sentence` is what of the abstract or the text the row shows; `textPlace` where the latter begins. */
export function paperRow(paper: Paper, sentence: string, textPlace?: TextPlace): Row {
	const hasCode = hasLink(paper, 'code');
	const year = paper.date?.slice(0, 4);
	const facts = [
		paper.dateInferred && year ? `${year}?` : year,
		whoText(paper),
		hasCode && l10n.t('code'),
		shortened(sentence, LONGEST_SENTENCE),
	];
	return {
		paperId: paper.id,
		label: plain(paper.titleText),
		detail: plain(facts.filter(Boolean).join(' · ')),
		alwaysShow: true,
		...(textPlace && { textPlace }),
		buttons: [
			...(textPlace ? [BUTTONS.text] : []),
			BUTTONS.cite,
			...(hasCode ? [BUTTONS.code] : []),
			BUTTONS.side,
			BUTTONS.reveal,
		],
	};
}

/** What the end of `query` may become. */
export function completionRow({ start, end, text, detail }: Completion, query: string): Row {
	const completion = query.slice(0, start) + text + query.slice(end);
	return { label: text.trim(), description: detail, completion, alwaysShow: true, iconPath: new ThemeIcon('filter') };
}

export function problemRow({ message }: QueryProblem): Row {
	return infoRow(message);
}

/** A word about the query, which nothing comes of. */
function infoRow(text: string): Row {
	return { label: plain(text), alwaysShow: true, iconPath: new ThemeIcon('info') };
}

/** Says that a word counted for nothing, or for another one. */
export function unknownRow({ text, instead }: UnknownWord): Row {
	const label = instead
		? l10n.t('No paper has “{0}”; shown are papers with “{1}”', text, instead)
		: l10n.t('No paper has “{0}”', text);
	return infoRow(label);
}

/** Says that nothing is found, and offers to look for the words alone where conditions stand beside them. */
export function noneRows(query: string, words: string): Row[] {
	const none = infoRow(l10n.t('No paper matches “{0}”', query.trim()));
	const alone: Row = {
		label: plain(l10n.t('Search for “{0}” alone', words)),
		completion: words,
		alwaysShow: true,
		iconPath: new ThemeIcon('search'),
	};
	return words === '' || words === query.trim() ? [none] : [none, alone];
}

export function separator(label: string): Row {
	return { label, kind: QuickPickItemKind.Separator };
}

/** More than a row shows; a screen reader reads all of it. */
export const LONGEST_SENTENCE = 160;

function authorCountText(count: number | null): string {
	return count === null ? '' : count === 1 ? l10n.t('1 author') : l10n.t('{0} authors', count);
}

/** Who wrote it, as far as it is known and fits into a row. */
function whoText({ authors, authorCount, organization }: Paper): string {
	const [first, second] = authors;
	if (first !== undefined) {
		return authors.length > 2 ? l10n.t('{0} et al.', first) : [first, second].filter(Boolean).join(', ');
	}
	return organization?.name ?? authorCountText(authorCount);
}
