import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FORMATS } from '../../src/core/citation/formats/formats';
import { citationRecord } from '../../src/core/citation/record';
import { readList } from '../../src/core/lists';
import { titleKey } from '../../src/core/text/title';
import { makePaper } from './makePaper';

function only(text: string, file: string) {
	const { entries, problems, layouts, lines } = readList(text, file);
	assert.deepEqual(problems, []);
	assert.equal(entries.length, 1, `${entries.length} entries`);
	assert.equal(lines.problem, 0);
	return { ...entries[0]!, layout: layouts[0]!.layout };
}

describe('lists that researchers have', () => {
	it('BibTeX, with abstracts, names in parts and the venue', () => {
		const entry = only(
			`% my papers
@string{things = {Journal of Things}}

@Article{vandenberg2021,
  author = {van den Berg, Jan and Ann {\\'E}t{\\'e} and {The Team}},
  title = {Small {Things}: a {S}tudy},
  journal = things, volume = 3, pages = {12--34}, year = 2021, month = may,
  doi = {https://doi.org/10.1000/ABC},
  abstract = {We look at {\\em small} things.}
}
`,
			'mine.bib',
		);
		assert.equal(entry.layout, 'bibtex');
		assert.deepEqual([entry.titleText, entry.line, entry.doi], ['Small Things: a Study', 4, '10.1000/abc']);
		assert.deepEqual(entry.authors, ['Jan van den Berg', 'Ann Été', 'The Team']);
		assert.match(entry.abstract, /^We look at small things\.$/);
		const { container, volume, pages, issued, type } = entry.publication!;
		assert.deepEqual(
			[type, container, volume, pages, issued],
			['article-journal', 'Journal of Things', '3', '12–34', [2021, 5]],
		);
	});

	it('an arXiv paper in BibLaTeX is known by its id and claims no venue', () => {
		const entry = only(
			'@online{small, title={Small Things}, author={Ann Other}, eprint={2401.00001v2}, eprinttype={arxiv}, eprintclass={cs.LG}, date={2024-01-02}}',
			'x.bib',
		);
		assert.deepEqual([entry.arxivId, entry.categories, entry.published], ['2401.00001', ['cs.LG'], '2024-01-02']);
	});

	it('BibTeX without its file name', () => {
		assert.equal(only('@misc{a, title = {Small Things}, year = 2020}', 'pasted').layout, 'bibtex');
	});

	it('CSL-JSON, and not every JSON with titles', () => {
		const item = {
			id: 'a',
			type: 'paper-conference',
			title: 'Small <i>Things</i>',
			author: [{ family: 'Other', given: 'Ann', suffix: 'Jr.' }, { literal: 'The Team' }],
			issued: { 'date-parts': [['2021', 6, 7]] },
			'container-title': 'Proceedings of Things',
			DOI: '10.1000/abc',
		};
		const entry = only(JSON.stringify([item], null, 1), 'mine.json');
		assert.deepEqual([entry.layout, entry.titleText, entry.doi], ['csl-json', 'Small Things', '10.1000/abc']);
		assert.deepEqual(entry.authors, ['Ann Other Jr.', 'The Team']);
		assert.deepEqual([entry.published, entry.publication?.container], ['2021-06-07', 'Proceedings of Things']);
		const answer = [{ title: 'Small Things', authors: [{ name: 'Ann Other' }], id: '2401.00001' }];
		assert.equal(only(JSON.stringify(answer), 'page.json').layout, 'api-json');
	});

	it('RIS, whose values may go on in the next line', () => {
		const entry = only(
			'TY  - CONF\nAU  - Other, Ann, Jr.\nAU  - The Team\nTI  - Small\n      Things\nT2  - Proceedings of Things\nPY  - 2021\nDA  - 2021/06/07/\nSP  - 1\nEP  - 9\nDO  - 10.1000/ABC\nAB  - We look.\nUR  - https://x.org/a\nER  - \n',
			'mine.ris',
		);
		assert.deepEqual([entry.title, entry.authors], ['Small Things', ['Ann Other Jr.', 'The Team']]);
		assert.deepEqual([entry.published, entry.publication?.pages, entry.doi], ['2021-06-07', '1–9', '10.1000/abc']);
		assert.deepEqual(
			entry.links.map(({ url }) => url),
			['https://x.org/a'],
		);
	});

	it('what PubMed saves', () => {
		const entry = only(
			'PMID- 1\nTI  - Small things and\n      their growth.\nFAU - Other, Ann B\nAU  - Other AB\nDP  - 2021 Jun 7\nJT  - Journal of things\nVI  - 2\nAID - 10.1000/abc [doi]\nAB  - We look.\n',
			'pubmed.nbib',
		);
		assert.deepEqual([entry.title, entry.authors], ['Small things and their growth', ['Ann B Other']]);
		assert.deepEqual(
			[entry.doi, entry.published, entry.publication?.container],
			['10.1000/abc', '2021-06-07', 'Journal of things'],
		);
	});

	it('CSV, with quotes, line breaks in cells and signs that part them', () => {
		for (const [sign, name] of [
			[',', 'a.csv'],
			[';', 'b.csv'],
			['\t', 'c.tsv'],
		] as const) {
			const row = (...cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(sign);
			const text = [
				row('Title', 'Authors', 'Abstract', 'arXiv ID', 'Date'),
				row('Small "Things"', 'Ann Other; Bo Third', 'We\nlook.', '2401.00001', '2024-01-02'),
				row('Large Things', 'Ann Other', 'We look.', '', ''),
			].join('\n');
			const { entries, problems } = readList(text, name);
			assert.deepEqual(problems, []);
			assert.deepEqual(
				entries.map(({ title, line, authors, arxivId, date }) => [title, line, authors, arxivId, date]),
				[
					['Small "Things"', 2, ['Ann Other', 'Bo Third'], '2401.00001', '2024-01-02'],
					['Large Things', 4, ['Ann Other'], null, null],
				],
			);
		}
	});

	it('tables in Markdown, with links, escaped bars and rows that were wrapped', () => {
		const text = `# Today

| Publish Date | Title | Authors | PDF | Code |
|:---|:---:|---|---|---|
| **2024-01-02** | Small \\| Large | Ann Other et al. | [2401.00001v2](http://arxiv.org/abs/2401.00001v2) | [link](https://github.com/a/b) |
| 2024-01-03 | Things that
 grow (Read more on [arXiv](https://arxiv.org/abs/2401.00002) or [HF](https://huggingface.co/papers/2401.00002)) | Bo Third | | null |
`;
		const { entries, problems, layouts } = readList(text, 'README.md');
		assert.deepEqual([problems, layouts[0]?.layout], [[], 'markdown-table']);
		assert.deepEqual(
			entries.map(({ title, arxivId, date, authors, links }) => [
				title,
				arxivId,
				date,
				authors,
				links.map(({ url }) => url),
			]),
			[
				['Small | Large', '2401.00001', '2024-01-02', ['Ann Other'], ['https://github.com/a/b']],
				['Things that grow', '2401.00002', '2024-01-03', ['Bo Third'], []],
			],
		);
		assert.equal(entries[0]?.authorCount, null);
	});

	it('notes on a paper, but not articles of one’s own', () => {
		const note =
			'---\ntitle: "Small Things: a Study"\nauthors: [Ann Other, Bo Third]\narxiv: "2401.00001"\n---\n\n# Notes\n\n## Abstract\n\nWe look.\n\n## Mine\n\nGood.\n';
		const entry = only(note, 'small.md');
		assert.deepEqual([entry.title, entry.arxivId, entry.abstract], ['Small Things: a Study', '2401.00001', 'We look.']);
		const own = '---\ntitle: My Article\nauthor: Me Myself\nabstract: I think.\n---\n\nText.\n';
		assert.equal(readList(own, 'article.md').entries.length, 0);
	});
});

describe('what Offprint exports it reads back', () => {
	const word = fc.stringMatching(/^[A-Za-zÀ-ž]{2,9}$/);
	const title = fc
		.array(fc.oneof(word, fc.constantFrom('50%', 'A&B', 'C#', '$x_0$', 'α-β', 'GPT-4:', '“so”', 'a_b', '~')), {
			minLength: 3,
			maxLength: 9,
		})
		.map((words) => `Ab ${words.join(' ')}`);
	const person = fc.tuple(word, word).map(([given, family]) => `${given} ${family}`);
	const paper = fc.record({
		title,
		authors: fc.array(person, { maxLength: 4 }),
		arxivId: fc.constantFrom(null, '2401.01234', '2509.25454'),
	});

	for (const [format, extension] of [
		['bibtex', 'bib'],
		['biblatex', 'bib'],
		['csl-json', 'json'],
		['csl-yaml', 'yaml'],
		['ris', 'ris'],
	] as const) {
		it(`as ${format}`, () => {
			fc.assert(
				fc.property(paper, ({ title, authors, arxivId }) => {
					const written = makePaper({ titleText: title, title, authors, arxivId, date: '2024-01-05' });
					const text = FORMATS[format].write([citationRecord(written, 'key2024')]);
					const { entries } = readList(text, `export.${extension}`);
					assert.equal(entries.length, 1);
					const [entry] = entries;
					assert.equal(titleKey(entry!.title), titleKey(title), text);
					assert.deepEqual(entry!.authors, authors);
					assert.equal(entry!.arxivId, arxivId);
				}),
				{ numRuns: 100 },
			);
		});
	}
});
