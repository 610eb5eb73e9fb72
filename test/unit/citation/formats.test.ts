import assert from 'node:assert/strict';
import { type CitationFormat, citationRecord, FORMATS } from '../../../src/core/citation';
import type { Paper } from '../../../src/core/paper';
import { makePaper } from '../makePaper';

function write(
	format: CitationFormat,
	known: Partial<Paper> & { readonly titleText: string },
	key = 'foo2025',
): string {
	return FORMATS[format].write([citationRecord(makePaper(known), key)]);
}

describe('a citation record', () => {
	it('claims nothing the listing did not say', () => {
		assert.deepEqual(citationRecord(makePaper({ titleText: 'Foo' }), 'foo-nd').csl, {
			id: 'foo-nd',
			type: 'document',
			title: 'Foo',
			note: 'Listed on Hugging Face Daily Papers; authors not given in the listing',
			keyword: 'offprint:missing-author, offprint:missing-year',
		});
	});

	it('says how many authors there are without inventing one', () => {
		const { csl } = citationRecord(makePaper({ titleText: 'Foo', date: '2025-03-04', authorCount: 1 }), 'k');
		assert.equal(csl.note, 'Listed on Hugging Face Daily Papers, 1 author, names not given in the listing');
		assert.deepEqual(csl.issued, { 'date-parts': [[2025, 3, 4]] });
		assert.equal(csl.author, undefined);
	});

	it('marks an inferred year, for people and for tools', () => {
		const { csl, incomplete } = citationRecord(
			makePaper({
				titleText: 'Foo',
				date: '2026-01-22',
				dateInferred: true,
				organization: { handle: 'bar', name: 'Bar Lab' },
				links: [
					{ url: 'https://github.com/bar/foo_x', kind: 'code' },
					{ url: 'bar.github.io', kind: 'project' },
				],
			}),
			'k',
		);
		assert.equal(
			csl.note,
			'Listed on Hugging Face Daily Papers, shown under the organisation Bar Lab; authors not given in the listing; ' +
				'year inferred from the page, the listing shows only "Jan 22"; Code: https://github.com/bar/foo_x; ' +
				'Project page: bar.github.io',
		);
		assert.deepEqual(incomplete, ['missing-author', 'year-inferred']);
		assert.equal(csl.URL, undefined);
	});

	it('knows the address, number and month of submission of an arXiv paper, and its printed authors', () => {
		const { csl, incomplete } = citationRecord(
			makePaper({
				titleText: 'Foo',
				arxivId: '2412.01234',
				date: '2025-01-05',
				authors: ['Jan van der Berg', 'Plato', 'Kim, Min'],
			}),
			'k',
		);
		assert.deepEqual(csl.author, [
			{ family: 'van der Berg', given: 'Jan' },
			{ literal: 'Plato' },
			{ family: 'Kim', given: 'Min' },
		]);
		assert.deepEqual(
			[csl.type, csl.URL, csl.number, csl.publisher],
			['article', 'https://arxiv.org/abs/2412.01234', 'arXiv:2412.01234', 'arXiv'],
		);
		assert.deepEqual(csl.issued, { 'date-parts': [[2024, 12]] });
		assert.deepEqual(incomplete, []);
	});
});

describe('BibTeX', () => {
	for (const [source, latex] of [
		['R&D at 50% of cost_1 #2', 'R\\&D at 50\\% of cost\\_1 \\#2'],
		['Costs $5 and more', 'Costs \\$5 and more'],
		['Saving $100 or $200', 'Saving \\$100 or \\$200'],
		['$\\text{Former}^2$: x', '$\\text{Former}^2$: x'],
		['$O(n^{2})$ bars', '$O(n^{2})$ bars'],
		['Broken $a{b$ math', 'Broken \\$a\\{b\\$ math'],
		['SAP^{2} and x_{i}', 'SAP$^{2}$ and x$_{i}$'],
		['"Who?" said "X"', "``Who?'' said ``X''"],
		['“Who?” and ‘it’', "``Who?'' and `it'"],
		['a~b ^ c', 'a\\textasciitilde{}b \\textasciicircum{} c'],
		['C:\\temp {x}', 'C:\\textbackslash{}temp \\{x\\}'],
		['\\textbf{Bar} \\& foo', '\\textbf{Bar} \\& foo'],
		['Über – naïve 強化', 'Über -- naïve 強化'],
		['β-VAE → x', '$\\beta$-VAE $\\rightarrow$ x'],
	] as const) {
		it(`writes the title “${source}” so that LaTeX prints it`, () => {
			assert.ok(write('bibtex', { title: source, titleText: source }).includes(`  title = {{${latex}}},\n`));
		});
	}

	it('holds every field there is, in arXiv’s order', () => {
		assert.equal(
			write('bibtex', {
				titleText: 'Foo',
				arxivId: '2503.01234',
				date: '2025-03-04',
				authors: ['Ann Bee', 'Research and Co Team', 'Plato'],
				links: [{ url: 'https://github.com/a_b/c%20d', kind: 'code' }],
			}),
			[
				'@misc{foo2025,',
				'  title = {{Foo}},',
				'  author = {Bee, Ann and Team, {Research and Co} and {Plato}},',
				'  year = {2025},',
				'  month = mar,',
				'  eprint = {2503.01234},',
				'  archivePrefix = {arXiv},',
				'  url = {https://arxiv.org/abs/2503.01234},',
				'  note = {Listed on Hugging Face Daily Papers; Code: \\url{https://github.com/a_b/c%20d}}',
				'}',
			].join('\n'),
		);
	});

	it('becomes @online in BibLaTeX only with an address', () => {
		assert.match(
			write('biblatex', { titleText: 'Foo', date: '2025-03-04' }),
			/^@misc\{foo2025,\n {2}title = \{\{Foo\}\},\n {2}date = \{2025-03-04\}/u,
		);
		assert.match(
			write('biblatex', { titleText: 'Foo', arxivId: '2503.01234' }),
			/^@online\{[^@]*date = \{2025-03\},[^@]*eprinttype = \{arxiv\}/u,
		);
	});
});

describe('a citation written as', () => {
	const known = { titleText: 'Foo [x] *y*', date: '2025-03-04', arxivId: '2503.01234', authors: ['Ann Bee'] };
	for (const [format, text] of [
		['pandoc', '[@foo2025]'],
		['pandoc-in-text', '@foo2025'],
		['pandoc-locator', '@foo2025 [p. ]'],
		['pandoc-suppressed', '[-@foo2025]'],
		['markdown-link', '[Foo \\[x\\] \\*y\\*](https://arxiv.org/abs/2503.01234)'],
		[
			'footnote',
			'[^foo2025]\n\n[^foo2025]: Ann Bee. Foo \\[x\\] \\*y\\*. 2025. arXiv:2503.01234. <https://arxiv.org/abs/2503.01234>',
		],
		['latex-cite', '\\cite{foo2025}'],
		['latex-citep', '\\citep{foo2025}'],
		['latex-citet', '\\citet{foo2025}'],
		['typst', '@foo2025'],
		['reference', 'Ann Bee. Foo [x] *y*. 2025. arXiv:2503.01234. https://arxiv.org/abs/2503.01234'],
	] as const) {
		it(format, () => assert.equal(write(format, known), text));
	}

	it('markdown-link leads to what belongs to a paper without an id before it leads to a search', () => {
		const demo = { url: 'demo.example.org', kind: 'demo' } as const;
		const code = { url: 'github.com/a/b', kind: 'code' } as const;
		const project = { url: 'foo.github.io', kind: 'project' } as const;
		const paper = { url: 'https://aclanthology.org/2025.acl-long.1', kind: 'paper' } as const;
		const linked = (...links: Paper['links']) => write('markdown-link', { titleText: 'Foo', links });
		assert.equal(linked(demo, code), '[Foo](https://github.com/a/b)');
		assert.equal(linked(code, project), '[Foo](https://foo.github.io)');
		assert.equal(linked(code, project, paper), '[Foo](https://aclanthology.org/2025.acl-long.1)');
		assert.equal(linked(demo), '[Foo](https://huggingface.co/papers?q=Foo)');
		assert.equal(
			write('markdown-link', { ...known, links: [project] }),
			'[Foo \\[x\\] \\*y\\*](https://arxiv.org/abs/2503.01234)',
		);
	});

	it('markdown-link finds a paper whose address is not known by the search of the site', () => {
		assert.equal(
			write('markdown-link', { titleText: 'Foo & (bar)' }),
			'[Foo & (bar)](https://huggingface.co/papers?q=Foo%20%26%20%28bar%29)',
		);
	});

	it('ris has one tag a line and ends the entry', () => {
		assert.deepEqual(write('ris', known).split('\n').slice(0, 6), [
			'TY  - GEN',
			'ID  - foo2025',
			'TI  - Foo [x] *y*',
			'AU  - Bee, Ann',
			'PY  - 2025',
			'DA  - 2025/03/04',
		]);
		assert.match(write('ris', known), /\nER {2}- $/u);
	});

	it('csl-json is an array of items', () => {
		assert.deepEqual(JSON.parse(write('csl-json', { titleText: 'Foo' }))[0].title, 'Foo');
	});

	it('several papers at once joins them in order', () => {
		const records = ['a', 'b'].map((key) => citationRecord(makePaper({ titleText: key }), key));
		assert.equal(FORMATS.pandoc.write(records), '[@a; @b]');
		assert.equal(FORMATS['pandoc-in-text'].write(records), '@a; @b');
		assert.equal(FORMATS['latex-cite'].write(records), '\\cite{a,b}');
		assert.equal(FORMATS.typst.write(records), '@a @b');
	});
});
