import { costOf, leastFrequency } from '../indexing/postings';
import type { Postings, Segment } from '../indexing/segment';
import { type MatchWord, PRESENCE, SCALE, WordJoiner } from './joinWord';
import type { ScoredDocuments, Scratch } from './scratch';
import type { TopDocuments } from './topDocuments';

/** The reading of a query that is matched: its score is comparable with that of others as score × scale + bonus. */
export interface MatchReading {
	readonly number: number;
	readonly scale: number;
	readonly bonus: number;
}

/** Documents of so many combinations of words are kept for the next letter. */
const MAX_KEPT = 24;
/** Documents kept while a word is typed; more are found again as fast as copied. */
const MOST_KEPT = 1 << 12;

/** Documents with all complete words and one of a span of terms, the start of the word being typed. */
interface Typed {
	readonly from: number;
	readonly to: number;
	/** Scores are those of the complete words. */
	readonly found: ScoredDocuments;
}

/** Finds the documents of a segment that have all words, in titles or in everything. */
export class AllWords {
	/** Documents with all words that are complete, by the words: they stay the same while the next word is typed. */
	readonly #kept = new Map<string, ScoredDocuments>();
	/** What is left of them with the word being typed: its next letter leaves no others. */
	readonly #typed = new Map<string, Typed>();
	readonly #postings: Postings;
	readonly #joiner: WordJoiner;

	constructor(
		segment: Segment,
		readonly field: 'titles' | 'everything',
		readonly scratch: Scratch,
	) {
		this.#postings = segment[field];
		this.#joiner = new WordJoiner(segment, field, scratch);
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
		const key = keyOf(complete);
		const all = this.#withAll(complete, key);
		const found = typed === undefined ? all : this.#withTyped(all, key, typed);
		const { documents, scores, count } = found;
		for (let i = 0; i < count; i++) {
			const score = scores[i]! * reading.scale + reading.bonus;
			if (score > top.threshold) {
				top.offer(documents[i]!, score, reading.number);
			}
		}
	}

	#withAll(words: readonly MatchWord[], key: string): ScoredDocuments {
		let found = this.#kept.get(key);
		if (found === undefined) {
			found = this.#find(words);
			keep(this.#kept, key, found);
		}
		return found;
	}

	/** Those of `all` with the word being typed too, from those with its start, where the word means nothing else. */
	#withTyped(all: ScoredDocuments, key: string, word: MatchWord): ScoredDocuments {
		const { from, to, start } = word.terms;
		const before = this.#typed.get(key);
		const found = before !== undefined && from >= before.from && to <= before.to ? before.found : all;
		if (this.field === 'titles' && start !== undefined && /^[a-z]$/.test(word.text)) {
			this.#joiner.joinLetter(found, word, start.weight);
		} else {
			this.#joiner.join(found, word);
		}
		const { documents, bases, count } = this.scratch;
		if (start !== undefined && count <= MOST_KEPT) {
			this.#typed.delete(key);
			keep(this.#typed, key, { from: start.from, to: start.to, found: copyOf({ documents, scores: bases, count }) });
		}
		return this.scratch;
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
				this.#joiner.read(word);
			} else if (found.count > 0) {
				this.#joiner.join(found, word);
			}
			found = copyOf(found?.count === 0 ? found : this.scratch);
		}
		return found!;
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

/** Keeps a value in place of the oldest of `MAX_KEPT`. */
function keep<T>(kept: Map<string, T>, key: string, value: T): void {
	if (kept.size >= MAX_KEPT) {
		kept.delete(kept.keys().next().value!);
	}
	kept.set(key, value);
}

function keyOf(words: readonly MatchWord[]): string {
	return words.map(({ key }) => key).join(' ');
}

function copyOf({ documents, scores, count }: ScoredDocuments): ScoredDocuments {
	return { documents: documents.slice(0, count), scores: scores.slice(0, count), count };
}
