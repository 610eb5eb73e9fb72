import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A real paper with invented circumstances: enough to lay it out as any page of the site would. */
export interface SamplePaper {
	readonly id: string;
	readonly title: string;
	readonly abstract: string;
	readonly date: { readonly year: number; readonly month: number; readonly day: number };
	readonly authors: readonly string[];
	readonly organization: { readonly name: string; readonly fullname: string } | null;
	readonly comments: number;
	readonly upvotes: number;
	readonly stars: number | null;
	readonly code: string | null;
	readonly summary: string;
	readonly submitter: string;
}

/** The day all rendered pages are saved on. */
export const CAPTURE = { year: 2026, month: 8, day: 25 } as const;

const ORGANIZATIONS = [
	['meituan', 'meituan'],
	['UCSC-VLAA', 'University of California, Santa Cruz'],
	['facebook', 'AI at Meta'],
	['DukeNLPGroup', 'Duke NLP'],
	['occ-ai', 'OCC @ Home'],
	['stanford.nlp', 'Stanford NLP Group'],
] as const;

const NAMES = [
	'Ada Lovelace',
	'Kurt Gödel',
	'Emmy Noether',
	'Li Wei',
	'José Ángel',
	"Siobhán O'Neill",
	'Łukasz Kaiser',
	'Jean-Luc Monnet',
];

/** A small generator of repeatable numbers (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
	};
}

/** `count` papers of the bare listing of ../shared/corpus-large, from the `from`-th on. */
export function samplePapers(shared: string, from: number, count: number): SamplePaper[] {
	const lines = readFileSync(join(shared, 'corpus-large', 'listing-pairs.txt'), 'utf8')
		.split('\n')
		.slice(2);
	const random = randomNumbers(from + 1);
	return Array.from({ length: count }, (_, i) => {
		const title = (lines[(from + i) * 2] ?? '').replace(/^Subscribe/, '');
		const abstract = lines[(from + i) * 2 + 1] ?? '';
		const year = 2026 - random(3);
		const month = year === CAPTURE.year ? 1 + random(CAPTURE.month - 1) : 1 + random(12);
		const org = random(3) === 0 ? ORGANIZATIONS[random(ORGANIZATIONS.length)]! : null;
		const stars = random(2) === 0 ? random(90_000) : null;
		return {
			id: `${String(year).slice(2)}${String(month).padStart(2, '0')}.${String(10_000 + from + i)}`,
			title,
			abstract,
			date: { year, month, day: 1 + random(28) },
			authors: Array.from(
				{ length: 1 + random(12) },
				(_, n) => `${NAMES[(n + i) % NAMES.length]} ${'ABCDEFGHIJKL'[n]}.`,
			),
			organization: org && { name: org[0], fullname: org[1] },
			comments: random(2) === 0 ? 0 : 1 + random(12),
			upvotes: random(5) === 0 ? 0 : 1 + random(200),
			stars,
			code: stars === null ? null : `https://github.com/lab${i}/repo-${i}`,
			summary: `A short machine-written sentence about the paper with number ${i} tells what it does and why it matters.`,
			submitter: `user${random(100)}`,
		};
	});
}
