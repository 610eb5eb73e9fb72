import { l10n, type QuickPickItem } from 'vscode';
import type { Listing } from '../../core/paper';
import { dates } from '../dates';
import type { FeedState, FeedStates } from '../feedStates';
import { clockTime } from './clock';

/** One feed as a row: its label, what is kept of it, and how it stands. */
export function feedTexts(
	state: FeedState,
	papers: number,
	now: number,
): Pick<QuickPickItem, 'label' | 'description' | 'detail'> {
	const { label, days, status, newest } = state;
	const icon = { fresh: 'rss', empty: 'rss', failed: 'warning', 'not-yet': 'clock' }[status];
	const count = papers === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', papers);
	const kept = days === 1 ? l10n.t('1 day') : l10n.t('{0} days', days);
	return {
		label: `$(${icon}) ${label}`,
		description: [count, kept, newest && l10n.t('newest {0}', dates.day(newest))].filter(Boolean).join(' · '),
		detail: [standing(state), nextText(state, now)].filter(Boolean).join(' · '),
	};
}

function standing({ status, lookedAt, problem }: FeedState): string {
	const time = lookedAt === null ? '' : clockTime(lookedAt);
	switch (status) {
		case 'fresh':
			return l10n.t('Fresh: looked at {0}', time);
		case 'empty':
			return l10n.t('Empty: nothing is listed today, as at weekends; looked at {0}', time);
		case 'failed':
			return l10n.t('Failed at {0}: {1} What is kept stays.', time, problem ?? '');
		case 'not-yet':
			return l10n.t('Not yet looked at');
		default:
			return status satisfies never;
	}
}

function nextText({ status, nextAt }: FeedState, now: number): string {
	if (nextAt === null) {
		return l10n.t('looked at again when you ask');
	}
	if (nextAt <= now) {
		return l10n.t('looked at next');
	}
	return status === 'failed'
		? l10n.t('tried again at {0}', clockTime(nextAt))
		: l10n.t('looked at again at {0}', clockTime(nextAt));
}

/** A feed with the text of its row. */
export interface FeedRow {
	readonly state: FeedState;
	readonly texts: ReturnType<typeof feedTexts>;
}

/** A row for each feed, and the listings that belong to none. */
export function feedRows(
	listings: readonly Listing[],
	{ all }: FeedStates,
): { readonly rows: readonly FeedRow[]; readonly listings: readonly Listing[] } {
	const isOf = ({ file }: Listing, { place }: FeedState) => file.startsWith(`${place}/`);
	const now = Date.now();
	const rows = all.map((state) => {
		const papers = listings.reduce((sum, each) => sum + (isOf(each, state) ? each.entries.length : 0), 0);
		return { state, texts: feedTexts(state, papers, now) };
	});
	return { rows, listings: listings.filter((each) => !all.some((state) => isOf(each, state))) };
}
