/**
 * Many more cases than `npm test` has time for: `npm run fuzz [-- CASES [SEED]] [--share K/N]`. The cases come in blocks,
 * each with a seed of its own, and the shares 1/N to N/N have each block once: together they are the whole, whatever N is.
 */
import { readListing } from '../../src/core/listing';
import { HOSTILE } from './hostile';
import { check, PROPERTIES } from './properties';

const BLOCK = 5000;
/** Above this, twice the text takes more than twice the time; garbage and the clock make up for the rest. */
const MOST_GROWTH = 2.7;
/** In seconds; shorter times say nothing about growth. */
const SHORTEST = 0.3;

const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const cases = Number(numbers[0] ?? 200_000);
const seed = Number(numbers[1] ?? 20_260_825);
const [share, shares] = shareOf(process.argv);

function shareOf(words: readonly string[]): readonly [share: number, shares: number] {
	const [share, shares] = (words[words.indexOf('--share') + 1] ?? '').split('/').map(Number);
	return words.includes('--share') && share && shares && share <= shares ? [share, shares] : [1, 1];
}

/** The things of a list that belong to this share. */
function mine<T>(things: readonly T[]): T[] {
	return things.filter((_, i) => i % shares === share - 1);
}

const blocks = mine(Array.from({ length: Math.ceil(cases / BLOCK) }, (_, i) => i));
const sizeOf = (block: number) => Math.min(BLOCK, cases - block * BLOCK);
const total = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
console.log(
	`share ${share} of ${shares}: ${total} of ${cases} cases, seeds ${blocks.map((block) => seed + block).join(' ')}`,
);
for (const name of Object.keys(PROPERTIES)) {
	const start = process.cpuUsage();
	const runs = blocks.reduce((sum, block) => sum + check(name, sizeOf(block), seed + block), 0);
	console.log(`${String(runs).padStart(6)} passed in ${seconds(start).toFixed(0)} s: ${name}`);
}

console.log('\nhostile texts, against half of each; processor time');
for (const [name, make] of mine(Object.entries(HOSTILE))) {
	const half = least(make(0.5));
	const whole = least(make(1));
	const grows = whole > SHORTEST && whole > half * MOST_GROWTH;
	console.log(
		`${whole.toFixed(2).padStart(6)} s  ×${(whole / half).toFixed(1)}  ${name}${grows ? '  NOT LINEAR' : ''}`,
	);
	process.exitCode = grows ? 1 : (process.exitCode ?? 0);
}

function least(text: string): number {
	let best = Number.POSITIVE_INFINITY;
	for (let i = 0; i < 3; i++) {
		const start = process.cpuUsage();
		readListing(text, 'page.txt');
		best = Math.min(best, seconds(start));
	}
	return best;
}

function seconds(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1e6;
}
