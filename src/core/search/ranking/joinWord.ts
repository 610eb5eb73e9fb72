import { costOf, impactIn } from '../indexing/postings';
import { letterBit, type Postings, type Segment, termOf } from '../indexing/segment';
import type { ScoredDocuments, Scratch } from './scratch';
import type { WordTerms } from './wordTerms';

/** A query word on one segment: the terms it stands for and how rare it is over the whole library. */
export interface MatchWord {
	/** Distinct for words that stand for other terms. */
	readonly key: string;
	readonly text: string;
	readonly terms: WordTerms;
	/** Inverse document frequency, natural logarithm. */
	readonly rarity: number;
	readonly typing: boolean;
}

/** A binary search costs about as much as reading this many postings. */
const SEARCH_COST = 24;
/** Looking through a title costs about as much as reading this many postings. */
const TITLE_COST = 60;
/** What a word weighs in a usual title, where it is not looked up. */
const USUAL_IMPACT = 128;
/**
 * What it is worth that a word stands in a paper at all, in impacts: with the word itself, so that papers with all
 * words as written stand before those with words of the same root.
 */
export const PRESENCE = 512;
export const SCALE = 1 / 256;

/** Leaves the documents of a further word in `scratch`, with what they score, and those of them that were found before. */
export class WordJoiner {
	readonly #postings: Postings;

	constructor(
		readonly segment: Segment,
		readonly field: 'titles' | 'everything',
		readonly scratch: Scratch,
	) {
		this.#postings = segment[field];
	}

	/** Leaves those of `found` that have a word in the title that starts with a letter. */
	joinLetter(found: ScoredDocuments, { text, rarity }: MatchWord, weight: number): void {
		const { titleLetters } = this.segment;
		const { documents, scores, bases } = this.scratch;
		const bit = letterBit(text.charCodeAt(0));
		const worth = rarity * weight * SCALE * (PRESENCE + USUAL_IMPACT);
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			if ((titleLetters[document]! & bit) !== 0) {
				documents[count] = document;
				bases[count] = found.scores[i]!;
				scores[count++] = found.scores[i]! + worth;
			}
		}
		this.scratch.count = count;
	}

	/** Leaves the documents of a word in `scratch`, marked with the stamp it gives, their scores also by document. */
	read({ terms, rarity }: MatchWord): number {
		const { starts, entries } = this.#postings;
		const { stamp, score, documents, scores } = this.scratch;
		const now = this.scratch.startSteps(1);
		let count = 0;
		for (const { from, to, weight } of terms.spans) {
			const factor = rarity * weight * SCALE;
			const end = starts[to]!;
			for (let i = starts[from]!; i < end; i++) {
				const entry = entries[i]!;
				const document = entry >>> 8;
				if (stamp[document] !== now) {
					const worth = factor * (PRESENCE + (entry & 0xff));
					stamp[document] = now;
					score[document] = worth;
					documents[count] = document;
					scores[count++] = worth;
				}
			}
		}
		this.scratch.count = count;
		return now;
	}

	/** Leaves those of `found` that have a further word in `scratch`, by whatever way costs least. */
	join(found: ScoredDocuments, word: MatchWord): void {
		const cost = costOf(word.terms, this.#postings);
		const searching = found.count * word.terms.count * SEARCH_COST;
		const looking = this.field === 'titles' ? found.count * TITLE_COST : Number.POSITIVE_INFINITY;
		const reading = found.count + cost;
		if (searching < Math.min(reading, looking)) {
			this.#search(found, word);
		} else if (looking < reading) {
			this.#lookThroughTitles(found, word);
		} else if (cost < found.count) {
			this.#readThenMeet(found, word);
		} else {
			this.#meetReading(found, word);
		}
	}

	/** Marks the documents found, then reads the word. */
	#meetReading(found: ScoredDocuments, { terms, rarity }: MatchWord): void {
		const { starts, entries } = this.#postings;
		const { stamp, score, documents, scores, bases } = this.scratch;
		const now = this.scratch.startSteps(2);
		const total = found.count;
		for (let i = 0; i < total; i++) {
			const document = found.documents[i]!;
			stamp[document] = now;
			score[document] = found.scores[i]!;
		}
		let count = 0;
		for (const { from, to, weight } of terms.spans) {
			const factor = rarity * weight * SCALE;
			const end = starts[to]!;
			for (let i = starts[from]!; i < end; i++) {
				const entry = entries[i]!;
				const document = entry >>> 8;
				if (stamp[document] === now) {
					stamp[document] = now + 1;
					documents[count] = document;
					bases[count] = score[document]!;
					scores[count++] = score[document]! + factor * (PRESENCE + (entry & 0xff));
				}
			}
		}
		this.scratch.count = count;
	}

	/** Marks the documents of the word, then goes through those found. */
	#readThenMeet(found: ScoredDocuments, word: MatchWord): void {
		const now = this.read(word);
		const { stamp, score, documents, scores, bases } = this.scratch;
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			if (stamp[document] === now) {
				documents[count] = document;
				bases[count] = found.scores[i]!;
				scores[count++] = found.scores[i]! + score[document]!;
			}
		}
		this.scratch.count = count;
	}

	/** Looks each document up in the postings of each term. */
	#search(found: ScoredDocuments, { terms, rarity }: MatchWord): void {
		const { starts, entries } = this.#postings;
		const { documents, scores, bases } = this.scratch;
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			search: for (const { from, to, weight } of terms.spans) {
				for (let term = from; term < to; term++) {
					const impact = impactIn(entries, starts[term]!, starts[term + 1]!, document);
					if (impact > 0) {
						documents[count] = document;
						bases[count] = found.scores[i]!;
						scores[count++] = found.scores[i]! + rarity * weight * SCALE * (PRESENCE + impact);
						break search;
					}
				}
			}
		}
		this.scratch.count = count;
	}

	#lookThroughTitles(found: ScoredDocuments, { terms, rarity }: MatchWord): void {
		const { titleStarts, titleTerms, titles } = this.segment;
		const { documents, scores, bases } = this.scratch;
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			let best = 0;
			let bestTerm = -1;
			for (let at = titleStarts[document]!; at < titleStarts[document + 1]!; at++) {
				const term = termOf(titleTerms[at]!);
				const span = terms.spanOf(term);
				if (span !== undefined && span.weight > best) {
					best = span.weight;
					bestTerm = term;
				}
			}
			if (bestTerm >= 0) {
				const impact = impactIn(titles.entries, titles.starts[bestTerm]!, titles.starts[bestTerm + 1]!, document);
				documents[count] = document;
				bases[count] = found.scores[i]!;
				scores[count++] = found.scores[i]! + rarity * best * SCALE * (PRESENCE + impact);
			}
		}
		this.scratch.count = count;
	}
}
