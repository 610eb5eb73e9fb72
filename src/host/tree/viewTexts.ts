import { l10n, type ViewBadge } from 'vscode';
import type { SortOrder } from '../../core/outline';
import { parseQuery } from '../../core/search/query/parseQuery';
import type { TopicDefinition } from '../../core/topics';
import { filterText } from '../filterText';
import type { PaperInterest } from '../paperInterest';
import { readableNumber } from './treeItems';

/** What the view says above its rows while it is narrowed: how many papers are left, and what of the filter was no use. */
export function filterMessage(
	filter: string,
	topics: readonly TopicDefinition[],
	shown: number,
	total: number,
): string {
	const [problem] = parseQuery(filter).problems;
	const text = filterText(filter, topics);
	const message = l10n.t('Filter: {0} ({1} of {2} papers)', text, readableNumber(shown), readableNumber(total));
	return problem ? `${message}. ${problem.message}` : message;
}

/** What the view says above its rows in the order For You while nothing is learned; empty otherwise. */
export function interestMessage(sort: SortOrder, interest: PaperInterest): string {
	if (sort !== 'interest') {
		return '';
	}
	if (!interest.isOn) {
		return l10n.t('The order For You is turned off in the settings (offprint.forYou); papers stand by date.');
	}
	const { missing } = interest;
	return missing === 0
		? ''
		: missing === 1
			? l10n.t('For You begins with 1 more paper that you save, cite, note or clone; until then papers stand by date.')
			: l10n.t(
					'For You begins with {0} more papers that you save, cite, note or clone; until then papers stand by date.',
					missing,
				);
}

/** The badge of the view for so many new papers not yet in sight, with those that watches found. */
export function newBadge(unseen: number, watched: ReadonlyMap<string, number>): ViewBadge | undefined {
	const badge = unseenBadge(unseen);
	const hits = [...watched].map(([name, count]) => `${name}: ${count}`);
	return badge && hits.length > 0
		? { ...badge, tooltip: l10n.t('{0}; watched: {1}', badge.tooltip, hits.join(', ')) }
		: badge;
}

function unseenBadge(unseen: number): ViewBadge | undefined {
	return unseen > 0
		? { value: unseen, tooltip: unseen === 1 ? l10n.t('1 new paper') : l10n.t('{0} new papers', unseen) }
		: undefined;
}
