import { type MatchRange, united } from './highlight';
import { STOP_WORDS, tokensOf } from './tokens';
import type { Vocabulary } from './vocabulary';
import type { WordTerms } from './wordTerms';

/** The sentence of an abstract that answers a query best. */
export interface Excerpt {
	readonly text: string;
	/** Offset of the sentence in the abstract. */
	readonly start: number;
	/** Ranges of `text` to mark, ascending, apart. */
	readonly matches: readonly MatchRange[];
}

/** A query word as the excerpt needs it. */
export interface ExcerptWord {
	readonly terms: WordTerms;
	readonly rarity: number;
}

interface Mark {
	readonly start: number;
	readonly end: number;
	readonly word: number;
	readonly worth: number;
}

/** Best sentence for the words, by the rarity of those it has; the first of equals. `null` where none has any. */
export function findExcerpt(abstract: string, vocabulary: Vocabulary, words: readonly ExcerptWord[]): Excerpt | null {
	const marks = marksOf(abstract, vocabulary, words);
	let best: { readonly from: number; readonly to: number } | null = null;
	let bestWorth = 0;
	for (const [from, to] of sentencesOf(abstract)) {
		const worth = new Map<number, number>();
		for (const mark of marks) {
			if (mark.start >= from && mark.end <= to) {
				worth.set(mark.word, Math.max(worth.get(mark.word) ?? 0, mark.worth));
			}
		}
		const sum = [...worth.values()].reduce((total, value) => total + value, 0);
		if (sum > bestWorth) {
			bestWorth = sum;
			best = { from, to };
		}
	}
	if (best === null) {
		return null;
	}
	const { from, to } = best;
	const inside = marks.filter(({ start, end }) => start >= from && end <= to);
	const matches = united(inside.map(({ start, end }): MatchRange => [start - from, end - from]));
	return { text: abstract.slice(from, to), start: from, matches };
}

function marksOf(abstract: string, vocabulary: Vocabulary, words: readonly ExcerptWord[]): readonly Mark[] {
	const marks: Mark[] = [];
	for (const { text, start, end } of tokensOf(abstract)) {
		const term = STOP_WORDS.has(text) ? -1 : vocabulary.find(text);
		if (term < 0) {
			continue;
		}
		for (const [word, { terms, rarity }] of words.entries()) {
			const span = terms.spanOf(term);
			if (span !== undefined) {
				marks.push({ start, end, word, worth: rarity * span.weight });
			}
		}
	}
	return marks;
}

/** A sentence ends at `.`, `!` or `?` before a blank and a capital or opening, and at a line's end. */
function sentencesOf(text: string): readonly (readonly [from: number, to: number])[] {
	const sentences: [number, number][] = [];
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		const ends =
			at === text.length ||
			text[at] === '\n' ||
			(/\s/.test(text[at]!) && /[.!?。]/.test(text[at - 1] ?? '') && opens(text, at + 1) && !isShort(text, at - 1));
		if (ends) {
			const start = from + (/^\s*/.exec(text.slice(from, at))?.[0].length ?? 0);
			if (start < at) {
				sentences.push([start, at]);
			}
			from = at;
		}
	}
	return sentences;
}

function opens(text: string, at: number): boolean {
	return /[\p{Lu}\p{N}\p{Lo}"“(\\$[]/u.test(text[at] ?? '');
}

/** `e.g.`, `i.e.`, `et al.`, `Fig.`, `vs.` and single letters end no sentence. */
function isShort(text: string, dot: number): boolean {
	return /(?:^|[\s(])(?:e\.g|i\.e|et al|cf|vs|fig|eq|sec|resp|approx|[a-z])$/i.test(
		text.slice(Math.max(0, dot - 8), dot),
	);
}
