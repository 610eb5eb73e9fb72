/** Many more cases than `npm test` has time for: `npm run fuzz [-- CASES [SEED]]`. */
import { check, PROPERTIES } from './properties';

const cases = Number(process.argv[2] ?? 200_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
console.log(`${cases} cases, seed ${seed}`);
for (const name of Object.keys(PROPERTIES)) {
	const start = Date.now();
	check(name, cases, seed);
	console.log(`passed in ${((Date.now() - start) / 1000).toFixed(0)} s: ${name}`);
}
