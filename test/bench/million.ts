/**
 * One million papers in JSON Lines, made of those of ../shared/corpus-large: `npm run bench:million` (`-- --papers 200000` for fewer).
 * Each part runs in a process of its own, so that none is charged with what another holds: making the files and the queries,
 * reading the files as the thread does, opening the papers again as the host does, and finding.
 */
import { spawnSync } from 'node:child_process';
import {
	appendFileSync,
	closeSync,
	fstatSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../src/core/library';
import { baseLengthOf, unpackListing } from '../../src/core/listing/packed/packed';
import type { TextCodec } from '../../src/core/listing/packed/packedListing';
import { readPacked } from '../../src/core/lists/readPacked';
import type { Listing } from '../../src/core/paper';
import { createSearch, loadSearch } from '../../src/core/search';
import { finish } from '../../src/core/steps';
import { LateBytes } from '../../src/host/store/lateBytes';
import { hasLargeCorpus } from './scaleCorpus';
import { classesOf, papersOf, queriesOf } from './search/asked';
import { typeAll } from './search/typing';

const FILES = 8;
/** Milliseconds of typing. */
const PATIENCE = 40_000;

const ROUNDS = 7;
/** No byte of UTF-8. */
const NEVER = 0xff;

/** Papers that queries are made of: looking through all for those with one answer takes longer than anything measured. */
const SAMPLE = 20_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const codec: TextCodec = { encode: (text) => encoder.encode(text), decode: (bytes) => decoder.decode(bytes) };

const [, , role = '', folder = '', papersText = ''] = process.argv;
const ROLES: Readonly<Record<string, () => void>> = { make, read, open, find };

function main(): void {
	if (!hasLargeCorpus()) {
		console.log('bench:million needs ../shared/corpus-large');
		return;
	}
	const at = process.argv.indexOf('--papers');
	const papers = at < 0 ? 1_000_000 : Number(process.argv[at + 1]);
	const place = mkdtempSync(join(tmpdir(), 'offprint-million-'));
	try {
		for (const name of Object.keys(ROLES)) {
			const flags = ['--expose-gc', `--max-old-space-size=${name === 'make' ? 9000 : 4000}`];
			spawnSync(process.execPath, [...flags, process.argv[1]!, name, place, String(papers)], { stdio: 'inherit' });
		}
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}

function print(what: string, value: string, goal = ''): void {
	console.log(`${what.padEnd(58)} ${value.padStart(26)}   ${goal}`);
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const filesOf = (ending: string) =>
	readdirSync(folder)
		.filter((name) => name.endsWith(ending))
		.sort()
		.map((name) => join(folder, name));

/** Of the processor: other programs of the machine disturb it less than the time on the wall. */
function timed<T>(work: () => T): readonly [milliseconds: number, result: T] {
	const before = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(before);
	return [(user + system) / 1000, result];
}

/** The heap, and what lies outside of it, in bytes, of what is still used. */
function retained(): { readonly heap: number; readonly outside: number } {
	for (let round = 0; round < 4; round++) {
		globalThis.gc?.();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return { heap: heapUsed, outside: arrayBuffers };
}

/** Records as arXiv's snapshot has them: an id, authors in one text, categories, an abstract. */
function make(): void {
	const size = `${Number(papersText) / 1000}k`;
	const papers = papersOf(size);
	const each = Math.ceil(papers.length / FILES);
	for (let file = 0; file < FILES; file++) {
		const path = join(folder, `snapshot-${file}.jsonl`);
		for (let from = file * each; from < Math.min((file + 1) * each, papers.length); from += 5000) {
			const lines = papers
				.slice(from, Math.min(from + 5000, (file + 1) * each))
				.map(({ title, abstract, authors }, at) => {
					const number = from + at;
					const month = Math.floor(number / 5000);
					const id = `${String(8 + Math.floor(month / 12)).padStart(2, '0')}${String((month % 12) + 1).padStart(2, '0')}.${String(number % 5000).padStart(5, '0')}`;
					const named = authors.length > 0 ? authors.join(', ') : 'Ann B. Other, Carl Third and Di Fourth';
					return `${JSON.stringify({ id, authors: named, title, categories: 'cs.CL cs.LG', abstract, update_date: '2025-01-02' })}\n`;
				});
			appendFileSync(path, lines.join(''));
		}
	}
	writeFileSync(join(folder, 'api.json'), JSON.stringify(papers.slice(0, SAMPLE).map(dailyPaper)));
	writeFileSync(join(folder, 'queries.json'), JSON.stringify(queriesOf(classesOf(size, papers.slice(0, SAMPLE), 30))));
	const bytes = filesOf('.jsonl').reduce((sum, path) => sum + statSync(path).size, 0);
	console.log(`${papers.length} papers in ${FILES} files of JSON Lines, ${mb(bytes)}\n`);
}

/** A record as the API of the site has it. */
function dailyPaper({ title, abstract, authors }: ReturnType<typeof papersOf>[number], number: number) {
	const id = `2501.${String(number).padStart(5, '0')}`;
	const named = (authors.length > 0 ? authors : ['Ann B. Other', 'Carl Third', 'Di Fourth']).map((name, at) => ({
		...{ _id: `${number}-${at}`, name, hidden: false, status: 'claimed_verified' },
		user: { fullname: name, user: `user-${at}`, isPro: false, type: 'user' },
	}));
	const publishedAt = '2025-01-02T05:00:00.000Z';
	const paper = { id, authors: named, publishedAt, title, summary: abstract, upvotes: number % 90 };
	return { paper, publishedAt, title, summary: abstract, thumbnail: `https://x.co/${id}.png`, numComments: number % 9 };
}

/** How many times as long as parsing the same bytes reading takes; medians of what is done in turns. */
function readApi(): void {
	const bytes = readFileSync(join(folder, 'api.json'));
	const times: { readonly reading: number; readonly parsing: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const [parsing] = timed(() => JSON.parse(decoder.decode(bytes)));
		const [reading] = timed(() => readPacked(bytes, 'api.json', codec, TextDecoder));
		times.push({ reading, parsing });
	}
	const median = (of: 'reading' | 'parsing') => times.map((each) => each[of]).sort((a, b) => a - b)[ROUNDS >> 1]!;
	const [reading, parsing] = [median('reading'), median('parsing')];
	print(`JSON of the API, ${mb(bytes.length)}: reading / JSON.parse`, (reading / parsing).toFixed(2), 'at most 4');
}

function read(): void {
	let bytes = 0;
	let reading = 0;
	let parsing = 0;
	let kept = 0;
	for (const path of filesOf('.jsonl')) {
		const source = readFileSync(path);
		bytes += source.length;
		// Whoever looks at the bytes of a file first pays for them.
		source.includes(NEVER);
		const [took, result] = timed(() => readPacked(source, path, codec, TextDecoder));
		if ('message' in result) {
			throw new Error(`${path}: ${result.message}`);
		}
		reading += took;
		kept += result.packed.tables.length;
		writeFileSync(path.replace('.jsonl', '.listing'), result.packed.tables);
		[parsing] = [parsing + timed(() => decoder.decode(source).split('\n').filter(Boolean).map(parsed))[0]];
	}
	print('reading: recognise, parse, pack', `${(bytes / 1e3 / reading).toFixed(0)} MB/s`, 'at least 60 MB/s');
	print('decoding and JSON.parse of the same lines', `${(bytes / 1e3 / parsing).toFixed(0)} MB/s`);
	print('reading / JSON.parse', (reading / parsing).toFixed(2), 'at most 4');
	print('kept readings of the bytes read', `${(kept / bytes).toFixed(2)} (${mb(kept)})`);
	readApi();
}

function parsed(line: string): number {
	return Object.keys(JSON.parse(line) as object).length;
}

const fs = { openSync, fstatSync, readSync, closeSync };

interface Opened {
	readonly library: Library;
	readonly times: readonly number[];
	/** What came from the disk at first, and of the files afterwards. */
	readonly tables: number;
	readonly texts: number;
	/** How long the files took, once the papers were there. */
	readonly after: number;
}

/** As in the editor: papers first, whose texts come from the disk one by one until the files are there, too. */
function opened(): Opened {
	const [disk, tables] = timed(() => filesOf('.listing').map((path) => readFileSync(path)));
	const late = new Map(filesOf('.jsonl').map((path) => [path, new LateBytes(fs, path, statSync(path).size)]));
	const bases = [...late.values()];
	const [unpacking, listings] = timed(() =>
		tables.map((each, i): Listing => {
			const base = baseLengthOf(each) === 0 ? new Uint8Array() : bases[i]!;
			return unpackListing({ tables: each, base }, codec)!;
		}),
	);
	const [merging, library] = timed(() => {
		const merged = Library.empty.withListings(listings);
		merged.papers.length;
		return merged;
	});
	const [after] = timed(() => {
		for (const [path, base] of late) {
			base.arrive(readFileSync(path));
		}
	});
	const sum = (lengths: readonly number[]) => lengths.reduce((all, each) => all + each, 0);
	return {
		...{ library, times: [disk, unpacking, merging], after },
		...{ tables: sum(tables.map(({ length }) => length)), texts: sum(bases.map(({ length }) => length)) },
	};
}

function open(): void {
	const { library, times, tables, texts, after } = opened();
	const [disk = 0, unpacking = 0, merging = 0] = times;
	const { heap, outside } = retained();
	print('opened again', `${((disk + unpacking + merging) / 1000).toFixed(2)} s`, 'at most 2 s');
	print('  disk, unpacking, merging', times.map((each) => `${(each / 1000).toFixed(2)} s`).join(', '));
	print('  afterwards, the files themselves for their texts', `${(after / 1000).toFixed(2)} s`);
	print('papers', String(library.papers.length), papersText);
	print('heap', mb(heap), 'below 600 MB');
	print('outside of the heap: tables and files as bytes', `${mb(outside)} (${mb(tables)}, ${mb(texts)})`);
}

function find(): void {
	const { library } = opened();
	const text = library.papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
	const [building, search] = timed(() => createSearch(library.papers));
	print('index built', `${(building / 1000).toFixed(1)} s`);
	print('index / text', `${(search.bytes / text).toFixed(2)} (${mb(search.bytes)})`, 'at most 0.5');
	const saved = finish(search.save());
	const [loading] = timed(() => finish(loadSearch(saved, library.papers)));
	print('index opened again', `${(loading / 1000).toFixed(2)} s`);
	const queries = JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8')) as readonly string[];
	const { p50, p95, worst, strokes } = typeAll(
		(query) => search.find(query).map(({ index }) => index),
		queries,
		PATIENCE,
	);
	print(`a keystroke, of ${strokes}: median`, `${p50.toFixed(3)} ms`, 'at most 0.3 ms');
	print('  95 of 100, worst', `${p95.toFixed(2)}, ${worst.toFixed(1)} ms`, '95: at most 3 ms');
	const { heap, outside } = retained();
	print('heap with the index; outside of it', `${mb(heap)}; ${mb(outside)}`, 'heap below 600 MB');
}

(ROLES[role] ?? main)();
