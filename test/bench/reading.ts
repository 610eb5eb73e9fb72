/**
 * How well the reader reads: for each layout, the papers found and the exactness of every field the layout carries.
 * Pages with their truth come from ../shared/pages and the renderers of this folder; run by `npm run bench:reading`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../../src/core/library';
import { decodeListing, type ReadingOptions, readListing } from '../../src/core/listing';
import type { LineCount, Paper } from '../../src/core/paper';
import { titleKey } from '../../src/core/text/title';
import { cutPages, LAYOUTS, mixedPage, renderedPages, TEXTS } from './pages/layouts';
import { ODDITIES } from './pages/oddities';
import type { TruePage, TruePaper } from './truth';

const SHARED = join(process.cwd(), '..', 'shared');

interface Field {
	readonly name: string;
	/** `undefined` where the truth does not tell the field. */
	readonly expected: (truth: TruePaper) => unknown;
	readonly found: (paper: Paper, truth: TruePaper) => unknown;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const FIELDS: readonly Field[] = [
	{ name: 'title', expected: ({ title }) => oneLine(title), found: ({ title }) => title },
	{
		name: 'abstract',
		expected: ({ abstract }) => (abstract === undefined ? undefined : oneLine(abstract)),
		found: ({ abstract }) => oneLine(abstract),
	},
	{
		name: 'summary?',
		expected: (truth) => truth.abstractIsAiSummary,
		found: ({ abstractKind }) => abstractKind === 'summary',
	},
	{ name: 'aiSummary', expected: ({ aiSummary }) => aiSummary, found: ({ aiSummary }) => aiSummary },
	{ name: 'date', expected: ({ date }) => date, found: ({ date }) => date },
	{ name: 'authors', expected: ({ authors }) => authors?.join('; '), found: ({ authors }) => authors.join('; ') },
	{ name: 'count', expected: ({ authorsCount }) => authorsCount ?? undefined, found: ({ authorCount }) => authorCount },
	{
		name: 'org',
		expected: ({ organization }) =>
			organization && [organization.name ?? null, organization.fullname ?? null].join(' | '),
		found: ({ organization }) => organization && [organization.handle, organization.name].join(' | '),
	},
	{ name: 'comments', expected: ({ comments }) => comments, found: ({ comments }) => comments ?? 0 },
	{ name: 'upvotes', expected: ({ upvotes }) => upvotes, found: ({ upvotes }) => upvotes },
	{ name: 'id', expected: (truth) => truth.printedId, found: ({ arxivId }) => arxivId },
	{
		name: 'code',
		expected: ({ code }) => code,
		found: ({ links }, { code }) => links.find(({ kind, url }) => kind === 'code' && url === code)?.url,
	},
	{
		name: 'links',
		expected: ({ links }) => links && [...links].sort().join(' '),
		found: ({ links }) =>
			links
				.map(({ url }) => url)
				.sort()
				.join(' '),
	},
];

function sharedPages(): TruePage[] {
	const folder = join(SHARED, 'pages');
	return readdirSync(folder)
		.filter((name) => name.endsWith('.truth.json'))
		.map((name) => {
			const truth = JSON.parse(readFileSync(join(folder, name), 'utf8'));
			const bytes = readFileSync(join(folder, name.replace('.truth.json', '.txt')));
			return { layout: truth.layout, bytes, papers: truth.papers };
		});
}

interface GoldPaper {
	readonly title: string;
	readonly files: readonly string[];
	readonly date: string;
	readonly authorCount: number | null;
	readonly organization: { readonly handle: string; readonly displayName: string } | null;
	readonly comments: number | null;
	readonly links: readonly string[];
	readonly schemelessLinks: readonly string[];
}

/** The two seed listings; their truth is known for half of their papers, so recall counts and precision does not. */
function seedPages(): TruePage[] {
	const gold: readonly GoldPaper[] = JSON.parse(readFileSync(join(SHARED, 'gold', 'papers.json'), 'utf8'));
	return readdirSync(join(SHARED, 'corpus')).map((name) => {
		const dated = name.startsWith('002');
		const papers = gold
			.filter(({ files }) => files.includes(name))
			.map(
				({ title, date, authorCount, organization: org, comments, links, schemelessLinks }): TruePaper => ({
					title,
					links: [...links, ...schemelessLinks],
					...(dated && { date, comments: comments ?? 0, authorsCount: authorCount ?? undefined }),
					...(dated && org && { organization: { name: org.handle, fullname: org.displayName } }),
				}),
			);
		return {
			layout: `seed ${name.slice(0, 3)}`,
			bytes: readFileSync(join(SHARED, 'corpus', name)),
			papers,
			partial: true,
		};
	});
}

interface Score {
	right: number;
	total: number;
	/** Values read otherwise of which the page does not tell which is the true one. */
	open: number;
}

const failures: string[] = [];
let unaccounted = 0;
/** Lines of entries that a cut took the end from; each is reported. */
let cutLines = 0;
/** Values of which pages do not tell what they are. */
let open = 0;
let below = 0;

/** How well the pages of one layout are read, taken together. */
class Result {
	private papers = 0;
	private partial = false;
	private matched = 0;
	private truths = 0;
	private left = 0;
	private readonly fields = new Map<string, Score>();
	private readonly layouts = new Map<string, number>();

	constructor(private readonly name: string) {}

	add(page: TruePage, options: ReadingOptions = {}): void {
		const { bytes, papers: truths, partial } = page;
		const decoded = decodeListing(bytes, TextDecoder);
		if ('message' in decoded) {
			failures.push(`${this.name}: ${decoded.message}`);
			return;
		}
		const listing = readListing(decoded.text, this.name, options);
		const { papers } = Library.empty.withListing(listing);
		const byKey = new Map(papers.map((paper) => [titleKey(paper.title), paper]));
		let matched = 0;
		for (const [i, truth] of truths.entries()) {
			const paper = byKey.get(titleKey(truth.title)) ?? papers.find((other) => isAlike(page, i, other));
			if (paper) {
				matched++;
				this.compare(paper, truth, isAlike(page, i, paper));
			} else {
				failures.push(`${this.name}: not found: ${truth.title}`);
			}
		}
		this.matched += matched;
		this.truths += truths.length;
		this.papers += papers.length;
		this.partial ||= partial ?? false;
		this.left += unaccountedLines(listing.lines);
		for (const { layout, confidence } of listing.layouts) {
			this.layouts.set(layout, Math.min(confidence, this.layouts.get(layout) ?? 1));
		}
		for (const { line, message } of partial ? [] : listing.problems) {
			failures.push(`${this.name}:${line}: ${message}`);
		}
	}

	/** `alike`: a page with the paper as it was read would be the same. */
	private compare(paper: Paper, truth: TruePaper, alike: boolean): void {
		for (const { name, expected, found } of FIELDS) {
			const wanted = expected(truth);
			if (wanted === undefined) {
				continue;
			}
			const score = this.fields.get(name) ?? { right: 0, total: 0, open: 0 };
			this.fields.set(name, score);
			const got = found(paper, truth) ?? null;
			score.total++;
			score.right += got === wanted ? 1 : 0;
			const untold =
				(alike && GLUED.has(name)) ||
				(ADDRESSED.has(name) && isOneAddress(truth, paper)) ||
				(name === 'abstract' && this.name.includes('fragments') && isSameButForOddBlanks(truth, paper));
			if (got !== wanted && untold) {
				score.open++;
				open++;
			} else if (got !== wanted) {
				failures.push(
					`${this.name}: ${name} of “${truth.title.slice(0, 50)}”\n    ${excerpt(wanted, got)}\n    ${excerpt(got, wanted)}`,
				);
			}
		}
	}

	/** Precision, recall, unaccounted lines, and every field below the goal. */
	get misses(): readonly string[] {
		const { matched, papers, truths, left } = this;
		return [
			...(matched < papers && !this.partial ? [`P ${percent(matched, papers)}`] : []),
			...(matched < truths ? [`R ${percent(matched, truths)}`] : []),
			...(left > 0 ? [`${left} lines left`] : []),
			...[...this.fields]
				.filter(([, score]) => isBelow(score))
				.map(([name, { right, total }]) => `${name} ${percent(right, total)}`),
		];
	}

	/** What a cut took the end from cannot be accounted for. */
	count({ cut = false } = {}): void {
		if (cut) {
			cutLines += this.left;
		} else {
			unaccounted += this.left;
		}
		below += this.misses.filter((miss) => !miss.endsWith('left')).length;
	}

	toString(): string {
		const { matched, papers, truths, left } = this;
		const fields = [...this.fields].map(
			([name, { right, total, open }]) => `${name} ${percent(right, total)}${open > 0 ? ` (${open} not told)` : ''}`,
		);
		const layouts = [...this.layouts].map(([layout, confidence]) => `${layout} ${confidence.toFixed(2)}`);
		return (
			`${this.name.padEnd(24)} ${String(papers).padStart(4)} papers  P ${this.partial ? ' ?    ' : percent(matched, papers)} R ${percent(matched, truths)}  ` +
			`left ${left}  ${fields.join('  ')}  [${layouts.join(', ')}]`
		);
	}
}

/** The share of every field that must be exact, of those that the page tells. */
const FIELD_GOAL = 0.995;

/** Fields whose digits may stand beside those of others. */
const GLUED: ReadonlySet<string> = new Set(['title', 'date', 'comments', 'upvotes']);

function isBelow({ right, total, open }: Score): boolean {
	return right < (total - open) * FIELD_GOAL;
}

/** True where the abstract has a blank that print does not set (`( l`, `V ,`) at a place at which the page broke and lost it. */
function isSameButForOddBlanks({ abstract = '' }: TruePaper, paper: Paper): boolean {
	const set = (text: string) => oneLine(text).replace(/(?<=[([{]) | (?=[)\]},.;:!?])/g, '');
	return set(abstract) === set(paper.abstract);
}

const ADDRESSED: ReadonlySet<string> = new Set(['abstract', 'org']);

/** True where the name of the organisation goes on an address that ends the abstract as the address itself may: `github.com/a/bmeituan`. */
function isOneAddress({ abstract = '', organization }: TruePaper, paper: Paper): boolean {
	const name = organization?.fullname ?? '';
	return (
		/:\/\/\S*[\p{L}\d]$/u.test(abstract) &&
		(/^\p{Ll}/u.test(name) || /\p{Lu}$/u.test(abstract)) &&
		paper.abstract + (paper.organization?.name ?? '') === abstract + name
	);
}

/**
 * True where a page with the paper as it was read, its counts and its day, is the very page with the true one: `Jan 21`
 * without a blank is the 21st, or the 2nd with one comment; `124Real` has 12 votes for `4Real`, or 124 for `Real`.
 * Only digits count: where a title ends, the wording tells.
 */
function isAlike({ looksTheSame, papers }: TruePage, i: number, paper: Paper): boolean {
	const truth = papers[i]!;
	if (
		looksTheSame === undefined ||
		truth.abstract === undefined ||
		oneLine(truth.abstract) !== oneLine(paper.abstract)
	) {
		return false;
	}
	if (paper.title === truth.title && paper.date === truth.date) {
		return false;
	}
	const [year = 0, month = 0, day = 0] = (paper.date ?? '').split('-').map(Number);
	return looksTheSame(i, { title: paper.title, date: { year, month, day } });
}

function unaccountedLines({ total, paper, furniture, blank }: LineCount): number {
	return total - paper - furniture - blank;
}

function percent(part: number, whole: number): string {
	return `${(Math.floor((part / Math.max(1, whole)) * 1000) / 10).toFixed(1)}%`;
}

/** The part of a value around the first difference. */
function excerpt(value: unknown, other: unknown): string {
	const [a, b] = [String(value), String(other)];
	let at = 0;
	while (at < a.length && a[at] === b[at]) {
		at++;
	}
	return a.length < 120 ? a : `…${a.slice(Math.max(0, at - 40), at + 60)}… (${a.length})`;
}

/** Every layout in many of its ways. */
const WAYS = Number(process.env.WAYS ?? 12);
const PAPERS = Number(process.env.PAPERS ?? 40);
/** Pages that are cut, or too small to tell it, are of this day. */
const SAVED = '2026-08-25';

function main(): void {
	console.log('Real pages');
	for (const page of [...seedPages(), ...sharedPages()]) {
		report(page.layout, [page]);
	}
	console.log(`\nReal papers, laid out in ${WAYS} ways of each layout; the certainty is the least of any page`);
	for (const layout of Object.keys(LAYOUTS)) {
		const single = layout.startsWith('paper,') || layout === 'API, one paper';
		report(layout, renderedPages(SHARED, layout, 'as it is', single ? WAYS * 10 : WAYS, single ? 1 : PAPERS));
	}
	console.log('\nThe same with what tools do to text');
	for (const [oddity, { suits }] of Object.entries(ODDITIES)) {
		const layouts = Object.keys(LAYOUTS).filter(suits);
		const results = layouts.map((layout) => {
			const result = new Result(`${layout}, ${oddity}`);
			const single = layout.startsWith('paper,') || layout === 'API, one paper';
			for (const page of renderedPages(SHARED, layout, oddity, single ? 20 : 5, single ? 1 : 20)) {
				result.add(page);
			}
			result.count();
			return { layout, misses: result.misses };
		});
		const missed = results.filter(({ misses }) => misses.length > 0);
		console.log(
			`${oddity.padEnd(24)} ${layouts.length - missed.length} of ${layouts.length} layouts at the goal` +
				missed.map(({ layout, misses }) => `\n    ${layout}: ${misses.join(', ')}`).join(''),
		);
	}
	console.log('\nTwo pages in one file, and pages cut anywhere');
	for (const first of TEXTS) {
		const missed: string[] = [];
		for (const second of TEXTS) {
			const result = new Result(`${first} + ${second}`);
			for (const way of [0, 1, 2, 3]) {
				result.add(mixedPage(SHARED, first, second, way), { saved: SAVED });
			}
			result.count();
			missed.push(...result.misses.map((miss) => `\n    ${second}: ${miss}`));
		}
		const cut = new Result(`${first}, cut`);
		for (const page of first.startsWith('paper,') ? [] : cutPages(SHARED, first, 60)) {
			cut.add(page, { saved: SAVED });
		}
		cut.count({ cut: true });
		missed.push(...cut.misses.filter((miss) => !miss.endsWith('left')).map((miss) => `\n    cut: ${miss}`));
		console.log(`${first.padEnd(24)} and ${TEXTS.length} others, ${missed.length} misses${missed.join('')}`);
	}
	console.log(
		`\n${below} measures below the goal, ${unaccounted} unaccounted lines (${cutLines} more at the ends of cut pages), ${failures.length} differences; ` +
			`${open} values read otherwise than they are, of which the very same page would tell either`,
	);
	if (process.argv.includes('--failures')) {
		console.log(failures.join('\n'));
	}
}

function report(name: string, pages: readonly TruePage[]): void {
	const result = new Result(name);
	for (const page of pages) {
		result.add(page);
	}
	result.count();
	console.log(String(result));
}

if (existsSync(SHARED)) {
	main();
} else {
	console.log('bench:reading needs ../shared; nothing measured');
}
