/** How answers of followed feeds are named where they are kept: a folder a feed, in it a file a day. */

import type { SourceRef } from '../paper';

/** The ways to follow papers, as the setting `offprint.feeds` names them and as the folders of their answers begin. */
export const FEED_KINDS = ['daily', 'trending', 'search', 'organization', 'arxiv', 'rss', 'listing'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** The folder of papers that were added one by one. */
export const ADDED = 'added';

/** The folder of what services said of papers that the user had completed. */
export const COMPLETED = 'completed';

/** A day of a feed. */
export interface FeedDay {
	/** Name of the feed's folder: its kind and, where there are several of a kind, what tells it from others. */
	readonly feed: string;
	/** `YYYY-MM-DD`, as the feed counts its days. */
	readonly day: string;
}

/** `daily/2026-11-27.json`, `daily/2026-11-27.2.json` for a second page, or as one listing to commit or share: `daily-2026-11-27.papers.json`. */
const KEPT = new RegExp(
	`(?:^|/)((?:${FEED_KINDS.join('|')})(?:-[^/]*)?)(?:/(\\d{4}-\\d\\d-\\d\\d)(?:\\.\\d+)?\\.[a-z]+|-(\\d{4}-\\d\\d-\\d\\d)\\.papers\\.[a-z]+)$`,
);

/** The day of a feed that a file was kept for; `null` for any other file. */
export function feedDayOf({ file }: Pick<SourceRef, 'file'>): FeedDay | null {
	const known = days.get(file);
	if (known !== undefined) {
		return known;
	}
	const [, feed = '', inFolder, shared] = KEPT.exec(decoded(file)) ?? [];
	const day = inFolder ?? shared;
	const found = day === undefined ? null : { feed, day };
	days.set(file, found);
	return found;
}

/** By file: a library asks once for each of its papers. */
const days = new Map<string, FeedDay | null>();

/** Name of a file in the folder of its feed; `extension` says what the answer is: `json`, `xml`, `html`. */
export function keptFileName(day: string, extension: string): string {
	return `${day}.${extension}`;
}

/** Name of a day as a listing of its own. */
export function sharedFileName({ feed, day }: FeedDay, extension: string): string {
	return `${feed}-${day}.papers.${extension}`;
}

/** Addresses write some signs as `%2B`; one that is no address stays as it is. */
function decoded(file: string): string {
	try {
		return decodeURIComponent(file);
	} catch {
		return file;
	}
}
