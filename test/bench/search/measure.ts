import type { Paper } from '../../../src/core/paper';
import { type Asked, type Classes, queriesOf } from './asked';
import type { Find, Peer } from './peers';
import { type Typing, typeAll } from './typing';

/** Share of queries answered by the first paper, and by one of the first five. */
export interface Success {
	readonly first: number;
	readonly five: number;
	/** Of each query asked the place of the answer, 0 where there is none. */
	readonly places: readonly number[];
	/** Queries that were not answered by the first paper, with the place of the answer, 0 where there is none. */
	readonly misses: readonly { readonly query: string; readonly place: number; readonly wanted: string }[];
}

/** What was measured of one library at one size. */
export interface Measured {
	readonly name: string;
	/** Microseconds a paper, by the clock and of the processor: collecting garbage runs beside. */
	readonly build: number;
	readonly buildProcessor: number;
	/** Bytes as a share of the text. */
	readonly memory: number;
	readonly typing: Typing;
	readonly classes: ReadonlyMap<string, Success>;
	/** Of nonsense queries, the share that finds something. */
	readonly nonsense: number;
}

/** Builds and asks a library; a usual one has so many milliseconds for the traces, and for the classes. */
export async function measurePeer(
	peer: Peer,
	papers: readonly Paper[],
	classes: Classes,
	nonsense: readonly string[],
	milliseconds: number,
): Promise<Measured> {
	const patience = peer.isOurs ? Number.POSITIVE_INFINITY : milliseconds * (peer.patience ?? 1);
	const before = memory();
	const started = performance.now();
	const startedProcessor = process.cpuUsage();
	const { find, bytes } = await peer.build(papers);
	const { user, system } = process.cpuUsage(startedProcessor);
	const build = performance.now() - started;
	const taken = bytes ?? memory() - before;
	const typing = typeAll(find, queriesOf(classes), patience, peer.leastTyped ?? classes.size);
	const answered = new Map<string, Success>();
	const share = patience / classes.size;
	for (const [name, asked] of classes) {
		answered.set(name, successOf(find, asked, share));
	}
	const until = performance.now() + share;
	const senseless: boolean[] = [];
	for (const query of nonsense) {
		if (senseless.length === 0 || performance.now() < until) {
			senseless.push(find(query).length > 0);
		}
	}
	return {
		name: peer.name,
		build: (build * 1_000) / papers.length,
		buildProcessor: (user + system) / papers.length,
		memory: taken / papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0),
		typing,
		classes: answered,
		nonsense: senseless.filter((found) => found).length / senseless.length,
	};
}

function successOf(find: Find, asked: readonly Asked[], patience: number): Success {
	const until = performance.now() + patience;
	const places: number[] = [];
	for (const { query, answers } of asked) {
		if (places.length > 0 && performance.now() > until) {
			break;
		}
		places.push(find(query).findIndex((index) => answers.includes(index)) + 1);
	}
	return {
		first: shareWithin(places, 1),
		five: shareWithin(places, 5),
		places,
		misses: places.flatMap((place, i) => {
			const { query, wanted } = asked[i]!;
			return place === 1 ? [] : { query, place, wanted };
		}),
	};
}

/** Share of the queries whose answer is one of the first `most`. */
export function shareWithin(places: readonly number[], most: number): number {
	return places.filter((place) => place > 0 && place <= most).length / places.length;
}

function memory(): number {
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
