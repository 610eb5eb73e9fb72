import type { Paper } from '../../paper';
import { KnownWord } from '../likeness/knownWord';
import type { LiveSegment } from './liveSegment';

/** Words kept: those of the last few queries with all their starts; twice as many when they grow old. */
const MAX_KEPT = 256;

/** Papers and their index at one moment; never changes. */
export class Snapshot {
	/** Documents of all segments. */
	readonly total: number;
	#words = new Map<string, KnownWord>();
	#oldWords: ReadonlyMap<string, KnownWord> = new Map();

	/** @param segments largest first */
	constructor(
		readonly papers: readonly Paper[],
		readonly segments: readonly LiveSegment[],
	) {
		this.total = segments.reduce((sum, { segment }) => sum + segment.documents, 0);
	}

	/** How much a word says: its inverse document frequency, or with `typing` that of what it may become. */
	rarity(text: string, typing: boolean): number {
		return this.word(text).rarity(typing, this.total);
	}

	/** What is known of a word; kept, as whoever types asks for the same words again. */
	word(text: string): KnownWord {
		let word = this.#words.get(text);
		if (word === undefined) {
			word = this.#oldWords.get(text) ?? new KnownWord(text, this.segments, this.#kept(text.slice(0, -1)));
			if (this.#words.size >= MAX_KEPT) {
				this.#oldWords = this.#words;
				this.#words = new Map();
			}
			this.#words.set(text, word);
		}
		return word;
	}

	#kept(text: string): KnownWord | undefined {
		return this.#words.get(text) ?? this.#oldWords.get(text);
	}
}
