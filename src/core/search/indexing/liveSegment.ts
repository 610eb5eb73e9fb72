import { Typos } from '../likeness/typos';
import { AllWords } from '../ranking/matchAll';
import { Scratch } from '../ranking/scratch';
import { TopDocuments } from '../ranking/topDocuments';
import type { Segment } from './segment';
import type { WholeTitles } from './wholeTitles';

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
		readonly wholeTitles: WholeTitles,
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
