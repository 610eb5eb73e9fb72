/**
 * Completion of citation keys with a bibliography of 20,000 entries and a corpus of 100,000 papers:
 * `npm run bench:bibliography`. The longest stretch is what the thread is held for at a time, by garbage collection,
 * too; reading runs in slices as in the product. First asks are measured while the keys of all papers are being made,
 * as they are once a text with a bibliography is shown, and with the wait for a slice that is running.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bibliography } from '../../src/core/citation/bibliographies/bibliography';
import { proposeKeys } from '../../src/core/citation/bibliographies/proposals';
import { bibliographySteps } from '../../src/core/citation/bibliographies/readyBibliography';
import { citationKeySteps, keyStem, stemOfPaper } from '../../src/core/citation/keys/keys';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import type { Paper } from '../../src/core/paper';
import { createSearch } from '../../src/core/search';
import { runInSlices } from '../../src/host/slices';
import { hasLargeCorpus, writeLargeCorpus } from './scaleCorpus';

const ENTRIES = 20_000;
const PAPERS = 100_000;
const FILES = 20;
const QUERIES = ['s', 'sm', 'smith', 'smith20', 'graph neural', 'netwroks', 'attention-transformer', 'zzzz'];
const ROUNDS = 7;
/** How long before the first ask the keys of all papers began to be made, and what passes between two, in ms. */
const HEAD_START = 200;
const BETWEEN_LETTERS = 50;
const WORDS =
	'graph neural network attention transformer language model learning agent vision reward policy diffusion sparse token memory retrieval benchmark dense code'.split(
		' ',
	);

const ms = (value: number) => `${value.toFixed(1)} ms`;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

function word(seed: number): string {
	return WORDS[Math.abs(Math.imul(seed, 2654435761) >> 7) % WORDS.length]!;
}

function entry(index: number): string {
	const words = (from: number, count: number) => Array.from({ length: count }, (_, n) => word(index * 131 + from + n));
	return `@article{smith${2000 + (index % 25)}${index},
  title = {{A} {${words(0, 1)}} for ${words(1, 6).join(' ')} Number ${index}},
  author = {Smith, John and M{\\"u}ller, Karl and {Team ${index}}},
  journal = {Journal of ${words(7, 2).join(' ')}},
  year = ${2000 + (index % 25)},
  url = {https://example.org/${index}},
  abstract = {${words(10, 25).join(' ')}}
}
`;
}

/** The work, and the longest time it held the thread at a time. */
async function watched<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly longest: number }> {
	let longest = 0;
	let last = performance.now();
	let running = true;
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (running) {
			setImmediate(look);
		}
	};
	setImmediate(look);
	const result = await work();
	running = false;
	return { result, longest };
}

async function read(what: string, text: string, before?: Bibliography): Promise<Bibliography> {
	globalThis.gc?.();
	const cpu = process.cpuUsage();
	const { result, longest } = await watched(() => runInSlices(bibliographySteps(text, 'bibtex', before), () => false));
	const { user, system } = process.cpuUsage(cpu);
	console.log(`${what}: ${ms((user + system) / 1000)} of processor time, at most ${ms(longest)} at a time`);
	return result!;
}

async function main(): Promise<void> {
	const text = Array.from({ length: ENTRIES }, (_, index) => entry(index)).join('\n');
	console.log(`${ENTRIES} entries, ${(text.length / 1e6).toFixed(1)} MB`);
	await read('first read, cold', text);
	const first = await read('first read', text);
	const changed = text.replace('Number 9999}', 'Number 9999 Again}');
	const second = await read('after a change to one entry', changed, first);
	const library = largeLibrary();
	const sources = {
		bibliographies: [second],
		library,
		search: createSearch(library.papers),
		keyOf: (paper: Paper) => stemOfPaper(paper, keyStem),
	};
	console.log(`\nwith ${library.papers.length} papers beside it:`);
	globalThis.gc?.();
	let areMade = false;
	const keys = runInSlices(citationKeySteps(library.papers), () => areMade);
	await later(HEAD_START);
	const firsts = new Map<string, number>();
	for (const query of QUERIES) {
		await later(BETWEEN_LETTERS);
		const start = performance.now();
		await later(0);
		proposeKeys(query, sources);
		firsts.set(query, performance.now() - start);
	}
	areMade = true;
	await keys;
	for (const query of QUERIES) {
		const times: number[] = [];
		let proposals = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const start = performance.now();
			proposals = proposeKeys(query, sources).length;
			times.push(performance.now() - start);
		}
		console.log(
			`completion of “@${query}”: first ${ms(firsts.get(query)!)}, median ${ms(median(times))} (${proposals} keys)`,
		);
	}
}

/** As long as the loop of events takes to come to a timer. */
function later(wait: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, wait));
}

function largeLibrary(): Library {
	if (!hasLargeCorpus()) {
		return Library.empty;
	}
	const folder = mkdtempSync(join(tmpdir(), 'offprint-keys-'));
	try {
		const paths = writeLargeCorpus(folder, PAPERS, FILES);
		return Library.empty.withListings(paths.map((path) => readListing(readFileSync(path, 'utf8'), path)));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

void main();
