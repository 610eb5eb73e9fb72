import assert from 'node:assert/strict';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { cslOfBibtex } from '../../../src/core/citation/bibtex/entryCsl';

/** The items of a `.bib` file, by key. */
function itemsOf(text: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
	const { entries } = readBibliography(text, 'bibtex');
	return new Map(entries.map((entry) => [entry.key, cslOfBibtex(entry) as Readonly<Record<string, unknown>>]));
}

function itemOf(type: string, fields: string): Readonly<Record<string, unknown>> {
	return itemsOf(`@${type}{k, ${fields}}`).get('k') ?? {};
}

/** Right values are those of `pandoc -f biblatex -t csljson` (2.17), except where a name says otherwise. */
describe('a BibTeX entry as CSL', () => {
	for (const [field, expected] of [
		['Roe, Jr., Ann Bee', [{ family: 'Roe', given: 'Ann Bee', suffix: 'Jr.' }]],
		[
			'Roe, A.~B. and B.C. Doe',
			[
				{ family: 'Roe', given: 'A. B.' },
				{ family: 'Doe', given: 'B. C.' },
			],
		],
		['family=Roe, given=Ann, prefix=van', [{ family: 'Roe', given: 'Ann', 'dropping-particle': 'van' }]],
		[
			'family=Roe, given=Ann, prefix=van, useprefix=true',
			[{ family: 'Roe', given: 'Ann', 'non-dropping-particle': 'van' }],
		],
		[
			'van der Moor, Jan and Jan van der Moor',
			[
				{ family: 'Moor', given: 'Jan', 'dropping-particle': 'van der' },
				{ family: 'Moor', given: 'Jan', 'dropping-particle': 'van der' },
			],
		],
		['De La Rue, Ana', [{ family: 'De La Rue', given: 'Ana' }]],
		["d'Ombre, Eve", [{ family: 'Ombre', given: 'Eve', 'non-dropping-particle': 'd’' }]],
		['al-Nur, Ali', [{ family: 'Nur', given: 'Ali', 'non-dropping-particle': 'al-' }]],
		['{Foo and Bar} and {Big Lab}', [{ literal: 'Foo and Bar' }, { literal: 'Big Lab' }]],
		['{Foo and Bar}, Inc', [{ family: 'Foo and Bar', given: 'Inc' }]],
		['Roe, A. and others', [{ family: 'Roe', given: 'A.' }, { literal: 'others' }]],
		['Platon', [{ family: 'Platon' }]],
		[
			"Mart{\\'\\i}n, Jos{\\'e} and Tr{\\~{\\^e}}n, L\\`a",
			[
				{ family: 'Martín', given: 'José' },
				{ family: 'Trễn', given: 'Là' },
			],
		],
		// Biber; pandoc takes what stands in braces for a particle.
		[
			"{\\L}ucja Bo\\v zek and {\\TH}{\\'o}ra J{\\'o}ns and \\'Emil Zed",
			[
				{ family: 'Božek', given: 'Łucja' },
				{ family: 'Jóns', given: 'Þóra' },
				{ family: 'Zed', given: 'Émil' },
			],
		],
		['李 明', [{ family: '明', given: '李' }]],
	] as const) {
		it(`has the names ${field}`, () => {
			assert.deepEqual(itemOf('book', `author = {${field}}`).author, expected);
		});
	}

	for (const [fields, expected] of [
		['date={2020}', { 'date-parts': [[2020]] }],
		['date={2020-05-06T10:20}', { 'date-parts': [[2020, 5, 6]] }],
		[
			'date={2020-01/2020-03-04}',
			{
				'date-parts': [
					[2020, 1],
					[2020, 3, 4],
				],
			},
		],
		['date={2020~}', { 'date-parts': [[2020]], circa: true }],
		['date={2020?}', { 'date-parts': [[2020]] }],
		['date={2020-21}', { 'date-parts': [[2020, 21]] }],
		['date={2020/}', { 'date-parts': [[2020], [0]] }],
		['date={2020/open}', { 'date-parts': [[2020], [0]] }],
		['date={-0044}', { 'date-parts': [[-45]] }],
		['year={1999/2000}', { 'date-parts': [[1999], [2000]] }],
		['year={2020}, month=mar, day={3}', { 'date-parts': [[2020, 3, 3]] }],
		['year={2020}, month={07}, endyear={2021}', { 'date-parts': [[2020, 7], [2021]] }],
		['year={c. 1999}', { literal: 'c. 1999' }],
		['year={\\switchargs{--90}{1968}}', { literal: '–901968' }],
		['date={someday}', undefined],
		['date={someday}, year={1999}', { 'date-parts': [[1999]] }],
	] as const) {
		it(`has the date ${fields}`, () => assert.deepEqual(itemOf('misc', fields).issued, expected));
	}

	for (const [what, type, fields, expected] of [
		[
			'when an address was looked at',
			'online',
			'url={https://x.org}, urldate={2021-03-04}',
			{ accessed: { 'date-parts': [[2021, 3, 4]] }, type: 'webpage' },
		],
		[
			'what kind of thesis it is',
			'phdthesis',
			'school={Uni}',
			{ genre: 'PhD thesis', type: 'thesis', publisher: 'Uni' },
		],
		['another kind of thesis', 'thesis', 'type={mathesis}, institution={Uni}', { genre: 'Master’s thesis' }],
		[
			'a kind of report in own words',
			'techreport',
			'type={White Paper}, number={7}',
			{ genre: 'White Paper', number: '7', type: 'report' },
		],
		['the version of a program', 'software', 'version={1.2}', { version: '1.2', type: 'book' }],
		['when it first appeared', 'book', 'date={1990}, origdate={1867}', { 'original-date': { 'date-parts': [[1867]] } }],
		['the number in a series', 'book', 'series={S}, number={7}', { 'collection-title': 'S', 'collection-number': '7' }],
		['the number of an issue', 'article', 'number={7}, issue={2}', { issue: '7, 2' }],
		[
			'several publishers',
			'book',
			'publisher={Foo and Bar}, address={A and B}',
			{ publisher: 'Foo; Bar', 'publisher-place': 'A; B' },
		],
		['pages with a dash', 'article', 'pages={1--2}', { page: '1-2' }],
		[
			'a subtitle and an addition',
			'book',
			'title={A Big Book}, subtitle={How To}, titleaddon={Two}',
			{ title: 'A big book: How to. Two', 'title-short': 'A big book' },
		],
		[
			'an address in a title',
			'article',
			'title={See \\url{https://x.y/z}}',
			{ title: 'See https://x.y/z', 'title-short': undefined },
		],
		['the whole a volume is of', 'book', 'title={Two}, maintitle={Whole}', { title: 'Whole', 'volume-title': 'Two' }],
		[
			'a journal as it is written',
			'article',
			'journal={Journal of \\emph{Foo} Bars}',
			{ 'container-title': 'Journal of <i>Foo</i> Bars' },
		],
		[
			'a title in German as it is written',
			'book',
			'title={Das Gro{\\ss}e Buch}, langid={ngerman}',
			{ title: 'Das Große Buch', language: 'de-DE' },
		],
		[
			'where an archive has it',
			'misc',
			'eprint={1234}, eprinttype={jstor}',
			{ URL: 'https://www.jstor.org/stable/1234' },
		],
		['a talk', 'unpublished', 'eventtitle={Meeting}', { type: 'speech', 'event-title': 'Meeting' }],
		['a note and an addendum', 'misc', 'note={One}, addendum={Two}', { note: 'One. Two' }],
		[
			'an address in braces of its own',
			'misc',
			'howpublished={\\url{https://x.org/a_b}}',
			{ publisher: 'https://x.org/a_b' },
		],
		['the state of a publication', 'misc', 'pubstate={inpress}', { status: 'in press' }],
	] as const) {
		it(`says ${what}`, () => {
			const item = itemOf(type, fields);
			for (const [variable, value] of Object.entries(expected)) assert.deepEqual(item[variable], value, variable);
		});
	}

	it('has the name of a command where a field is nothing else', () => {
		assert.equal(itemOf('article', 'journal={\\apj}')['container-title'], 'apj');
	});

	it('joins strings with the blanks at their ends', () => {
		const items = itemsOf('@string{a = "Acts of "}\n@book{k, publisher = a # "the " # {Foo}}');
		assert.equal(items.get('k')?.publisher, 'Acts of the Foo');
	});

	it('takes the title and author of the whole from the work of several volumes it names', () => {
		const item = itemsOf('@inbook{k, title={Part}, crossref={w}}\n@mvbook{w, title={Whole}, author={Roe, A}}').get('k');
		assert.equal(item?.['container-title'], 'Whole');
		assert.deepEqual(item?.author, [{ family: 'Roe', given: 'A' }]);
		assert.deepEqual(item?.['container-author'], [{ family: 'Roe', given: 'A' }]);
	});

	it('puts quotes in quotes, whatever makes them', () => {
		assert.equal(itemOf('book', "title={On \\enquote{a \\enquote{b} and `c'}}").title, 'On “a ‘b’ and ‘c’”');
	});

	it('keeps the case of small capitals and typed text', () => {
		assert.equal(
			itemOf('book', 'title={The \\textsc{Old Way}, \\texttt{Code Text} and \\emph{Last Words}}').title,
			'The <span style="font-variant:small-caps;"><span class="nocase">Old Way</span></span>, <span class="nocase">Code Text</span> ' +
				'and <i>last words</i>',
		);
	});

	it('names the countries of patents, and nobody where no name is written', () => {
		assert.equal(
			itemOf('patent', 'title={X}, location={countryde and countryus}').jurisdiction,
			'Germany; United States of America',
		);
		assert.ok(!('author' in itemOf('misc', 'title={X}, author={}')));
	});
});
