import type { Paper } from '../../paper';
import { LiveSegment } from './liveSegment';
import { mergeSegments } from './mergeSegments';
import { EMPTY_SEGMENT, type Segment } from './segment';
import { SegmentBuilder } from './segmentBuilder';
import { Snapshot } from './snapshot';
import { WholeTitles } from './wholeTitles';

/** Papers read between two pauses: half a millisecond, some more before the engine has compiled it. */
const STEP = 16;
/** Papers compared between two pauses. */
const COMPARED = 1024;
/** Papers of a segment made in one go. */
const PORTION = 1 << 17;
/** A segment is merged with the one before when it has at least this share of its papers. */
const MERGE_SHARE = 0.5;
/** Papers gone from a segment before it is written anew, as a share. */
const GONE_SHARE = 0.25;

export const EMPTY_SNAPSHOT = new Snapshot([], []);

/**
 * The snapshot of `papers`, made from an earlier one: papers that are the same objects keep their place in the index,
 * others are read. Pauses every millisecond or few; returns at the end.
 */
export function* updateSnapshot(before: Snapshot, papers: readonly Paper[]): Generator<void, Snapshot> {
	const { maps, added } = yield* comparePapers(before, papers);
	const parts: Part[] = before.segments.map(({ segment }, i) => ({ segment, papers: maps[i]! }));
	for (let from = 0; from < added.length; from += PORTION) {
		const portion = added.slice(from, from + PORTION);
		const builder = new SegmentBuilder();
		for (let i = 0; i < portion.length; i++) {
			builder.add(papers[portion[i]!]!);
			if (i % STEP === STEP - 1) {
				yield;
			}
		}
		parts.push({ segment: yield* builder.build(), papers: Int32Array.from(portion) });
		yield* mergeSmall(parts);
	}
	yield* dropGone(parts);
	const segments: LiveSegment[] = [];
	for (const { segment, papers: map } of parts) {
		yield* segment.vocabulary.prepare();
		segments.push(new LiveSegment(segment, map, yield* WholeTitles.build(segment)));
	}
	return new Snapshot(papers, segments);
}

interface Part {
	readonly segment: Segment;
	/** Index of each document in the new papers, -1 for those gone. */
	readonly papers: Int32Array;
}

/** Where the papers of each segment stand now, and which are new, by index. */
function* comparePapers(
	before: Snapshot,
	papers: readonly Paper[],
): Generator<void, { maps: Int32Array[]; added: number[] }> {
	const maps = before.segments.map((live) => new Int32Array(live.papers.length).fill(-1));
	const added: number[] = [];
	if (before.papers.length === 0) {
		return { maps, added: papers.map((_, index) => index) };
	}
	// One changed file moves all papers behind it by as many places.
	const shift = papers.length - before.papers.length;
	const places = new Map<Paper, readonly [segment: number, document: number]>();
	for (const [number, live] of before.segments.entries()) {
		for (let document = 0; document < live.papers.length; document++) {
			const index = live.papers[document]!;
			const paper = before.papers[index];
			if (paper !== undefined && papers[index] === paper) {
				maps[number]![document] = index;
			} else if (paper !== undefined && papers[index + shift] === paper) {
				maps[number]![document] = index + shift;
			} else if (paper !== undefined) {
				places.set(paper, [number, document]);
			}
			if (document % COMPARED === 0) {
				yield;
			}
		}
	}
	for (const [index, paper] of papers.entries()) {
		if (index % COMPARED === 0) {
			yield;
		}
		if (paper === before.papers[index] || paper === before.papers[index - shift]) {
			continue;
		}
		const place = places.get(paper);
		if (place === undefined) {
			added.push(index);
		} else {
			maps[place[0]]![place[1]] = index;
		}
	}
	return { maps, added };
}

function* mergeSmall(parts: Part[]): Generator<void, void> {
	while (parts.length > 1) {
		const second = parts.at(-1)!;
		const first = parts.at(-2)!;
		if (second.segment.documents < first.segment.documents * MERGE_SHARE) {
			return;
		}
		parts.splice(-2, 2, yield* merged(first, second));
	}
}

function* dropGone(parts: Part[]): Generator<void, void> {
	for (const [i, part] of parts.entries()) {
		const left = countOf(part.papers);
		if (left < part.papers.length * (1 - GONE_SHARE)) {
			parts[i] = yield* merged(part, { segment: EMPTY_SEGMENT, papers: new Int32Array(0) });
		}
	}
	const filled = parts.filter(({ segment }) => segment.documents > 0);
	parts.splice(0, parts.length, ...filled);
}

function* merged(first: Part, second: Part): Generator<void, Part> {
	const documents = countOf(first.papers) + countOf(second.papers);
	const papers = new Int32Array(documents);
	let next = 0;
	const [keepFirst, keepSecond] = [first, second].map((part) =>
		part.papers.map((index) => {
			if (index < 0) {
				return -1;
			}
			papers[next] = index;
			return next++;
		}),
	);
	const keep = { first: keepFirst!, second: keepSecond!, documents };
	return { segment: yield* mergeSegments(first.segment, second.segment, keep), papers };
}

function countOf(papers: Int32Array): number {
	return papers.reduce((count, index) => count + (index < 0 ? 0 : 1), 0);
}
