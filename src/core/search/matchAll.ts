import { costOf, impactIn, leastFrequency } from './postings';
import type { ScoredDocuments, Scratch } from './scratch';
import { ALIAS_BIT, type Postings, type Segment } from './segment';
import type { TopDocuments } from './topDocuments';
import type { WordTerms } from './wordTerms';

/** A query word on one segment: the terms it stands for and how rare it is over the whole library. */
export interface MatchWord {
	/** Distinct for words that stand for other terms. */
	readonly key: string;
	readonly terms: WordTerms;
	/** Inverse document frequency, natural logarithm. */
	readonly rarity: number;
	readonly typing: boolean;
}

/** The reading of a query that is matched: its score is comparable with that of others as score × scale + bonus. */
export interface MatchReading {
	readonly number: number;
	readonly scale: number;
	readonly bonus: number;
}

/** A binary search costs about as much as reading this many postings. */
const SEARCH_COST = 24;
/** Looking through a title costs about as much as reading this many postings. */
const TITLE_COST = 60;
/** Documents of so many combinations of words are kept for the next letter. */
const MAX_KEPT = 24;
/**
 * What it is worth that a word stands in a paper at all, in impacts: with the word itself, so that papers with all
 * words as written stand before those with words of the same root.
 */
const PRESENCE = 512;
const SCALE = 1 / 256;

/** Finds the documents of a segment that have all words, in titles or in everything. */
export class AllWords {
	/** Documents with all words that are complete, by the words: they stay the same while the next word is typed. */
	readonly #kept = new Map<string, ScoredDocuments>();
	readonly #postings: Postings;

	constructor(
		readonly segment: Segment,
		readonly field: 'titles' | 'everything',
		readonly scratch: Scratch,
	) {
		this.#postings = segment[field];
	}

	/**
	 * Offers `top` every document that has all words, scored by the sum of rarity × weight × impact. Each document counts
	 * the best span a word has in it. `most` ends the reading of a single word early, its commonest terms first: enough
	 * for the first letters somebody types.
	 */
	match(words: readonly MatchWord[], top: TopDocuments, reading: MatchReading, most: number): void {
		if (words.length === 1) {
			this.#offerWord(words[0]!, top, reading, most);
			return;
		}
		const complete = words.filter(({ typing }) => !typing);
		const typed = words.find(({ typing }) => typing);
		if (words.some(({ terms }) => costOf(terms, this.#postings) === 0)) {
			return;
		}
		let found = this.#withAll(complete);
		if (typed !== undefined) {
			this.#join(found, typed);
			found = this.scratch;
		}
		const { documents, scores, count } = found;
		for (let i = 0; i < count; i++) {
			const score = scores[i]! * reading.scale + reading.bonus;
			if (score > top.threshold) {
				top.offer(documents[i]!, score, reading.number);
			}
		}
	}

	#withAll(words: readonly MatchWord[]): ScoredDocuments {
		const key = keyOf(words);
		let found = this.#kept.get(key);
		if (found === undefined) {
			found = this.#find(words);
			if (this.#kept.size >= MAX_KEPT) {
				this.#kept.delete(this.#kept.keys().next().value!);
			}
			this.#kept.set(key, found);
		}
		return found;
	}

	/** From what is known of all words but the last, or from the word with the fewest postings on. */
	#find(words: readonly MatchWord[]): ScoredDocuments {
		const before = words.length < 2 ? undefined : this.#kept.get(keyOf(words.slice(0, -1)));
		const ordered =
			before === undefined
				? [...words].sort((a, b) => costOf(a.terms, this.#postings) - costOf(b.terms, this.#postings))
				: [words.at(-1)!];
		let found = before;
		for (const word of ordered) {
			if (found === undefined) {
				this.#read(word);
			} else if (found.count > 0) {
				this.#join(found, word);
			}
			found = copyOf(found?.count === 0 ? found : this.scratch);
		}
		return found!;
	}

	/** Leaves the documents of a word in `scratch`, marked with the stamp it gives, their scores also by document. */
	#read({ terms, rarity }: MatchWord): number {
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
	#join(found: ScoredDocuments, word: MatchWord): void {
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
		const { stamp, score, documents, scores } = this.scratch;
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
					scores[count++] = score[document]! + factor * (PRESENCE + (entry & 0xff));
				}
			}
		}
		this.scratch.count = count;
	}

	/** Marks the documents of the word, then goes through those found. */
	#readThenMeet(found: ScoredDocuments, word: MatchWord): void {
		const now = this.#read(word);
		const { stamp, score, documents, scores } = this.scratch;
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			if (stamp[document] === now) {
				documents[count] = document;
				scores[count++] = found.scores[i]! + score[document]!;
			}
		}
		this.scratch.count = count;
	}

	/** Looks each document up in the postings of each term. */
	#search(found: ScoredDocuments, { terms, rarity }: MatchWord): void {
		const { starts, entries } = this.#postings;
		const { documents, scores } = this.scratch;
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			search: for (const { from, to, weight } of terms.spans) {
				for (let term = from; term < to; term++) {
					const impact = impactIn(entries, starts[term]!, starts[term + 1]!, document);
					if (impact > 0) {
						documents[count] = document;
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
		const { documents, scores } = this.scratch;
		let count = 0;
		for (let i = 0; i < found.count; i++) {
			const document = found.documents[i]!;
			let best = 0;
			let bestTerm = -1;
			for (let at = titleStarts[document]!; at < titleStarts[document + 1]!; at++) {
				const term = (titleTerms[at]! & ~ALIAS_BIT) >>> 0;
				const span = terms.spanOf(term);
				if (span !== undefined && span.weight > best) {
					best = span.weight;
					bestTerm = term;
				}
			}
			if (bestTerm >= 0) {
				const impact = impactIn(titles.entries, titles.starts[bestTerm]!, titles.starts[bestTerm + 1]!, document);
				documents[count] = document;
				scores[count++] = found.scores[i]! + rarity * best * SCALE * (PRESENCE + impact);
			}
		}
		this.scratch.count = count;
	}

	#offerWord({ terms, rarity }: MatchWord, top: TopDocuments, reading: MatchReading, most: number): void {
		const { starts, entries } = this.#postings;
		const isTooMuch = costOf(terms, this.#postings) > most;
		let left = isTooMuch ? most : Number.POSITIVE_INFINITY;
		for (const { from, to, weight } of terms.spans) {
			const factor = rarity * weight * SCALE * reading.scale;
			const least = isTooMuch && to - from > 1 ? leastFrequency(starts, from, to, most) : 1;
			for (let term = from; term < to && left > 0; term++) {
				const end = starts[term + 1]!;
				if (end - starts[term]! < least) {
					continue;
				}
				left -= end - starts[term]!;
				for (let i = starts[term]!; i < end; i++) {
					const entry = entries[i]!;
					const score = factor * (PRESENCE + (entry & 0xff)) + reading.bonus;
					if (score > top.threshold) {
						top.offer(entry >>> 8, score, reading.number);
					}
				}
			}
		}
	}
}

function keyOf(words: readonly MatchWord[]): string {
	return words.map(({ key }) => key).join(' ');
}

function copyOf({ documents, scores, count }: ScoredDocuments): ScoredDocuments {
	return { documents: documents.slice(0, count), scores: scores.slice(0, count), count };
}
