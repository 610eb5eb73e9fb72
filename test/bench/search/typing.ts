import type { Find } from './peers';

/** Milliseconds a keystroke, each the median of the rounds in which it was typed. */
export interface Typing {
	readonly p50: number;
	readonly mean: number;
	readonly p95: number;
	readonly worst: number;
	/** The longest of all single measurements: with what the machine and the collector of garbage did meanwhile. */
	readonly worstOnce: number;
	readonly strokes: number;
	readonly rounds: number;
	/** Of each keystroke in the order of typing, the same for every library. */
	readonly times: readonly number[];
}

const ROUNDS = 5;
/** Share of the time that goes to typing before anything is measured, and to the first round. */
const WARM_SHARE = 0.1;
const FIRST_SHARE = 0.5;
/** Milliseconds of typing before, where time is not limited. */
const WARM = 3_000;

/**
 * Types the queries letter by letter, in the order given, as long as `patience` (milliseconds) lasts,
 * but `least` of them once: first without measuring, as a session of a user has typed before; then in rounds over the same whole queries. What
 * the measuring leaves for the collector is collected between queries, where the runtime allows it.
 */
export function typeAll(find: Find, order: readonly string[], patience: number, least = 1): Typing {
	const started = performance.now();
	const warmUntil = started + Math.min(patience * WARM_SHARE, WARM);
	for (let i = order.length; i > 0 && performance.now() < warmUntil; i--) {
		typeOne(find, order[i - 1]!, []);
	}
	const rounds: number[][] = [];
	let typed = order.length;
	let isInTime = true;
	while (rounds.length < ROUNDS && isInTime) {
		const until = started + patience * (rounds.length === 0 ? FIRST_SHARE : 1);
		const times: number[] = [];
		let query = 0;
		while (query < typed && (performance.now() < until || (rounds.length === 0 && query < least))) {
			collectYoung();
			typeOne(find, order[query++]!, times);
		}
		isInTime = rounds.length === 0 || query === typed;
		typed = query;
		if (times.length > 0) {
			rounds.push(times);
		}
	}
	return summary(rounds);
}

/** Adds the milliseconds of each key of one query. */
function typeOne(find: Find, query: string, times: number[]): void {
	for (let end = 1; end <= query.length; end++) {
		const started = performance.now();
		find(query.slice(0, end));
		times.push(performance.now() - started);
	}
}

function summary(rounds: readonly (readonly number[])[]): Typing {
	const times = rounds[0]!.map((_, stroke) => median(rounds.flatMap((round) => round[stroke] ?? [])));
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
	return {
		p50: at(0.5),
		mean: mean(times),
		p95: at(0.95),
		worst: at(1),
		worstOnce: rounds.reduce((most, round) => round.reduce((a, b) => Math.max(a, b), most), 0),
		strokes: times.length,
		rounds: rounds.length,
		times,
	};
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle one, the lower of two. */
export function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!;
}

function collectYoung(): void {
	(globalThis.gc as ((options: { type: 'minor' }) => void) | undefined)?.({ type: 'minor' });
}
