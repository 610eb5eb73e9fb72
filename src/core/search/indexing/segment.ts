import { Vocabulary } from './vocabulary';

/**
 * Postings of all terms: `entries[starts[t] … starts[t + 1]]` are the papers of term `t`, ascending, each packed as
 * `document × 256 + impact`. The impact (1…255) is what the word weighs in that paper: BM25F with the title counting
 * most, saturated and normalised by length when indexed, so that a query only adds.
 */
export interface Postings {
	readonly starts: Uint32Array;
	readonly entries: Uint32Array;
}

/** Most documents of a segment: what is left of 32 bits beside the impact. */
export const MAX_DOCUMENTS = 1 << 24;

/** Set in `titleTerms` where the term is a further name of the words before it and takes no place of its own. */
export const ALIAS_BIT = 0x80000000;

/** The term of one of `titleTerms`. */
export function termOf(entry: number): number {
	return entry & ~ALIAS_BIT;
}

/** An immutable index of some papers, in typed arrays; documents are numbered from 0 in the order they were added. */
export interface Segment {
	readonly documents: number;
	readonly vocabulary: Vocabulary;
	/** Terms of titles only, stop words included; the impacts are those of the whole paper. */
	readonly titles: Postings;
	/** Terms of everything that is searchable, without stop words. */
	readonly everything: Postings;
	/** Terms of each title in reading order: `titleTerms[titleStarts[d] … titleStarts[d + 1]]`. */
	readonly titleStarts: Uint32Array;
	readonly titleTerms: Uint32Array;
	/** Where each of `titleTerms` stands in the title as people read it: `start × 256 + length`, see `placeOf`. */
	readonly titlePlaces: Uint32Array;
	/** What words of each title start with: bits of `letterBit`. */
	readonly titleLetters: Uint32Array;
	/** What the links of each paper are, as `linkBits` has it. */
	readonly linkBits: Uint8Array;
}

/** A bit of its own for each letter of ASCII, one for all other characters. */
export function letterBit(unit: number): number {
	return 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 31);
}

const MAX_PLACE = 0xff;

/** A place in a title, packed; a word of more than 255 characters is marked at its beginning. */
export function placeOf(start: number, end: number): number {
	return start * 256 + Math.min(MAX_PLACE, end - start);
}

/** The arrays of a segment in the order they are saved. */
export function arraysOf(segment: Segment): readonly (Uint8Array | Uint16Array | Uint32Array)[] {
	const { vocabulary, titles, everything, titleStarts, titleTerms, titlePlaces, titleLetters, linkBits } = segment;
	const { shared, innerOffsets, innerTerms } = vocabulary.derived;
	return [
		vocabulary.units,
		vocabulary.starts,
		shared,
		innerOffsets,
		innerTerms,
		titles.starts,
		titles.entries,
		everything.starts,
		everything.entries,
		titleStarts,
		titleTerms,
		titlePlaces,
		titleLetters,
		linkBits,
	];
}

/** Bytes the arrays of a segment take. */
export function bytesOf(segment: Segment): number {
	return arraysOf(segment).reduce((sum, { byteLength }) => sum + byteLength, 0);
}

export const EMPTY_SEGMENT: Segment = {
	documents: 0,
	vocabulary: new Vocabulary(new Uint16Array(0), new Uint32Array(1)),
	titles: { starts: new Uint32Array(1), entries: new Uint32Array(0) },
	everything: { starts: new Uint32Array(1), entries: new Uint32Array(0) },
	titleStarts: new Uint32Array(1),
	titleTerms: new Uint32Array(0),
	titlePlaces: new Uint32Array(0),
	titleLetters: new Uint32Array(0),
	linkBits: new Uint8Array(0),
};
