import { l10n, type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import { hasLink } from '../../core/links/links';
import type { Paper, PaperId } from '../../core/paper';
import type { Completion, QueryProblem, UnknownWord } from '../../core/search';
import type { EngineInfo, TextPlace } from '../commands';
import { dates } from '../dates';

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
	const who = paper.organization?.name ?? authorsText(paper.authorCount);
	const facts = [paper.date && dates.date(paper.date, paper.dateInferred), who, hasCode && l10n.t('code')];
	return {
		paperId: paper.id,
		label: plain(paper.titleText),
		description: plain(facts.filter(Boolean).join(' · ')),
		detail: plain(sentence),
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
	return { label: plain(message), alwaysShow: true, iconPath: new ThemeIcon('info') };
}

/** Says that a word counted for nothing, or for another one. */
export function unknownRow({ text, instead }: UnknownWord): Row {
	const label = instead
		? l10n.t('No paper has “{0}”; shown are papers with “{1}”', text, instead)
		: l10n.t('No paper has “{0}”', text);
	return { label: plain(label), alwaysShow: true, iconPath: new ThemeIcon('info') };
}

export function separator(label: string): Row {
	return { label, kind: QuickPickItemKind.Separator };
}

function authorsText(count: number | null): string {
	return count === null ? '' : count === 1 ? l10n.t('1 author') : l10n.t('{0} authors', count);
}

/** `$(name)` in a row is an icon to VS Code; with the backslash it is the text that it is. */
export function plain(text: string): string {
	return text.replaceAll('$(', '\\$(');
}
