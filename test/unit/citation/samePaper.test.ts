import assert from 'node:assert/strict';
import { readBibliography } from '../../../src/core/citation';
import { chooseKey, findByKey, findEntry } from '../../../src/core/citation/bibliographies/entryIndex';

const PAPER = { arxivId: '2401.01234', title: 'Rés Nets: Of Things Small', doi: '10.1000/ab_c(1)' };
const PUBLISHED = { ...PAPER, arxivId: null };
const OTHER = 'title={Quite Another}';

/** A paper is never written twice: an entry of it is known however its user has written it. */
describe('the entry of a paper is found', () => {
	for (const fields of [
		`${OTHER}, doi={10.1000/ab\\_c(1)}`,
		`${OTHER}, doi={10.1000/AB{\\_}C(1).}`,
		`${OTHER}, doi={https://doi.org/10.1000/ab_c(1)}`,
		`${OTHER}, doi={\\url{http://dx.doi.org/10.1000/ab\\_c(1)}}`,
		`${OTHER}, url={https://doi.org/10.1000\\%2Fab\\_c(1)}`,
		`${OTHER}, howpublished={\\url{https://doi.org/10.1000/ab_c(1)}}`,
		`${OTHER}, note={DOI: 10.1000/ab_c(1)}`,
		"title={R{\\'e}s Nets}, subtitle={Of {Things} Small}",
		"title={R\\'es Nets --- of things small.}",
		'title={Re\u0301s nets: Of Things Small}',
	]) {
		it(`by ${fields}`, () => {
			const { entries } = readBibliography(`@misc{a, ${fields}}`, 'bibtex');
			assert.equal(findEntry({ entries }, PUBLISHED)?.key, 'a');
			assert.equal(chooseKey([{ entries }], PUBLISHED, 'b').entry?.key, 'a');
		});
	}

	for (const fields of [
		'eprint={2401.01234v2}',
		'eprint={arXiv:2401.01234}',
		'arxivid={2401.01234}',
		'url={https://arxiv.org/pdf/2401.01234v3.pdf}',
		'url={https://www.alphaxiv.org/abs/2401.01234}',
		'note={arXiv preprint 2401.01234}',
		'journal={CoRR}, volume={abs/2401.01234}',
		'pages={arXiv--2401.01234}',
	]) {
		it(`by ${fields}`, () => {
			const bibliography = readBibliography(`@misc{a, ${OTHER}, ${fields}}`, 'bibtex');
			assert.equal(findEntry(bibliography, PAPER)?.key, 'a');
		});
	}

	it('but not where a note names the DOI of something else', () => {
		const text = `@misc{a, ${OTHER}, note={Erratum in 10.1000/ab_c(1)}}\n@misc{b, ${OTHER}, doi={10.1000/ab_c(2)}}`;
		assert.equal(findEntry(readBibliography(text, 'bibtex'), PUBLISHED), undefined);
	});
});

/** As pandoc 2.17 prints `[@a]` of each. */
describe('of several entries with one key', () => {
	for (const [format, text] of [
		['bibtex', '@misc{a, title={One}}\n@misc{a, title={Two}}'],
		['csl-yaml', '- id: a\n  title: One\n- id: a\n  title: Two\n'],
		['csl-json', '[{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}]'],
	] as const) {
		it(`the last is meant in ${format}`, () =>
			assert.equal(findByKey([readBibliography(text, format)], 'a')?.title, 'Two'));
	}

	it('the last hands its fields down', () => {
		const text = '@book{c, title={One}}\n@inbook{a, title={A}, crossref={c}}\n@book{c, title={Two}}';
		const { entries } = readBibliography(text, 'bibtex');
		assert.equal(entries.find(({ key }) => key === 'a')?.fields.get('booktitle'), 'Two');
	});
});
