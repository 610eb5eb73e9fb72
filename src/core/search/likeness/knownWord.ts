import type { LiveSegment } from '../indexing/liveSegment';
import type { TermSpan } from '../indexing/vocabulary';
import { type Reach, type WordTerms, wordTerms } from '../ranking/wordTerms';
import { STOP_WORDS } from '../words/tokens';

/** A stop word counts little; a word in every paper counts hardly. */
const STOP_RARITY = 0.2;
const LEAST_RARITY = 0.05;

const REACHES: Readonly<Record<Reach, number>> = { written: 0, inner: 1, similar: 2, far: 3 };

/** What the segments of a snapshot know of a word, looked up when first asked for and kept for the next letter. */
export class KnownWord {
	/** Of each segment the terms that start with the word. */
	readonly starting: readonly TermSpan[];
	readonly #terms: (WordTerms | undefined)[] = [];
	readonly #frequencies: [number | undefined, number | undefined] = [undefined, undefined];

	/** @param shorter the start of the word without its last letter, where that is known */
	constructor(
		readonly text: string,
		readonly segments: readonly LiveSegment[],
		shorter: KnownWord | undefined,
	) {
		this.starting = segments.map(({ segment }, i) => segment.vocabulary.startingWith(text, shorter?.starting[i]));
	}

	/** True where the word stands just so, or with `typing` as the start of a word. */
	isKnown(typing: boolean): boolean {
		return typing ? this.starting.some(({ from, to }) => to > from) : this.segments.some((_, i) => this.termOn(i) >= 0);
	}

	/** Terms of a segment the word stands for. */
	terms(number: number, typing: boolean, reach: Reach): WordTerms {
		const key = (number * 4 + REACHES[reach]) * 2 + (typing ? 1 : 0);
		let terms = this.#terms[key];
		if (terms === undefined) {
			const { segment, typos } = this.segments[number]!;
			terms = wordTerms(segment.vocabulary, typos, this.text, this.starting[number]!, typing, reach);
			this.#terms[key] = terms;
		}
		return terms;
	}

	/** Papers with the word, in any spelling of it; with `typing` at least those with some word that starts so. */
	frequency(typing: boolean): number {
		const number = typing ? 1 : 0;
		this.#frequencies[number] ??= this.segments.reduce((sum, _, i) => sum + this.#frequencyIn(i, typing), 0);
		return this.#frequencies[number];
	}

	/** Inverse document frequency of the word, or with `typing` of what it may become, among `total` papers. */
	rarity(typing: boolean, total: number): number {
		if (STOP_WORDS.has(this.text)) {
			return STOP_RARITY;
		}
		const frequency = this.frequency(false) || (typing ? this.frequency(true) : 0);
		return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)) + LEAST_RARITY;
	}

	/** Number of the word itself on a segment, or -1: the first of the terms that start with it, where it is one. */
	termOn(number: number): number {
		const { from, to } = this.starting[number]!;
		return to > from && this.segments[number]!.segment.vocabulary.lengthOf(from) === this.text.length ? from : -1;
	}

	#frequencyIn(number: number, typing: boolean): number {
		const live = this.segments[number]!;
		let most = 0;
		for (const { from, to, kind } of this.terms(number, typing, 'written').spans) {
			if (kind === 'same') {
				most = Math.max(most, live.papersWith(from, to));
			}
		}
		const { from, to } = this.starting[number]!;
		return typing ? Math.max(most, Math.min(live.segment.documents, live.papersWith(from, to))) : most;
	}
}
