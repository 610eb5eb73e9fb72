import { l10n, type ViewBadge } from 'vscode';
import { parseQuery } from '../../core/search';
import { readableNumber } from './treeItems';

/** What the view says above its rows while it is narrowed: how many papers are left, and what of the filter was no use. */
export function filterMessage(filter: string, shown: number, total: number): string {
	const [problem] = parseQuery(filter).problems;
	const message = l10n.t('Filter “{0}”: {1} of {2} papers', filter, readableNumber(shown), readableNumber(total));
	return problem ? `${message}. ${problem.message}` : message;
}

/** The badge of the view for so many new papers not yet in sight. */
export function newBadge(unseen: number): ViewBadge | undefined {
	return unseen > 0
		? { value: unseen, tooltip: unseen === 1 ? l10n.t('1 new paper') : l10n.t('{0} new papers', unseen) }
		: undefined;
}
