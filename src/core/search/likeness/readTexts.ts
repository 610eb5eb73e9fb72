import { NO_PAPER, type Paper, type PaperId } from '../../paper';
import { EMPTY_SNAPSHOT, updateSnapshot } from '../indexing/indexer';
import type { Snapshot } from '../indexing/snapshot';

/** A part of a text that was read, about as long as an abstract. */
export interface Passage {
	/** Where it begins in the text, in UTF-16 units. */
	readonly start: number;
	/** As `foldedLine` gives them. */
	readonly words: string;
	/** As a citation says it: `sec. 3.2`; empty where that cannot be said. */
	readonly place: string;
}

/** A passage, and the paper it is of. */
export interface ReadPassage extends Passage {
	readonly paperId: PaperId;
}

/** Passages made papers between two pauses. */
const STEP = 64;

/** Passages of the texts that were read, beside the abstracts of a library: immutable, with an index of their own. */
export class ReadTexts {
	/** Nothing was read. */
	static readonly NONE = new ReadTexts([], EMPTY_SNAPSHOT);

	private constructor(
		/** In the order of `snapshot.papers`. */
		readonly passages: readonly ReadPassage[],
		/** Each passage as a paper of nothing but words. */
		readonly snapshot: Snapshot,
	) {}

	/** These, and texts that were read since, each in place of an older one of the same paper; made in steps. */
	*with(texts: ReadonlyMap<PaperId, readonly Passage[]>): Generator<void, ReadTexts> {
		const kept = this.passages.map(({ paperId }) => !texts.has(paperId));
		const added = [...texts].flatMap(([paperId, passages]) => passages.map((each) => ({ ...each, paperId })));
		const papers = this.snapshot.papers.filter((_, i) => kept[i]);
		for (const passage of added) {
			papers.push(asPaper(passage));
			if (papers.length % STEP === 0) {
				yield;
			}
		}
		const passages = [...this.passages.filter((_, i) => kept[i]), ...added];
		return new ReadTexts(passages, yield* updateSnapshot(this.snapshot, papers));
	}

	/** The passages of one paper, in their order. */
	of(paperId: PaperId): readonly ReadPassage[] {
		return this.passages.filter((passage) => passage.paperId === paperId);
	}
}

function asPaper({ paperId, words }: ReadPassage): Paper {
	return { ...NO_PAPER, id: paperId, abstract: words };
}
