import type { Paper } from '../paper';
import { Scratch } from './scratch';
import type { Segment } from './segment';
import { sameSpellings } from './spellings';
import { Typos } from './typos';
import type { TermSpan } from './vocabulary';
import { type Reach, type WordTerms, wordTerms } from './wordTerms';

/** A segment in use: which paper each document is, and what queries keep between keystrokes. */
export class LiveSegment {
	readonly scratch: Scratch;
	readonly #typos: Typos;
	readonly #terms = new Map<string, WordTerms>();
	readonly #spellings = new Map<string, readonly TermSpan[]>();
	readonly #frequencies = new Map<string, number>();

	/** @param papers index of each document in the snapshot's papers, -1 for papers that are gone */
	constructor(
		readonly segment: Segment,
		readonly papers: Int32Array,
	) {
		this.scratch = new Scratch(segment.documents);
		this.#typos = new Typos(segment.vocabulary);
	}

	/** Terms a word stands for; kept, as whoever types asks for the same words again. */
	terms(word: string, typing: boolean, reach: Reach): WordTerms {
		const key = `${typing ? '>' : '='}${reach}:${word}`;
		return kept(this.#terms, key, () => wordTerms(this.segment.vocabulary, this.#typos, word, typing, reach));
	}

	/** Papers with a word, in any spelling of it; with `typing` at least those with some word that starts so. */
	frequency(word: string, typing: boolean): number {
		return kept(this.#frequencies, (typing ? '>' : '=') + word, () => {
			let most = 0;
			for (const { from, to, kind } of this.terms(word, typing, 'written').spans) {
				if (kind === 'same') {
					most = Math.max(most, this.#papersWith(from, to));
				}
			}
			return typing ? Math.max(most, this.#startingWith(word)) : most;
		});
	}

	/** The word itself and its other spellings. */
	spellings(word: string): readonly TermSpan[] {
		const { vocabulary } = this.segment;
		return kept(this.#spellings, word, () =>
			[word, ...sameSpellings(word)]
				.map((form) => vocabulary.find(form))
				.filter((term) => term >= 0)
				.map((term) => ({ from: term, to: term + 1 })),
		);
	}

	/** Papers with exactly this word. */
	papersWith(word: string): number {
		const term = this.segment.vocabulary.find(word);
		return term < 0 ? 0 : this.#papersWith(term, term + 1);
	}

	/** True where the word stands just so, or with `typing` as the start of a word. */
	knows(word: string, typing: boolean): boolean {
		const { vocabulary } = this.segment;
		return vocabulary.find(word) >= 0 || (typing && vocabulary.startsAny(word));
	}

	#startingWith(word: string): number {
		const { from, to } = this.segment.vocabulary.startingWith(word);
		return Math.min(this.segment.documents, this.#papersWith(from, to));
	}

	#papersWith(from: number, to: number): number {
		const { titles, everything } = this.segment;
		return Math.max(everything.starts[to]! - everything.starts[from]!, titles.starts[to]! - titles.starts[from]!);
	}
}

/** The value of a key, computed when it is not there; the oldest goes when there are too many. */
function kept<T>(values: Map<string, T>, key: string, compute: () => T): T {
	let value = values.get(key);
	if (value === undefined) {
		value = compute();
		if (values.size >= MAX_KEPT) {
			values.delete(values.keys().next().value!);
		}
		values.set(key, value);
	}
	return value;
}

const MAX_KEPT = 256;

/** Papers and their index at one moment; never changes. */
export interface Snapshot {
	readonly papers: readonly Paper[];
	/** Largest first. */
	readonly segments: readonly LiveSegment[];
}
