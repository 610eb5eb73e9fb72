import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../../../src/core/library';
import { decodeListing, readListing } from '../../../src/core/listing';
import type { Listing, Paper } from '../../../src/core/paper';
import { plain } from '../plain';

const SHARED = join(process.cwd(), '..', 'shared');
const CORPUS = join(SHARED, 'corpus');

interface GoldPaper {
	readonly title: string;
	readonly files: readonly string[];
	readonly lineTitle: Readonly<Record<string, number>>;
	readonly abstractLength: Readonly<Record<string, number>>;
	readonly abstractSha256: string;
	readonly date: string | null;
	readonly yearSource: string | null;
	readonly authorCount: number | null;
	readonly organization: { readonly handle: string; readonly displayName: string } | null;
	readonly comments: number | null;
	readonly links: readonly string[];
	readonly linkKinds: Readonly<Record<string, string>>;
	readonly linkKindsAlsoAcceptable: Readonly<Record<string, readonly string[]>>;
	readonly schemelessLinks: readonly string[];
}

describe(`the two seed listings${existsSync(CORPUS) ? '' : ' (needs ../shared/corpus)'}`, () => {
	let listings: Listing[] = [];
	let library = Library.empty;

	before(function () {
		if (!existsSync(CORPUS)) {
			this.skip();
		}
		listings = readdirSync(CORPUS).map((file) => {
			const decoded = decodeListing(readFileSync(join(CORPUS, file)), TextDecoder);
			assert('text' in decoded);
			return readListing(decoded.text, file);
		});
		library = Library.empty.withListings(listings);
	});

	const count = (has: (paper: Paper) => boolean) => library.papers.filter(has).length;

	it('hold 119 and 50 entries and account for every line', () => {
		assert.deepEqual(
			listings.map(({ entries }) => entries.length),
			[119, 50],
		);
		for (const { lines, problems } of listings) {
			assert.deepEqual(problems, []);
			assert.equal(lines.problem, 0);
			assert.equal(lines.total, lines.paper + lines.furniture + lines.blank);
		}
	});

	it('make 154 papers, 15 of them from both files, in whatever order they are read', () => {
		assert.equal(library.papers.length, 154);
		assert.equal(
			count(({ sources }) => sources.length === 2),
			15,
		);
		const reversed = [...listings].reverse().reduce((all, listing) => all.withListing(listing), Library.empty);
		assert.deepEqual(plain(reversed.papers), plain(library.papers));
	});

	it('date 50 papers, 7 of them with the year of the capture, marked as inferred', () => {
		const dates = library.papers.flatMap(({ date }) => date ?? []).sort();
		assert.deepEqual([dates.length, dates[0], dates.at(-1)], [50, '2019-10-23', '2026-06-02']);
		assert.equal(
			count(({ dateInferred }) => dateInferred),
			7,
		);
		assert.equal(
			count(({ date, dateInferred }) => dateInferred && (date ?? '').startsWith('2026')),
			7,
		);
	});

	it('tell 47 author counts, 3 organisations and 14 comment counts', () => {
		assert.equal(
			count(({ authorCount }) => authorCount !== null),
			47,
		);
		assert.equal(
			count(({ organization }) => (organization?.handle ?? '') !== '' && organization?.name !== ''),
			3,
		);
		assert.equal(
			count(({ comments }) => comments !== null),
			14,
		);
	});

	it('hold 28 distinct links in 27 papers and one without a scheme', () => {
		const withScheme = library.papers.flatMap(({ links }) => links.filter(({ url }) => url.includes('://')));
		assert.equal(new Set(withScheme.map(({ url }) => url)).size, 28);
		assert.equal(
			count(({ links }) => links.some(({ url }) => url.includes('://'))),
			27,
		);
		assert.deepEqual(
			library.papers.flatMap(({ links }) => links.filter(({ url }) => !url.includes('://'))).map(({ url }) => url),
			['lerftogo.github.io'],
		);
	});

	it('agree with the gold in every field', function () {
		const file = join(SHARED, 'gold', 'papers.json');
		if (!existsSync(file)) {
			this.skip();
		}
		const gold: readonly GoldPaper[] = JSON.parse(readFileSync(file, 'utf8'));
		assert(gold.length > 0);
		for (const expected of gold) {
			const at = (source: string, line: number) =>
				library.papers.find(({ sources }) => sources.some((ref) => ref.file === source && ref.line === line));
			for (const source of expected.files) {
				const paper = at(source, expected.lineTitle[source]!);
				assert(paper, `${expected.title} at ${source}:${expected.lineTitle[source]}`);
				assert.equal(paper.title, expected.title);
				assert.equal(paper.sources.length, expected.files.length);
				assert.equal([...paper.abstract].length, expected.abstractLength[source], expected.title);
				assert.equal(createHash('sha256').update(paper.abstract).digest('hex'), expected.abstractSha256);
				assert.equal(paper.date, expected.date);
				assert.equal(paper.dateInferred, expected.yearSource?.startsWith('page-year') ?? false);
				assert.equal(paper.authorCount, expected.authorCount);
				assert.equal(paper.organization?.handle, expected.organization?.handle);
				assert.equal(paper.organization?.name, expected.organization?.displayName);
				assert.equal(paper.comments, expected.comments);
				assert.deepEqual(
					paper.links.map(({ url }) => url).sort(),
					[...expected.links, ...expected.schemelessLinks].sort(),
					expected.title,
				);
				for (const { url, kind } of paper.links) {
					const kinds = [expected.linkKinds[url], ...(expected.linkKindsAlsoAcceptable[url] ?? [])];
					assert(kinds.includes(kind), `${url}: ${kind} is none of ${kinds}`);
				}
			}
		}
	});
});
