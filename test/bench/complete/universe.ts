import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGeneric } from '../../../src/core/completion/titles';
import { titleKey } from '../../../src/core/text/title';
import { Random } from '../search/random';

const DAILY = join(process.cwd(), '..', 'shared', 'feeds', 'daily');

/** Why the bench cannot run here, if it cannot. */
export const missing = existsSync(DAILY) ? null : `${DAILY} is not here`;

export interface Person {
	readonly given: string;
	readonly family: string;
}

/** A work as its services know it. */
export interface Truth {
	readonly id: string;
	readonly title: string;
	readonly authors: readonly Person[];
	readonly abstract: string;
	readonly published: string;
	readonly organization: { readonly name: string; readonly fullname: string } | null;
	readonly categories: readonly string[];
	readonly version: number;
	/** Where and as what it came out besides arXiv. */
	readonly publication: {
		readonly doi: string | null;
		readonly container: string;
		readonly year: number;
		readonly type: string;
	} | null;
	/** What arXiv's record names as its DOI, which may be another work's. */
	readonly namedDoi: string | null;
	readonly withdrawn: boolean;
	/** Services that do not have it. */
	readonly notAt: ReadonlySet<string>;
}

/** What a listing says of a work, and whether that is enough to tell it from every other. */
export interface Listed {
	readonly truth: Truth;
	readonly record: Readonly<Record<string, unknown>>;
	readonly isEnough: boolean;
	readonly kind: string;
}

export interface Universe {
	readonly works: readonly Truth[];
	readonly neighbours: readonly Truth[];
	readonly listed: readonly Listed[];
}

const VENUES = [
	['2025 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)', 'proceedings-article'],
	['Findings of the Association for Computational Linguistics: EMNLP 2025', 'proceedings-article'],
	['IEEE Transactions on Pattern Analysis and Machine Intelligence', 'journal-article'],
	['Proceedings of the AAAI Conference on Artificial Intelligence', 'journal-article'],
] as const;

/** Papers of real feeds, and beside them those that are easily taken for them. */
export function makeUniverse(seed = 5): Universe {
	const random = new Random(seed);
	const works = readWorks().map((work, at) => enriched(work, at));
	const neighbours = works.flatMap((work, at) => neighboursOf(work, at, works, random));
	const listed = works.map((truth, at) => listedOf(truth, at));
	return { works, neighbours, listed };
}

interface Wrapper {
	readonly paper: {
		readonly id: string;
		readonly title: string;
		readonly summary: string;
		readonly publishedAt: string;
		readonly authors: readonly { readonly name: string }[];
		readonly organization?: { readonly name: string; readonly fullname: string };
	};
}

function readWorks(): Wrapper['paper'][] {
	const found = new Map<string, Wrapper['paper']>();
	for (const file of readdirSync(DAILY).sort()) {
		for (const { paper } of JSON.parse(readFileSync(join(DAILY, file), 'utf8')) as Wrapper[]) {
			if (!found.has(paper.id) && paper.authors.length > 0) {
				found.set(paper.id, paper);
			}
		}
	}
	return [...found.values()];
}

function enriched(paper: Wrapper['paper'], at: number): Truth {
	const [container, type] = VENUES[at % VENUES.length]!;
	const year = Number(paper.publishedAt.slice(0, 4));
	const doi = `10.5555/bench.${at}`;
	const publication =
		at % 5 === 1
			? { doi, container, year: year + 1, type }
			: at % 5 === 2
				? { doi: null, container, year, type }
				: null;
	return {
		id: paper.id,
		title: paper.title.replace(/\s+/g, ' ').trim(),
		authors: paper.authors.map(({ name }) => personOf(name)),
		abstract: paper.summary.replace(/\s+/g, ' ').trim(),
		published: paper.publishedAt.slice(0, 10),
		organization: paper.organization ?? null,
		categories: ['cs.LG', 'cs.CL'].slice(0, 1 + (at % 2)),
		version: 1 + (at % 4),
		publication,
		/** Some authors give arXiv the DOI of another paper of theirs. */
		namedDoi: publication?.doi ?? (at % 25 === 3 ? `10.5555/bench.${(Math.floor(at / 5) * 5 + 6) % 900}` : null),
		withdrawn: at % 40 === 7,
		notAt: new Set(
			at % 20 === 11
				? ['huggingface']
				: at % 20 === 12
					? ['huggingface', 'arxiv', 'datacite', 'semantic-scholar', 'crossref']
					: [],
		),
	};
}

function personOf(name: string): Person {
	const words = name.trim().split(/\s+/);
	return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' };
}

/** Same title, nearly the same title, the same authors in another order: each another work, all of them listed first. */
function neighboursOf(work: Truth, at: number, works: readonly Truth[], random: Random): Truth[] {
	const other = works[(at + 101) % works.length]!;
	const id = (offset: number) =>
		`${work.id.slice(0, 5)}${String((Number(work.id.slice(5)) + offset) % 100_000).padStart(5, '0')}`;
	const base = { ...work, publication: null, namedDoi: null, withdrawn: false, notAt: new Set<string>() };
	const found: Truth[] = [];
	if (at % 3 === 0) {
		found.push({
			...base,
			id: id(50_001),
			authors:
				other.authors.length === work.authors.length
					? [...other.authors, { given: 'Ada', family: 'Third' }]
					: other.authors,
			abstract: other.abstract,
			published: shifted(work.published, 200 + random.below(400)),
			organization: other.organization,
		});
	}
	if (at % 3 === 1) {
		found.push({ ...base, id: id(50_002), title: nearMiss(work.title), abstract: other.abstract });
	}
	if (at % 7 === 2) {
		found.push({ ...base, id: id(50_003), title: `${work.title} II`, authors: work.authors.toReversed() });
	}
	if (at % 11 === 4) {
		const people = work.authors.length > 1 ? work.authors.toReversed() : other.authors;
		found.push({
			...base,
			id: id(50_004),
			authors: people,
			published: shifted(work.published, 90),
			abstract: other.abstract,
		});
	}
	return found;
}

/** Another word of weight in the place of one. */
function nearMiss(title: string): string {
	const words = title.split(' ');
	const longest = words.reduce((best, word, at) => (word.length > words[best]!.length ? at : best), 0);
	return words.with(longest, 'Quantised').join(' ');
}

function shifted(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Listings know little, and each something else. */
function listedOf(truth: Truth, at: number): Listed {
	const { title, authors, abstract, published, organization } = truth;
	const date = shifted(published, -1);
	const kinds = [
		['count and day', { title, summary: abstract, authorCount: authors.length, date }],
		['count', { title, summary: abstract, authorCount: authors.length }],
		['names', { title, summary: abstract, authors: authors.map(({ given, family }) => `${given} ${family}`.trim()) }],
		['id', { title, summary: abstract, arxivId: truth.id }],
		['day', { title, summary: abstract, date }],
		['organisation', { title, summary: abstract, ...(organization ? { organization } : { date }) }],
		['nothing but title and abstract', { title, summary: abstract }],
		['day it was listed', { title, summary: abstract, authorCount: authors.length, date: shifted(published, 6) }],
	] as const;
	const [kind, record] = kinds[at % kinds.length]!;
	return { truth, record, kind, isEnough: (kind === 'id' || !isGeneric(title)) && truth.notAt.size < 5 };
}

export function isSameTitle(one: string, other: string): boolean {
	return titleKey(one) === titleKey(other);
}
