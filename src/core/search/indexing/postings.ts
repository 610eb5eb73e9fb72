import type { WordTerms } from '../ranking/wordTerms';
import type { Postings } from './segment';

/** Postings a word has to go through. */
export function costOf(terms: WordTerms, { starts }: Postings): number {
	let cost = 0;
	for (const { from, to } of terms.spans) {
		cost += starts[to]! - starts[from]!;
	}
	return cost;
}

/** Impact of a term in a document, 0 where it does not stand; its postings are `entries[from … to]`. */
export function impactIn(entries: Uint32Array, from: number, to: number, document: number): number {
	const wanted = document * 256;
	let low = from;
	let high = to;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (entries[middle]! < wanted) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < to && entries[low]! >>> 8 === document ? entries[low]! & 0xff : 0;
}

const sums = new Float64Array(33);

/** Smallest power of two such that the terms in at least so many papers have no more than `most` postings. */
export function leastFrequency(starts: Uint32Array, from: number, to: number, most: number): number {
	sums.fill(0);
	for (let term = from; term < to; term++) {
		const frequency = starts[term + 1]! - starts[term]!;
		sums[32 - Math.clz32(frequency)]! += frequency;
	}
	let bits = 32;
	let sum = 0;
	while (bits > 1 && sum + sums[bits]! <= most) {
		sum += sums[bits--]!;
	}
	return sum === 0 ? 2 ** (bits - 1) : 2 ** bits;
}

/** Terms looked up between two pauses: they lie scattered. */
export const TERMS_A_STEP = 1 << 15;

/** Room for the papers of terms in their `order`, `counts` of each by its number. */
export function* emptyPostings(order: Uint32Array, counts: Uint32Array): Generator<void, Postings> {
	const starts = new Uint32Array(order.length + 1);
	for (let i = 0; i < order.length; i++) {
		starts[i + 1] = starts[i]! + counts[order[i]!]!;
		if (i % TERMS_A_STEP === 0) {
			yield;
		}
	}
	return { starts, entries: new Uint32Array(starts[order.length]!) };
}

/** Where the papers of each term begin, by its number. */
export function* byTerm(order: Uint32Array, starts: Uint32Array): Generator<void, Uint32Array> {
	const places = new Uint32Array(order.length);
	for (let i = 0; i < order.length; i++) {
		places[order[i]!] = starts[i]!;
		if (i % TERMS_A_STEP === 0) {
			yield;
		}
	}
	return places;
}
