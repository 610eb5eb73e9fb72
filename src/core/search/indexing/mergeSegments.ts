import { shortened } from './growing';
import { ALIAS_BIT, type Postings, type Segment } from './segment';
import { Vocabulary } from './vocabulary';

/** Terms, or postings, merged between two pauses. */
const STEP = 1 << 13;
const POSTING_STEP = 1 << 18;

/**
 * One segment of two: the documents of `first`, then those of `second`. A document whose number `keep` maps to -1 is
 * left out; the others must be numbered ascending without gaps over both. In steps of a few milliseconds.
 */
export function* mergeSegments(
	first: Segment,
	second: Segment,
	keep: { readonly first: Int32Array; readonly second: Int32Array; readonly documents: number },
): Generator<void, Segment> {
	const { vocabulary, origins } = yield* mergeVocabularies(first.vocabulary, second.vocabulary);
	const titles = yield* mergePostings(first.titles, second.titles, origins, keep);
	const everything = yield* mergePostings(first.everything, second.everything, origins, keep);
	const numbers = { first: renumber(origins.first, first), second: renumber(origins.second, second) };
	const titleStarts = new Uint32Array(keep.documents + 1);
	const titleTerms = new Uint32Array(first.titleTerms.length + second.titleTerms.length);
	const titlePlaces = new Uint32Array(titleTerms.length);
	const titleLetters = new Uint32Array(keep.documents);
	const linkBits = new Uint8Array(keep.documents);
	let filled = 0;
	for (const side of ['first', 'second'] as const) {
		const segment = side === 'first' ? first : second;
		const { titleStarts: from, titleTerms: terms, titlePlaces: places, documents } = segment;
		for (let document = 0; document < documents; document++) {
			const to = keep[side][document]!;
			if (to < 0) {
				continue;
			}
			for (let i = from[document]!; i < from[document + 1]!; i++) {
				const term = terms[i]!;
				titlePlaces[filled] = places[i]!;
				titleTerms[filled++] =
					term >= ALIAS_BIT ? (numbers[side][term - ALIAS_BIT]! | ALIAS_BIT) >>> 0 : numbers[side][term]!;
			}
			titleStarts[to + 1] = filled;
			titleLetters[to] = segment.titleLetters[document]!;
			linkBits[to] = segment.linkBits[document]!;
		}
		yield;
	}
	return {
		documents: keep.documents,
		vocabulary,
		titles,
		everything,
		titleStarts,
		titleTerms: yield* shortened(titleTerms, filled),
		titlePlaces: yield* shortened(titlePlaces, filled),
		titleLetters,
		linkBits,
	};
}

/** For each merged term its number in the two segments, -1 where a segment has not got it. */
interface Origins {
	readonly first: Int32Array;
	readonly second: Int32Array;
}

function* mergeVocabularies(
	a: Vocabulary,
	b: Vocabulary,
): Generator<void, { vocabulary: Vocabulary; origins: Origins }> {
	const most = a.size + b.size;
	const units = new Uint16Array(a.units.length + b.units.length);
	const starts = new Uint32Array(most + 1);
	const first = new Int32Array(most).fill(-1);
	const second = new Int32Array(most).fill(-1);
	let count = 0;
	let i = 0;
	let j = 0;
	while (i < a.size || j < b.size) {
		const order = i === a.size ? 1 : j === b.size ? -1 : compare(a, i, b, j);
		const from = order <= 0 ? a : b;
		const term = order <= 0 ? i : j;
		const start = starts[count]!;
		const begin = from.starts[term]!;
		const end = from.starts[term + 1]!;
		for (let at = begin; at < end; at++) {
			units[start + at - begin] = from.units[at]!;
		}
		starts[count + 1] = start + end - begin;
		if (order <= 0) {
			first[count] = i++;
		}
		if (order >= 0) {
			second[count] = j++;
		}
		count++;
		if (count % STEP === 0) {
			yield;
		}
	}
	return {
		vocabulary: new Vocabulary(yield* shortened(units, starts[count]!), yield* shortened(starts, count + 1)),
		origins: { first: first.subarray(0, count), second: second.subarray(0, count) },
	};
}

function compare(a: Vocabulary, i: number, b: Vocabulary, j: number): number {
	const startA = a.starts[i]!;
	const startB = b.starts[j]!;
	const lengthA = a.starts[i + 1]! - startA;
	const lengthB = b.starts[j + 1]! - startB;
	for (let at = 0; at < lengthA && at < lengthB; at++) {
		const difference = a.units[startA + at]! - b.units[startB + at]!;
		if (difference !== 0) {
			return difference;
		}
	}
	return lengthA - lengthB;
}

function* mergePostings(
	a: Postings,
	b: Postings,
	origins: Origins,
	keep: { readonly first: Int32Array; readonly second: Int32Array },
): Generator<void, Postings> {
	const terms = origins.first.length;
	const starts = new Uint32Array(terms + 1);
	const entries = new Uint32Array(a.entries.length + b.entries.length);
	let filled = 0;
	let paused = 0;
	for (let term = 0; term < terms; term++) {
		filled = copy(a, origins.first[term]!, keep.first, entries, filled);
		filled = copy(b, origins.second[term]!, keep.second, entries, filled);
		starts[term + 1] = filled;
		if (filled - paused > POSTING_STEP || term % STEP === STEP - 1) {
			paused = filled;
			yield;
		}
	}
	return { starts, entries: yield* shortened(entries, filled) };
}

function copy(from: Postings, term: number, keep: Int32Array, entries: Uint32Array, filled: number): number {
	if (term < 0) {
		return filled;
	}
	for (let i = from.starts[term]!; i < from.starts[term + 1]!; i++) {
		const entry = from.entries[i]!;
		const document = keep[entry >>> 8]!;
		if (document >= 0) {
			entries[filled++] = document * 256 + (entry & 0xff);
		}
	}
	return filled;
}

/** New number of each term of a segment. */
function renumber(origins: Int32Array, segment: Segment): Uint32Array {
	const numbers = new Uint32Array(segment.vocabulary.size);
	for (let term = 0; term < origins.length; term++) {
		if (origins[term]! >= 0) {
			numbers[origins[term]!] = term;
		}
	}
	return numbers;
}
