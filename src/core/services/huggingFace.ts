/** Hugging Face: Daily Papers, trending papers, search, single papers, papers of an organisation. No key, CORS for everybody. */

import { encoded } from '../text/encoded';
import type { Found, ServiceAnswer, ServiceRequest } from './exchange';
import { unusable } from './exchange';
import { isWebPage, jsonOf, noPapers, papersIn, type Reception, received } from './reception';

/** Most that one answer holds (https://huggingface.co/.well-known/openapi.json). */
const MOST = 100;
/** Of a question in words, in characters. */
const LONGEST_QUERY = 250;

/** The papers that were put on Daily Papers on a day, `YYYY-MM-DD`. */
export function dailyPapers(day: string): ServiceRequest {
	return api(`/api/daily_papers?date=${encoded(day)}&limit=${MOST}`);
}

/** Its order is the site's own; papers may be years old. */
export function trendingPapers(): ServiceRequest {
	return api('/api/daily_papers?sort=trending&limit=50');
}

/**
 * Semantic and by words at once: the list is filled with whatever comes nearest, so its first is no proof of anything.
 * Without a limit (1–120) it holds as many as the site sees fit.
 */
export function searchPapers(query: string, limit?: number): ServiceRequest {
	const asked = encoded(query.trim().slice(0, LONGEST_QUERY));
	return api(`/api/papers/search?q=${asked}${limit === undefined ? '' : `&limit=${limit}`}`);
}

/** One paper by its arXiv id, of which a version is left out. */
export function paperById(arxivId: string): ServiceRequest {
	return api(`/api/papers/${encoded(arxivId.replace(/v\d+$/, ''))}`);
}

/** Only ids of today's form have pages. */
export function hasPaperPage(arxivId: string): boolean {
	return /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(arxivId);
}

/** No interface lists them by themselves: the list is part of the data in the organisation's page. */
export function papersOfOrganization(name: string): ServiceRequest {
	return { service: 'huggingface', path: `/${encoded(name)}/papers`, accept: 'text/html' };
}

/** Answer to `dailyPapers`, `trendingPapers` and `searchPapers`: a JSON array, empty where there is nothing. */
export function receiveList(answer: ServiceAnswer): Reception {
	return received(answer, (found) => {
		const value = jsonOf(found);
		return Array.isArray(value)
			? value.length === 0
				? noPapers(found)
				: papersIn(found, 'json')
			: unusable(noJson(found, value, 'no list of papers'));
	});
}

/** Answer to `paperById`: one object; 404 where the paper is not on the site. */
export function receivePaper(answer: ServiceAnswer): Reception {
	return received(answer, (found) => {
		const value = jsonOf(found);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? papersIn(found, 'json')
			: unusable(noJson(found, value, 'no paper'));
	});
}

/** Answer to `papersOfOrganization`. */
export function receivePage(answer: ServiceAnswer): Reception {
	return received(answer, (found) =>
		/\bdata-props=/.test(found.text) ? papersIn(found, 'html') : unusable('The page of Hugging Face shows no papers.'),
	);
}

/** Lists of several pages as one: an array of all, and otherwise byte for byte what came. */
export function joinedLists(pages: readonly Uint8Array[]): Uint8Array {
	if (pages.length === 1) {
		return pages[0]!;
	}
	const inner = pages.map((bytes) => bytes.subarray(bytes.indexOf(BRACKET.open) + 1, bytes.lastIndexOf(BRACKET.close)));
	const joined = new Uint8Array(inner.reduce((size, bytes) => size + bytes.length + 1, 1));
	let at = 0;
	for (const bytes of inner) {
		joined[at] = at === 0 ? BRACKET.open : BRACKET.comma;
		joined.set(bytes, at + 1);
		at += bytes.length + 1;
	}
	joined[at] = BRACKET.close;
	return joined;
}

const BRACKET = { open: 0x5b, close: 0x5d, comma: 0x2c } as const;

function api(path: string): ServiceRequest {
	return { service: 'huggingface', path, accept: 'application/json' };
}

function noJson(found: Found, value: unknown, what: string): string {
	if (value === undefined) {
		return isWebPage(found)
			? 'Instead of Hugging Face a web page answers; the network may want a sign-in first.'
			: 'The answer of Hugging Face is no whole JSON.';
	}
	const error = typeof value === 'object' && value !== null && 'error' in value ? value.error : null;
	return typeof error === 'string' ? `Hugging Face answers: ${error}.` : `The answer of Hugging Face is ${what}.`;
}
