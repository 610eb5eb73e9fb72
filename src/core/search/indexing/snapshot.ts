import type { Paper } from '../../paper';
import { KnownWord } from '../likeness/knownWord';
import { Typos } from '../likeness/typos';
import { AllWords } from '../ranking/matchAll';
import { Scratch } from '../ranking/scratch';
import { TopDocuments } from '../ranking/topDocuments';
import type { Segment } from './segment';

/** A segment in use: which paper each document is, and what queries keep between keystrokes. */
export class LiveSegment {
	readonly scratch: Scratch;
	readonly top: TopDocuments;
	readonly titles: AllWords;
	readonly everything: AllWords;
	readonly typos: Typos;

	/** @param papers index of each document in the snapshot's papers, -1 for papers that are gone */
	constructor(
		readonly segment: Segment,
		readonly papers: Int32Array,
	) {
		this.scratch = new Scratch(segment.documents);
		this.top = new TopDocuments(segment.documents);
		this.titles = new AllWords(segment, 'titles', this.scratch);
		this.everything = new AllWords(segment, 'everything', this.scratch);
		this.typos = new Typos(segment.vocabulary);
	}

	/** Postings of a span of terms, in titles or in everything, whatever is more. */
	papersWith(from: number, to: number): number {
		const { titles, everything } = this.segment;
		return Math.max(everything.starts[to]! - everything.starts[from]!, titles.starts[to]! - titles.starts[from]!);
	}
}

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
