import type { Scratch } from './scratch';
import { ALIAS_BIT, type Postings, type Segment } from './segment';
import type { WordTerms } from './wordTerms';

/** A query word on one segment: the terms it stands for and how rare it is over the whole library. */
export interface MatchWord {
	readonly terms: WordTerms;
	/** Inverse document frequency, natural logarithm. */
	readonly rarity: number;
}

/** The reading of a query that is matched: its score is comparable with that of others as score × scale + bonus. */
export interface MatchReading {
	readonly number: number;
	readonly scale: number;
	readonly bonus: number;
}

/** Postings a word has to go through. */
export function costOf(word: MatchWord, { starts }: Postings): number {
	let cost = 0;
	for (const { from, to } of word.terms.spans) {
		cost += starts[to]! - starts[from]!;
	}
	return cost;
}

/** A binary search costs about as much as reading this many postings. */
const SEARCH_COST = 24;

/** Looking through a title costs about as much as reading this many postings. */
const TITLE_COST = 60;

/**
 * Keeps in `scratch` every document that has all words, scored by the sum of rarity × weight × impact. Goes from the
 * word with the fewest postings to the one with the most, which are searched for the few documents left when that
 * costs less than reading them. Each document counts the best span a word has in it. `most` ends the reading of a
 * single word early, its commonest terms first: enough for the first letters somebody types.
 */
export function matchAll(
	words: readonly MatchWord[],
	segment: Segment,
	field: 'titles' | 'everything',
	scratch: Scratch,
	reading: MatchReading,
	most: number,
): void {
	const postings = segment[field];
	if (words.length === 0) {
		return;
	}
	const ordered = words
		.map((word) => ({ word, cost: costOf(word, postings), terms: countTerms(word) }))
		.sort((a, b) => a.cost - b.cost);
	if (ordered[0]!.cost === 0) {
		return;
	}
	const first = scratch.startRound(words.length + 1);
	const { candidates, stamp, score } = scratch;
	let count =
		words.length === 1 && ordered[0]!.cost > most
			? readSome(words[0]!, postings, scratch, first, most)
			: readFirst(ordered[0]!.word, postings, scratch, first);
	for (let step = 1; step < ordered.length && count > 0; step++) {
		const { word, cost, terms } = ordered[step]!;
		const searching = count * terms * SEARCH_COST;
		const looking = field === 'titles' ? count * TITLE_COST : Number.POSITIVE_INFINITY;
		if (searching < Math.min(cost, looking)) {
			searchWord(word, postings, scratch, first + step, count);
		} else if (looking < cost) {
			searchTitles(word, segment, scratch, first + step, count);
		} else {
			readWord(word, postings, scratch, first + step);
		}
		let left = 0;
		for (let i = 0; i < count; i++) {
			const document = candidates[i]!;
			if (stamp[document] === first + step) {
				candidates[left++] = document;
			}
		}
		count = left;
	}
	for (let i = 0; i < count; i++) {
		const document = candidates[i]!;
		scratch.keep(document, score[document]! * reading.scale + reading.bonus, reading.number);
	}
}

function countTerms(word: MatchWord): number {
	return word.terms.spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

function readFirst(word: MatchWord, { starts, entries }: Postings, scratch: Scratch, now: number): number {
	const { stamp, score, candidates } = scratch;
	let count = 0;
	for (const { from, to, weight } of word.terms.spans) {
		const factor = (word.rarity * weight) / 256;
		const end = starts[to]!;
		for (let i = starts[from]!; i < end; i++) {
			const entry = entries[i]!;
			const document = entry >>> 8;
			if (stamp[document]! < now) {
				stamp[document] = now;
				score[document] = factor * (entry & 0xff);
				candidates[count++] = document;
			}
		}
	}
	return count;
}

function readWord(word: MatchWord, { starts, entries }: Postings, scratch: Scratch, now: number): void {
	const { stamp, score } = scratch;
	for (const { from, to, weight } of word.terms.spans) {
		const factor = (word.rarity * weight) / 256;
		const end = starts[to]!;
		for (let i = starts[from]!; i < end; i++) {
			const entry = entries[i]!;
			const document = entry >>> 8;
			if (stamp[document] === now - 1) {
				stamp[document] = now;
				score[document]! += factor * (entry & 0xff);
			}
		}
	}
}

function searchWord(
	word: MatchWord,
	{ starts, entries }: Postings,
	scratch: Scratch,
	now: number,
	count: number,
): void {
	const { stamp, score, candidates } = scratch;
	for (let i = 0; i < count; i++) {
		const document = candidates[i]!;
		search: for (const { from, to, weight } of word.terms.spans) {
			for (let term = from; term < to; term++) {
				const impact = impactIn(entries, starts[term]!, starts[term + 1]!, document);
				if (impact > 0) {
					stamp[document] = now;
					score[document]! += (word.rarity * weight * impact) / 256;
					break search;
				}
			}
		}
	}
}

function searchTitles(word: MatchWord, segment: Segment, scratch: Scratch, now: number, count: number): void {
	const { titleStarts, titleTerms, titles } = segment;
	const { stamp, score, candidates } = scratch;
	for (let i = 0; i < count; i++) {
		const document = candidates[i]!;
		let best = 0;
		let bestTerm = -1;
		for (let at = titleStarts[document]!; at < titleStarts[document + 1]!; at++) {
			const term = (titleTerms[at]! & ~ALIAS_BIT) >>> 0;
			const span = word.terms.spanOf(term);
			if (span !== undefined && span.weight > best) {
				best = span.weight;
				bestTerm = term;
			}
		}
		if (bestTerm >= 0) {
			const impact = impactIn(titles.entries, titles.starts[bestTerm]!, titles.starts[bestTerm + 1]!, document);
			stamp[document] = now;
			score[document]! += (word.rarity * best * impact) / 256;
		}
	}
}

/** As `readFirst`, but no more than about `most` postings of a span: those of its commonest terms. */
function readSome(word: MatchWord, { starts, entries }: Postings, scratch: Scratch, now: number, most: number): number {
	const { stamp, score, candidates } = scratch;
	let count = 0;
	for (const { from, to, weight } of word.terms.spans) {
		const factor = (word.rarity * weight) / 256;
		const least = to - from === 1 ? 1 : leastFrequency(starts, from, to, most);
		for (let term = from; term < to && count < most; term++) {
			if (starts[term + 1]! - starts[term]! < least) {
				continue;
			}
			for (let i = starts[term]!; i < starts[term + 1]!; i++) {
				const entry = entries[i]!;
				const document = entry >>> 8;
				if (stamp[document]! < now) {
					stamp[document] = now;
					score[document] = factor * (entry & 0xff);
					candidates[count++] = document;
				}
			}
		}
	}
	return count;
}

const sums = new Float64Array(33);

/** Smallest power of two such that the terms in at least so many papers have no more than `most` postings. */
function leastFrequency(starts: Uint32Array, from: number, to: number, most: number): number {
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

/** Impact of a term in a document, 0 where it does not stand. */
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

/** New documents a partial match may bring in; rarer words come first, so the ones left out match common words only. */
const MAX_PARTIAL = 20_000;

/**
 * Keeps every document that has some of the words, scored as by `matchAll` times the share of the words' rarity it
 * covers (squared, so that one more rare word beats repetition); `least` is the smallest share that counts.
 */
export function matchSome(
	words: readonly MatchWord[],
	postings: Postings,
	scratch: Scratch,
	reading: MatchReading,
	least: number,
): void {
	const ordered = [...words].sort((a, b) => b.rarity - a.rarity);
	const total = ordered.reduce((sum, { rarity }) => sum + rarity, 0);
	const first = scratch.startRound(words.length + 1);
	const { stamp, score, candidates, covered } = scratch;
	let count = 0;
	ordered.forEach((word, step) => {
		const now = first + step;
		for (const { from, to, weight } of word.terms.spans) {
			const factor = (word.rarity * weight) / 256;
			const share = (word.rarity * Math.sqrt(weight)) / total;
			const end = postings.starts[to]!;
			for (let i = postings.starts[from]!; i < end; i++) {
				const entry = postings.entries[i]!;
				const document = entry >>> 8;
				const before = stamp[document]!;
				if (before < first) {
					if (count < MAX_PARTIAL) {
						stamp[document] = now;
						score[document] = factor * (entry & 0xff);
						covered[document] = share;
						candidates[count++] = document;
					}
				} else if (before < now) {
					stamp[document] = now;
					score[document]! += factor * (entry & 0xff);
					covered[document]! += share;
				}
			}
		}
	});
	for (let i = 0; i < count; i++) {
		const document = candidates[i]!;
		const share = covered[document]!;
		if (share >= least) {
			scratch.keep(document, score[document]! * share * share * reading.scale + reading.bonus, reading.number);
		}
	}
}
