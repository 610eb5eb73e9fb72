/** What is asked for a feed, and what an answer comes to before it is kept. */

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
import { dailyDay, dayOf } from './calendar';
import { announcedBy, type Feed } from './feed';

/** The day a feed is on, as it counts its days. */
export function currentDay({ kind }: Feed, now: number): string {
	return kind === 'daily' ? dailyDay(now) : dayOf(now);
}

/** Whether the days of a feed can be asked for one by one, also when they are over. */
export function hasPast({ kind }: Feed): boolean {
	return kind === 'daily';
}

/** The question for a day of a feed; feeds that have no past show what they show now. */
export function questionOf(feed: Feed, day: string): ServiceRequest {
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
			return announcedPapers(feed.categories);
		case 'rss':
			return feedAt(feed.url);
		case 'listing':
			return listingAt(feed.url);
		default:
			return feed satisfies never;
	}
}

/** What an answer is worth: papers to keep, an empty day, or nothing that may take the place of what is kept. */
export type Worth =
	| ({ readonly kind: 'papers'; readonly day: string } & Pick<ReceivedPapers, 'extension' | 'bytes'>)
	| { readonly kind: 'empty'; readonly day: string }
	| { readonly kind: 'unusable'; readonly message: string };

/** Looks at an answer before it is kept. `day` is the one that was asked for; `encode` gives text in UTF-8. */
export function worthOf(feed: Feed, day: string, found: Found, encode: (text: string) => Uint8Array): Worth {
	const reception = receptionOf(feed, found, encode);
	switch (reception.kind) {
		case 'papers':
			return { kind: 'papers', day: reception.day ?? day, extension: reception.extension, bytes: reception.bytes };
		case 'empty':
			return { kind: 'empty', day: reception.day ?? day };
		default:
			return { kind: 'unusable', message: 'message' in reception ? reception.message : 'There is no answer.' };
	}
}

function receptionOf(feed: Feed, found: Found, encode: (text: string) => Uint8Array): Reception {
	switch (feed.kind) {
		case 'daily':
		case 'trending':
		case 'search':
			return receiveList(found);
		case 'organization':
			return receivePage(found);
		case 'arxiv':
			return receiveAnnounced(found, announcedBy(feed), encode);
		case 'rss':
			return receiveFeed(found);
		case 'listing':
			return receiveListing(found);
		default:
			return feed satisfies never;
	}
}
