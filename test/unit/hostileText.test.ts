import assert from 'node:assert/strict';
import { readBibliography, readingSteps } from '../../src/core/citation';
import { mayHoldEntries } from '../../src/core/citation/bibliographies/contentFormat';
import { plainCslText } from '../../src/core/citation/cslMarkdown';
import { FORMATS } from '../../src/core/citation/formats/formats';
import { citationRecord } from '../../src/core/citation/record';
import { readListing } from '../../src/core/listing';
import { readMail } from '../../src/core/listing/containers/mail';
import { readList } from '../../src/core/lists';
import { finish } from '../../src/core/steps';
import { encoded } from '../../src/core/text/encoded';
import { normalized } from '../../src/core/text/normalize';
import { readableTitle } from '../../src/core/text/title';
import { makePaper } from './makePaper';

describe('text that nobody would write', () => {
	it('overflows no stack, however deep commands are in commands', () => {
		for (const unit of ['\\frac{', '\\mathbb', '\\hat ', '\\textcolor', "\\'"]) {
			assert.notEqual(readableTitle(unit.repeat(30_000)), '');
		}
		const quotes = '``'.repeat(130_000);
		assert.equal(readBibliography(`@misc{a, title={${quotes}}}`, 'bibtex').entries.length, 1);
	});

	it('is read where a cell of a table holds more links than a function takes arguments', () => {
		const links = Array.from({ length: 200_000 }, (_, i) => `[x](https://a.b/${i})`).join(' ');
		const row = `| 2024-01-01 | [Looms That Keep Accounts](https://arxiv.org/abs/2401.00001) | ${links} |`;
		const { entries } = readList(['| date | title | links |', '|---|---|---|', row, ''].join('\n'), 'a.md');
		assert.deepEqual(
			entries.map(({ title }) => title),
			['Looms That Keep Accounts'],
		);
	});

	it('doubles no text by strings that are made of strings', () => {
		const strings = Array.from({ length: 100 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`);
		const { entries } = readBibliography(
			['@string{s0 = "ab"}', ...strings, '@misc{a, title = s100}'].join('\n'),
			'bibtex',
		);
		assert.match(entries[0]?.fields.get('title') ?? '', /^(?:ab){2500}$/);
	});

	it('is cut where a value of a bibliography is none, and a problem says so', () => {
		const text = `@misc{a, note = {x}, title = {${'word '.repeat(50_000)}}}`;
		const first = readBibliography(text, 'bibtex');
		const { entries, problems } = finish(readingSteps(`${text}\n`, 'bibtex', first));
		assert.deepEqual(problems, first.problems);
		assert.equal(entries[0]?.title.length, 99_999);
		assert.equal(entries[0]?.fields.get('note'), 'x');
		assert.match(problems[0]?.message ?? '', /too long/);
		assert.equal(problems[0]?.offset, 29);
	});

	it('has marks of elements that close nothing, however many are open', () => {
		const text = `${'<b>'.repeat(100_000)}${'</i>'.repeat(100_000)}`;
		assert.equal(plainCslText(text), text);
	});

	it('is a mail of bytes that are no sign, however many', () => {
		const body = '=E2 '.repeat(100_000);
		const mail = `From: a@b.c\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${body}\n`;
		const lines = readMail(mail.split('\n'))?.text.split('â').length;
		assert.equal(lines, 100_001);
	});

	it('becomes an address although it holds half of a character', () => {
		assert.equal(encoded('a\ud83d b'), 'a%EF%BF%BD%20b');
		const record = citationRecord(makePaper({ titleText: 'Half \ud83d' }), 'half');
		assert.match(FORMATS['markdown-link'].write([record]), /Half/);
	});

	it('keeps thirty marks on a letter', () => {
		assert.equal(normalized(`a${'\u0323'.repeat(100)}`).length, 30);
		assert.equal(normalized('e\u0301'), '\u00e9');
	});

	it('is cut where a title is none, and the listing says so', () => {
		const { entries, problems } = readListing(
			JSON.stringify([{ paper: { id: '2405.00001', title: 'word '.repeat(2000), summary: 'S.' } }]),
			'a.json',
		);
		assert.equal(entries[0]?.title.length, 2001);
		assert.match(problems[0]?.message ?? '', /cut/);
	});
});

describe('files that may hold entries', () => {
	for (const [name, text, expected] of [
		['a.json', '[{"id": "x", "type": "book"}]', true],
		['package.json', '{"name": "x", "version": "1"}', false],
		['a.yaml', 'references:\n- id: x\n', true],
		['docker.yml', 'services:\n  web:\n    image: x\n', false],
		['a.bib', '@misc{a}', true],
	] as const) {
		it(`${name}: ${expected}`, () => assert.equal(mayHoldEntries(name, text), expected));
	}
});
