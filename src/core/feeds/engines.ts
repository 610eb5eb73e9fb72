/** Search beyond the corpus: the services' own engines, each behind the same small interface. */

import { readListing } from '../listing';
import { feedTextOf } from '../listing/containers/feedItems';
import type { Found, ServiceRequest } from '../services/exchange';
import { SERVICES } from '../services/services';
import { encoded } from '../text/encoded';

/** A paper that a service found, with what is kept of it once it is opened. */
export interface FoundPaper {
	readonly arxivId: string;
	readonly title: string;
	/** Names or a date: what tells papers apart. */
	readonly description: string;
	readonly abstract: string;
	readonly kept: { readonly extension: 'json' | 'xml'; readonly text: string };
}

export interface Engine {
	readonly label: string;
	/** `node`: a browser cannot ask it. */
	readonly hosts: 'any' | 'node';
	ask(query: string): ServiceRequest;
	/** What it found, in its own order; `null` for an answer that is none. */
	read(answer: Pick<Found, 'text'>): readonly FoundPaper[] | null;
}

const LONGEST_QUERY = 250;
const MOST_FOUND = 20;

export const ENGINES = {
	huggingface: {
		label: SERVICES.huggingface.label,
		hosts: 'any',
		ask: (query) => ({
			service: 'huggingface',
			path: `/api/papers/search?q=${encoded(query.trim().slice(0, LONGEST_QUERY))}&limit=${MOST_FOUND}`,
			accept: 'application/json',
		}),
		read: ({ text }) => foundByHuggingFace(text),
	},
	arxiv: {
		label: SERVICES.arxiv.label,
		hosts: 'node',
		ask: (query) => {
			const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
			const search = encoded(words.map((word) => `all:${word}`).join(' AND '));
			return {
				service: 'arxiv',
				path: `/api/query?search_query=${search}&max_results=${MOST_FOUND}`,
				accept: 'application/atom+xml',
			};
		},
		read: ({ text }) => foundByArxiv(text),
	},
} as const satisfies Readonly<Record<string, Engine>>;

export type EngineName = keyof typeof ENGINES;

interface Wrapper {
	readonly paper?: {
		readonly id?: unknown;
		readonly title?: unknown;
		readonly summary?: unknown;
		readonly authors?: readonly { readonly name?: unknown }[];
	};
}

function foundByHuggingFace(text: string): readonly FoundPaper[] | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	return Array.isArray(value)
		? value.flatMap((wrapper: Wrapper | null) => {
				const { id, title, summary, authors } = wrapper?.paper ?? {};
				return typeof id === 'string' && typeof title === 'string'
					? [
							{
								arxivId: id,
								title: oneLine(title),
								description: people(
									(Array.isArray(authors) ? authors : []).map((author) => String(author?.name ?? '')),
								),
								abstract: typeof summary === 'string' ? oneLine(summary) : '',
								kept: { extension: 'json' as const, text: JSON.stringify([wrapper]) },
							},
						]
					: [];
			})
		: null;
}

function foundByArxiv(text: string): readonly FoundPaper[] | null {
	const feed = feedTextOf(text);
	if (!feed?.isWhole) {
		return null;
	}
	return feed.items.flatMap(({ from, to }) => {
		const kept = `${feed.head}${text.slice(from, to)}\n</feed>\n`;
		const [paper] = readListing(kept, '').entries;
		return paper?.arxivId == null
			? []
			: [
					{
						arxivId: paper.arxivId,
						title: paper.title,
						description: people(paper.authors),
						abstract: paper.abstract,
						kept: { extension: 'xml' as const, text: kept },
					},
				];
	});
}

function people(names: readonly string[]): string {
	const known = names.map(oneLine).filter(Boolean);
	return known.length > 3 ? `${known.slice(0, 3).join(', ')} …` : known.join(', ');
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
