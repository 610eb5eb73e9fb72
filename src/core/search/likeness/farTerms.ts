import Fuse from 'fuse.js';
import type { Vocabulary } from '../indexing/vocabulary';

/** A term that looks like a word although more letters differ than typing errors explain. */
export interface FarTerm {
	readonly term: number;
	/** 0…1, 1 = the same. */
	readonly likeness: number;
}

/** Shorter words look like too many others. */
const SHORTEST = 6;
/** Terms that share the most three-letter pieces with the word, handed to fuse.js. */
const POOL = 24;
const MOST = 4;
/** fuse.js: share of a word that may differ; chosen by `bench:search` so that nonsense still finds nothing. */
const THRESHOLD = 0.4;
/** Longest pattern fuse.js compares as a whole (its Bitap works on 32 bits). */
const LONGEST = 32;

/** The last resort for a word nothing is near to: fuse.js ranks the terms that share pieces with it. */
export function farTerms(vocabulary: Vocabulary, word: string): readonly FarTerm[] {
	if (word.length < SHORTEST || word.length > LONGEST) {
		return [];
	}
	const pool = vocabulary
		.sharing(word, POOL)
		.filter((term) => Math.abs(vocabulary.lengthOf(term) - word.length) <= word.length * THRESHOLD);
	const fuse = new Fuse(
		pool.map((term) => vocabulary.term(term)),
		{ threshold: THRESHOLD, includeScore: true, distance: LONGEST * 2 },
	);
	return fuse
		.search(word, { limit: MOST })
		.map(({ refIndex, score }) => ({ term: pool[refIndex]!, likeness: 1 - (score ?? 1) }));
}
