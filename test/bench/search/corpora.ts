import { existsSync, readFileSync } from 'node:fs';
import type { Paper } from '../../../src/core/paper';
import { makePaper } from '../../unit/makePaper';

/** Folder of real listings beside the repository; the benchmark needs it. */
const SHARED = process.env.OFFPRINT_SHARED ?? '../shared';

export const hasCorpora = existsSync(`${SHARED}/corpus-large`);

/** Titles and abstracts of one listing, in either of the two layouts of the corpora. */
function readPairs(file: string): [title: string, abstract: string, organization: string | null][] {
	const text = readFileSync(`${SHARED}/${file}`, 'utf8');
	const lines = text.split('\n').map((line) => line.trimEnd());
	const pairs: [string, string, string | null][] = [];
	lines.forEach((line, i) => {
		if (line.length < 260) {
			return;
		}
		let at = i - 1;
		while (at > 0 && lines[at] === '') {
			at--;
		}
		let who = i + 1;
		while (who < lines.length && lines[who] === '') {
			who++;
		}
		const organization = lines[who + 1] === '·' && !lines[who]!.includes('authors') ? lines[who]!.trim() : null;
		pairs.push([lines[at]!.replace(/^Subscribe/, ''), line, organization]);
	});
	return pairs;
}

function load(files: readonly string[]): Paper[] {
	const seen = new Map<string, Paper>();
	for (const file of files) {
		for (const [title, abstract, organization] of readPairs(file)) {
			const before = seen.get(title);
			const made = makePaper({ id: `title:${seen.size}`, titleText: title, abstract, sources: [] });
			const org = organization === null ? null : { handle: null, name: organization };
			seen.set(title, { ...(before ?? made), organization: org ?? before?.organization ?? null });
		}
	}
	return [...seen.values()];
}

/** The two seed listings. */
export function loadSeed(): Paper[] {
	return load(['corpus/000_de4a63d3bccc2ccd.txt', 'corpus/002_c474745492ff9a31.txt']);
}

/** The 3,000 papers of the large corpus. */
export function loadLarge(): Paper[] {
	return load([
		'corpus-large/listing-blocks-1.txt',
		'corpus-large/listing-blocks-2.txt',
		'corpus-large/listing-pairs.txt',
	]);
}

/** Hand-written queries, each with the titles of the papers that answer it; empty where the gold is absent. */
export function loadGold(): { query: string; kind: string; level: string; titles: string[] }[] {
	const read = (name: string) => JSON.parse(readFileSync(`${SHARED}/gold/${name}.json`, 'utf8'));
	const titles = new Map<number, string>(
		read('papers').map((entry: { n: number; title: string }) => [entry.n, entry.title]),
	);
	return read('queries').map((entry: { query: string; kind: string; level: string; expect: number[] }) => ({
		query: entry.query,
		kind: entry.kind,
		level: entry.level,
		titles: entry.expect.map((n) => titles.get(n)!),
	}));
}
