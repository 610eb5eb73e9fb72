import assert from 'node:assert/strict';
import { readBibliography } from '../../../src/core/citation';
import {
	addBibliography,
	defaultForm,
	documentMetadata,
	projectMetadata,
	tidyReport,
} from '../../../src/core/markdown';

describe('the bibliography of a document', () => {
	for (const [what, text, files] of [
		['a string', '---\nbibliography: refs.bib\n---\n', ['refs.bib']],
		['a quoted string', '---\nbibliography: "my refs.bib"\n---\n', ['my refs.bib']],
		['a list', '---\nbibliography:\n  - a.bib\n  - ~/b.json\n---\n', ['a.bib', '~/b.json']],
		['a list without indentation', '---\nbibliography:\n- a.bib\n- b.bib\n---\n', ['a.bib', 'b.bib']],
		['a flow list', '---\nbibliography: [a.bib, "b.yaml"]\n---\n', ['a.bib', 'b.yaml']],
		['a folded string', '---\nbibliography: >-\n  a.bib\n---\n', ['a.bib']],
		['Windows line ends', '---\r\nbibliography: a.bib\r\n---\r\n', ['a.bib']],
		['a block closed with dots', '---\nbibliography: a.bib\n...\n', ['a.bib']],
		['a byte order mark', '\uFEFF---\nbibliography: a.bib\n---\n', ['a.bib']],
		['a later block', '# Head\n\ntext\n\n---\nbibliography: a.bib\n---\n', ['a.bib']],
		['a comment behind it', '---\nbibliography: a.bib # mine\n---\n', ['a.bib']],
		['none in a code block', '```yaml\n---\nbibliography: a.bib\n---\n```\n', []],
		['none after a rule', 'text\n\n---\n\nbibliography: a.bib\n\n---\n', []],
		['none at all', 'text', []],
	] as const) {
		it(`is found as ${what}`, () => {
			const { bibliography } = documentMetadata(text);
			assert.deepEqual(
				bibliography.map(({ path }) => path),
				files,
			);
			for (const { path, range } of bibliography) {
				if (!text.includes('>-')) assert.equal(text.slice(range.start, range.end).replaceAll('"', ''), path);
			}
		});
	}

	it('comes with style, language and what is listed without being cited', () => {
		const metadata = documentMetadata(
			'---\ncsl: ieee.csl\nlang: de-DE\nnocite: |\n  @a, @{b c}, @d.e\nlink-citations: true\nreferences:\n- id: inline\n---\n',
		);
		assert.deepEqual([metadata.csl, metadata.lang, metadata.linkCitations], ['ieee.csl', 'de-DE', true]);
		assert.deepEqual(metadata.nocite, ['a', 'd.e']);
		assert.deepEqual(metadata.references, ['inline']);
		assert.deepEqual(documentMetadata("---\nnocite: '@*'\n---\n").nocite, ['*']);
	});

	it('survives metadata with errors and names the error', () => {
		assert.ok(documentMetadata('---\nbibliography: [a.bib\ntitle: x\n---\n').problem !== null);
	});

	it('is found in the files of a project', () => {
		assert.deepEqual(
			projectMetadata('project:\n  type: book\nbibliography: a.bib\n').bibliography.map(({ path }) => path),
			['a.bib'],
		);
		assert.deepEqual(
			projectMetadata('version: 1\nproject:\n  bibliography:\n    - b.bib\n').bibliography.map(({ path }) => path),
			['b.bib'],
		);
	});

	for (const [before, after] of [
		['text\n', '---\nbibliography: new.bib\n---\n\ntext\n'],
		['', '---\nbibliography: new.bib\n---\n'],
		['\uFEFFtext', '\uFEFF---\nbibliography: new.bib\n---\n\ntext'],
		['---\ntitle: x\n---\n', '---\ntitle: x\nbibliography: new.bib\n---\n'],
		['---\r\ntitle: x\r\n---\r\n', '---\r\ntitle: x\r\nbibliography: new.bib\r\n---\r\n'],
		['---\nbibliography: a.bib\n---\n', '---\nbibliography: [a.bib, new.bib]\n---\n'],
		['---\nbibliography: [a.bib]\n---\n', '---\nbibliography: [a.bib, new.bib]\n---\n'],
		['---\nbibliography:\n  - a.bib\n---\n', '---\nbibliography:\n  - a.bib\n  - new.bib\n---\n'],
		['---\nbibliography: new.bib\n---\n', null],
	] as const) {
		it(`is added to ${JSON.stringify(before)}`, () => {
			const edit = addBibliography(before, 'new.bib');
			assert.equal(edit && before.slice(0, edit.start) + edit.text + before.slice(edit.end), after);
		});
	}
});

describe('the form of a file', () => {
	for (const [file, text, form] of [
		['notes.md', '', 'pandoc'],
		['paper.qmd', '', 'pandoc'],
		['/a/b/README.md', '# Foo', 'markdown-link'],
		['README.md', '---\nbibliography: a.bib\n---\n', 'pandoc'],
		['README.md', 'As shown [@a].', 'pandoc'],
		['C:\\x\\readme.zh.md', '', 'markdown-link'],
		['card.md', '---\nlicense: mit\npipeline_tag: x\n---\n', 'markdown-link'],
		['main.tex', '', 'latex-cite'],
		['main.typ', '', 'typst'],
		['refs.bib', '', 'bibtex'],
	] as const) {
		it(`${file} (${JSON.stringify(text)}) is ${form}`, () => assert.equal(defaultForm(file, text), form));
	}
});

describe('the report on keys', () => {
	it('names what is cited without entry, entries nobody cites, and later entries with a key that is taken', () => {
		const { entries } = readBibliography('@misc{a, title={A}}\n@misc{b, title={B}}\n@misc{a, title={C}}\n', 'bibtex');
		const report = tidyReport(['a', 'nokey'], entries);
		assert.deepEqual(report.missing, ['nokey']);
		assert.deepEqual(
			report.unused.map(({ key }) => key),
			['b'],
		);
		assert.deepEqual(
			report.repeated.map(({ title }) => title),
			['C'],
		);
		assert.deepEqual(tidyReport(['*'], entries).unused, []);
	});
});
