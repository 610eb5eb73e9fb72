// Runs bundled test files with the reporter of all suites: node scripts/mocha.mjs FILE…
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { inRoot } from './lib/paths.mjs';

const { default: reporter } = await import(pathToFileURL(inRoot('dist/test/reporter.js')));
const mocha = new Mocha({
	ui: 'bdd',
	timeout: 60_000,
	reporter: reporter.Reporter,
	grep: process.env.OFFPRINT_GREP,
	retries: Number(process.env.OFFPRINT_RETRIES ?? 0),
});
for (const file of process.argv.slice(2)) {
	mocha.addFile(path.resolve(file));
}
// Ends the process although a test may have left something open; what was printed is out by then.
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
