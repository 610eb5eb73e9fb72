import { sentencesOf } from '../../text/sentences';
import type { Vocabulary } from '../indexing/vocabulary';
import { textOf } from '../words/textOf';
import type { TokenSink } from '../words/tokenSink';
import { readTokens, STOP_WORDS } from '../words/tokens';
import { type MatchRange, united } from './highlight';
import type { MatchWord } from './joinWord';

/** The sentence of an abstract that answers a query best. */
export interface Excerpt {
	readonly text: string;
	/** Offset of the sentence in the abstract. */
	readonly start: number;
	/** Ranges of `text` to mark, ascending, apart. */
	readonly matches: readonly MatchRange[];
}

/** Words of a query as they are looked for in abstracts; made once a query. */
export class ExcerptFinder implements TokenSink {
	/** Weights by term, and starts of terms with their weight, of each word. */
	readonly #words: readonly SoughtWord[];
	/** First units of what is looked for: most words of an abstract are none of it. */
	readonly #firsts = new Set<number>();
	#marks: Mark[] = [];

	/** @param words of the query on each of `vocabularies` */
	constructor(vocabularies: readonly Vocabulary[], words: readonly (readonly MatchWord[])[]) {
		this.#words = (words[0] ?? []).map(({ rarity }, number) => {
			const sought: SoughtWord = { rarity, terms: new Map(), starts: [] };
			for (const [i, vocabulary] of vocabularies.entries()) {
				noteWord(words[i]![number]!, vocabulary, sought);
			}
			return sought;
		});
		for (const { terms, starts } of this.#words) {
			for (const text of [...terms.keys(), ...starts.map(({ text: start }) => start)]) {
				this.#firsts.add(text.charCodeAt(0));
			}
		}
	}

	/** Best sentence for the words, by the rarity of those it has; the first of equals. `null` where none has any. */
	find(whole: string): Excerpt | null {
		const abstract = whole.slice(0, LONGEST_READ);
		this.#marks = [];
		readTokens(abstract, this);
		const marks = this.#marks.sort((a, b) => a.start - b.start);
		let next = 0;
		let best: readonly [from: number, to: number] | null = null;
		let bestWorth = 0;
		for (const [from, to] of marks.length === 0 ? [] : sentencesOf(abstract)) {
			while (next < marks.length && marks[next]!.start < from) {
				next++;
			}
			if (next === marks.length || marks[next]!.start >= to) {
				continue;
			}
			const worth = worthTo(marks, next, to, this.#words.length);
			if (worth > bestWorth) {
				bestWorth = worth;
				best = [from, to];
			}
		}
		if (best === null) {
			return null;
		}
		const [from, to] = best;
		const inside = marks.filter(({ start, end }) => start >= from && end <= to);
		const matches = united(inside.map(({ start, end }): MatchRange => [start - from, end - from]));
		return { text: abstract.slice(from, to), start: from, matches };
	}

	token(units: Uint16Array, from: number, to: number, start: number, end: number): void {
		if (!this.#firsts.has(units[from]!)) {
			return;
		}
		const text = textOf(units, from, to);
		if (STOP_WORDS.has(text)) {
			return;
		}
		for (const [word, { rarity, terms, starts }] of this.#words.entries()) {
			let weight = terms.get(text) ?? 0;
			for (const sought of starts) {
				weight = sought.weight > weight && text.startsWith(sought.text) ? sought.weight : weight;
			}
			if (weight > 0) {
				this.#marks.push({ start, end, word, worth: rarity * weight });
			}
		}
	}
}

/** In UTF-16 units: no abstract is longer, and a row shows one sentence of it. */
const LONGEST_READ = 50_000;

interface SoughtWord {
	readonly rarity: number;
	readonly terms: Map<string, number>;
	readonly starts: { readonly text: string; readonly weight: number }[];
}

/** A word of the abstract that answers a word of the query. */
interface Mark {
	readonly start: number;
	readonly end: number;
	readonly word: number;
	readonly worth: number;
}

function noteWord({ terms, text }: MatchWord, vocabulary: Vocabulary, { terms: weights, starts }: SoughtWord): void {
	for (const { from, weight, kind } of terms.spans) {
		if (kind === 'start') {
			starts.push({ text, weight });
		} else {
			const term = vocabulary.term(from);
			weights.set(term, Math.max(weight, weights.get(term) ?? 0));
		}
	}
}

/** Sum over the words of the best each is worth in a sentence that ends at `to`; marks in order of their start. */
function worthTo(marks: readonly Mark[], first: number, to: number, words: number): number {
	const best = new Float64Array(words);
	for (let at = first; at < marks.length && marks[at]!.start < to; at++) {
		const { end, word, worth } = marks[at]!;
		if (end <= to && worth > best[word]!) {
			best[word] = worth;
		}
	}
	return best.reduce((sum, worth) => sum + worth, 0);
}
