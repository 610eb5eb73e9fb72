import uFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import fuzzysort from 'fuzzysort';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Paper } from '../../../src/core/paper';
import { createSearch } from '../../../src/core/search/index';
import { asParts, asPrefixes, sqlite } from './sqlite';

/** Answers a query with indices of papers, best first. */
export type Find = (query: string) => readonly number[];

/** A search library in its reasonable best configuration, over titles and abstracts. */
export interface Peer {
	readonly name: string;
	readonly isOurs?: boolean;
	/** Runs in a Node.js of its own: Node.js 20 has no SQLite. */
	readonly needsNode24?: boolean;
	/** How many times the usual patience it has. */
	readonly patience?: number;
	/** How many queries are typed at least, however long that takes; one of each class where it is not said. */
	readonly leastTyped?: number;
	/** Largest corpus it is tried on unless asked for by name. */
	readonly most: number;
	readonly build: (papers: readonly Paper[]) => Promise<{ readonly find: Find; readonly bytes?: number }>;
}

export const LIMIT = 20;

/** Our engine, titles marked as the pick needs them. */
function offprint(
	name: string,
	most: number,
	load: () => Promise<typeof import('../../../src/core/search/index')>,
): Peer {
	return {
		name,
		isOurs: true,
		most,
		async build(papers) {
			const search = (await load()).createSearch(papers);
			return {
				find: (query) =>
					search.find(query, { limit: LIMIT }).map((hit) => {
						// Marked when it is asked for.
						hit.titleMatches.at(0);
						return hit.index;
					}),
				bytes: search.bytes,
			};
		},
	};
}

/** The same engine without fuse.js, made by `bench.mjs`: what fuse.js is worth. */
const WITHOUT_FUSE = process.env.OFFPRINT_WITHOUT_FUSE;

const minisearch: Peer = {
	name: 'MiniSearch',
	patience: 4,
	most: 100_000,
	async build(papers) {
		const index = new MiniSearch({ fields: ['title', 'abstract'], idField: 'number' });
		index.addAll(papers.map(({ title, abstract }, number) => ({ number, title, abstract })));
		const options = { prefix: true, fuzzy: 0.2, boost: { title: 3 }, combineWith: 'AND' } as const;
		return {
			find: (query) =>
				index
					.search(query, options)
					.slice(0, LIMIT)
					.map(({ id }) => id as number),
		};
	},
};

const flexsearch: Peer = {
	name: 'FlexSearch',
	// Keys that lead nowhere cost it nothing, others much: its median needs many.
	patience: 4,
	leastTyped: 200,
	most: 100_000,
	async build(papers) {
		const index = new FlexSearch.Document({
			document: {
				id: 'number',
				// Parts of words in titles too; docs/search.md says what else was tried.
				index: [
					{ field: 'title', tokenize: 'full', encoder: FlexSearch.Charset.Default },
					{ field: 'abstract', tokenize: 'forward', encoder: FlexSearch.Charset.Default },
				],
			},
		});
		papers.forEach(({ title, abstract }, number) => {
			index.add({ number, title, abstract });
		});
		const ask = (query: string, suggest: boolean) => [
			...new Set(index.search(query, { limit: LIMIT, suggest }).flatMap(({ result }) => result as number[])),
		];
		return {
			// Suggestions first would hide what has all words.
			find: (query) => {
				const found = ask(query, false);
				return (found.length > 0 ? found : ask(query, true)).slice(0, LIMIT);
			},
		};
	},
};

const orama: Peer = {
	name: 'Orama',
	most: 10_000,
	async build(papers) {
		const index = create({ schema: { title: 'string', abstract: 'string' } as const });
		await insertMultiple(
			index,
			papers.map(({ title, abstract }, number) => ({ id: String(number), title, abstract })),
			1_000,
		);
		return {
			find: (query) => {
				const answer = searchOrama(index, { term: query, limit: LIMIT, tolerance: 1, boost: { title: 3 } });
				return 'hits' in answer ? answer.hits.map(({ id }) => Number(id)) : [];
			},
		};
	},
};

function fuse(name: string, extended: boolean): Peer {
	return {
		name,
		patience: extended ? 1 : 3,
		most: extended ? 1_000 : 10_000,
		async build(papers) {
			const keys = [
				{ name: 'title', weight: 3 },
				{ name: 'abstract', weight: 1 },
			];
			const index = new Fuse(
				papers,
				extended ? { keys, useExtendedSearch: true, ignoreLocation: true, threshold: 0.3 } : { keys },
			);
			return { find: (query) => index.search(query, { limit: LIMIT }).map(({ refIndex }) => refIndex) };
		},
	};
}

const ufuzzy: Peer = {
	name: 'uFuzzy',
	most: 10_000,
	async build(papers) {
		const texts = papers.map(({ title, abstract }) => `${title} ${abstract}`);
		const index = new uFuzzy({ intraMode: 1 });
		return {
			find: (query) => {
				const [found, info, order] = index.search(texts, query, 5, 1_000);
				if (found === null) {
					return [];
				}
				return order === null || info === null ? found.slice(0, LIMIT) : order.slice(0, LIMIT).map((i) => info.idx[i]!);
			},
		};
	},
};

const lunrPeer: Peer = {
	name: 'lunr',
	most: 10_000,
	async build(papers) {
		const index = lunr((builder) => {
			builder.ref('number');
			builder.field('title', { boost: 3 });
			builder.field('abstract');
			papers.forEach(({ title, abstract }, number) => {
				builder.add({ number, title, abstract });
			});
		});
		return {
			find: (query) => {
				const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
				const found = index.query((ask) => {
					for (const word of words) {
						ask.term(word, { boost: 10 });
						ask.term(word, { wildcard: lunr.Query.wildcard.TRAILING, boost: 3 });
						ask.term(word, { editDistance: word.length > 4 ? 1 : 0 });
					}
				});
				return found.slice(0, LIMIT).map(({ ref }) => Number(ref));
			},
		};
	},
};

const fuzzysortPeer: Peer = {
	name: 'fuzzysort',
	most: 1_000,
	async build(papers) {
		const prepared = papers.map(({ title, abstract }, number) => ({
			number,
			title: fuzzysort.prepare(title),
			abstract: fuzzysort.prepare(abstract),
		}));
		return {
			find: (query) =>
				fuzzysort.go(query, prepared, { keys: ['title', 'abstract'], limit: LIMIT }).map(({ obj }) => obj.number),
		};
	},
};

/** Offprint first, without fuse.js next, then the peers. */
export const PEERS: readonly Peer[] = [
	offprint(
		'Offprint',
		Number.POSITIVE_INFINITY,
		async () => ({ createSearch }) as typeof import('../../../src/core/search/index'),
	),
	...(WITHOUT_FUSE ? [offprint('without fuse.js', 10_000, () => import(WITHOUT_FUSE))] : []),
	minisearch,
	flexsearch,
	orama,
	sqlite('SQLite prefix', "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'", asPrefixes),
	sqlite('SQLite trigram', "tokenize = 'trigram'", asParts),
	fuse('fuse.js', false),
	fuse('fuse.js extended', true),
	ufuzzy,
	lunrPeer,
	fuzzysortPeer,
];
