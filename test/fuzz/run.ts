/** Many more cases than `npm test` has time for: `npm run fuzz [-- CASES [SEED]]`. */
import { readListing } from '../../src/core/listing';
import { HOSTILE } from './hostile';
import { check, PROPERTIES } from './properties';

const cases = Number(process.argv[2] ?? 200_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
console.log(`${cases} cases, seed ${seed}`);
for (const name of Object.keys(PROPERTIES)) {
	const start = process.cpuUsage();
	check(name, cases, seed);
	console.log(`passed in ${seconds(start).toFixed(0)} s: ${name}`);
}

console.log('\nhostile texts, against half of each; processor time');
for (const [name, make] of Object.entries(HOSTILE)) {
	const half = least(make(0.5));
	const whole = least(make(1));
	console.log(`${whole.toFixed(2).padStart(6)} s  ×${(whole / half).toFixed(1)}  ${name}`);
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
