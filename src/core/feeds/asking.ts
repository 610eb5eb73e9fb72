/** What is asked for a feed, and what an answer comes to before it is kept. */

import type { Found, ServiceRequest } from '../services/exchange';
import { dailyDay, dayOf } from './calendar';
import type { Feed } from './feed';

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
			return huggingFace(`/api/daily_papers?date=${day}&limit=100`);
		case 'trending':
			return huggingFace('/api/daily_papers?sort=trending&limit=50');
		case 'search':
			return huggingFace(`/api/papers/search?q=${encodeURIComponent(feed.query.slice(0, LONGEST_QUERY))}`);
		case 'organization':
			// The list is part of the page's data; no interface gives it by itself.
			return { service: 'huggingface', path: `/${encodeURIComponent(feed.name)}/papers`, accept: 'text/html' };
		case 'arxiv':
			return { service: 'arxiv-rss', path: `/rss/${feed.categories.join('+')}`, accept: XML };
		case 'rss':
			return { service: 'feed', path: feed.url, accept: `${XML}, */*;q=0.5` };
		case 'listing':
			return { service: 'listing', path: feed.url, accept: '*/*' };
		default:
			return feed satisfies never;
	}
}

/** Of a question in words, in characters. */
const LONGEST_QUERY = 250;
const XML = 'application/rss+xml, application/atom+xml, application/xml, text/xml';

function huggingFace(path: string): ServiceRequest {
	return { service: 'huggingface', path, accept: 'application/json' };
}

/** What an answer is worth: papers to keep, an empty day, or nothing that may take the place of what is kept. */
export type Worth =
	| { readonly kind: 'papers'; readonly extension: 'json' | 'xml' | 'html' | 'txt'; readonly day: string }
	| { readonly kind: 'empty'; readonly day: string }
	| { readonly kind: 'unusable'; readonly message: string };

/** Looks at an answer before it is kept. `day` is the one that was asked for. */
export function worthOf(feed: Feed, day: string, { text, type }: Pick<Found, 'text' | 'type'>): Worth {
	switch (feed.kind) {
		case 'daily':
		case 'trending':
		case 'search':
			return worthOfJson(text, day);
		case 'organization':
			return /\bdata-props="/.test(text)
				? { kind: 'papers', extension: 'html', day }
				: unusable('The page does not show papers.');
		case 'arxiv':
		case 'rss':
			return worthOfXml(text, feed.kind === 'arxiv' ? (announcedDay(text) ?? day) : day);
		case 'listing':
			return worthOfListing(text, type, day);
		default:
			return feed satisfies never;
	}
}

function worthOfJson(text: string, day: string): Worth {
	const value = parsed(text);
	if (value === undefined) {
		return unusable('The answer is no whole JSON.');
	}
	if (!Array.isArray(value)) {
		return unusable('The answer is no list of papers.');
	}
	return value.length === 0 ? { kind: 'empty', day } : { kind: 'papers', extension: 'json', day };
}

function worthOfXml(text: string, day: string): Worth {
	if (!/<(?:rss|rdf:RDF|(?:\w+:)?feed)[\s>]/.test(text)) {
		return unusable('The answer is no RSS or Atom feed.');
	}
	if (!/<\/(?:rss|rdf:RDF|(?:\w+:)?feed)>\s*$/.test(text)) {
		return unusable('The answer is cut.');
	}
	// arXiv answers a wrong category with a feed whose title says so.
	const problem = /<title>([^<]*Feed error for query[^<]*)/i.exec(text)?.[1];
	if (problem !== undefined) {
		return unusable(problem.trim());
	}
	return /<(?:item|(?:\w+:)?entry)[\s>]/.test(text)
		? { kind: 'papers', extension: 'xml', day }
		: { kind: 'empty', day };
}

/** The day a feed of arXiv says it was made for; it counts in its own time zone, so the text is what counts. */
function announcedDay(text: string): string | null {
	const [, day, month, year] = /<pubDate>\s*\w+,\s*(\d\d?)\s+(\w{3})\s+(\d{4})/.exec(text) ?? [];
	const number = MONTHS.indexOf(month ?? '') + 1;
	return day === undefined || number === 0
		? null
		: `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function worthOfListing(text: string, type: string, day: string): Worth {
	if (text.trim() === '') {
		return { kind: 'empty', day };
	}
	if (type.includes('json') && parsed(text) === undefined && !/^\s*\{.*\}\s*$/m.test(text)) {
		return unusable('The answer is no whole JSON.');
	}
	const extension = /^\s*[[{]/.test(text) ? 'json' : /^\s*<(?:!doctype html|html)/i.test(text) ? 'html' : 'txt';
	return { kind: 'papers', extension, day };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function unusable(message: string): Worth {
	return { kind: 'unusable', message };
}
