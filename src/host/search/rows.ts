import { l10n, type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import { readableDate } from '../../core/dates';
import type { Paper, PaperId } from '../../core/paper';
import type { Query, QueryProblem } from '../../core/search';
import type { Suggestion } from './suggestions';

/** A row of the pick: a paper, a completion of the query, or a word about it. */
export interface Row extends QuickPickItem {
	readonly paperId?: PaperId;
	/** The query that accepting this row gives. */
	readonly completion?: string;
}

export const BUTTONS: Readonly<Record<'cite' | 'code', QuickInputButton>> = {
	cite: { iconPath: new ThemeIcon('quote'), tooltip: l10n.t('Insert Citation') },
	code: { iconPath: new ThemeIcon('code'), tooltip: l10n.t('Open Code') },
};

export function paperRow(paper: Paper, query?: Query): Row {
	const hasCode = paper.links.some(({ kind }) => kind === 'code');
	const who = paper.organization?.name ?? authorsText(paper.authorCount);
	const facts = [paper.date && readableDate(paper.date, paper.dateInferred), who, hasCode && l10n.t('code')];
	return {
		paperId: paper.id,
		label: plain(paper.titleText),
		description: plain(facts.filter(Boolean).join(' · ')),
		detail: plain(sentenceFor(paper, query)),
		alwaysShow: true,
		buttons: hasCode ? [BUTTONS.cite, BUTTONS.code] : [BUTTONS.cite],
	};
}

export function qualifierRow({ label, summary, completion }: Suggestion): Row {
	return { label, description: summary, completion, alwaysShow: true, iconPath: new ThemeIcon('filter') };
}

export function problemRow({ message }: QueryProblem): Row {
	return { label: plain(message), alwaysShow: true, iconPath: new ThemeIcon('info') };
}

export function separator(label: string): Row {
	return { label, kind: QuickPickItemKind.Separator };
}

function sentenceFor(paper: Paper, _query: Query | undefined): string {
	return paper.abstract;
}

function authorsText(count: number | null): string {
	return count === null ? '' : count === 1 ? l10n.t('1 author') : l10n.t('{0} authors', count);
}

/** `$(name)` in a row is an icon to VS Code; with the backslash it is the text that it is. */
function plain(text: string): string {
	return text.replaceAll('$(', '\\$(');
}
