/** What a user follows: the entries of the setting `offprint.feeds`, and what can be told of each without a network. */

import { longHash } from '../hash';
import { ANNOUNCEMENTS, type Announcement } from '../listing/containers/announcementKinds';
import { FEED_KINDS, type FeedKind } from './keptNames';

interface Labelled {
	/** What the user calls it. */
	readonly label?: string;
}

export type Feed = Labelled &
	(
		| { readonly kind: 'daily' | 'trending' }
		| { readonly kind: 'search'; readonly query: string }
		/** `name` as in `huggingface.co/<name>`. */
		| { readonly kind: 'organization'; readonly name: string }
		| {
				readonly kind: 'arxiv';
				readonly categories: readonly string[];
				readonly announced?: readonly Announcement[];
		  }
		| { readonly kind: 'rss' | 'listing'; readonly url: string }
	);

/** What one entry of the setting says; `null` where it is no feed. */
export function feedOf(value: unknown): Feed | null {
	if (!isRecord(value) || !FEED_KINDS.includes(value.kind as FeedKind)) {
		return null;
	}
	const label = text(value.label);
	const feed = READ[value.kind as FeedKind](value);
	return feed && (label === '' ? feed : { ...feed, label });
}

/** The feeds of the setting, each once; entries that are no feed are left out. */
export function feedsOf(value: unknown): readonly Feed[] {
	const feeds = new Map<string, Feed>();
	for (const feed of Array.isArray(value) ? value.flatMap((each) => feedOf(each) ?? []) : []) {
		const name = feedFolder(feed);
		feeds.has(name) || feeds.set(name, feed);
	}
	return [...feeds.values()];
}

/** Name of the folder of its answers: readable, and another one for each feed. */
export function feedFolder(feed: Feed): string {
	switch (feed.kind) {
		case 'daily':
		case 'trending':
			return feed.kind;
		case 'search':
			return `search-${named(feed.query)}`;
		case 'organization':
			return `organization-${named(feed.name)}`;
		case 'arxiv':
			return `arxiv-${named([feed.categories.join('+'), ...announcedBy(feed).filter((each) => each !== 'new')].join(' '))}`;
		case 'rss':
		case 'listing':
			return `${feed.kind}-${named(feed.url)}`;
		default:
			return feed satisfies never;
	}
}

/** New papers, unless more is asked for. */
export function announcedBy({ announced }: Extract<Feed, { kind: 'arxiv' }>): readonly Announcement[] {
	return announced && announced.length > 0 ? ANNOUNCEMENTS.filter((each) => announced.includes(each)) : ['new'];
}

/** `cs.CL`, `cs`, `math.AG`, `cond-mat.mes-hall`. */
export const ARXIV_CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?$/;

/** A place of which a feed may come: https, or anything on this very machine. */
export function isFollowable(url: string): boolean {
	return /^https:\/\/[^/\s]+/i.test(url) || /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?:[:/]|$)/i.test(url);
}

const READ: Readonly<Record<FeedKind, (value: Readonly<Record<string, unknown>>) => Feed | null>> = {
	daily: () => ({ kind: 'daily' }),
	trending: () => ({ kind: 'trending' }),
	search: ({ query }) => (text(query) === '' ? null : { kind: 'search', query: text(query) }),
	organization: ({ name }) => (/^[\w.-]+$/.test(text(name)) ? { kind: 'organization', name: text(name) } : null),
	arxiv: ({ categories, announced }) => {
		const known = texts(categories).filter((each) => ARXIV_CATEGORY.test(each));
		const wanted = ANNOUNCEMENTS.filter((each) => texts(announced).includes(each));
		return known.length === 0
			? null
			: { kind: 'arxiv', categories: [...new Set(known)].sort(), ...(wanted.length > 0 && { announced: wanted }) };
	},
	rss: ({ url }) => (isFollowable(text(url)) ? { kind: 'rss', url: text(url) } : null),
	listing: ({ url }) => (isFollowable(text(url)) ? { kind: 'listing', url: text(url) } : null),
};

/** Letters that every file system keeps, and a number that tells apart what they leave out. */
function named(text: string): string {
	const readable = text
		.replace(/^https?:\/\//i, '')
		.replace(/[^A-Za-z0-9.+]+/g, '-')
		.replace(/^[-.]+|[-.]+$/g, '')
		.slice(0, 40);
	return readable === text ? text : `${readable}-${longHash(text).toString(36)}`;
}

function texts(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.map(text).filter(Boolean) : [];
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
