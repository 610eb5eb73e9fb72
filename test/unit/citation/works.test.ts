import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { appendRecords } from '../../../src/core/citation/bibliographies/append';
import { bibtexContext } from '../../../src/core/citation/bibliographies/bibtexExcerpt';
import { formatOf } from '../../../src/core/citation/bibliographies/contentFormat';
import { chooseKey } from '../../../src/core/citation/bibliographies/entryIndex';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { type Work, writeWorks } from '../../../src/core/citation/formats/works';
import { citationRecord } from '../../../src/core/citation/record';
import { makePaper } from '../makePaper';

const ENTRY = '@article{roe, title = {A Title}, % mine\n journal = joy}';
const CSL = {
	type: 'article-journal',
	title: 'A <i>short</i> title',
	author: [{ family: 'Roe', given: 'Jane' }],
	issued: { 'date-parts': [['2020', '5']] },
	'container-title': 'Journal of Joy',
	volume: 7,
	language: 'en',
};
const fromBibtex: Work = { kind: 'entry', key: 'roe', format: 'bibtex', text: ENTRY, csl: CSL, arxivId: null };
const fromCsl: Work = { ...fromBibtex, key: 'doe', format: 'csl-json', text: '{}' };
const fromCorpus: Work = { kind: 'record', record: citationRecord(makePaper({ titleText: 'New' }), 'new') };

describe('works a document cites', () => {
	it('stay as their user wrote them in BibTeX, between what they need', () => {
		const written = writeWorks('bibtex', [fromBibtex, fromCorpus], '@string{joy = "J"}', '@book{p, title={P}}');
		assert.match(
			written,
			/^@string\{joy = "J"\}\n\n@article\{roe, title = \{A Title\}, % mine\n journal = joy\}\n\n@misc\{new,/,
		);
		assert.match(written, /\}\n\n@book\{p, title=\{P\}\}$/);
	});

	it('become BibTeX with all that CSL says', () => {
		const [entry] = readBibliography(writeWorks('bibtex', [fromCsl]), 'bibtex').entries;
		assert.equal(entry?.key, 'doe');
		assert.equal(entry?.type, 'article');
		assert.equal(entry?.title, 'A short title');
		assert.equal(entry?.authors, 'Roe, Jane');
		assert.equal(entry?.year, '2020');
		assert.equal(entry?.fields.get('journal'), 'Journal of Joy');
		assert.equal(entry?.fields.get('volume'), '7');
	});

	it('keep every variable of CSL and their own keys', () => {
		const items = JSON.parse(writeWorks('csl-json', [fromBibtex, fromCsl, fromCorpus]));
		assert.deepEqual(items[0], { ...CSL, id: 'roe' });
		assert.deepEqual(
			items.map(({ id }: { id: string }) => id),
			['roe', 'doe', 'new'],
		);
		const yaml = parse(writeWorks('csl-yaml', [fromCsl]));
		assert.equal(yaml.references[0].language, 'en');
		assert.match(writeWorks('ris', [fromCsl]), /ID {2}- doe\nTI {2}- A short title\nAU {2}- Roe, Jane\nPY {2}- 2020\n/);
	});

	it('take along the definitions and parents they use, and no others', () => {
		const text =
			'@string{a = "A"}\n@string{b = a # "B"}\n@string{c = "C"}\n@misc{x, title = b, crossref = {p}}\n@misc{y, title={Y}}\n@book{p, xdata={q}}\n@xdata{q, publisher={Q}}\n';
		const { entries } = readBibliography(text, 'bibtex');
		const { definitions, parents } = bibtexContext(
			text,
			entries,
			entries.filter(({ key }) => key === 'x'),
		);
		assert.equal(definitions, '@string{a = "A"}\n@string{b = a # "B"}');
		assert.match(parents, /^@book\{p, xdata=\{q\}\}/);
		assert.doesNotMatch(parents, /\by\b/);
	});
});

describe('the form of a bibliography', () => {
	for (const [name, text, form] of [
		['a.bib', '', 'bibtex'],
		['a.bib', '[{"id": "x"}]', null],
		['a.bib', 'TY  - JOUR\n', null],
		['a.bib', '{notes} @misc{x, title={X}}', 'bibtex'],
		['a.ris', 'TY  - JOUR\n', null],
		['a.yaml', '', 'csl-yaml'],
		['a.yaml', '---\nreferences:\n- id: x\n', 'csl-yaml'],
		['a.yml', '- id: x\n  title: X\n', 'csl-yaml'],
		['a.yml', '# mine\nharry:\n  type: Book\n  title: H\n', 'hayagriva'],
		['a.yml', '"a b":\n    title: H\nc: # d\n    title: I\n', 'hayagriva'],
		['a.yml', 'title: x\nauthor: y\n', null],
	] as const) {
		it(`is ${form} for ${name} that holds ${JSON.stringify(text)}`, () => assert.equal(formatOf(name, text), form));
	}

	it('is Hayagriva for YAML that is still empty where Typst reads it', () => {
		assert.equal(formatOf('a.yml', '\n', 'typst'), 'hayagriva');
	});
});

describe('Hayagriva', () => {
	const WORKS =
		'harry:\n    type: Book\n    title: "Harry: a \\"Potter\\""\n    serial-number:\n        doi: 10.1000/xyz\n\n# last\n"a b":\n    title: Other # note\n';

	it('is read as far as finding a work needs', () => {
		const { entries } = readBibliography(WORKS, 'hayagriva');
		assert.deepEqual(
			entries.map(({ key, title, doi, keyRange }) => [key, title, doi, WORKS.slice(keyRange.start, keyRange.end)]),
			[
				['harry', 'Harry: a "Potter"', '10.1000/xyz', 'harry'],
				['a b', 'Other', null, 'a b'],
			],
		);
	});

	it('takes works that are found again', () => {
		const paper = makePaper({ title: 'On: *things*', titleText: 'On: *things*' });
		const insertion = appendRecords(WORKS, 'hayagriva', [citationRecord(paper, 'new')]);
		assert.equal(insertion?.offset, WORKS.length);
		const after = WORKS + insertion?.text;
		assert.deepEqual(Object.keys(parse(after)), ['harry', 'a b', 'new']);
		assert.equal(parse(after).new.title, 'On: *things*');
		assert.equal(chooseKey([readBibliography(after, 'hayagriva')], paper, 'other').key, 'new');
	});
});
