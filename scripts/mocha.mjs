// Runs bundled test files with the reporter of all suites: node scripts/mocha.mjs FILE…
// With OFFPRINT_SHARE=K/N only the K-th of N shares of their suites, K from 0.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { inRoot } from './lib/paths.mjs';

const { default: reporter } = await import(pathToFileURL(inRoot('dist/test/reporter.js')));
// What the command line keeps for its next start is not to stand among that of the user.
process.env.XDG_CACHE_HOME = inRoot('dist/test/cache', (process.env.OFFPRINT_SHARE ?? '0/1').replace('/', '-of-'));
const mocha = new Mocha({
	ui: 'bdd',
	// Generous: a test that fails by itself says so at once, and one on a busy machine may take long.
	timeout: 5 * 60_000,
	slow: 10_000,
	reporter: reporter.Reporter,
	grep: process.env.OFFPRINT_GREP,
	retries: Number(process.env.OFFPRINT_RETRIES ?? 0),
});
for (const file of process.argv.slice(2)) {
	mocha.addFile(path.resolve(file));
}

/** What a suite takes, in milliseconds: by `slow`, in which a suite that opens many windows says how long its tests may usually take. */
const weightOf = (suite) =>
	suite.tests.length * suite.slow() + suite.suites.reduce((sum, child) => sum + weightOf(child), 0);

/** Divides suites into shares that take about as long; neighbours stay together, because they may use the same window. */
function divide(suites, count) {
	const total = suites.reduce((sum, suite) => sum + weightOf(suite), 0);
	const shares = Array.from({ length: count }, () => []);
	let before = 0;
	for (const suite of suites) {
		const middle = before + weightOf(suite) / 2;
		shares[Math.min(count - 1, Math.floor((middle * count) / total))].push(suite);
		before += weightOf(suite);
	}
	return shares;
}

await mocha.loadFilesAsync();
if (process.env.OFFPRINT_SHARE !== undefined) {
	const [share, count] = process.env.OFFPRINT_SHARE.split('/').map(Number);
	mocha.suite.suites = divide(mocha.suite.suites, count)[share];
}
// Ends the process although a test may have left something open; what was printed is out by then.
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
