/** arXiv's query interface (https://info.arxiv.org/help/api/user-manual.html). Answers are Atom, errors too. */

import type { Announcement } from '../listing/containers/announcementKinds';
import { withSubmissions } from '../listing/containers/announcements';
import { feedOfText } from '../listing/containers/feed';
import { encoded } from '../text/encoded';
import type { ServiceAnswer, ServiceRequest } from './exchange';
import { noPapers, type Reception, received } from './reception';
import { receivedFeed } from './xmlAnswer';

/** Most ids that clients put into one question, and papers that they take out of one answer. */
export const MOST_IDS = 100;
const PAGE = 200;

/** Papers by their ids, with or without versions; at most `MOST_IDS`. */
export function papersByIds(ids: readonly string[]): ServiceRequest {
	return query({ id_list: ids.join(','), max_results: String(Math.max(1, ids.length)) });
}

/** Papers that hold all of these words. */
export function searchArxiv(text: string, limit = 20): ServiceRequest {
	const words = text
		.replace(/[":()\\${}^_-]+/g, ' ')
		.split(/\s+/)
		.filter(Boolean);
	return query({ search_query: words.map((word) => `all:${word}`).join(' AND '), max_results: String(limit) });
}

/** Papers of categories (`cs.CL`) or archives (`cs`) first submitted between two minutes, `YYYYMMDDHHMM` in UTC, both included; the newest first. */
export function papersSubmitted(categories: readonly string[], from: string, to: string): ServiceRequest {
	const any = categories.map((category) => `cat:${category.includes('.') ? category : `${category}*`}`).join(' OR ');
	return query({
		search_query: `(${any}) AND submittedDate:[${from} TO ${to}]`,
		sortBy: 'submittedDate',
		sortOrder: 'descending',
		start: '0',
		max_results: String(PAGE),
	});
}

/** The path of the page that follows an answer to such a question; `null` where that was the last. */
export function nextPage(path: string, text: string): string | null {
	const start = Number(/[?&]start=(\d+)/.exec(path)?.[1] ?? 0) + PAGE;
	return start < (totalOf(text) ?? 0) ? path.replace(/([?&]start=)\d+/, `$1${start}`) : null;
}

/**
 * Answer to it, without the papers that came to these categories in another way than wanted: `new` by their first
 * category, `cross` by a further one. `encode` gives text in UTF-8, which core cannot.
 */
export function receiveSubmitted(
	answer: ServiceAnswer,
	categories: readonly string[],
	wanted: readonly Announcement[],
	encode: (text: string) => Uint8Array,
): Reception {
	return received(answer, (found) => {
		const text = withSubmissions(found.text, categories, wanted);
		const kept = text === found.text ? found : { ...found, text, bytes: encode(text) };
		return receivedFeed(kept, 'arXiv', () => null);
	});
}

/** Answer to each of these: papers, none, or a refusal that arXiv writes as an entry. Of an id that it does not know it gives back the id alone. */
export function receiveArxiv(answer: ServiceAnswer): Reception {
	if (answer.kind === 'failed' && answer.text !== undefined) {
		const refusal = feedOfText(answer.text)?.refusal ?? null;
		return refusal === null ? answer : { ...answer, message: refusal };
	}
	return received(answer, (found) => {
		const feed = feedOfText(found.text);
		const isUnknown = feed?.isWhole === true && feed.items > 0 && !feed.hasTitles && feed.refusal === null;
		return isUnknown ? noPapers(found) : receivedFeed(found, 'arXiv', () => null);
	});
}

/** How many papers a question has in all, of which an answer holds one page; `null` where it is not said. */
export function totalOf(text: string): number | null {
	const total = /<(?:[\w.-]+:)?totalResults[^>]*>\s*(\d+)\s*</.exec(text.slice(0, 10_000))?.[1];
	return total === undefined ? null : Number(total);
}

function query(parameters: Readonly<Record<string, string>>): ServiceRequest {
	const text = Object.entries(parameters).map(([name, value]) => `${name}=${encoded(value)}`);
	return { service: 'arxiv', path: `/api/query?${text.join('&')}`, accept: 'application/atom+xml' };
}
