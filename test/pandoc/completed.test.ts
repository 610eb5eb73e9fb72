import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CitationFormat, citationKeys, citationRecord, FORMATS } from '../../src/core/citation';
import { completeAll } from '../../src/core/completion/complete';
import { keptLines } from '../../src/core/completion/kept';
import { knownOfPaper } from '../../src/core/completion/known';
import { Library } from '../../src/core/library';
import { readList } from '../../src/core/lists';
import type { Paper } from '../../src/core/paper';
import { titleKey } from '../../src/core/text/title';
import { createAsk } from '../../src/online/ask';
import { serve } from '../bench/complete/standIn';
import type { Person, Truth } from '../bench/complete/universe';

const PANDOC = process.env.PANDOC ?? 'pandoc';
/** It names authors again where another style has a dash for those of the reference above. */
const APA = path.resolve('media/csl/apa.csl');
const WRITTEN: readonly CitationFormat[] = ['bibtex', 'biblatex', 'csl-json', 'csl-yaml'];

/** What a reference must show of a paper: whatever a source said of it. */
interface Expected {
	readonly title: string;
	readonly families: readonly string[];
	readonly year: number;
	/** Where it came out, else its arXiv id. */
	readonly place: string;
}

const PEOPLE: readonly Person[] = [
	{ given: 'Nora', family: 'Moss' },
	{ given: 'Łukasz', family: 'Żółty' },
	{ given: 'Jean-Luc', family: 'Béranger' },
	{ given: 'Ma. Teresa', family: 'Núñez' },
	{ given: 'Sinéad', family: "O'Dowd" },
	{ given: 'Đorđe', family: 'Šarić' },
	{ given: 'Ayşe', family: 'Gürçağ' },
	{ given: 'X. Y.', family: 'Zhou' },
	{ given: 'Anne-Sophie', family: 'Lind-Berg' },
];

const THINGS = [
	'Lanterns & Looms',
	'Rivers',
	'β-Baskets',
	'Kites: A Survey',
	'“Quiet” Bridges',
	'C++ Gardens_2',
	'50% Sails',
];
const VENUES = [
	{ container: 'Journal of Woven & Knotted Things', type: 'journal-article' },
	{ container: 'Proceedings of the 9th Symposium on Patient Engineering', type: 'proceedings-article' },
] as const;

/** Works of every kind that a service may know: preprints, in journals and proceedings, with a DOI and without. */
const WORKS: readonly Truth[] = THINGS.flatMap((thing, row) =>
	[0, 1, 2, 3].map((kind): Truth => {
		const at = row * 4 + kind;
		const published = `20${20 + row}-0${kind + 2}-1${kind}`;
		const doi = `10.5555/made.${at}(${kind})`;
		return {
			id: `${20 + row}0${kind + 2}.0${1000 + at}`,
			title: `Carrying ${thing} across ${['Frozen', 'Narrow', 'Sunlit', 'Deep'][kind]} Valleys by Number ${at}`,
			authors: [0, 1, 2].map((step) => PEOPLE[(at + step * 2) % PEOPLE.length]!).slice(0, 1 + (at % 3)),
			...{ abstract: '', published, organization: null, categories: ['cs.LG'], version: 1 + kind, withdrawn: false },
			publication: kind < 2 ? { ...VENUES[kind]!, doi, year: 2021 + row } : null,
			namedDoi: kind < 2 ? doi : null,
			notAt: new Set(kind === 3 ? ['huggingface'] : []),
		};
	}),
);

describe('pandoc, of what was completed', () => {
	let folder = '';

	before(function () {
		if (spawnSync(PANDOC, ['--version']).status !== 0) {
			console.log('      skipped: no pandoc on this machine');
			this.skip();
		}
		folder = mkdtempSync(path.join(tmpdir(), 'offprint-completed-'));
	});

	after(() => {
		if (folder !== '') rmSync(folder, { recursive: true, force: true });
	});

	/** References as pandoc prints them, by the paper. */
	function references(papers: readonly Paper[], format: CitationFormat): ReadonlyMap<string, string> {
		const keys = citationKeys(papers);
		const records = papers.map((paper) => citationRecord(paper, keys.get(paper.id) ?? ''));
		const file = `refs${FORMATS[format].extension}`;
		const text = FORMATS[format].write(records);
		writeFileSync(path.join(folder, file), format === 'csl-yaml' ? `---\n${text}\n...\n` : text);
		const input = `---\nbibliography: ${file}\n---\n\n${records.map(({ key }) => `[@${key}]`).join('\n\n')}\n`;
		const options = ['--citeproc', `--csl=${APA}`, '-t', 'html', '--wrap=none', '--fail-if-warnings'];
		const { stdout, stderr, status } = spawnSync(PANDOC, options, { input, cwd: folder, encoding: 'utf8' });
		assert.equal(status, 0, stderr);
		const found = [...stdout.matchAll(/<div id="ref-([^"]+)"[^>]*>(.*?)<\/div>/gsu)];
		return new Map(papers.map((paper) => [paper.id, plain(found.find(([, key]) => key === keys.get(paper.id))?.[2])]));
	}

	function check(papers: readonly Paper[], expectedOf: (paper: Paper) => Expected): void {
		for (const format of WRITTEN) {
			const shown = references(papers, format);
			for (const paper of papers) {
				const { title, families, year, place } = expectedOf(paper);
				const reference = shown.get(paper.id) ?? '';
				const first = letters(families[0] ?? '');
				assert.ok(letters(reference).startsWith(first), `${format}: ${first} comes first in ${reference}`);
				for (const part of [...families, String(year), title, place]) {
					assert.ok(letters(reference).includes(letters(part)), `${format}: ${part} stands in ${reference}`);
				}
			}
		}
	}

	async function completed(works: readonly Truth[], listing: string): Promise<Library> {
		const standIn = await serve({ works, neighbours: [] });
		try {
			const ask = createAsk({
				...{ world: 'node', userAgent: 'tester/1', patience: 0.02, timeout: 20_000, hurriesOnLoopback: true },
				endpoints: () => Object.fromEntries(standIn.endpoints.map((each) => each.split('=', 2))),
			});
			const library = Library.empty.withListing(readList(listing, 'file:///corpus/a.papers.txt'));
			const completions = await completeAll(library.papers.map(knownOfPaper), ask);
			const lines = library.papers.flatMap((paper, at) => keptLines(paper, completions[at]!));
			return library.withListing(readList(`${lines.join('\n')}\n`, 'file:///kept/answers-1.jsonl'));
		} finally {
			await standIn.close();
		}
	}

	function expectedOf(works: readonly Truth[]): (paper: Paper) => Expected {
		const byTitle = new Map(works.map((work) => [titleKey(work.title), work]));
		return (paper) => {
			const { title, authors, publication, published, id } = byTitle.get(titleKey(paper.titleText))!;
			const year = publication?.year ?? Number(published.slice(0, 4));
			const named = authors.length > 7 ? authors.slice(0, 7) : authors;
			return { title, families: named.map(({ family }) => family), year, place: publication?.container ?? id };
		};
	}

	it('shows authors, year, title, and venue or arXiv id of every paper of a made universe', async () => {
		const listing = WORKS.map(({ title, authors, published }) =>
			JSON.stringify({ title, abstract: 'Words.', authorCount: authors.length, date: published }),
		).join('\n');
		const { papers } = await completed(WORKS, listing);
		assert.equal(papers.length, WORKS.length);
		check(papers, expectedOf(WORKS));
	});

	it('shows them of every sample that a service answered for', () => {
		const files = readdirSync('samples').filter((name) => name.endsWith('.papers.txt'));
		const listings = files.map((name) => readList(readFileSync(path.join('samples', name), 'utf8'), `file:///${name}`));
		const facts = readFileSync('samples/records.papers.txt', 'utf8').trim().split('\n');
		const byId = new Map(facts.map((line) => JSON.parse(line)).map((record) => [`arxiv:${record.id}`, record]));
		const papers = Library.empty.withListings(listings).papers.filter(({ id }) => byId.has(id));
		assert.equal(papers.length, byId.size);
		check(papers, ({ id }) => {
			const { title, authors, published, id: arxivId } = byId.get(id);
			const families = authors.slice(0, 7).map(({ name }: { name: string }) => name.split(' ').at(-1));
			return { title, families, year: Number(published.slice(0, 4)), place: arxivId };
		});
	});

	it('claims no author of a sample that nobody answered for', () => {
		const library = Library.empty.withListing(
			readList(readFileSync('samples/daily.papers.txt', 'utf8'), 'file:///daily.papers.txt'),
		);
		const paper = library.papers.find(({ titleText }) => titleText.startsWith('Meta-World'))!;
		assert.match(references([paper], 'bibtex').get(paper.id) ?? '', /^Meta-World: .*2019/u);
	});

	it('shows them of 1,000 papers of real feeds (needs ../shared)', async function () {
		if (!existsSync(path.resolve('../shared/feeds/daily'))) {
			this.skip();
		}
		const { makeUniverse } = await import('../bench/complete/universe');
		const { works, listed } = makeUniverse();
		const listing = listed.map(({ truth: { title, authors, published, id } }) =>
			JSON.stringify({ title, abstract: 'Words.', authorCount: authors.length, date: published, arxivId: id }),
		);
		const { papers } = await completed(works, listing.join('\n'));
		const known = papers.filter(({ authors }) => authors.length > 0);
		assert.ok(known.length >= papers.length * 0.94, `${known.length} of ${papers.length}`);
		check(known, expectedOf(works));
	});
});

function plain(html = ''): string {
	return html
		.replace(/<[^>]*>/gu, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.trim();
}

/** Letters and digits; styles have quotation marks, dashes and cases of their own. */
function letters(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}
