/**
 * Whether everything that meets text of others takes time in proportion to it: `npm run fuzz:linear [-- READER …]`
 * (readers whose names hold one of the words). Each reader gets each text at 16 and 256 thousand characters, and at more
 * lengths where it takes long, on a thread that is ended when it hangs. What counts is the processor's time of that
 * thread, the best of several: a machine that others use, too, changes no verdict.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { READERS } from './readers';
import { hostileTexts } from './texts';

const SHORT = 16_000;
const LONG = 256_000;
const SEED = 20_261_128;
const COMBINATIONS = 250;
/** In milliseconds: no text of the largest size takes longer. */
const MOST = 300;
/** In milliseconds: a text that takes longer is told, as a slower machine would find it too slow. */
const NEARLY = 200;
/** Four times the text that takes more than so many times as long is looked at again, at twice its length. */
const MOST_GROWTH = 9;
/** Twice the text takes twice as long, or four times where it is quadratic. */
const MOST_DOUBLED = 2.9;
/** In milliseconds: shorter times say nothing about growth. */
const SHORTEST = 100;
const TRIES = 5;
/** On a busy machine the processor itself is slower; what seems too long is measured so often before it is said. */
const TRIES_IN_DOUBT = 20;
/** In milliseconds: a text that took longer, all times together, is not measured again, so that it is not taken for one that hangs. */
const HOPELESS = 2000;
/** In milliseconds of the processor: a reader that took so long without an answer hangs. */
const HANGS = 20_000;

interface Case {
	readonly reader: string;
	readonly text: string;
}

interface Verdict {
	readonly index: number;
	/** What is wrong; empty where nothing is. */
	readonly fault: string;
	readonly longest: number;
}

function casesOf(wanted: readonly string[]): readonly Case[] {
	const texts = hostileTexts(SEED, COMBINATIONS);
	const readers = Object.keys(READERS).filter(
		(name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
	);
	return readers.flatMap((reader) => texts.map(({ name }) => ({ reader, text: name })));
}

/** In milliseconds of the processor: of this thread where Linux tells it, else of the process, which has little else to do. */
function processorTime(): number {
	try {
		return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
	} catch {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	}
}

/** The least of a few times: the first warms up, and others push each other out of the caches. */
function timeOf(reader: string, text: string, goal = SHORTEST, most = TRIES): number {
	let least = Number.POSITIVE_INFINITY;
	let spent = 0;
	for (let tries = 0; tries < most && (tries === 0 || (least > goal && spent < HOPELESS)); tries++) {
		const start = processorTime();
		READERS[reader]!(text);
		const time = processorTime() - start;
		spent += time;
		least = Math.min(least, time);
	}
	return least;
}

function judge(reader: string, make: (length: number) => string): Omit<Verdict, 'index'> {
	let longest = 0;
	try {
		// What hangs is told by a text that does not hang for hours.
		longest = timeOf(reader, make(SHORT));
		if (longest > MOST) return { fault: `${longest.toFixed(0)} ms at ${SHORT}`, longest };
		const text = make(LONG);
		longest = timeOf(reader, text);
		if (longest > MOST) longest = timeOf(reader, text, MOST, TRIES_IN_DOUBT);
		if (longest <= SHORTEST) return { fault: '', longest };
		const before = timeOf(reader, make(LONG / 4));
		if (longest > MOST) {
			return { fault: `${longest.toFixed(0)} ms at ${LONG}, ${before.toFixed(0)} ms at a quarter`, longest };
		}
		if (before > 1 && longest > before * MOST_GROWTH) {
			const doubled = timeOf(reader, make(2 * LONG), longest * MOST_DOUBLED);
			if (doubled > longest * MOST_DOUBLED) {
				return { fault: `${longest.toFixed(0)} ms at ${LONG}, ${doubled.toFixed(0)} ms at twice as much`, longest };
			}
		}
		return { fault: '', longest };
	} catch (error) {
		return { fault: `throws: ${String(error).slice(0, 100)}`, longest };
	}
}

function runOnThread(): void {
	const { from, wanted } = workerData as { readonly from: number; readonly wanted: readonly string[] };
	const cases = casesOf(wanted);
	const makers = new Map(hostileTexts(SEED, COMBINATIONS).map(({ name, make }) => [name, make]));
	for (const [index, { reader, text }] of cases.entries()) {
		if (index >= from) {
			parentPort!.postMessage({ index, ...judge(reader, makers.get(text)!) } satisfies Verdict);
		}
	}
}

/** Runs the cases from one on, to the end or to one that hangs; resolves to where to go on. */
function runFrom(
	from: number,
	cases: readonly Case[],
	wanted: readonly string[],
	onVerdict: (verdict: Verdict) => void,
) {
	return new Promise<number>((resolve, reject) => {
		let index = from;
		const worker = new Worker(__filename, { workerData: { from, wanted } });
		let begun = process.cpuUsage();
		const watch = setInterval(() => {
			const { user, system } = process.cpuUsage(begun);
			if ((user + system) / 1000 < HANGS) return;
			clearInterval(watch);
			onVerdict({ index, fault: `hangs for more than ${HANGS / 1000} s`, longest: HANGS });
			void worker.terminate().then(() => resolve(index + 1));
		}, 500);
		worker.on('message', (verdict: Verdict) => {
			begun = process.cpuUsage();
			onVerdict(verdict);
			index = verdict.index + 1;
			if (index === cases.length) {
				clearInterval(watch);
				resolve(index);
			}
		});
		worker.on('error', (error) => {
			clearInterval(watch);
			if (String(error).includes('memory')) {
				onVerdict({ index, fault: `ends the thread: ${error}`, longest: 0 });
				resolve(index + 1);
			} else {
				reject(error);
			}
		});
	});
}

async function runAll(wanted: readonly string[]): Promise<void> {
	const cases = casesOf(wanted);
	let longest = 0;
	let count = 0;
	for (let next = 0; next < cases.length; ) {
		next = await runFrom(next, cases, wanted, ({ index, fault, longest: time }) => {
			const { reader, text } = cases[index]!;
			longest = Math.max(longest, time);
			if (fault !== '') {
				count++;
				console.log(`✗ ${reader}: ${text}: ${fault}`);
			} else if (time > NEARLY) {
				console.log(`  nearly: ${reader}: ${text}: ${time.toFixed(0)} ms`);
			}
			if (cases[index + 1]?.reader !== reader) {
				console.log(`  ${reader}: at most ${longest.toFixed(0)} ms`);
				longest = 0;
			}
		});
	}
	console.log(`\n${cases.length - count} of ${cases.length} cases are linear and take at most ${MOST} ms`);
	process.exitCode = count > 0 ? 1 : 0;
}

if (isMainThread) {
	void runAll(process.argv.slice(2));
} else {
	runOnThread();
}
