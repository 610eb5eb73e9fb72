/**
 * Related papers on the large corpus, against the cosine of TF-IDF vectors over all papers: `npm run bench:related`.
 * Two judges that look at nothing either ranking computes with: the categories that arXiv gives the papers, and the
 * systems that papers name; and the time it takes at 100,000 papers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../../../src/core/library';
import { readListing } from '../../../src/core/listing';
import type { Paper } from '../../../src/core/paper';
import { createSearch } from '../../../src/core/search';
import { systemNames } from '../../../src/core/text/names';
import { titleKey } from '../../../src/core/text/title';
import { loadLarge } from '../search/corpora';
import { Random } from '../search/random';
import { makeVariants } from '../search/variants';
import { bruteForceCosine, type Nearest } from './cosine';

const LARGE = join(process.cwd(), '..', 'shared', 'corpus-large');
const LISTINGS = ['listing-blocks-1.txt', 'listing-blocks-2.txt', 'listing-pairs.txt'];
/** Related papers a page shows. */
const SHOWN = 10;
const MANY = 100_000;
const TIMED = 300;

function offprint(papers: readonly Paper[]): Nearest {
	const search = createSearch(papers);
	const places = new Map(papers.map(({ id }, index) => [id, index]));
	return (paper, limit) => search.related(papers[paper]!, limit).map(({ id }) => places.get(id)!);
}

function anyPapers(papers: readonly Paper[]): Nearest {
	const random = new Random(7);
	return (_, limit) => Array.from({ length: limit }, () => random.below(papers.length));
}

const RANKINGS = {
	Offprint: offprint,
	'cosine of TF-IDF': (papers: readonly Paper[]) => bruteForceCosine(papers, 1),
	'cosine of TF-IDF, title three times': (papers: readonly Paper[]) => bruteForceCosine(papers, 3),
	'any papers': anyPapers,
} as const;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);

function readPapers(): readonly Paper[] {
	const listings = LISTINGS.map((file) => readListing(readFileSync(join(LARGE, file), 'utf8'), file));
	return Library.empty.withListings(listings).papers.filter(({ abstractKind }) => abstractKind === 'abstract');
}

/** Categories of the papers that have some, the primary one first, by the key of their title. */
function readCategories(): ReadonlyMap<string, readonly string[]> {
	const lines = readFileSync(join(LARGE, 'arxiv-categories.jsonl'), 'utf8').split('\n').filter(Boolean);
	return new Map(
		lines.map((line) => {
			const { title, categories } = JSON.parse(line) as { title: string; categories: string[] };
			return [titleKey(title), categories];
		}),
	);
}

/** Among papers with categories: how many of the related share the primary one, and what share of all categories agrees. */
function judgeByCategories(all: readonly Paper[]): void {
	const known = readCategories();
	const papers = all.filter(({ titleText }) => known.has(titleKey(titleText)));
	const categories = papers.map(({ titleText }) => known.get(titleKey(titleText))!);
	console.log(`\narXiv categories, ${papers.length} papers                    same primary   overlap (Jaccard)`);
	for (const [name, rank] of Object.entries(RANKINGS)) {
		const nearest = rank(papers);
		const primary: number[] = [];
		const overlap: number[] = [];
		categories.forEach((own, paper) => {
			const others = nearest(paper, SHOWN).map((index) => categories[index]!);
			primary.push(mean(others.map(([first]) => Number(first === own[0]))));
			overlap.push(mean(others.map((other) => jaccard(own, other))));
		});
		console.log(`  ${name.padEnd(40)} ${percent(mean(primary))}       ${percent(mean(overlap))}`);
	}
}

function jaccard(a: readonly string[], b: readonly string[]): number {
	const both = a.filter((category) => b.includes(category)).length;
	return both / (a.length + b.length - both);
}

/** Most papers that may name a system: what more name is the field, not a relation of two papers. */
const MOST_NAMING = 5;

/** Papers that name a system which another presents, and the other way round: how many of them are shown. */
function judgeByNames(papers: readonly Paper[]): void {
	const pairs: [paper: number, other: number][] = [];
	const texts = papers.map(({ titleText, abstract }) => `${titleText} ${abstract}`);
	papers.forEach(({ titleText, abstract }, paper) => {
		const [name] = systemNames(titleText, abstract);
		if (name === undefined || name.length < 4) {
			return;
		}
		const word = new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u');
		const naming = texts.flatMap((text, index) =>
			index !== paper && text.includes(name) && word.test(text) ? [index] : [],
		);
		if (naming.length > 0 && naming.length <= MOST_NAMING) {
			pairs.push(
				...naming.flatMap((other): [number, number][] => [
					[paper, other],
					[other, paper],
				]),
			);
		}
	});
	console.log(`\nSame system named, ${pairs.length} pairs of ${papers.length} papers         among the ${SHOWN}`);
	for (const [name, rank] of Object.entries(RANKINGS)) {
		const nearest = rank(papers);
		const shown = new Map([...new Set(pairs.map(([paper]) => paper))].map((paper) => [paper, nearest(paper, SHOWN)]));
		const found = pairs.map(([paper, other]) => Number(shown.get(paper)?.includes(other)));
		console.log(`  ${name.padEnd(40)} ${percent(mean(found))}`);
	}
}

function measureTime(): void {
	const many = makeVariants(loadLarge(), MANY);
	const search = createSearch(many);
	const random = new Random(11);
	const times = Array.from({ length: TIMED }, () => {
		const paper = random.pick(many);
		const before = process.cpuUsage();
		search.related(paper, SHOWN);
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	}).sort((a, b) => a - b);
	const at = (share: number) => `${times[Math.floor(share * (times.length - 1))]!.toFixed(1)} ms`;
	console.log(
		`\n${MANY} papers, processor time: median ${at(0.5)}, 95 % within ${at(0.95)}, most ${at(1)} (wanted: under 20 ms)`,
	);
}

if (existsSync(LARGE)) {
	const papers = readPapers();
	judgeByCategories(papers);
	judgeByNames(papers);
	measureTime();
} else {
	console.log('bench:related needs ../shared/corpus-large');
}
