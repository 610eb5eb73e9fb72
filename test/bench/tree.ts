/**
 * What the tree costs at 100,000 papers, without the editor: `npm run bench:tree`. Each kind of group is opened in steps,
 * as the view does it, and the longest step says how long the extension host is held.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../src/core/library';
import { unpackListing } from '../../src/core/listing/packed/packed';
import type { TextCodec } from '../../src/core/listing/packed/packedListing';
import { readPacked } from '../../src/core/lists/readPacked';
import {
	GROUPINGS,
	type Grouping,
	type GroupNode,
	Outline,
	type OutlineNode,
	prepareOrder,
	SORT_ORDERS,
	type SortOrder,
	type TopicPlace,
} from '../../src/core/outline';
import type { Listing, Paper } from '../../src/core/paper';
import { OTHER_TOPIC, TOPICS, topicName, topicsOf } from '../../src/core/topics';
import { overviewFigures, WHOLE } from '../../src/core/views/overview';
import { hasLargeCorpus, writeLargeCorpus } from './scaleCorpus';

const PAPERS = 100_000;
const FILES = 20;
const ROUNDS = 3;
/** As long as `runInSlices` holds the thread. */
const SLICE_MS = 6;

interface Run<T> {
	readonly value: T;
	readonly total: number;
	/** The longest time the thread would be held. */
	readonly longest: number;
}

/** Runs work as `runInSlices` does, without leaving the thread in between. */
function inSlices<T>(work: Generator<unknown, T>): Run<T> {
	const start = performance.now();
	let longest = 0;
	for (;;) {
		const from = performance.now();
		for (;;) {
			const { done, value } = work.next();
			const held = performance.now() - from;
			if (done || held >= SLICE_MS) {
				longest = Math.max(longest, held);
				if (done) {
					return { value, total: performance.now() - start, longest };
				}
				break;
			}
		}
	}
}

const ms = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`.padStart(8);

function readLibrary(folder: string): Library {
	const codec: TextCodec = {
		encode: (text) => new TextEncoder().encode(text),
		decode: (bytes) => decoder.decode(bytes),
	};
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	const listings = writeLargeCorpus(folder, PAPERS, FILES).map((path): Listing => {
		const reading = readPacked(readFileSync(path), path, codec, TextDecoder);
		if ('message' in reading) {
			throw new Error(reading.message);
		}
		return unpackListing(reading.packed, codec)!;
	});
	return Library.empty.withListings(listings);
}

/** The corpus repeats papers with other titles: topics are found once for each abstract. */
function findPlaces(papers: readonly Paper[]): ReadonlyMap<Paper, readonly TopicPlace[]> {
	const byAbstract = new Map<string, readonly TopicPlace[]>();
	return new Map(
		papers.map((paper) => {
			const { abstract } = paper;
			const known = byAbstract.get(abstract) ?? placesOf(paper);
			byAbstract.set(abstract, known);
			return [paper, known];
		}),
	);
}

function placesOf(paper: Paper): readonly TopicPlace[] {
	return topicsOf(paper)
		.slice(0, 1)
		.map(({ topic: id, subtopic }) => ({
			id,
			name: topicName(id),
			subtopic: subtopic === null ? null : { id: subtopic, name: subtopic },
		}));
}

/** What it took to open one group after the other, from the first level into the largest group down to the papers. */
interface Opening {
	readonly names: readonly string[];
	readonly totals: readonly number[];
	readonly prepare: number;
	readonly longest: number;
}

function openLargest(grouping: Grouping, sort: SortOrder, papers: readonly Paper[], places: Places): Opening {
	const preparing = inSlices(prepareOrder(sort, papers));
	const outline = new Outline(papers, {
		grouping,
		sort,
		topicsOf: (paper) => places.get(paper) ?? [],
		topicOrder: TOPICS.map(({ id }) => id),
	});
	const names: string[] = [];
	const totals: number[] = [];
	let { longest } = preparing;
	for (let group: GroupNode | null = null; ; ) {
		const { value, total, longest: held }: Run<readonly OutlineNode[]> = inSlices(outline.opening(group));
		longest = Math.max(longest, held);
		names.push(group ? `${group.special ?? group.label} (${group.count})` : 'all');
		totals.push(total);
		const groups = value.filter((node): node is GroupNode => node.kind === 'group');
		if (groups.length === 0) {
			return { names, totals, prepare: preparing.total, longest };
		}
		group = groups.reduce((most, each) => (each.count > most.count ? each : most));
	}
}

/** The least of some rounds: what the machine does beside it only adds. */
function least(rounds: readonly Opening[]): Opening {
	const [first] = rounds;
	return {
		names: first!.names,
		totals: first!.totals.map((_, at) => Math.min(...rounds.map(({ totals }) => totals[at]!))),
		prepare: first!.prepare,
		longest: Math.min(...rounds.map(({ longest }) => longest)),
	};
}

type Places = ReturnType<typeof findPlaces>;

function main(): void {
	if (!hasLargeCorpus()) {
		console.log('bench:tree needs ../shared/corpus-large');
		return;
	}
	const folder = mkdtempSync(join(tmpdir(), 'offprint-tree-'));
	try {
		const library = readLibrary(folder);
		const { papers } = library;
		const places = findPlaces(papers);
		console.log(`${papers.length} papers; goal: opening any group below 100 ms, no step above 10 ms\n`);
		for (const grouping of GROUPINGS) {
			for (const sort of SORT_ORDERS) {
				const rounds = Array.from({ length: ROUNDS }, () => openLargest(grouping, sort, papers, places));
				const { names, totals, prepare, longest } = least(rounds);
				const opened = names.map((name, at) => `${name}${ms(totals[at]!)}`).join(' ▸ ');
				console.log(
					`${grouping.padEnd(13)} ${sort.padEnd(9)} prepare${ms(prepare)}   longest step${ms(longest)}   ${opened}`,
				);
			}
		}
		const other = { id: OTHER_TOPIC, name: OTHER_TOPIC };
		for (const round of ['first', 'again']) {
			const { total, longest } = inSlices(overviewFigures(papers, (paper) => places.get(paper)?.[0] ?? other, WHOLE));
			console.log(`figures of the overview, ${round}${ms(total)}   longest step${ms(longest)}`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

main();
