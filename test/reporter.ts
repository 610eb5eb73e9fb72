// The one reporter of all suites: prints as tests end, in Node.js, in the extension hosts and in the worker,
// and closes with a line of totals that scripts/test.mjs adds up.

export interface Totals {
	readonly passed: number;
	readonly failed: number;
	/** Full titles: a skipped suite says in its title what it needs. */
	readonly skipped: readonly string[];
}

/** What the lines begin with, to tell them from what else an extension host logs. */
const REPORT = '##report ';
const TOTALS = '##totals ';

const SLOW_MS = 1000;

/** What a test that is tried again failed by: the first lines of a browser's log say what it waited for. */
const RETRY_LINES = 4;

/** As much of a failed test as is needed to find and mend it. */
function describeFailure(test: Mocha.Test, error: Error & { actual?: unknown; expected?: unknown }): string {
	const stack = error.stack?.includes(error.message)
		? error.stack
		: `${error.name}: ${error.message}\n${error.stack ?? ''}`;
	return `${test.titlePath().join(' ▸ ')}\n${stack}`;
}

export class Reporter {
	constructor(runner: Mocha.Runner) {
		const failures: string[] = [];
		const skipped: string[] = [];
		let passed = 0;
		let depth = 0;
		const print = (text: string) => {
			for (const line of text.split('\n')) {
				console.log(REPORT + '  '.repeat(depth) + line);
			}
		};

		runner.on('suite', (suite) => {
			if (suite.title !== '') {
				print(suite.title);
			}
			depth += 1;
		});
		runner.on('suite end', () => {
			depth -= 1;
		});
		runner.on('pass', (test) => {
			passed += 1;
			print(`✓ ${test.title}${(test.duration ?? 0) >= SLOW_MS ? ` (${test.duration} ms)` : ''}`);
		});
		runner.on('retry', (test, error) => {
			print(`↻ ${test.title}: ${error.message.split('\n').slice(0, RETRY_LINES).join(' ')}`);
		});
		runner.on('pending', (test) => {
			skipped.push(test.titlePath().join(' ▸ '));
			print(`- ${test.title} (skipped)`);
		});
		runner.on('fail', (test, error) => {
			failures.push(describeFailure(test, error));
			print(`✗ ${test.title}`);
		});
		runner.on('end', () => {
			for (const [index, failure] of failures.entries()) {
				print(`\n${index + 1}) ${failure}`);
			}
			console.log(TOTALS + JSON.stringify({ passed, failed: failures.length, skipped } satisfies Totals));
		});
	}
}
