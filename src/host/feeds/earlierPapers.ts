import { l10n, ProgressLocation, type QuickPickItem, window } from 'vscode';
import { currentDay, hasPast, isDone } from '../../core/feeds/asking';
import { dayAfter, daysBetween, FIRST_ARXIV, FIRST_DAILY, isDay } from '../../core/feeds/calendar';
import { type Feed, feedFolder } from '../../core/feeds/feed';
import { feedDayOf } from '../../core/feeds/keptNames';
import { COMMANDS, runCommand } from '../commands';
import { dates } from '../dates';
import { feedLabel, followedFeeds } from '../feedNames';
import type { LibraryStore } from '../libraryStore';
import type { Feeds } from './feeds';

interface Range {
	readonly from: string;
	readonly to: string;
}

/** Gets the days of a range that are not yet kept, with progress, until the user stops it. */
export async function getEarlierPapers(feeds: Feeds, store: LibraryStore): Promise<void> {
	const past = followedFeeds().filter(hasPast);
	if (past.length === 0) {
		void window.showInformationMessage(
			l10n.t(
				'Daily Papers and arXiv can be asked for earlier days. Follow them first; other feeds show what is new now.',
			),
		);
		return;
	}
	const feed = past.length === 1 ? past[0] : await pickFeed(past);
	const range = feed && (await pickRange(feed, currentDay(feed, Date.now())));
	if (!range) {
		return;
	}
	const record = await feeds.filesOf(feed).record();
	const days = daysBetween(range.from, range.to).filter((day) => !isDone(feed, record, day));
	if (days.length === 0) {
		void window.showInformationMessage(l10n.t('All days from {0} to {1} are kept already.', range.from, range.to));
		return;
	}
	await getDays(feed, days, feeds);
	// What the user asked for is no news.
	await store.whenLoaded;
	const wanted = new Set(days);
	const old = store.current.papers.filter(({ sources }) =>
		sources.every((source) => {
			const place = feedDayOf(source);
			return place?.feed === feedFolder(feed) && wanted.has(place.day);
		}),
	);
	await runCommand(
		COMMANDS.markSeen,
		old.map(({ id }) => id),
	);
}

async function getDays(feed: Feed, days: readonly string[], feeds: Feeds): Promise<void> {
	const title = l10n.t('{0}: earlier days', feedLabel(feed));
	await window.withProgress(
		{ location: ProgressLocation.Notification, title, cancellable: true },
		async (progress, token) => {
			const stop = new AbortController();
			token.onCancellationRequested(() => stop.abort());
			await feeds.look([feed], {
				days,
				signal: stop.signal,
				isAsked: true,
				onDay: (done, total) =>
					progress.report({ increment: 100 / total, message: l10n.t('{0} of {1} days', done, total) }),
			});
		},
	);
}

async function pickFeed(feeds: readonly Feed[]): Promise<Feed | undefined> {
	const items = feeds.map((feed) => ({ label: feedLabel(feed), feed }));
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Get Earlier Papers'),
		placeHolder: l10n.t('Of which feed?'),
	});
	return chosen?.feed;
}

/** The first day of which a feed can have papers. */
const firstDay = ({ kind }: Feed) => (kind === 'daily' ? FIRST_DAILY : FIRST_ARXIV);

async function pickRange(feed: Feed, today: string): Promise<Range | undefined> {
	const back = (days: number): Range => ({ from: dayAfter(today, 1 - days), to: today });
	const items: (QuickPickItem & { readonly range?: Range })[] = [
		{ label: l10n.t('The last seven days'), range: back(7) },
		{ label: l10n.t('The last thirty days'), range: back(30) },
		{ label: l10n.t('The last ninety days'), range: back(90) },
		{ label: l10n.t('From … to …'), description: l10n.t('any days since {0}', dates.day(firstDay(feed))) },
	];
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Get Earlier Papers'),
		placeHolder: l10n.t('Which days of {0}?', feedLabel(feed)),
	});
	return chosen && (chosen.range ?? askForRange(firstDay(feed), today));
}

async function askForRange(first: string, today: string): Promise<Range | undefined> {
	const typed = await window.showInputBox({
		title: l10n.t('Get Earlier Papers'),
		prompt: l10n.t('First and last day'),
		value: `${dayAfter(today, -6)} ${today}`,
		validateInput: (text) =>
			rangeIn(text, first, today) ? '' : l10n.t('Two days as YYYY-MM-DD YYYY-MM-DD, from {0} to {1}.', first, today),
	});
	return typed === undefined ? undefined : rangeIn(typed, first, today);
}

function rangeIn(text: string, first: string, today: string): Range | undefined {
	const [from = '', to = from] = text.match(/\d{4}-\d\d-\d\d/g) ?? [];
	return isDay(from) && isDay(to) && from >= first && from <= to && to <= today ? { from, to } : undefined;
}
