import type { Paper, PaperId } from '../paper';
import type { PaperFacts } from './filters';
import { findPapers } from './find';
import { type MatchRange, markTitle } from './highlight';
import { EMPTY_SNAPSHOT, finish, updateSnapshot } from './indexer';
import { DEFAULT_LIMIT } from './limits';
import { parseQuery, type Query } from './query';
import { bytesOf } from './segment';
import type { Snapshot } from './snapshot';

/** A found paper. */
export interface Hit {
	readonly id: PaperId;
	/** Index in `PaperSearch.papers`. */
	readonly index: number;
	/** Higher is better; comparable within one answer only. */
	readonly score: number;
	/** Ranges of `titleText` that answer the query, ascending, apart. */
	readonly titleMatches: readonly MatchRange[];
}

export interface FindOptions {
	/** Most hits; 20 when left out. */
	readonly limit?: number;
	readonly facts?: PaperFacts;
}

/** Search over one immutable list of papers. */
export class PaperSearch {
	readonly #snapshot: Snapshot;

	/** Use `createSearch`, `growSearch` or `loadSearch`. */
	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
	}

	get papers(): readonly Paper[] {
		return this.#snapshot.papers;
	}

	/** Bytes of the index, all of it in typed arrays outside the JavaScript heap. */
	get bytes(): number {
		return this.#snapshot.segments.reduce((sum, { segment, scratch }) => sum + bytesOf(segment) + scratch.bytes, 0);
	}

	/** Best papers for a query, best first. A query of qualifiers alone gives the newest papers it allows. */
	find(query: string | Query, options: FindOptions = {}): readonly Hit[] {
		const { papers } = this.#snapshot;
		const understood = typeof query === 'string' ? parseQuery(query) : query;
		const found = findPapers(this.#snapshot, understood, options.limit ?? DEFAULT_LIMIT, options.facts ?? {});
		return found.map(({ index, score, tokens, words }) => {
			const { id, titleText } = papers[index]!;
			return { id, index, score, titleMatches: markTitle(titleText, tokens, words) };
		});
	}

	/**
	 * Search over other papers, made in steps of a millisecond or few: run it in slices or in a worker. Papers that are
	 * the same objects as before are not read again. This search stays as it is and answers meanwhile.
	 */
	*grow(papers: readonly Paper[]): Generator<void, PaperSearch> {
		return new PaperSearch(yield* updateSnapshot(this.#snapshot, papers));
	}
}

/** Search over nothing: what to grow from. */
export const EMPTY_SEARCH = new PaperSearch(EMPTY_SNAPSHOT);

/**
 * Search over `papers`, at once (25 µs a paper). `before` is an earlier search whose index is used as far as it goes.
 * For many papers run `before.grow(papers)` in slices instead.
 */
export function createSearch(papers: readonly Paper[], before: PaperSearch = EMPTY_SEARCH): PaperSearch {
	return finish(before.grow(papers));
}
