import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Bibliography } from '../../../src/core/citation/bibliographies/bibliography';
import { findByKey } from '../../../src/core/citation/bibliographies/entryIndex';
import { findEntries } from '../../../src/core/citation/bibliographies/entrySearch';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { bibliographySteps } from '../../../src/core/citation/bibliographies/readyBibliography';
import { finish } from '../../../src/core/steps';

const read = (text: string) => readBibliography(text, 'bibtex');

interface Oddity {
	readonly what: string;
	readonly text: string;
	/** Key, then fields as they must be read. */
	readonly entries: readonly (readonly [key: string, fields: Readonly<Record<string, string>>])[];
	readonly problems?: readonly string[];
}

const T = { title: 'A Title' };
const AFTER = '\n\n@misc{l, title = {A Title}}';

const ODDITIES: readonly Oddity[] = [
	{ what: 'brackets for braces', text: '@misc(k, title = {A (Title)})', entries: [['k', { title: 'A (Title)' }]] },
	{ what: 'a bracket in quotes', text: '@misc(k, title = "A ) Title")', entries: [['k', { title: 'A ) Title' }]] },
	{
		what: 'keys of every kind',
		text: `@misc{doi:10.1/x(2)'ü+b, title = {A Title}}\n@misc{DBLP:conf/nips/X-20,title={A Title}}\n@misc{2310.03714 , title={A Title}}`,
		entries: [
			["doi:10.1/x(2)'ü+b", T],
			['DBLP:conf/nips/X-20', T],
			['2310.03714', T],
		],
	},
	{ what: 'a comment between fields', text: '@misc{k,\n % a note\n title = {A Title}}', entries: [['k', T]] },
	{ what: 'a comma behind the last field', text: '@misc{k, title = {A Title},}', entries: [['k', T]] },
	{ what: 'two commas', text: '@misc{k, title = {A Title}, , note={n}}', entries: [['k', { ...T, note: 'n' }]] },
	{ what: 'quotes in quotes', text: '@misc{k, title = "A {"}Title{"}"}', entries: [['k', { title: 'A {"}Title{"}' }]] },
	{
		what: 'braces behind a backslash',
		text: '@misc{k, title = {A \\{Title}, note = {\\"{U}}}\n@misc{l, title = {A\\\\{B}}}',
		entries: [
			['k', { title: 'A \\{Title', note: '\\"{U}' }],
			['l', { title: 'A\\\\{B}' }],
		],
	},
	{ what: 'capitals and blanks in the head', text: '@ MISC {k , TITLE = {A Title}}', entries: [['k', T]] },
	{ what: 'text over several lines', text: '@misc{k,\r\n title={A\r\n\t Title}\r\n}\r\n', entries: [['k', T]] },
	{ what: 'a byte order mark', text: '\uFEFF@misc{k, title={A Title}}', entries: [['k', T]] },
	{
		what: 'months as macros, numbers, concatenation',
		text: '@misc{k, title={A} # " " # {Title}, month = 10 # "~" # oct, year = 2020}',
		entries: [['k', { ...T, month: '10~oct', year: '2020' }]],
	},
	{
		what: 'strings used before and after they change',
		text: '@string{a = "one"}@misc{k, note = a # { x}}@string(A = {two})@misc{l, note = A}@string{jan={Jänner}}@misc{m, month=jan}',
		entries: [
			['k', { note: 'one x' }],
			['l', { note: 'two' }],
			['m', { month: 'Jänner' }],
		],
	},
	{
		what: 'field names of other programs',
		text: '@misc{k, title={A Title}, bdsk-url-1={u}, date-added={d}, größe={g}}',
		entries: [['k', { ...T, 'bdsk-url-1': 'u', 'date-added': 'd', größe: 'g' }]],
	},
	{ what: 'a field twice', text: '@misc{k, note={first}, note={second}}', entries: [['k', { note: 'second' }]] },
	{ what: 'a key with a sign for values', text: '@misc{doc?id=x7, title = {A Title}}', entries: [['doc?id=x7', T]] },
	{
		what: 'a bracket in a comment between fields',
		text: '@misc{k, title = {A Title}, % once {x}, now }\n note = {n}}\n@misc{l, title={A Title}} % }',
		entries: [
			['k', { ...T, note: 'n' }],
			['l', T],
		],
	},
	{
		what: 'entries without fields',
		text: `@misc{k}\n@misc{m,}${AFTER}`,
		entries: [
			['k', {}],
			['m', {}],
			['l', T],
		],
	},
	{
		what: 'comments, preambles and text between',
		text: '@preamble{"\\newcommand{\\x}{y}" # "z"}\nme@x.org @ home\n@Comment{jabref-meta: x @misc{no, title={q}}}\n%@misc{no, title={q}}\n@misc{k, title={A Title}}',
		entries: [['k', T]],
	},
	{
		what: 'a key twice',
		text: '@misc{k, title={A Title}}\n@misc{k, title={A Title}}',
		entries: [
			['k', T],
			['k', T],
		],
	},
	{
		what: 'a missing comma',
		text: `@misc{k, title = {A Title} year = 2020, note={n}}${AFTER}`,
		entries: [
			['k', { ...T, year: '2020', note: 'n' }],
			['l', T],
		],
		problems: ['A comma is missing after this field.'],
	},
	{
		what: 'a missing comma behind the key',
		text: `@misc{k title = {A Title}}${AFTER}`,
		entries: [
			['k', T],
			['l', T],
		],
		problems: ['A comma is missing after the key.'],
	},
	{
		what: 'a missing value',
		text: `@misc{k, title = {A Title}, year = , note = {n}}${AFTER}`,
		entries: [
			['k', { ...T, year: '', note: 'n' }],
			['l', T],
		],
		problems: ['This field has no value.'],
	},
	{
		what: 'a missing equals sign',
		text: `@misc{k, title {A Title}, note = {n}}${AFTER}`,
		entries: [
			['k', { ...T, note: 'n' }],
			['l', T],
		],
		problems: ['This field has no “=”.'],
	},
	{
		what: 'a brace that is never closed',
		text: `@misc{k, note = {n}, title = {A Title${AFTER}`,
		entries: [
			['k', { note: 'n', ...T }],
			['l', T],
		],
		problems: ['This entry is never closed.'],
	},
	{
		what: 'a quote that is never closed',
		text: `@misc{k, note = {n}, title = "A Title}${AFTER}`,
		entries: [
			['k', { note: 'n', title: 'A Title' }],
			['l', T],
		],
		problems: ['This text in quotes is never closed.'],
	},
	{
		what: 'a macro nothing names',
		text: `@misc{k, title = {A Title}, journal = jmlr}${AFTER}`,
		entries: [
			['k', { ...T, journal: 'jmlr' }],
			['l', T],
		],
		problems: ['No @string is named “jmlr”.'],
	},
	{
		what: 'an entry without key',
		text: `@misc{title = {A Title}}${AFTER}`,
		entries: [['l', T]],
		problems: ['This entry has no key.'],
	},
	{
		what: 'signs that mean nothing',
		text: `@misc{k, # title = {A Title}, @ note = {n}}${AFTER}`,
		entries: [
			['k', { ...T, note: 'n' }],
			['l', T],
		],
		problems: ['“#” has no meaning here.', '“@” has no meaning here.'],
	},
];

describe('reading a .bib file with oddities', () => {
	it('takes an entry in a note for text, and what only hands its fields down for no entry', () => {
		const { entries, problems } = read(
			'@xdata{x, publisher={P}}\n@misc{a, title={A}, note={as in\n@misc{no, title={No}}\n}}\n@misc{b, title={B}, xdata={x}}\n',
		);
		assert.deepEqual(
			entries.map(({ key }) => key),
			['a', 'b'],
		);
		assert.equal(entries[1]?.fields.get('publisher'), 'P');
		assert.deepEqual(problems, []);
	});

	it('finds an entry by its other names', () => {
		const bibliography = read('@misc{a, title={A}, ids={old, older}}\n@misc{older, title={Other}}');
		assert.equal(findByKey([bibliography], 'old')?.key, 'a');
		assert.equal(findByKey([bibliography], 'older')?.title, 'Other');
	});

	it('reads braces in braces without end', () => {
		for (const text of ['@misc{'.repeat(3000), '@string{'.repeat(3000), '@misc{a,\n'.repeat(3000)]) {
			assert.ok(read(text).problems.length > 0);
		}
	});

	for (const { what, text, entries, problems = [] } of ODDITIES) {
		it(`understands ${what}`, () => {
			const found = read(text);
			assert.deepEqual(
				found.entries.map(({ key, fields }) => [key, Object.fromEntries(fields)]),
				entries,
			);
			assert.deepEqual(
				found.problems.map(({ message }) => message),
				problems,
			);
		});
	}

	it('gives entries what the ones they refer to say', () => {
		const { entries } = read(`@inproceedings{a, title={A}, crossref={conf}, year=2019}
@incollection{b, title={B}, xdata={press, nowhere}, crossref={a}}
@proceedings{conf, title={Things}, subtitle={Great}, shorttitle={T}, year=2017, xdata = {press}, label={x}}
@xdata{press, publisher={Press}}
@misc{round, crossref={trip}}
@misc{trip, crossref={round}, title={Trip}}`);
		const fields = (index: number) => Object.fromEntries(entries[index]?.fields ?? []);
		assert.deepEqual(fields(0), {
			title: 'A',
			crossref: 'conf',
			year: '2019',
			booktitle: 'Things',
			booksubtitle: 'Great',
			publisher: 'Press',
		});
		assert.deepEqual(fields(1), {
			title: 'B',
			xdata: 'press, nowhere',
			crossref: 'a',
			publisher: 'Press',
			year: '2019',
			booktitle: 'Things',
			booksubtitle: 'Great',
		});
		assert.equal(entries[4]?.title, 'Trip');
		assert.equal(entries[0]?.year, '2019');
	});

	it('gives the place of a problem in the file', () => {
		const text = `@misc{a, title={A}}\n@misc{k, # title = {A Title} year = 2020, x {y}, journal = jmlr}${AFTER}`;
		assert.deepEqual(
			read(text).problems.map(({ offset }) => /^[^\s,]+/u.exec(text.slice(offset))?.[0]),
			['jmlr}', '#', 'year', '{y}'].sort((a, b) => text.indexOf(a) - text.indexOf(b)),
		);
	});

	it('keeps what it read of a hopeless entry', () => {
		const { entries } = read(`@misc{k, title = {A Title}, ${'= '.repeat(500)}, note = {n}}${AFTER}`);
		assert.deepEqual(
			entries.map(({ key, title }) => [key, title]),
			[
				['k', 'A Title'],
				['l', 'A Title'],
			],
		);
	});
});

describe('reading a .bib file again after a change', () => {
	const again = (text: string, before: Bibliography) => finish(bibliographySteps(text, 'bibtex', before));
	const first = () => finish(bibliographySteps('@misc{a, title={Aa}}\n@misc{b, title={Bb}}\n', 'bibtex'));

	it('keeps what the entries say that stay the same, wherever they move', () => {
		const before = first();
		const text = '% new line\n@misc{a, title={Changed}}\n@misc{b, title={Bb}}\n';
		const after = again(text, before);
		assert.deepEqual(
			after.entries.map(({ key, title, keyRange }) => [key, title, text.slice(keyRange.start, keyRange.end)]),
			[
				['a', 'Changed', 'a'],
				['b', 'Bb', 'b'],
			],
		);
		assert.notEqual(after.entries[0]?.content, before.entries[0]?.content);
		assert.equal(after.entries[1]?.content, before.entries[1]?.content);
		assert.deepEqual(
			findEntries(after, 'chang', 5).map(({ key }) => key),
			['a'],
		);
		assert.deepEqual(findEntries(after, 'aa', 5), []);
	});

	it('takes entries into account that changed and are referred to', () => {
		const before = finish(bibliographySteps('@misc{a, crossref={b}}\n@misc{b, title={Old}}', 'bibtex'));
		const after = again('@misc{a, crossref={b}}\n@misc{b, title={New}}', before);
		assert.equal(after.entries[0]?.title, 'New');
	});

	it('takes strings into account that changed elsewhere', () => {
		const before = finish(bibliographySteps('@string{j={Old}}\n@misc{a, journal=j}', 'bibtex'));
		const after = again('@string{j={New}}\n@misc{a, journal=j}', before);
		assert.equal(after.entries[0]?.fields.get('journal'), 'New');
	});

	it('reads the same as for the first time, whatever was there before', () => {
		const piece = fc.constantFrom(
			'@misc{a, title={One}}\n',
			'@misc{b, title={One}}\n',
			'@misc(c, title="Two" # j)\n',
			'@string{j={Three}}\n',
			'@string{j={Four}}\n',
			'@misc{d, title={Open\n',
			'@misc{e, month=jan, year=2020',
			'%',
			'}\n',
			'@comment{',
		);
		const file = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(file, file, (one, other) => {
				const plain = ({ entries, problems }: Bibliography) =>
					JSON.stringify({ entries: entries.map(withFields), problems });
				assert.equal(plain(again(other, finish(bibliographySteps(one, 'bibtex')))), plain(read(other)));
			}),
			{ numRuns: 500 },
		);
	});
});

function withFields<E extends { readonly fields: ReadonlyMap<string, string> }>(entry: E) {
	return { ...entry, fields: [...entry.fields] };
}
