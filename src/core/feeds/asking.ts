/** What is asked for a feed, and what an answer comes to before it is kept. */

import { nextPage, papersSubmitted, receiveSubmitted } from '../services/arxiv';
import { announcedPapers, receiveAnnounced } from '../services/arxivRss';
import type { Found, ServiceRequest } from '../services/exchange';
import { feedAt, listingAt, receiveFeed, receiveListing } from '../services/feed';
import {
	dailyPapers,
	papersOfOrganization,
	receiveList,
	receivePage,
	searchPapers,
	trendingPapers,
} from '../services/huggingFace';
import type { ReceivedPapers, Reception } from '../services/reception';
import { dailyDay, dayAfter, dayOf, daysBetween, isWeekend, isYetToCome, submittedFor } from './calendar';
import { announcedBy, type Feed } from './feed';
import { type FeedRecord, followedSince, isFinal } from './record';

/** The day a feed is on, as it counts its days. */
export function currentDay({ kind }: Feed, now: number): string {
	return kind === 'daily' ? dailyDay(now) : dayOf(now);
}

/** Whether days of a feed can be asked for when they are over. */
export function hasPast({ kind }: Feed): boolean {
	return kind === 'daily' || kind === 'arxiv';
}

/** Whether the answer to the question for a day is that day, and not whatever the feed shows now: arXiv's feed shows the last one only. */
export function isAskedByDay(feed: Feed, day: string, now: number): boolean {
	return feed.kind === 'daily' || (feed.kind === 'arxiv' && day < currentDay(feed, now));
}

/** Whether a day is kept as it will stay. What arXiv announced is over once it was looked at. */
export function isDone({ kind }: Feed, record: FeedRecord, day: string): boolean {
	return kind === 'arxiv' ? record.days[day] !== undefined || isWeekend(day) : isFinal(record, day);
}

/** The days of a feed to ask for now, newest first; first what it shows now. */
export function dueDays(feed: Feed, record: FeedRecord, now: number): readonly string[] {
	const today = currentDay(feed, now);
	const past = hasPast(feed) ? daysBetween(followedSince(record, now), dayAfter(today, -1)) : [];
	const isDue = feed.kind !== 'daily' || !isFinal(record, today);
	return [...(isDue ? [today] : []), ...past.filter((day) => !isDone(feed, record, day))];
}

/** The question for a day of a feed; feeds that have no past show what they show now. */
export function questionOf(feed: Feed, day: string, now: number): ServiceRequest {
	switch (feed.kind) {
		case 'daily':
			return dailyPapers(day);
		case 'trending':
			return trendingPapers();
		case 'search':
			return searchPapers(feed.query);
		case 'organization':
			return papersOfOrganization(feed.name);
		case 'arxiv':
			return submissionsOf(feed, day, now) ?? announcedPapers(feed.categories);
		case 'rss':
			return feedAt(feed.url);
		case 'listing':
			return listingAt(feed.url);
		default:
			return feed satisfies never;
	}
}

/** The path of the page that follows an answer; `null` where there is none, or where a feed shows the newest only. */
export function followingPage(
	feed: Feed,
	day: string,
	now: number,
	request: ServiceRequest,
	found: Found,
): string | null {
	if (!isAskedByDay(feed, day, now)) {
		return null;
	}
	return feed.kind === 'arxiv' ? nextPage(request.path, found.text) : found.next;
}

/** The question for a day that arXiv announced before the last one. */
function submissionsOf(feed: Extract<Feed, { kind: 'arxiv' }>, day: string, now: number): ServiceRequest | undefined {
	const submitted = isAskedByDay(feed, day, now) ? submittedFor(day) : undefined;
	return submitted && papersSubmitted(feed.categories, submitted.from, submitted.to);
}

/** What an answer is worth: papers to keep, an empty day, or nothing that may take the place of what is kept. */
export type Worth =
	| ({ readonly kind: 'papers'; readonly day: string } & Pick<ReceivedPapers, 'extension' | 'bytes'>)
	| { readonly kind: 'empty'; readonly day: string }
	| { readonly kind: 'unusable'; readonly message: string };

/** Looks at an answer before it is kept. `day` is the one that was asked for at `now`; `encode` gives text in UTF-8. */
export function worthOf(
	feed: Feed,
	day: string,
	now: number,
	found: Found,
	encode: (text: string) => Uint8Array,
): Worth {
	const reception = receptionOf(feed, isAskedByDay(feed, day, now), found, encode);
	const said = 'day' in reception ? reception.day : null;
	const own = said === null || isYetToCome(said, now) ? day : said;
	switch (reception.kind) {
		case 'papers':
			return { kind: 'papers', day: own, extension: reception.extension, bytes: reception.bytes };
		case 'empty':
			return { kind: 'empty', day: own };
		default:
			return { kind: 'unusable', message: 'message' in reception ? reception.message : 'There is no answer.' };
	}
}

function receptionOf(feed: Feed, byDay: boolean, found: Found, encode: (text: string) => Uint8Array): Reception {
	switch (feed.kind) {
		case 'daily':
		case 'trending':
		case 'search':
			return receiveList(found);
		case 'organization':
			return receivePage(found);
		case 'arxiv':
			return byDay
				? receiveSubmitted(found, feed.categories, announcedBy(feed), encode)
				: receiveAnnounced(found, announcedBy(feed), encode);
		case 'rss':
			return receiveFeed(found);
		case 'listing':
			return receiveListing(found);
		default:
			return feed satisfies never;
	}
}
