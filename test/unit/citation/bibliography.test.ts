import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	appendEntry,
	appendRecords,
	chooseKey,
	citationRecord,
	FORMATS,
	findEntry,
	readBibliography,
} from '../../../src/core/citation';
import { bibliographySteps } from '../../../src/core/citation/bibliographies/readyBibliography';
import { finish } from '../../../src/core/steps';
import { makePaper } from '../makePaper';

const ENTRY = '@misc{new,\n  title = {{New}}\n}';

function appended(text: string, entry = ENTRY): string {
	const { offset, text: added } = appendEntry(text, entry);
	return text.slice(0, offset) + added + text.slice(offset);
}

describe('CSL-YAML with an alias of nothing', () => {
	it('costs the one item, which is named', () => {
		const text = 'references:\n- id: a\n  title: *nothing\n- id: b\n  title: Fine\n';
		const { entries, problems } = readBibliography(text, 'csl-yaml');
		assert.deepEqual(
			entries.map(({ key }) => key),
			['b'],
		);
		assert.ok(problems.length > 0);
	});

	it('is not read where it is nested so deeply that reading would not end', () => {
		const { entries, problems } = readBibliography(`references:\n- id: a\n  title: ${'{'.repeat(60_000)}`, 'csl-yaml');
		assert.deepEqual([entries.length, problems.length], [0, 1]);
	});
});

describe('appending to a .bib file', () => {
	for (const [what, before, after] of [
		['an empty file', '', `${ENTRY}\n`],
		['a file that ends with a line end', '@a{x}\n', `@a{x}\n\n${ENTRY}\n`],
		['a file that ends with a blank line', '@a{x}\n\n', `@a{x}\n\n${ENTRY}\n`],
		['a file without final line end', '@a{x}', `@a{x}\n\n${ENTRY}`],
		['Windows line ends', '@a{x}\r\n', `@a{x}\r\n\r\n${ENTRY.replaceAll('\n', '\r\n')}\r\n`],
		['a byte order mark', '\uFEFF', `\uFEFF${ENTRY}\n`],
		[
			'an entry that is never closed',
			'@a{x}\n\n@misc{y,\n title = {Foo\n',
			`@a{x}\n\n${ENTRY}\n\n@misc{y,\n title = {Foo\n`,
		],
	] as const) {
		it(`respects ${what}`, () => assert.equal(appended(before), after));
	}

	const piece = fc.constantFrom(
		'% comment\n',
		'@comment{jabref: {x}}\n',
		'@string{acm = "ACM"}\n',
		'@article{k1,\n  title = {A {B} c},\n  publisher = acm # " x"\n}\n',
		'@misc(k2, title = "x {"} y")',
		'\r\n',
		'free text, a@b.c\n',
		'\n@misc{k3, title = {open',
		'\n@misc{k4, title = "open',
		'}\n',
		'@preamble{ "x" }',
	);

	function unharmed(text: string): string {
		const { offset, text: added } = appendEntry(text, ENTRY);
		const result = text.slice(0, offset) + added + text.slice(offset);
		assert.equal(result.slice(0, offset) + result.slice(offset + added.length), text);
		assert.ok(added.replace(/\r\n?/g, '\n').includes(ENTRY));
		return result;
	}

	it('leaves 1,000 files as they are but for the new entry, which a reader then finds beside all others', () => {
		const keys = (text: string) => readBibliography(text, 'bibtex').entries.map(({ key }) => key);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
				const text = pieces.join('');
				assert.deepEqual(keys(unharmed(text)).sort(), [...keys(text), 'new'].sort(), text);
			}),
			{ numRuns: 1000 },
		);
	});

	it('leaves 1,000 files of any text as they are', () => {
		const anything = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 8 });
		fc.assert(
			fc.property(anything, (pieces) => void unharmed(pieces.join(''))),
			{ numRuns: 1000 },
		);
	});

	it('adds to CSL-JSON and CSL-YAML lists in place', () => {
		const record = citationRecord(makePaper({ titleText: 'New: *one*' }), 'new');
		for (const [format, before] of [
			['csl-json', ''],
			['csl-json', '[]'],
			['csl-json', '[\n  { "id": "a", "title": "x ] y" }\n]\n'],
			['csl-yaml', ''],
			['csl-yaml', 'references:\n- id: a\n  title: x\n'],
			['csl-yaml', '---\nreferences:\n  - id: a\n    title: x\n...\n'],
			['csl-yaml', 'references: []\n'],
			['csl-yaml', '[{id: a, title: "x ] y"}, # last\n]\n'],
			['csl-yaml', 'references: [\r\n  { id: a }\r\n]\r\n'],
		] as const) {
			const insertion = appendRecords(before, format, [record]);
			assert.ok(insertion !== null);
			const after = before.slice(0, insertion.offset) + insertion.text + before.slice(insertion.offset);
			const { entries, problems } = readBibliography(after, format);
			assert.deepEqual(problems, [], after);
			assert.deepEqual(
				entries.map(({ key }) => key),
				before.includes('id') ? ['a', 'new'] : ['new'],
				after,
			);
		}
	});
});

describe('reading a .bib file', () => {
	const read = (text: string) => readBibliography(text, 'bibtex');

	it('resolves strings, concatenation, quotes and braces', () => {
		const { entries, problems } = read(
			'@string{pub = {ACM}}\n@article{a:b.c/2020,\n title = "On {Foo} and " # {Bar},\n author = {M{\\"u}ller, A. and Bee, C.},\n publisher = pub # " Press", year = 2020, month = jan\n}',
		);
		assert.deepEqual(problems, []);
		const [entry] = entries;
		assert.equal(entry?.key, 'a:b.c/2020');
		assert.equal(entry?.title, 'On Foo and Bar');
		assert.equal(entry?.authors, 'Müller, A. and Bee, C.');
		assert.equal(entry?.fields.get('publisher'), 'ACM Press');
		assert.equal(entry?.year, '2020');
	});

	it('gives the place of every entry and key', () => {
		const text = 'x\n@misc{foo, title={A}}\n@misc( bar , title={B})\n';
		assert.deepEqual(
			read(text).entries.map(({ range, keyRange }) => [
				text.slice(range.start, range.end),
				text.slice(keyRange.start, keyRange.end),
			]),
			[
				['@misc{foo, title={A}}', 'foo'],
				['@misc( bar , title={B})', 'bar'],
			],
		);
	});

	for (const [what, broken] of [
		['a missing closing brace of a field', '@misc{a,\n title = {Foo,\n year = 2020\n}\n'],
		['a missing closing brace of an entry', '@misc{a,\n title = {Foo}\n'],
		['a missing quote', '@misc{a,\n title = "Foo,\n}\n'],
		['a missing comma', '@misc{a,\n title = {Foo}\n year = 2020\n}\n'],
		['a missing equals sign', '@misc{a,\n title {Foo}\n}\n'],
		['an unknown string', '@misc{a,\n publisher = acm\n}\n'],
	] as const) {
		it(`names ${what} and loses no other entry`, () => {
			const { entries, problems } = read(`@misc{before, title={B}}\n${broken}\n@misc{after, title={C}}\n`);
			assert.ok(problems.length > 0);
			assert.deepEqual(
				entries.map(({ key }) => key),
				['before', 'a', 'after'],
			);
		});
	}

	it('ignores comments and text between entries', () => {
		const { entries, problems } = read('%@x{y}\nme@mail.org\n@Comment{@misc{no, title={x}}}\n@misc{yes,}\n');
		assert.deepEqual([entries.map(({ key }) => key), problems], [['yes'], []]);
	});

	it('knows arXiv ids and DOIs however they are written', () => {
		for (const [field, id] of [
			['eprint = {2503.01234v2}, archivePrefix={arXiv}', '2503.01234'],
			['eprint = {hep-ph/9609357}', 'hep-ph/9609357'],
			['url = {https://arxiv.org/pdf/2503.01234v1.pdf}', '2503.01234'],
			['journal = {arXiv preprint arXiv:2503.01234}', '2503.01234'],
			['doi = {10.48550/arXiv.2503.01234}', '2503.01234'],
			['eprint = {123456}, eprinttype = {pubmed}', null],
			['url = {https://x.org/2503.01234}', null],
		] as const) {
			assert.equal(read(`@misc{a, ${field}}`).entries[0]?.arxivId, id, field);
		}
		assert.equal(read('@misc{a, doi={https://doi.org/10.1000/ABC}}').entries[0]?.doi, '10.1000/abc');
	});

	it('takes time in proportion to the text, whatever it is', () => {
		for (const piece of ['@misc{a,', '@misc{a, t={', '{', '"', '\n@', '@string{a=b#', '%', '\\', '@comment{']) {
			read(piece.repeat(30_000));
		}
	});
});

describe('reading CSL files', () => {
	it('gives the place of items and ids in JSON, and loses only the item that is broken', () => {
		const text =
			'[\n {"type": "book", "note": {"id": "no"}, "id": "a", "title": "On <i>X</i>"},\n {"id": "b" "title": 1},\n {"id": 3, "URL": "https://arxiv.org/abs/2503.01234"}\n]';
		const { entries, problems } = readBibliography(text, 'csl-json');
		assert.deepEqual(
			entries.map(({ key, keyRange, title, arxivId }) => [
				key,
				text.slice(keyRange.start, keyRange.end),
				title,
				arxivId,
			]),
			[
				['a', 'a', 'On X', null],
				['3', '3', '', '2503.01234'],
			],
		);
		assert.deepEqual(problems, [{ offset: text.indexOf('{"id": "b"'), message: 'This item is no valid JSON.' }]);
	});

	it('names the error of a YAML file and keeps what can be read', () => {
		const { entries, problems } = readBibliography('references:\n- id: a\n  title: "x\n- id: b\n', 'csl-yaml');
		assert.ok(problems.length > 0);
		assert.equal(entries[0]?.key, 'a');
	});

	it('reads YAML items by themselves just as it reads them together', () => {
		const items = [
			'- id: a\n  title: "A: b"\n  author:\n  - family: X\n    given: Y\n',
			'- id: "b"\n  abstract: |\n    # no comment\n\n    - no item\n  issued:\n    date-parts:\n    - - 2020\n',
			'-\n  id: c\n  title: >-\n    folded\n    text\n',
			"# a comment\n- {id: d, title: 'in brackets'}\n",
		];
		const shapes: readonly ((list: string) => string)[] = [
			(list) => list,
			(list) => `\uFEFF---\n${list}...\n`,
			(list) => `title: X\ntags:\n- y\nreferences: # all\n\n${list}nocite: z\n`,
			(list) => `references:\n${list.replace(/^(?=.)/gmu, '  ')}other: 1\n`,
			(list) => `references:\n${list}`.replace(/\n/gu, '\r\n'),
		];
		for (const shape of shapes) {
			const text = shape(items.join(''));
			const { entries, problems } = readBibliography(text, 'csl-yaml');
			assert.deepEqual(problems, [], text);
			assert.deepEqual(
				entries.map(({ keyRange: { start, end }, title }) => [text.slice(start, end), title]),
				[
					['a', 'A: b'],
					['b', ''],
					['c', 'folded text'],
					['d', 'in brackets'],
				],
				text,
			);
			assert.match(
				String((entries[1]?.csl as { abstract?: string } | null)?.abstract),
				/^# no comment\s+- no item\s*$/u,
			);
			assert.equal(entries[1]?.year, '2020');
		}
	});

	it('reads YAML in brackets, and items that repeat what another says', () => {
		const titles = (text: string) => readBibliography(text, 'csl-yaml').entries.map(({ title }) => title);
		assert.deepEqual(titles('references: [{id: a, title: A}, {id: b, title: B}]\n'), ['A', 'B']);
		assert.deepEqual(titles('- id: a\n  title: &same A\n- id: b\n  title: *same\n'), ['A', 'A']);
	});

	it('keeps what it read of items that did not change', () => {
		for (const [format, text] of [
			['csl-yaml', '- id: a\n  title: A\n- id: b\n  title: B\n'],
			['csl-json', '[{"id": "a", "title": "A"},\n{"id": "b", "title": "B"}]'],
		] as const) {
			const before = readBibliography(text, format);
			const after = finish(bibliographySteps(text.replace('A', 'Longer'), format, before));
			assert.deepEqual(
				after.entries.map(({ title }) => title),
				['Longer', 'B'],
			);
			assert.equal(after.entries[1]?.content, before.entries[1]?.content);
			assert.equal(after.entries[1]?.keyRange.start, (before.entries[1]?.keyRange.start ?? 0) + 'Longer'.length - 1);
		}
	});

	it('says when a file is no bibliography at all', () => {
		assert.equal(readBibliography('{"a": 1}', 'csl-json').problems.length, 1);
		assert.deepEqual(readBibliography('', 'csl-json'), { format: 'csl-json', entries: [], problems: [] });
	});
});

describe('the key a paper is cited with', () => {
	const bibliography = readBibliography(
		'@misc{mine, title={{$\\text{Former}^2$}: Bars}}\n@misc{byid, title={Other words}, eprint={2503.01234v3}}\n@misc{foo2025, title={Another}}\n@misc{foo2025b, title={Third}}',
		'bibtex',
	);

	it('is the user’s own where the title or the arXiv id is there', () => {
		assert.equal(findEntry(bibliography, { arxivId: null, title: '$\\text{Former}^2$: bars' })?.key, 'mine');
		assert.equal(findEntry(bibliography, { arxivId: '2503.01234', title: 'New title' })?.key, 'byid');
		assert.equal(findEntry(bibliography, { arxivId: '2503.99999', title: 'Other words' }), undefined);
	});

	it('takes the next suffix where another paper has it', () => {
		assert.deepEqual(chooseKey([bibliography], { arxivId: null, title: 'New' }, 'foo2025'), {
			key: 'foo2025c',
			entry: undefined,
		});
		assert.deepEqual(chooseKey([bibliography], { arxivId: null, title: 'New' }, 'bar2025'), {
			key: 'bar2025',
			entry: undefined,
		});
		assert.equal(chooseKey([bibliography], { arxivId: null, title: 'Another' }, 'x').key, 'foo2025');
	});
});

describe('an entry read back', () => {
	it('has the key, title, year and arXiv id that were written, for any title', () => {
		const text = fc.oneof(
			fc.stringMatching(/^[\w $%&#{}~^"\\<>|-]{1,40}$/u),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
		);
		fc.assert(
			fc.property(text, fc.option(fc.constantFrom('2503.01234', '0704.0001')), (title, arxivId) => {
				const record = citationRecord(makePaper({ titleText: title, arxivId, date: '2025-03-04' }), 'foo2025');
				for (const format of ['bibtex', 'biblatex'] as const) {
					const { entries, problems } = readBibliography(FORMATS[format].write([record]), 'bibtex');
					assert.deepEqual(problems, []);
					assert.equal(entries.length, 1);
					assert.equal(entries[0]?.key, 'foo2025');
					assert.equal(entries[0]?.arxivId, arxivId);
				}
				const json = readBibliography(FORMATS['csl-json'].write([record]), 'csl-json');
				assert.deepEqual(json.entries[0]?.csl, record.csl);
			}),
		);
	});
});
