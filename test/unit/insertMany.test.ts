import assert from 'node:assert/strict';
import { citationRecord } from '../../src/core/citation/record';
import { addBibliography } from '../../src/core/markdown';
import { insertCitations } from '../../src/core/markdown/insertMany';
import { latexBibliographies, typstBibliographies } from '../../src/core/markdown/namedSources';
import { applyEdits } from '../../src/core/text/edits';
import { makePaper } from './makePaper';

const record = (key: string) => citationRecord(makePaper({ titleText: `About ${key}` }), key);
const papers = (...keys: string[]) => keys.map((key) => ({ key, record: record(key) }));

/** Text with `|` at each cursor → text with `|` at each cursor. */
function insert(marked: string, form: Parameters<typeof insertCitations>[0]['form'], ...keys: string[]): string {
	const parts = marked.split('|');
	let at = 0;
	const selections = parts.slice(0, -1).map((part) => {
		at += part.length;
		return { start: at, end: at };
	});
	const text = parts.join('');
	const { edits, cursors } = insertCitations({ text, selections, papers: papers(...keys), form });
	const after = applyEdits(text, edits);
	return [...cursors]
		.sort((a, b) => b - a)
		.reduce((marks, cursor) => `${marks.slice(0, cursor)}|${marks.slice(cursor)}`, after);
}

describe('citing at several cursors', () => {
	it('cites at each of them and leaves each behind its citation', () => {
		assert.equal(insert('One |.\n\nTwo |.', 'pandoc', 'a', 'b'), 'One [@a; @b]|.\n\nTwo [@a; @b]|.');
	});

	it('joins each citation that is there', () => {
		assert.equal(insert('[@x|] and [@y|; @z].', 'pandoc', 'a'), '[@x; @a|] and [@y; @a|; @z].');
	});

	it('adds to a citation once, although two cursors are in it', () => {
		assert.equal(insert('[@x|; @y|].', 'pandoc', 'a').replaceAll('|', ''), '[@x; @y; @a].');
	});

	it('defines a footnote once', () => {
		const after = insert('One|.\n\nTwo|.\n', 'footnote', 'a').replaceAll('|', '');
		assert.equal(after.match(/\[\^a\]:/g)?.length, 1);
		assert.equal(after.match(/\[\^a\]/g)?.length, 3);
	});

	it('names the bibliography in an empty document and cites below', () => {
		const also = addBibliography('', 'references.bib');
		const { edits, cursors } = insertCitations({
			text: '',
			selections: [{ start: 0, end: 0 }],
			papers: papers('a'),
			form: 'pandoc',
			also: also ? [also] : [],
		});
		const after = applyEdits('', edits);
		assert.match(after, /^---\nbibliography: references\.bib\n---\n+\[@a\]$/);
		assert.deepEqual(cursors, [after.length]);
	});

	it('changes nothing where every key stands already', () => {
		const { edits } = insertCitations({
			text: '[@a]',
			selections: [{ start: 2, end: 2 }],
			papers: papers('a'),
			form: 'pandoc',
		});
		assert.deepEqual(edits, []);
	});
});

describe('bibliographies named in a text', () => {
	const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

	it('finds those of BibTeX and BibLaTeX, but not in comments', () => {
		const text = '\\addbibresource[label=a]{a.bib}\n% \\bibliography{no}\n\\bibliography{b, c/d}\n';
		assert.deepEqual(paths(latexBibliographies(text)), ['a.bib', 'b.bib', 'c/d.bib']);
		const [, , last] = latexBibliographies(text);
		assert.equal(text.slice(last?.range.start, last?.range.end), 'c/d');
	});

	it('finds none where LaTeX prints commands, and takes quotation marks off', () => {
		const text =
			'\\verb|\\bibliography{no}|\\begin{comment}\n\\bibliography{no}\n\\end{comment}\\addbibresource{"my refs.bib"}';
		assert.deepEqual(paths(latexBibliographies(text)), ['my refs.bib']);
	});

	it('takes the bytes of a bibliography for no name', () => {
		assert.deepEqual(paths(typstBibliographies('#bibliography((bytes("@misc{a}"), "a.bib"))')), ['a.bib']);
	});

	it('finds those of Typst', () => {
		const text = '#bibliography(("a.bib", "b.yml"), style: "ieee")';
		assert.deepEqual(paths(typstBibliographies(text)), ['a.bib', 'b.yml']);
	});
});
