import type { Paper, PaperId } from '../paper';
import { finish } from '../steps';
import { EMPTY_SNAPSHOT, updateSnapshot } from './indexing/indexer';
import { bytesOf } from './indexing/segment';
import type { Snapshot } from './indexing/snapshot';
import { loadSnapshot, saveSnapshot } from './indexing/storage';
import { ReadTexts } from './likeness/readTexts';
import { type Similar, similarToPaper, similarToText } from './likeness/similarPapers';
import { ComparedWords } from './likeness/wordVector';
import { DEFAULT_LIMIT } from './limits';
import { authorTest } from './query/authorNames';
import type { PaperFacts } from './query/filters';
import { parseQuery } from './query/parseQuery';
import type { Query } from './query/query';
import { type Excerpt, ExcerptFinder } from './ranking/excerpt';
import { excerptWords, findPapers } from './ranking/find';
import type { Found } from './ranking/finder';
import { type MatchRange, markTitle, type TitleMatch } from './ranking/highlight';
import { type UnknownWord, unknownWords } from './ranking/unknownWords';

/** A found paper. */
export interface Hit {
	readonly id: PaperId;
	/** Index in `PaperSearch.papers`. */
	readonly index: number;
	/** Higher is better; comparable within one answer only. */
	readonly score: number;
	/** It has all words of the query, typing errors forgiven; false for one shown because hardly any has. */
	readonly complete: boolean;
	/** Ranges of `titleText` that answer the query, ascending, apart. */
	readonly titleMatches: readonly MatchRange[];
}

/** Reads of its paper and marks what is asked for: twenty papers somewhere in memory cost as much as finding them. */
class FoundPaper implements Hit {
	readonly index: number;
	readonly score: number;
	readonly complete: boolean;
	readonly #papers: readonly Paper[];
	readonly match: TitleMatch | null;

	constructor(papers: readonly Paper[], { index, score, complete, match }: Found) {
		this.#papers = papers;
		this.match = match;
		this.index = index;
		this.score = score;
		this.complete = complete;
	}

	get id(): PaperId {
		return this.#papers[this.index]!.id;
	}

	get titleMatches(): readonly MatchRange[] {
		return this.match === null ? [] : markTitle(this.match, () => this.#papers[this.index]!.titleText);
	}
}

/** A paper near another or near a text: `terms` says why. */
export type RelatedPaper = Similar;

export interface FindOptions {
	/** Most hits; 20 when left out. */
	readonly limit?: number;
	readonly facts?: PaperFacts;
}

/** The first letters of a query: they stand for the most papers and are typed again and again. */
const BEGINNING = /^[a-z]{1,2}$/i;
const MAX_BEGINNINGS = 256;
/** Papers whose authors are looked through for those a name may mean. */
const AUTHORED_LOOKED_AT = 200;

/** Search over one immutable list of papers. */
export class PaperSearch {
	readonly #snapshot: Snapshot;
	/** Answers to what everybody begins with, by letters and limit. */
	readonly #beginnings = new Map<string, readonly Hit[]>();
	#excerpts: { readonly text: string; readonly finder: ExcerptFinder } | undefined;

	/** Use `createSearch`, `growSearch` or `loadSearch`. */
	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
	}

	get papers(): readonly Paper[] {
		return this.#snapshot.papers;
	}

	/** Bytes of the index, all of it in typed arrays outside the JavaScript heap. */
	get bytes(): number {
		return this.#snapshot.segments.reduce(
			(sum, { segment, scratch, top, wholeTitles }) =>
				sum + bytesOf(segment) + scratch.bytes + top.bytes + wholeTitles.bytes,
			0,
		);
	}

	/** Best papers for a query, best first. A query of qualifiers alone gives the newest papers it allows. */
	find(query: string | Query, options: FindOptions = {}): readonly Hit[] {
		const { limit = DEFAULT_LIMIT, facts = {} } = options;
		const text = typeof query === 'string' ? query : query.text;
		const beginning = BEGINNING.test(text) ? `${text} ${limit}` : null;
		const known = beginning === null ? undefined : this.#beginnings.get(beginning);
		if (known !== undefined) {
			return known;
		}
		const { papers } = this.#snapshot;
		const understood = typeof query === 'string' ? parseQuery(query) : query;
		const hits = findPapers(this.#snapshot, understood, limit, facts).map((hit) => new FoundPaper(papers, hit));
		if (beginning !== null && this.#beginnings.size < MAX_BEGINNINGS) {
			this.#beginnings.set(beginning, hits);
		}
		return hits;
	}

	/** The sentence of a hit's abstract that answers the query best; ask only for hits that are shown. */
	excerpt(hit: Hit, query: string | Query): Excerpt | null {
		const paper = this.#snapshot.papers[hit.index];
		return paper === undefined ? null : this.#excerptsFor(query).find(paper.abstract);
	}

	/** Words of a query that no paper has, with what the best of its hits has instead: for who asked to be told. */
	unknownWords(query: string | Query, hits: readonly Hit[]): readonly UnknownWord[] {
		const [best] = hits;
		const match = best instanceof FoundPaper ? best.match : null;
		return unknownWords(this.#snapshot, typeof query === 'string' ? parseQuery(query) : query, match);
	}

	/** Names of authors that `author:` with this start of a name keeps, those of most papers first. */
	authorsLike(start: string, most: number): readonly string[] {
		const isMeant = authorTest(start, true);
		const papers = new Map<string, number>();
		for (const { index } of this.find(`author:"${start.replaceAll('"', '')}`, { limit: AUTHORED_LOOKED_AT })) {
			for (const name of this.#snapshot.papers[index]!.authors) {
				if (papers.has(name) || isMeant([name])) {
					papers.set(name, (papers.get(name) ?? 0) + 1);
				}
			}
		}
		const byPapers = [...papers].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
		return byPapers.slice(0, most).map(([name]) => name);
	}

	/** Kept for the query asked last: an answer has many rows. */
	#excerptsFor(query: string | Query): ExcerptFinder {
		const text = typeof query === 'string' ? query : query.text;
		if (this.#excerpts?.text !== text) {
			const vocabularies = this.#snapshot.segments.map(({ segment }) => segment.vocabulary);
			const words = excerptWords(this.#snapshot, typeof query === 'string' ? parseQuery(query) : query);
			this.#excerpts = { text, finder: new ExcerptFinder(vocabularies, words) };
		}
		return this.#excerpts.finder;
	}

	/** Papers for a sentence, a paragraph or a selection, ranked by the words in it that say most. */
	rankByText(text: string, limit: number = DEFAULT_LIMIT, read: ReadTexts = ReadTexts.NONE): readonly RelatedPaper[] {
		return similarToText(this.#snapshot, read, text, limit);
	}

	/** The papers nearest to one of `papers` by content, nearest first; empty for any other. */
	related(paper: Paper, limit = 10, read: ReadTexts = ReadTexts.NONE): readonly RelatedPaper[] {
		const index = this.#snapshot.papers.indexOf(paper);
		return index < 0 ? [] : similarToPaper(this.#snapshot, read, index, limit);
	}

	/** The words of the index, with what each says, for those who compare texts by them. */
	comparedWords(): ComparedWords {
		return new ComparedWords(this.#snapshot);
	}

	/** The index as bytes for `loadSearch`, about half the size of the text; made in steps. */
	save(): Generator<void, Uint8Array> {
		return saveSnapshot(this.#snapshot);
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

/**
 * The search saved as `bytes` for exactly these papers. `null` where the bytes are of other papers, of another version
 * or broken (length and checksum are looked at before anything else): then build it again. The bytes become the index
 * and must not be changed. Done in steps of a few milliseconds.
 */
export function* loadSearch(bytes: Uint8Array, papers: readonly Paper[]): Generator<void, PaperSearch | null> {
	const snapshot = yield* loadSnapshot(bytes, papers);
	return snapshot && new PaperSearch(snapshot);
}
