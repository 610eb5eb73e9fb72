/**
 * How well the reader reads: for each layout, the papers found and the exactness of every field the layout carries.
 * Pages with their truth come from ../shared/pages and the renderers of this folder; run by `npm run bench:reading`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../../src/core/library';
import { decodeListing, readListing } from '../../src/core/listing';
import type { LineCount, Paper } from '../../src/core/paper';
import { titleKey } from '../../src/core/title';
import { renderedPages } from './renderedPages';
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
}

const failures: string[] = [];
let unaccounted = 0;
let below = 0;

function measure({ layout, bytes, papers: truths, partial }: TruePage): void {
	const decoded = decodeListing(bytes, TextDecoder);
	if ('message' in decoded) {
		failures.push(`${layout}: ${decoded.message}`);
		return;
	}
	const listing = readListing(decoded.text, layout);
	const { papers } = Library.empty.withListing(listing);
	const byKey = new Map(papers.map((paper) => [titleKey(paper.title), paper]));
	const scores = new Map<string, Score>();
	let matched = 0;
	for (const truth of truths) {
		const paper = byKey.get(titleKey(truth.title));
		if (!paper) {
			failures.push(`${layout}: not found: ${truth.title}`);
			continue;
		}
		matched++;
		for (const { name, expected, found } of FIELDS) {
			const wanted = expected(truth);
			if (wanted !== undefined) {
				const score = scores.get(name) ?? { right: 0, total: 0 };
				scores.set(name, score);
				const got = found(paper, truth) ?? null;
				score.total++;
				score.right += got === wanted ? 1 : 0;
				if (got !== wanted) {
					failures.push(
						`${layout}: ${name} of “${truth.title.slice(0, 50)}”\n    ${excerpt(wanted, got)}\n    ${excerpt(got, wanted)}`,
					);
				}
			}
		}
	}
	const precision = partial ? 1 : matched / Math.max(1, papers.length);
	const recall = matched / Math.max(1, truths.length);
	const fields = [...scores].map(([name, { right, total }]) => {
		below += right / total < 0.995 ? 1 : 0;
		return `${name} ${percent(right / total)}`;
	});
	below += precision < 1 || recall < 1 ? 1 : 0;
	unaccounted += unaccountedLines(listing.lines);
	const recognised = [...new Set(listing.layouts.map((each) => `${each.layout} ${each.confidence.toFixed(2)}`))].join(
		', ',
	);
	console.log(
		`${layout.padEnd(24)} ${String(papers.length).padStart(4)} papers  P ${percent(precision)} R ${percent(recall)}  ` +
			`left ${unaccountedLines(listing.lines)}  ${fields.join('  ')}  [${recognised}]`,
	);
	for (const { line, message } of listing.problems) {
		failures.push(`${layout}:${line}: ${message}`);
	}
}

function unaccountedLines({ total, paper, furniture, blank }: LineCount): number {
	return total - paper - furniture - blank;
}

function percent(share: number): string {
	return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
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

if (existsSync(SHARED)) {
	for (const page of [...seedPages(), ...sharedPages(), ...renderedPages(SHARED, Number(process.env.PAPERS ?? 40))]) {
		measure(page);
	}
	console.log(`\n${below} measures below the goal, ${unaccounted} unaccounted lines, ${failures.length} differences`);
	if (process.argv.includes('--failures')) {
		console.log(failures.join('\n'));
	}
} else {
	console.log('bench:reading needs ../shared; nothing measured');
}
