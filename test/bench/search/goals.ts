import type { QueryClass } from './knownItems';

/** Share of queries to be answered by the first paper, and by one of the first five. */
export interface SuccessGoal {
	readonly first: number;
	readonly five: number;
}

/** Success wanted at 10,000 papers; classes without a goal are measured to see what they say. */
export const CLASS_GOALS: Readonly<Record<QueryClass, SuccessGoal | null>> = {
	'title words': { first: 0.99, five: 1 },
	names: { first: 0.99, five: 1 },
	prefixes: { first: 0.99, five: 1 },
	'out of order': { first: 0.99, five: 1 },
	'abstract words': { first: 0.98, five: 1 },
	'one typo': { first: 0.97, five: 0.99 },
	'two typos': { first: 0.95, five: 0.97 },
	'three typos': null,
	'split and joined': { first: 0.98, five: 1 },
	'inner part': { first: 0.97, five: 0.98 },
	'part and word': { first: 0.97, five: 0.99 },
	'whole title': { first: 1, five: 1 },
	'function words': { first: 0.97, five: 0.99 },
	author: { first: 0.97, five: 0.99 },
	'author and word': { first: 0.97, five: 0.99 },
};

/** Success wanted for queries as people type them, on the seed listings. */
export const WRITTEN_GOAL: SuccessGoal = { first: 0.95, five: 0.99 };

/** How much less than the best peer a class may reach, and how much less with ten times the papers. */
export const BEHIND_BEST = 0.01;
export const BEHIND_SMALLER = 0.05;

/** Milliseconds a keystroke at 100,000 papers. */
export const TYPING_GOAL = { p50: 0.15, p95: 0.6, worst: 6 } as const;

/** How many times faster than a peer the median keystroke must be, by papers. */
export const FASTER_GOALS: readonly { readonly papers: number; readonly peer: string; readonly times: number }[] = [
	{ papers: 10_000, peer: 'MiniSearch', times: 80 },
	{ papers: 10_000, peer: 'fuse.js', times: 2_500 },
	{ papers: 100_000, peer: 'FlexSearch', times: 5 },
];

/** Microseconds a paper, share of the text, milliseconds. */
export const INDEX_GOALS = {
	build: 25,
	step: 10,
	memory: 0.6,
	listing: 100,
	save: 200,
	load: 200,
	related: 20,
} as const;
