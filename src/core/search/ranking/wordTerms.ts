import type { TermSpan, Vocabulary } from '../indexing/vocabulary';
import { farTerms } from '../likeness/farTerms';
import type { SimilarTerm } from '../likeness/similarTerms';
import { relatedForms, sameSpellings } from '../likeness/spellings';
import type { Typos } from '../likeness/typos';
import { MAX_SIMILAR, SHORT_INNER } from '../limits';

/** Why a term answers a query word. */
export type MatchKind = 'same' | 'related' | 'start' | 'inner' | 'typo';

/** Terms of a segment that answer a query word, and how much a match is worth (0…1, 1 = the word itself). */
export interface WordSpan extends TermSpan {
	readonly weight: number;
	readonly kind: MatchKind;
}

/**
 * How far a word is read: as written, also as a part of words, that and with typing errors, or as whatever looks like
 * it.
 */
export type Reach = 'written' | 'inner' | 'similar' | 'far';

const WEIGHT = {
	self: 1,
	spelling: 0.85,
	typedSpelling: 0.7,
	related: 0.55,
	/** The start of a word, while it is being typed, and otherwise. */
	typed: 0.75,
	start: 0.5,
	inner: 0.66,
	/** With one typing error, with two; times `startOnly` where only the start of the term was compared. */
	typo: [0, 0.6, 0.42],
	startOnly: 0.85,
	/** Unlike enough to be ranked by fuse.js; times the likeness. */
	far: 0.4,
} as const;

/** A start this short stands for too much unless it is still being typed. */
const SHORT_START = 3;

/** Shorter parts of words that are words themselves stand in too many. */
const SHORT_PART = 4;

/** What a query word stands for in a segment. */
export class WordTerms {
	/** All spans lie in between. */
	readonly from: number;
	readonly to: number;
	/** Terms of all spans. */
	readonly count: number;
	/** Those that start with the word, where all of them are meant. */
	readonly start: WordSpan | undefined;
	/** Spans of single terms by term, the best of each, where there are more than a few. */
	readonly #single: ReadonlyMap<number, WordSpan> | null;
	/** The others, best first. */
	readonly #listed: readonly WordSpan[];

	/** @param spans best first; later ones may overlap earlier ones */
	constructor(readonly spans: readonly WordSpan[]) {
		this.from = spans.reduce((least, { from }) => Math.min(least, from), Number.MAX_SAFE_INTEGER);
		this.to = spans.reduce((most, { to }) => Math.max(most, to), 0);
		this.count = spans.reduce((sum, { from, to }) => sum + to - from, 0);
		this.start = spans.find(({ kind }) => kind === 'start');
		if (spans.length <= FEW) {
			this.#single = null;
			this.#listed = spans;
		} else {
			const isSingle = ({ from, to }: WordSpan) => to - from === 1;
			this.#single = new Map(
				[...spans]
					.reverse()
					.filter(isSingle)
					.map((span) => [span.from, span]),
			);
			this.#listed = spans.filter((span) => !isSingle(span));
		}
	}

	/** Best span that has a term. */
	spanOf(term: number): WordSpan | undefined {
		if (term < this.from || term >= this.to) {
			return undefined;
		}
		const best = this.#single?.get(term);
		const listed = this.#listed;
		for (let i = 0; i < listed.length; i++) {
			const span = listed[i]!;
			if (term >= span.from && term < span.to) {
				return best === undefined || span.weight > best.weight ? span : best;
			}
		}
		return best;
	}
}

/** So many spans are looked through one by one. */
const FEW = 6;

/** Terms of `vocabulary` a query word stands for; `starting` are those that start with it. */
export function wordTerms(
	vocabulary: Vocabulary,
	typos: Typos,
	word: string,
	starting: TermSpan,
	typing: boolean,
	reach: Reach,
): WordTerms {
	const spans: WordSpan[] = [];
	function add(term: number, weight: number, kind: MatchKind): void {
		if (term >= 0) {
			spans.push({ from: term, to: term + 1, weight, kind });
		}
	}
	add(vocabulary.findIn(word, starting), WEIGHT.self, 'same');
	// While typing, a word nobody writes is rather the start of one than the plural of another.
	const spelling = typing && spans.length === 0 ? WEIGHT.typedSpelling : WEIGHT.spelling;
	for (const form of sameSpellings(word)) {
		add(form.startsWith(word) ? vocabulary.findIn(form, starting) : vocabulary.find(form), spelling, 'same');
	}
	const similar = reach === 'similar' || reach === 'far';
	// A word nobody writes is more likely a typing error than a form of another word.
	if (!typing && (similar || spans.length > 0)) {
		for (const { root, forms } of relatedForms(word)) {
			const span = vocabulary.startingWith(root);
			for (const form of span.to === span.from ? [] : forms) {
				add(vocabulary.findIn(form, span), WEIGHT.related, 'related');
			}
		}
	}
	if (typing || (similar && word.length >= SHORT_START)) {
		if (starting.to > starting.from) {
			const { from, to } = starting;
			spans.push({ from, to, weight: typing ? WEIGHT.typed : WEIGHT.start, kind: 'start' });
		}
	}
	if (reach === 'inner' && word.length >= SHORT_PART) {
		// All of them: the one that is meant stands beside the other words of the query, whatever its length.
		for (const term of vocabulary.containing(word)) {
			spans.push({ from: term, to: term + 1, weight: WEIGHT.inner, kind: 'inner' });
		}
	}
	if (similar) {
		addSimilar(vocabulary, typos, word, typing, spans);
	}
	if (reach === 'far' && spans.length === 0) {
		for (const { term, edits } of typos.firstWrong(word)) {
			add(term, WEIGHT.typo[edits]!, 'typo');
		}
	}
	if (reach === 'far' && spans.length === 0) {
		for (const { term, likeness } of farTerms(vocabulary, word)) {
			add(term, WEIGHT.far * likeness, 'typo');
		}
	}
	return new WordTerms(spans.sort((a, b) => b.weight - a.weight));
}

function addSimilar(vocabulary: Vocabulary, typos: Typos, word: string, typing: boolean, spans: WordSpan[]): void {
	const inner = word.length < SHORT_INNER ? [] : vocabulary.containing(word);
	for (const term of closest(inner, (other) => vocabulary.lengthOf(other))) {
		spans.push({ from: term, to: term + 1, weight: WEIGHT.inner, kind: 'inner' });
	}
	const near = typos.near(word, typing);
	for (const { term, edits, startOnly } of closest(near, (typo) => rankOf(typo, vocabulary, word))) {
		const weight = WEIGHT.typo[edits]! * (startOnly ? WEIGHT.startOnly : 1);
		spans.push({ from: term, to: term + 1, weight, kind: 'typo' });
	}
}

function rankOf({ term, edits, startOnly }: SimilarTerm, vocabulary: Vocabulary, word: string): number {
	return edits * 100 + (startOnly ? 50 : 0) + Math.abs(vocabulary.lengthOf(term) - word.length);
}

function closest<T>(terms: readonly T[], distance: (term: T) => number): readonly T[] {
	return terms.length <= MAX_SIMILAR
		? terms
		: [...terms].sort((a, b) => distance(a) - distance(b)).slice(0, MAX_SIMILAR);
}
