import type { Paper } from '../paper';
import { Scratch } from './scratch';
import type { Segment } from './segment';
import { type Reach, type WordSpan, wordSpans } from './wordTerms';

/** A segment in use: which paper each document is, and what queries keep between keystrokes. */
export class LiveSegment {
	readonly scratch: Scratch;
	readonly #spans = new Map<string, readonly WordSpan[]>();

	/** @param papers index of each document in the snapshot's papers, -1 for papers that are gone */
	constructor(
		readonly segment: Segment,
		readonly papers: Int32Array,
	) {
		this.scratch = new Scratch(segment.documents);
	}

	/** Terms a word stands for; kept, as whoever types asks for the same words again. */
	spans(word: string, typing: boolean, reach: Reach): readonly WordSpan[] {
		const key = `${typing ? '>' : '='}${reach === 'similar' ? '~' : '='}${word}`;
		let spans = this.#spans.get(key);
		if (spans === undefined) {
			spans = wordSpans(this.segment.vocabulary, word, typing, reach);
			if (this.#spans.size >= MAX_KEPT) {
				this.#spans.delete(this.#spans.keys().next().value!);
			}
			this.#spans.set(key, spans);
		}
		return spans;
	}

	/** Papers with a word in the spelling given or one equal to it; with `typing` words that start so. */
	frequency(word: string, typing: boolean): number {
		const { starts } = this.segment.everything;
		const titles = this.segment.titles.starts;
		let count = 0;
		let inTitles = 0;
		for (const { from, to, kind } of this.spans(word, typing, 'written')) {
			if (kind === 'same' || (typing && kind === 'start')) {
				count = Math.max(count, starts[to]! - starts[from]!);
				inTitles = Math.max(inTitles, titles[to]! - titles[from]!);
			}
		}
		return Math.max(count, inTitles);
	}
}

const MAX_KEPT = 256;

/** Papers and their index at one moment; never changes. */
export interface Snapshot {
	readonly papers: readonly Paper[];
	/** Largest first. */
	readonly segments: readonly LiveSegment[];
}
