import type { Paper } from '../../../src/core/paper';
import type { Find, Peer } from './peers';

/** A query with the papers that answer it. */
export interface Asked {
	readonly query: string;
	readonly isAnswer: (paper: number) => boolean;
	readonly wanted: string;
}

/** Share of queries answered by the first paper, and by one of the first five. */
export interface Success {
	readonly first: number;
	readonly five: number;
	/** Of each query asked the place of the answer, 0 where there is none. */
	readonly places: readonly number[];
	/** Queries that were not answered by the first paper, with the place of the answer, 0 where there is none. */
	readonly misses: readonly { readonly query: string; readonly place: number; readonly wanted: string }[];
}

/** Milliseconds a keystroke. */
export interface Typing {
	readonly p50: number;
	readonly mean: number;
	readonly p95: number;
	readonly worst: number;
	readonly strokes: number;
}

/** What was measured of one library at one size. */
export interface Measured {
	readonly name: string;
	/** Processor time in microseconds a paper. */
	readonly build: number;
	/** Bytes as a share of the text. */
	readonly memory: number;
	readonly typing: Typing;
	readonly classes: ReadonlyMap<string, Success>;
	/** Of nonsense queries, the share that finds something. */
	readonly nonsense: number;
}

/** Times all traces are typed, time permitting. */
const ROUNDS = 3;

/** Builds and asks a library; `patience` is the longest time in milliseconds for the traces, and for the classes. */
export async function measurePeer(
	peer: Peer,
	papers: readonly Paper[],
	classes: ReadonlyMap<string, readonly Asked[]>,
	nonsense: readonly string[],
	patience: number,
): Promise<Measured> {
	const before = memory();
	const started = process.cpuUsage();
	const { find, bytes } = await peer.build(papers);
	const { user, system } = process.cpuUsage(started);
	const taken = bytes ?? memory() - before;
	const queries = [...classes.values()].flatMap((asked) => asked.map(({ query }) => query));
	const typing = typingTimes(find, queries, patience);
	const answered = new Map<string, Success>();
	const share = peer.isOurs ? Number.POSITIVE_INFINITY : patience / classes.size;
	for (const [name, asked] of classes) {
		answered.set(name, successOf(find, asked, share));
	}
	const senseless = successOf(
		find,
		nonsense.map((query) => ({ query, isAnswer: () => true, wanted: '' })),
		share,
	);
	return {
		name: peer.name,
		build: (user + system) / papers.length,
		memory: taken / papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0),
		typing,
		classes: answered,
		nonsense: senseless.five,
	};
}

/**
 * Times of every keystroke while the queries are typed letter by letter, in an order that mixes the classes: the least
 * of up to three rounds, as other programs of the machine are not measured. Keys not reached in time are left out.
 */
export function typingTimes(find: Find, queries: readonly string[], patience: number): Typing {
	const order = queries.map((_, i) => queries[(i * 7919) % queries.length]!);
	const warm = performance.now() + patience / 8;
	for (let i = 0; i < order.length && performance.now() < warm; i++) {
		find(order[i]!);
	}
	const times: number[] = [];
	const until = performance.now() + patience;
	for (let round = 0; round < ROUNDS; round++) {
		let stroke = 0;
		for (const query of order) {
			if (performance.now() > until || (round > 0 && stroke >= times.length)) {
				break;
			}
			for (let end = 1; end <= query.length && performance.now() < until; end++) {
				const started = performance.now();
				find(query.slice(0, end));
				const time = performance.now() - started;
				times[stroke] = Math.min(time, times[stroke] ?? time);
				stroke++;
			}
		}
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
	const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
	return { p50: at(0.5), mean, p95: at(0.95), worst: at(1), strokes: times.length };
}

function successOf(find: Find, asked: readonly Asked[], patience: number): Success {
	const until = performance.now() + patience;
	const places: number[] = [];
	for (const { query, isAnswer } of asked) {
		if (places.length > 0 && performance.now() > until) {
			break;
		}
		places.push(find(query).findIndex(isAnswer) + 1);
	}
	return {
		first: shareWithin(places, 1),
		five: shareWithin(places, 5),
		places,
		misses: places.flatMap((place, i) => (place === 1 ? [] : { ...asked[i]!, place })),
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
