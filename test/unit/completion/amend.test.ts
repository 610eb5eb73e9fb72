import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bibtexEdits } from '../../../src/core/citation/bibliographies/amending/bibtexEdits';
import { jsonEdits } from '../../../src/core/citation/bibliographies/amending/jsonEdits';
import { yamlEdits } from '../../../src/core/citation/bibliographies/amending/yamlEdits';
import { cutBibtex } from '../../../src/core/citation/bibliographies/bibtexCuts';
import { readFields } from '../../../src/core/citation/bibliographies/bibtexFields';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { amendEntry } from '../../../src/core/completion/amendEntry';
import { amendmentOf } from '../../../src/core/completion/amendment';
import { citedEntry } from '../../../src/core/completion/citedEntry';
import { NOTHING_KNOWN, type Work } from '../../../src/core/services/works/work';
import { applyEdits, inOrder } from '../../../src/core/text/edits';

function bib(
	text: string,
	changes: Readonly<Record<string, string | null>>,
	type: string | null = null,
): string | null {
	const offset = readBibliography(text, 'bibtex').entries[0]!.range.start;
	const edits = bibtexEdits(text, offset, new Map(Object.entries(changes)), type);
	return edits === null ? null : applyEdits(text, edits);
}

describe('changing fields of a BibTeX entry', () => {
	const ADD = { doi: '10.1234/x' };
	for (const [manner, before, after] of [
		[
			'indent and no comma at the end',
			'@misc{k,\n  title = {T}\n}\n',
			'@misc{k,\n  title = {T},\n  doi = {10.1234/x}\n}\n',
		],
		['a comma at the end', '@misc{k,\n\ttitle={T},\n}', '@misc{k,\n\ttitle={T},\n\tdoi={10.1234/x},\n}'],
		['one line', '@misc{k, title = {T}, year = 2020}', '@misc{k, title = {T}, year = 2020, doi = {10.1234/x}}'],
		[
			'line ends of Windows',
			'@misc{k,\r\n  title = {T},\r\n  year = 2020\r\n}\r\n',
			'@misc{k,\r\n  title = {T},\r\n  year = 2020,\r\n  doi = {10.1234/x}\r\n}\r\n',
		],
		[
			'signs below each other and quotes',
			'@misc{k,\n  title   = "T",\n  journal = "J",\n}',
			'@misc{k,\n  title   = "T",\n  journal = "J",\n  doi     = "10.1234/x",\n}',
		],
		['commas at the start', '@misc{k\n  , title = {T}\n  }', '@misc{k\n  , title = {T}\n  , doi = {10.1234/x}\n  }'],
		['capitals', '@MISC{k,\n  TITLE = {T}\n}', '@MISC{k,\n  TITLE = {T},\n  DOI = {10.1234/x}\n}'],
		['parentheses', '@misc(k,\n title = {T}\n)', '@misc(k,\n title = {T},\n doi = {10.1234/x}\n)'],
		['a key and nothing more', '@misc{k}', '@misc{k,\n  doi = {10.1234/x}}'],
		[
			'a value of parts, and comments',
			'@misc{k,\n  % mine\n  title = {a} # b,\n  % kept\n  year = 1999, % last\n}',
			'@misc{k,\n  % mine\n  title = {a} # b,\n  % kept\n  year = 1999,\n  doi = {10.1234/x}, % last\n}',
		],
	] as const) {
		it(`writes as the entry is written: ${manner}`, () => assert.equal(bib(before, ADD), after));
	}

	it('puts a value in the place of another, takes one away, and gives another type', () => {
		const before =
			'@string{x = {y}}\n@Misc{k,\n  title = {T},\n  journal = {arXiv},\n  year = 2020,\n  keywords = {z}\n}\n% end\n';
		assert.equal(
			bib(before, { year: '2021', journal: null, keywords: null, booktitle: 'P' }, 'inproceedings'),
			'@string{x = {y}}\n@Inproceedings{k,\n  title = {T},\n  year = 2021,\n  booktitle = {P}\n}\n% end\n',
		);
		assert.equal(bib('@misc{k, a = {1}, b = {2}}', { a: null }), '@misc{k, b = {2}}');
	});

	it('leaves an entry alone that cannot be read whole', () => {
		assert.equal(bib('@misc{k, title = , = {x}}', ADD), null);
		assert.equal(bib('@misc{k, title = {never closed, year = 2020', ADD), null);
	});

	it('leaves every other byte of odd bibliographies', () => {
		const odd = [
			'\uFEFF% a file of mine\r\n',
			'@comment{not @misc{this, title={x}}}\n',
			'@article{a1,title={A {B} \\{ c},author={M{\\"u}ller, \\"U.},note="q {\\"a} w"}',
			'stray text, and an @ sign\n',
			'@book {b:2 ,\n\n  title\t=\t{T\nof two lines},\n\n  year = 1999 ,\n\n}\n\n',
			'@misc(c/3, title = "x)", url = {http://x.y/%20})\n',
			'@MISC{d4,\n  Title = {x},\n  Month = jan # "~1",\n}\n',
		];
		for (const eol of ['\n', '\r\n']) {
			const text = odd.join('').replace(/\r?\n/g, eol);
			const { entries } = readBibliography(text, 'bibtex');
			assert.equal(entries.length, 4);
			for (const entry of entries) {
				const edits = bibtexEdits(text, entry.range.start, new Map([['doi', '10.1234/y']]));
				const [edit, ...more] = edits ?? [];
				assert.ok(edit !== undefined && more.length === 0 && edit.start === edit.end, entry.key);
				const edited = applyEdits(text, [edit]);
				const again = readBibliography(edited, 'bibtex').entries;
				assert.deepEqual(
					again.map(({ key, doi, title }) => [key, doi, title]),
					entries.map(({ key, title }) => [key, key === entry.key ? '10.1234/y' : null, title]),
				);
				assert.equal(edited.replace(edit.text, ''), text);
				assert.equal(/(?<!\r)\n/.test(edited), eol === '\n');
			}
		}
	});
});

/** What stands around entries, and entries as people and programs write them. */
const AROUND = [
	'',
	' ',
	'\n',
	'\n\n',
	'% note { to self\n',
	'@comment{@misc{no, title={n}}}\n',
	'words, 50% = {of} them\n',
];
const STRINGS = [
	'@string{acm = "ACM " # {Press}}\n',
	'@PREAMBLE{ "\\newcommand{\\x}{}" }\n',
	'@string(ieee = {I E})\n',
];
const VALUES = [
	'{A {B} \\& c\\"{o}}',
	'"q {\\"a} w, x"',
	'1999',
	'acm',
	'jan # "~1"',
	'{two\n  lines}',
	'{per cent 5% x}',
	'{é ü — 漢}',
];
const NAMES = ['title', 'author', 'year', 'journal', 'note', 'keywords', 'my-field', 'month'];

const entryText = fc
	.record({
		type: fc.constantFrom('@misc', '@Article', '@INPROCEEDINGS', '@ book '),
		brackets: fc.constantFrom('{}', '()'),
		names: fc.shuffledSubarray(NAMES, { minLength: 1 }),
		values: fc.array(fc.constantFrom(...VALUES), { minLength: 8, maxLength: 8 }),
		case: fc.constantFrom('lower', 'upper', 'capital'),
		sign: fc.constantFrom('=', ' = ', '\t=\t', 'aligned'),
		gap: fc.constantFrom(', ', ',', ',\n  ', ',\n\t', '\n  , ', ',\n\n  ', ', % why\n  '),
		end: fc.constantFrom('', ',', '\n', ',\n', ' , % last\n', '\n% behind\n'),
	})
	.map(({ type, brackets, names, values, sign, gap, end, ...more }) => (key: string) => {
		const named = (name: string) =>
			more.case === 'lower'
				? name
				: more.case === 'upper'
					? name.toUpperCase()
					: name.charAt(0).toUpperCase() + name.slice(1);
		const fields = names.map((name, at) => {
			const signed = sign === 'aligned' ? `${named(name).padEnd(10)}= ` : named(name) + sign;
			return gap + signed + values[at]!;
		});
		return `${type}${brackets[0]}${key}${fields.join('')}${end}${brackets[1]}`;
	});

const bibliography = fc.record({
	mark: fc.constantFrom('', '\uFEFF'),
	eol: fc.constantFrom('\n', '\r\n'),
	parts: fc.array(fc.tuple(fc.constantFrom(...AROUND, ...STRINGS), entryText, fc.boolean()), {
		minLength: 1,
		maxLength: 6,
	}),
	changes: fc.dictionary(
		fc.constantFrom('author', 'year', 'journal', 'doi', 'eprint', 'note'),
		fc.option(fc.constantFrom('2025', 'X and Y', '10.1/a_b')),
		{
			minKeys: 1,
		},
	),
	type: fc.option(fc.constantFrom('article', 'inproceedings')),
});

describe('a bibliography of any writing', () => {
	/** Text of entries, and text between them. */
	const cutUp = (text: string) => {
		const cuts = [...cutBibtex(text)].filter(({ key }) => key !== '');
		const around = cuts.map(({ range }, at) => text.slice(cuts[at - 1]?.range.end ?? 0, range.start));
		return {
			entries: cuts.map(({ range }) => text.slice(range.start, range.end)),
			around: [...around, text.slice(cuts.at(-1)?.range.end ?? 0)],
		};
	};
	/** Fields as they are written, by name. */
	const fieldsOf = (entry: string) => {
		const [cut] = cutBibtex(entry);
		const body = entry.slice(cut!.body.start, cut!.body.end);
		const { places, problems } = readFields(body);
		assert.deepEqual(problems, [], entry);
		return places.map(({ name, start, end }) => [name.toLowerCase(), body.slice(start, end)] as const);
	};

	it('is written in only where a change was accepted, and only the fields that change', () => {
		fc.assert(
			fc.property(bibliography, ({ mark, eol, parts, changes, type }) => {
				const text =
					mark +
					parts
						.map(([around, entry], at) => around + entry(`k${at}`))
						.join('')
						.replace(/\n/g, eol);
				const before = cutUp(text);
				assert.equal(before.entries.length, parts.length, text);
				const accepted = parts.map(([, , isAccepted]) => isAccepted);
				const { entries } = readBibliography(text, 'bibtex');
				const edits = entries.flatMap(({ range }, at) =>
					accepted[at]
						? (bibtexEdits(text, range.start, new Map(Object.entries(changes)), type) ?? assert.fail(text))
						: [],
				);
				const after = cutUp(applyEdits(text, inOrder(edits)));
				assert.deepEqual(after.around, before.around);
				for (const [at, entry] of after.entries.entries()) {
					if (!accepted[at]) {
						assert.equal(entry, before.entries[at]);
						continue;
					}
					const kept = ([name]: readonly [string, string]) => !(name in changes);
					assert.deepEqual(fieldsOf(entry).filter(kept), fieldsOf(before.entries[at]!).filter(kept), entry);
					const values = new Map(
						fieldsOf(entry).map(([name, written]) => {
							const [, value, digits] = /=\s*(?:["{](.*)["}]|(\d+))$/s.exec(written) ?? [];
							return [name, value ?? digits];
						}),
					);
					for (const [name, value] of Object.entries(changes)) {
						assert.equal(values.get(name) ?? null, value, entry);
					}
					const comments = (whole: string) => whole.match(/% (?:why|last|behind)/g);
					assert.deepEqual(comments(entry), comments(before.entries[at]!), entry);
					assert.ok(eol === '\n' ? !entry.includes('\r') : !/(?<!\r)\n/.test(entry), entry);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('changing items of CSL files', () => {
	const changes = new Map<string, unknown>([
		['DOI', '10.1234/x'],
		['author', [{ family: 'Byron', given: 'Ada' }]],
	]);
	it('writes members of JSON as the item has them', () => {
		const lines = '[\n\t{\n\t\t"id": "a",\n\t\t"title": "T"\n\t},\n\t{ "id": "b" }\n]\n';
		const [first, second] = readBibliography(lines, 'csl-json').entries;
		assert.equal(
			applyEdits(lines, jsonEdits(lines, first!.range, changes)!),
			'[\n\t{\n\t\t"id": "a",\n\t\t"title": "T",\n\t\t"DOI": "10.1234/x",\n\t\t"author": [\n\t\t\t{\n\t\t\t\t"family": "Byron",\n\t\t\t\t"given": "Ada"\n\t\t\t}\n\t\t]\n\t},\n\t{ "id": "b" }\n]\n',
		);
		assert.equal(
			applyEdits(lines, jsonEdits(lines, second!.range, new Map([['DOI', '10.1234/x']]))!),
			lines.replace('"id": "b"', '"id": "b", "DOI": "10.1234/x"'),
		);
		assert.equal(
			applyEdits(
				lines,
				jsonEdits(
					lines,
					first!.range,
					new Map([
						['title', null],
						['DOI', '1'],
					] as [string, unknown][]),
				)!,
			),
			lines.replace(',\n\t\t"title": "T"', ',\n\t\t"DOI": "1"'),
		);
	});
	it('writes lines of YAML as the item has them', () => {
		const yaml =
			'# mine\nreferences:\n  - id: a # key\n    title: "T: x"\n    keyword: offprint:missing-author\n\n  - title: {b\n      c}\n    id: b\n...\n';
		const [first] = readBibliography(yaml, 'csl-yaml').entries;
		const edited = applyEdits(
			yaml,
			yamlEdits(yaml, first!.range, new Map([...changes, ['keyword', null]] as [string, unknown][]))!,
		);
		assert.equal(
			edited,
			yaml.replace(
				'\n    keyword: offprint:missing-author',
				'\n    DOI: 10.1234/x\n    author:\n      - family: Byron\n        given: Ada',
			),
		);
		const [again] = readBibliography(edited, 'csl-yaml').entries;
		assert.deepEqual([again?.doi, again?.authors], ['10.1234/x', 'Ada Byron']);
	});
});

const WORK: Work = {
	...NOTHING_KNOWN,
	service: 'arxiv',
	time: '2026-11-01T00:00:00.000Z',
	titles: ['Counting Sheep with Sparse Recurrent Attention Networks'],
	authors: ['Ada Byron', 'Carl van Dyck'],
	arxivId: '2610.01234',
	published: '2026-10-03',
	years: [2026],
};
const PRINTED: Work = {
	...WORK,
	service: 'crossref',
	arxivId: null,
	doi: '10.1234/sheep_7',
	publication: { type: 'paper-conference', container: 'Sheep & Networks', pages: '3–9', issued: [2027, 2] },
};

describe('amending an entry', () => {
	const amended = (text: string, format: 'bibtex' | 'csl-json' | 'csl-yaml', accepted: readonly Work[]) => {
		const [entry] = readBibliography(text, format).entries;
		const amendment = amendmentOf(citedEntry(entry!), { accepted });
		const edits = amendment === null ? null : amendEntry(text, format, entry!, amendment);
		return edits === null ? null : applyEdits(text, inOrder(edits));
	};
	it('fills what Offprint left open, and takes its marks away', () => {
		const before =
			'@misc{sheep,\n  title = {{Counting Sheep with Sparse Recurrent Attention Networks}},\n  year = {2026},\n  note = {Listed on Hugging Face Daily Papers, 2 authors, names not given in the listing},\n  keywords = {offprint:missing-author}\n}\n';
		assert.equal(
			amended(before, 'bibtex', [WORK]),
			'@misc{sheep,\n  title = {{Counting Sheep with Sparse Recurrent Attention Networks}},\n  year = {2026},\n  note = {Listed on Hugging Face Daily Papers},\n  author = {Byron, Ada and van Dyck, Carl},\n  eprint = {2610.01234},\n  archivePrefix = {arXiv}\n}\n',
		);
	});
	it('makes a preprint what it was published as, and keeps its arXiv id and what the user wrote', () => {
		const before =
			'@article{sheep,\n  author = {A. Byron and C. van Dyck},\n  title = {Counting sheep with sparse recurrent attention networks},\n  journal = {arXiv preprint arXiv:2610.01234},\n  year = {2026},\n  mynote = {read twice},\n}\n';
		assert.equal(
			amended(before, 'bibtex', [WORK, PRINTED]),
			'@inproceedings{sheep,\n  author = {A. Byron and C. van Dyck},\n  title = {Counting sheep with sparse recurrent attention networks},\n  year = {2027},\n  mynote = {read twice},\n  booktitle = {Sheep \\& Networks},\n  pages = {3--9},\n  doi = {10.1234/sheep_7},\n}\n',
		);
	});
	it('says nothing of an entry that is whole, and never makes a published one a preprint', () => {
		const whole =
			'@inproceedings{x, author={Ada Byron}, title={Counting}, booktitle={B}, year=2020, doi={10.1234/z}, eprint={2610.01234}}';
		assert.equal(amended(whole, 'bibtex', [WORK, PRINTED]), null);
	});
	it('strips the version of an arXiv id', () => {
		const before = '@misc{x, author={A}, title={T}, year={2026}, eprint={2610.01234v2}, archivePrefix={arXiv}}';
		assert.equal(amended(before, 'bibtex', [WORK]), before.replace('v2', ''));
	});
});
