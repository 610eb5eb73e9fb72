import assert from 'node:assert/strict';

/** Mutations that are tried of each kind of kept file. */
export const RUNS = 200;

/** Whole numbers below another from a seed. */
export function randomOf(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return Math.floor((state / 0x80000000) * below);
	};
}

type Mutation = (bytes: Uint8Array, random: (below: number) => number, foreign: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** What happens to files: a disk that is full, a machine that stops, two windows that write, a backup, an older version. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
	cut: (bytes, random) => bytes.slice(0, random(bytes.length)),
	'cut at its beginning': (bytes, random) => bytes.slice(1 + random(bytes.length)),
	'cut by a word': (bytes, random) => bytes.slice(0, bytes.length - 4 * (1 + random(3))),
	'zeroed in part': (bytes, random) => {
		const from = random(bytes.length);
		return bytes.slice().fill(0, from, from + 1 + random(bytes.length - from));
	},
	'zeroed whole': (bytes) => new Uint8Array(bytes.length),
	'changed in a bit': (bytes, random) => {
		const changed = bytes.slice();
		changed[random(changed.length)]! ^= 1 << random(8);
		return changed;
	},
	'changed in many bytes': (bytes, random) => {
		const changed = bytes.slice();
		for (let count = 0; count < 20; count++) {
			changed[random(changed.length)] = random(256);
		}
		return changed;
	},
	'longer than it was': (bytes, random) => joined(bytes, new Uint8Array(1 + random(9))),
	'said twice': (bytes) => joined(bytes, bytes),
	'half of another': (bytes, random, foreign) => {
		const at = random(bytes.length);
		return joined(bytes.slice(0, at), foreign.slice(at));
	},
	'of something else': (_bytes, _random, foreign) => foreign,
	'with two parts changed': (bytes, random) => {
		const at = 4 * random(bytes.length / 4);
		return joined(bytes.slice(at), bytes.slice(0, at));
	},
	empty: () => new Uint8Array(),
};

/** A mutation of what was kept. */
export interface Mutated {
	/** What was done, and in which run. */
	readonly name: string;
	readonly bytes: Uint8Array;
	/** False where bytes within a paper are others: of text without a check nothing tells that. */
	readonly isOfWhole: boolean;
}

/** What changes bytes within a paper, or puts parts of papers side by side. */
const WITHIN_PAPERS: ReadonlySet<string> = new Set([
	'changed in a bit',
	'changed in many bytes',
	'half of another',
	'with two parts changed',
]);

/** The mutations of what was kept, of all kinds in turn; `foreign` is what was kept of something else. */
export function mutationsOf(kept: Uint8Array, foreign: Uint8Array): readonly Mutated[] {
	const names = Object.keys(MUTATIONS);
	return Array.from({ length: RUNS }, (_, run) => {
		const name = names[run % names.length]!;
		const bytes = MUTATIONS[name]!(kept, randomOf(20_261_128 + run), foreign);
		return { name: `${name}, run ${run}`, bytes, isOfWhole: !WITHIN_PAPERS.has(name) };
	});
}

/** Each mutation of what was kept, read back: as it was, or as nothing. */
export function neverWrong(kept: Uint8Array, foreign: Uint8Array, read: (bytes: Uint8Array) => unknown): void {
	const whole = read(kept);
	assert.notEqual(whole, null);
	for (const { name, bytes } of mutationsOf(kept, foreign)) {
		const isSame = Buffer.compare(bytes, kept) === 0;
		assert.deepEqual(read(bytes), isSame ? whole : null, name);
	}
}
