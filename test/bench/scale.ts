/**
 * Reading 100,000 papers, against nothing but reading the same files and decoding them: `npm run bench:scale`.
 * Both are measured in turns in one run; medians of wall time and of processor time, which other programs disturb less.
 */
import {
	closeSync,
	fstatSync,
	mkdtempSync,
	openSync,
	readFileSync,
	readSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksum } from '../../src/core/hash';
import { Library } from '../../src/core/library';
import { packListing, unpackListing } from '../../src/core/listing/packed/packed';
import type { PackedListing, TextCodec } from '../../src/core/listing/packed/packedListing';
import { readList } from '../../src/core/lists';
import { readPacked } from '../../src/core/lists/readPacked';
import type { Listing } from '../../src/core/paper';
import { finish } from '../../src/core/steps';
import { runInSlices } from '../../src/host/slices';
import { LateBytes } from '../../src/host/store/lateBytes';
import { hasLargeCorpus, writeLargeCorpus } from './scaleCorpus';

const PAPERS = 100_000;
const FILES = 20;
const ROUNDS = 7;
const GENERAL_ROUNDS = 3;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const codec: TextCodec = { encode: (text) => encoder.encode(text), decode: (bytes) => decoder.decode(bytes) };

interface Time {
	readonly wall: number;
	readonly processor: number;
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
	const cpu = process.cpuUsage();
	const start = performance.now();
	await work();
	const wall = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	return { wall, processor: (user + system) / 1000 };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

class Measured {
	private readonly times: Time[] = [];

	async run(work: () => Promise<unknown>): Promise<void> {
		globalThis.gc?.();
		this.times.push(await timed(work));
	}
	get wall(): number {
		return median(this.times.map(({ wall }) => wall));
	}
	get processor(): number {
		return median(this.times.map(({ processor }) => processor));
	}
}

async function readOne(path: string): Promise<{ readonly listing: Listing; readonly packed: PackedListing }> {
	const reading = readPacked(await readFile(path), path, codec, TextDecoder);
	if ('message' in reading) {
		throw new Error(`${path}: ${reading.message}`);
	}
	return { listing: unpackListing(reading.packed, codec)!, packed: reading.packed };
}

async function readAll(paths: readonly string[]): Promise<Library> {
	const listings: Listing[] = [];
	for (const path of paths) {
		listings.push((await readOne(path)).listing);
	}
	return merged(Library.empty.withListings(listings));
}

function merged(library: Library): Library {
	library.papers.length;
	return library;
}

function retained(): number {
	for (let i = 0; i < 4; i++) {
		globalThis.gc?.();
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

function print(what: string, value: string, goal = ''): void {
	console.log(`${what.padEnd(58)} ${value.padStart(22)}   ${goal}`);
}

function printTimes(what: string, { wall, processor }: Measured, goal?: string): void {
	print(what, `${ms(wall)} / ${ms(processor)}`, goal);
}

async function main(): Promise<void> {
	if (!hasLargeCorpus()) {
		console.log('bench:scale needs ../shared/corpus-large');
		return;
	}
	const folder = mkdtempSync(join(tmpdir(), 'offprint-scale-'));
	try {
		await measure(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(folder: string): Promise<void> {
	const paths = writeLargeCorpus(folder, PAPERS, FILES);
	const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
	console.log(
		`${PAPERS} papers in ${FILES} files, ${(bytes / 1e6).toFixed(0)} MB; medians of ${ROUNDS} rounds, wall / processor time\n`,
	);

	const baseline = new Measured();
	const reading = new Measured();
	const general = new Measured();
	const sourceBytes = retained();
	let library: Library | null = null;
	for (let round = 0; round < ROUNDS; round++) {
		await baseline.run(async () => {
			for (const path of paths) {
				decoder.decode(await readFile(path));
			}
		});
		library = null;
		await reading.run(async () => {
			library = await readAll(paths);
		});
	}
	for (let round = 0; round < GENERAL_ROUNDS; round++) {
		await general.run(async () => {
			for (const path of paths) {
				packListing(readList(decoder.decode(await readFile(path)), path), codec);
			}
		});
	}
	library = await readAll(paths);
	const held = retained() - sourceBytes;
	printTimes('baseline: readFile and decoding', baseline);
	printTimes('reading: readFile, recognise, parse, merge', reading);
	print(
		'ratio',
		`${(reading.wall / baseline.wall).toFixed(2)} / ${(reading.processor / baseline.processor).toFixed(2)}`,
		'at most 2',
	);
	printTimes('the same by the reader that reads everything', general);
	print(
		'ratio: at most 5, and the quick reader of two layouts (bulk*.ts) can go',
		`${(general.wall / baseline.wall).toFixed(2)} / ${(general.processor / baseline.processor).toFixed(2)}`,
	);
	print('papers', String(library.papers.length), String(PAPERS));
	print(
		'memory retained of the bytes on disk',
		`${(held / bytes).toFixed(2)} (${(held / 1e6).toFixed(0)} MB)`,
		'at most 1.5',
	);

	await measureChange(paths, library);
	await measureCancelling(paths, library);
	await measureOpening(folder, paths);
}

/** One file of twenty changes: what a load does then, with the stamps of the files as the editor compares them. */
async function measureChange(paths: readonly string[], before: Library): Promise<void> {
	const stampOf = (path: string) => `${statSync(path).mtimeMs}:${statSync(path).size}`;
	const stamps = new Map(paths.map((path) => [path, stampOf(path)]));
	const [changed = ''] = paths;
	const text = readFileSync(changed, 'utf8');
	const again = new Measured();
	let read = 0;
	let kept = 0;
	for (let round = 0; round < ROUNDS; round++) {
		writeFileSync(changed, text.replace(', Part ', `, Part ${round} of `));
		utimesSync(changed, round + 1, round + 1);
		read = 0;
		await again.run(async () => {
			let library = before;
			for (const path of paths) {
				const stamp = stampOf(path);
				if (stamp !== stamps.get(path)) {
					stamps.set(path, stamp);
					library = library.withListing((await readOne(path)).listing);
					read++;
				}
			}
			const known = new Set(before.papers);
			kept = library.papers.filter((paper) => known.has(paper)).length;
		});
	}
	printTimes('one file of twenty changed', again);
	print('files read again; papers kept as they were', `${read}; ${kept}`, '1; 95000');
}

/** How long a load goes on after it was cancelled: the longest file on the thread's side, a slice on the host's. */
async function measureCancelling(paths: readonly string[], library: Library): Promise<void> {
	const slices: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		let cancelledAt = 0;
		const fresh = Library.empty.withListings(library.listings);
		setTimeout(() => {
			cancelledAt = performance.now();
		}, 12 + round);
		await runInSlices(fresh.merging(), () => cancelledAt > 0);
		slices.push(performance.now() - (cancelledAt || performance.now()));
	}
	// Without collecting garbage in between, which also throws away code that a load of many files keeps.
	await readAll(paths);
	const files: number[] = [];
	for (const path of paths) {
		files.push((await timed(() => readOne(path))).wall);
	}
	print('cancelled while merging: goes on for', ms(Math.max(...slices)), 'at most 50 ms');
	print('cancelled while reading: the file at hand takes', ms(median(files)), 'at most 50 ms');
}

const disk = { openSync, fstatSync, readSync, closeSync };

/** Files at the same time, as in the editor: those that are parsed, and those whose tables are at hand. */
const PARSED_AHEAD = 4;
const KNOWN_AHEAD = 32;

/** Reads files in their order, the next ones from the disk while one is worked on. */
async function readAhead(count: number, ahead: number, read: (index: number) => Promise<Listing>): Promise<Listing[]> {
	const underway: Promise<Listing>[] = [];
	const listings: Listing[] = [];
	for (let index = 0; listings.length < count; ) {
		while (index < count && underway.length < ahead) {
			underway.push(read(index++));
		}
		listings.push(await underway.shift()!);
	}
	return listings;
}

async function measureOpening(folder: string, paths: readonly string[]): Promise<void> {
	const cached: string[] = [];
	for (const [i, path] of paths.entries()) {
		const file = join(folder, `${i}.listing`);
		writeFileSync(file, (await readOne(path)).packed.tables);
		cached.push(file);
	}
	const tablesOf = async (i: number) => {
		const tables = await readFile(cached[i]!);
		finish(checksum(new Uint32Array(tables.buffer, tables.byteOffset, Math.floor(tables.length / 4)), 0));
		return tables;
	};
	const first = new Measured();
	const again = new Measured();
	const texts = new Measured();
	const load = async (ahead: number, read: (index: number) => Promise<Listing>) =>
		merged(Library.empty.withListings(await readAhead(paths.length, ahead, read)));
	for (let round = 0; round < ROUNDS; round++) {
		await first.run(() => load(PARSED_AHEAD, async (i) => (await readOne(paths[i]!)).listing));
		let late: LateBytes[] = [];
		await again.run(async () => {
			late = [];
			await load(KNOWN_AHEAD, async (i) => {
				const tables = await tablesOf(i);
				const base = new LateBytes(disk, paths[i]!, (await stat(paths[i]!)).size);
				late[i] = base;
				return unpackListing({ tables, base }, codec)!;
			});
		});
		await texts.run(async () => {
			for (const [i, base] of late.entries()) {
				base.arrive(await readFile(paths[i]!));
			}
		});
	}
	printTimes('opening for the first time, four files at a time', first);
	printTimes('opening again, with packed listings', again);
	print(
		'times as fast',
		`${(first.wall / again.wall).toFixed(1)} / ${(first.processor / again.processor).toFixed(1)}`,
		'at least 5',
	);
	printTimes('afterwards, the texts: until then they come one by one', texts);
}

void main();
