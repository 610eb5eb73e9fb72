import assert from 'node:assert/strict';
import { readList } from '../../src/core/lists';
import type { Entry } from '../../src/core/paper';

function read(text: string, file: string) {
	const { entries, problems } = readList(text, file);
	return { entries, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}

const facts = ({ titleText, authors, arxivId, doi, publication }: Entry) => [
	titleText,
	authors.join('; '),
	arxivId ?? doi,
	[publication?.container, ...(publication?.issued ?? [])].filter((part) => part !== undefined).join(' '),
];

/** Lists in the shapes in which programs really leave them. */
const SHAPES: readonly (readonly [what: string, file: string, text: string, found: readonly (readonly string[])[]])[] =
	[
		[
			'an awesome list below HTML, with tags, venues, sub-items and references',
			'README.md',
			`<p align="center"><img src="x.png"></p>

## Surveys
- [A Survey of Sheds](https://arxiv.org/abs/2301.00051) - Ann Other, Bo Third. [[code]](https://github.com/a/sheds)
- **[NeurIPS 2023] Shed Diffusion** [[paper]](https://arxiv.org/abs/2301.00055)
  - Authors: Ann Other, Bo Third
- Other, A., & Third, B. (2022). Sheds in APA style. Journal of Sheds, 3(2), 1-9. https://doi.org/10.5555/shed.1
- 2024-01-01, **Roofs**, Bo Third et.al., Paper: [http://arxiv.org/abs/2401.00002v2](http://arxiv.org/abs/2401.00002v2), Code: **[https://github.com/b/roofs](https://github.com/b/roofs)**
`,
			[
				['A Survey of Sheds', 'Ann Other; Bo Third', '2301.00051', ''],
				['Shed Diffusion', '', '2301.00055', ''],
				['Sheds in APA style', 'A. Other; B. Third', '10.5555/shed.1', '2022'],
				['Roofs', 'Bo Third', '2401.00002', ''],
			],
		],
		[
			'a newsletter in plain text',
			'digest.txt',
			`New papers\n\n1, TITLE: Digesting Sheds\nAUTHORS: Ann Other ; Bo Third\nCATEGORY: cs.CV [cs.CV, cs.LG]\nHIGHLIGHT: In this paper, we digest sheds.\n`,
			[['Digesting Sheds', 'Ann Other; Bo Third', '', '']],
		],
		[
			'a table with a bar in a formula',
			'table.md',
			'|Date|Title|Authors|PDF|\n|---|---|---|---|\n|**2024-01-02**|**Sheds: $x|y$ maps**|Ann Other et.al.|[2401.00001](http://arxiv.org/abs/2401.00001v1)|\n',
			[['Sheds: x | y maps', 'Ann Other', '2401.00001', '']],
		],
		[
			'a grid table of pandoc, which breaks addresses',
			'sheds.md',
			`# Papers

+-----------------+--------------+---------------------------+
| Title           | Authors      | Link                      |
+=================+==============+===========================+
| Sheds and Other | Ann Other,   | [arXiv](https://arxiv.org |
| Long Things     | Bo Third     | /abs/2401.00001)          |
+-----------------+--------------+---------------------------+
| Roofs           | Ann Other    | <https://arxi             |
|                 |              | v.org/abs/2401.00002>     |
+-----------------+--------------+---------------------------+
`,
			[
				['Sheds and Other Long Things', 'Ann Other; Bo Third', '2401.00001', ''],
				['Roofs', 'Ann Other', '2401.00002', ''],
			],
		],
		[
			'a table of pandoc whose rows have several lines',
			'sheds.md',
			`  ----------------------------------------------------------------
  Title             Authors        Link
  ----------------- -------------- -------------------------------
  Sheds and Other   Ann Other, Bo  <https://arxiv.org/abs/2401.00001>
  Long Things       Third

  Roofs             Ann Other      <https://arxiv.org/abs/2401.00002>
  ----------------------------------------------------------------
`,
			[
				['Sheds and Other Long Things', 'Ann Other; Bo Third', '2401.00001', ''],
				['Roofs', 'Ann Other', '2401.00002', ''],
			],
		],
		[
			'a table as a terminal shows it',
			'sheds.txt',
			`┏━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━┓
┃ Title           ┃ Authors      ┃ arXiv      ┃
┡━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━┩
│ Sheds and Other │ Ann Other,   │ 2401.00001 │
│ Long Things     │ Bo Third     │            │
│ Roofs           │ Ann Other    │ 2401.00002 │
└─────────────────┴──────────────┴────────────┘
`,
			[
				['Sheds and Other Long Things', 'Ann Other; Bo Third', '2401.00001', ''],
				['Roofs', 'Ann Other', '2401.00002', ''],
			],
		],
		[
			'a table of reStructuredText, with letters that are two places wide',
			'sheds.rst',
			`=====================  ===================  ==========
Title                  Authors              arXiv
=====================  ===================  ==========
Sheds and Roofs        Ann Other, Bo Third  2401.00001
屋根と小屋             Ann Other            2401.00002
=====================  ===================  ==========
`,
			[
				['Sheds and Roofs', 'Ann Other; Bo Third', '2401.00001', ''],
				['屋根と小屋', 'Ann Other', '2401.00002', ''],
			],
		],
		[
			'a table as a database prints it',
			'sheds.txt',
			` title | authors   |  arxiv_id  
-------+-----------+------------
 Sheds and Roofs | Ann Other, Bo Third | 2401.00001
 Roofs           | Ann Other | 2401.00002
(2 rows)
`,
			[
				['Sheds and Roofs', 'Ann Other; Bo Third', '2401.00001', ''],
				['Roofs', 'Ann Other', '2401.00002', ''],
			],
		],
		[
			'a list with dots of several kinds for bullets, and between its pieces',
			'sheds.md',
			`Papers

・[Sheds and Roofs](https://arxiv.org/abs/2401.00001)・Ann Other, Bo Third・2024-01-02
・Roofs of Sheds https://arxiv.org/abs/2401.00002
● [Doors of Sheds](https://arxiv.org/abs/2401.00003) · Ann Other, Bo Third · 2024-01-04
`,
			[
				['Sheds and Roofs', 'Ann Other; Bo Third', '2401.00001', ''],
				['Roofs of Sheds', '', '2401.00002', ''],
				['Doors of Sheds', 'Ann Other; Bo Third', '2401.00003', ''],
			],
		],
		[
			'titles, each with its address on the line below',
			'read.txt',
			'To read\n\nSheds and Roofs\nhttps://huggingface.co/papers/2401.00001\n\n2. Roofs of Sheds\n<https://arxiv.org/abs/2401.00002>\nhttps://github.com/a/roofs\n\n- Doors of Sheds\n  https://arxiv.org/abs/2401.00003\n',
			[
				['Sheds and Roofs', '', '2401.00001', ''],
				['Roofs of Sheds', '', '2401.00002', ''],
				['Doors of Sheds', '', '2401.00003', ''],
			],
		],
		[
			'a table and a list in one text',
			'sheds.md',
			`- [Doors of Sheds](https://arxiv.org/abs/2401.00003)
- [Sheds and Roofs](https://arxiv.org/abs/2401.00001)

| Title | Authors | Link |
|---|---|---|
| Sheds and Roofs | Ann Other | [arXiv](https://arxiv.org/abs/2401.00001) |

1. **Shed Windows** by Ann Other: https://arxiv.org/abs/2401.00004
`,
			[
				['Doors of Sheds', '', '2401.00003', ''],
				['Sheds and Roofs', 'Ann Other', '2401.00001', ''],
				['Shed Windows', '', '2401.00004', ''],
			],
		],
		[
			'a note with linked names and an id that YAML takes for a number',
			'note.md',
			'---\ntitle: Sheds\nauthors:\n  - "[[Ann Other]]"\n  - "[[people/bo|Bo Third]]"\narxiv: 2401.01230\n---\n> [!abstract]\n> We look.\n',
			[['Sheds', 'Ann Other; Bo Third', '2401.01230', '']],
		],
		[
			'a page of Logseq',
			'logseq.md',
			'title:: Sheds\nauthors:: [[Ann Other]], [[Bo Third]]\ndoi:: 10.5555/shed.2\n\n- Mine.\n',
			[['Sheds', 'Ann Other; Bo Third', '10.5555/shed.2', '']],
		],
		[
			'a table of a spreadsheet, with a line above the names',
			'sheds.csv',
			'\ufeffsep=;\r\nTitle;Authors;Year;DOI\r\n"Sheds; and\nmore";"Other, Ann; Third, B.";2020;10.5555/shed.3\r\n',
			[['Sheds; and more', 'Ann Other; B. Third', '10.5555/shed.3', '2020']],
		],
		[
			'Scopus, which has initials and whole names',
			'scopus.csv',
			'Authors,Author full names,Title,Year,Source title\n"Other A.; Third B.","Other, Ann (123); Third, Bo (45)","Sheds","2022","Journal of Sheds"\n',
			[['Sheds', 'Ann Other; Bo Third', '', 'Journal of Sheds 2022']],
		],
		[
			'CSL-YAML with dates in lists, as pandoc wrote them',
			'refs.yaml',
			'references:\n- id: a\n  type: article-journal\n  title: Sheds\n  container-title: J Sheds\n  issued:\n  - year: 2023\n    month: 3\n',
			[['Sheds', '', '', 'J Sheds 2023 3']],
		],
		[
			'a preprint that Google Scholar has in a journal',
			'gs.bib',
			'@article{a, title={Sheds}, author={Other, Ann}, journal={arXiv preprint arXiv:2003.00010}, year={2020}}',
			[['Sheds', 'Ann Other', '2003.00010', '']],
		],
		[
			'Semantic Scholar, where the journal is arXiv and the venue is not',
			's2.json',
			JSON.stringify([
				{
					title: 'Sheds',
					authors: [{ name: 'Ann Other' }],
					venue: 'Conference on Sheds',
					year: 2023,
					journal: { name: 'ArXiv', volume: 'abs/2301.00001' },
				},
			]),
			[['Sheds', 'Ann Other', '2301.00001', 'Conference on Sheds 2023']],
		],
		[
			'links of Papers with Code, some without an id',
			'links.json',
			JSON.stringify([
				{ paper_title: 'Sheds', paper_arxiv_id: '1801.00001', repo_url: 'https://github.com/a/sheds' },
				{
					paper_title: 'Roofs',
					paper_url: 'https://paperswithcode.com/paper/roofs',
					repo_url: 'https://github.com/a/roofs',
				},
			]),
			[
				['Sheds', '', '1801.00001', ''],
				['Roofs', '', '', ''],
			],
		],
		[
			'OpenAlex, which knows the preprint of a published work',
			'works.json',
			JSON.stringify({
				results: [
					{
						title: 'Sheds',
						doi: 'https://doi.org/10.5555/shed.4',
						authorships: [{ author: { display_name: 'Ann Other' } }],
						locations: [{ landing_page_url: 'http://arxiv.org/abs/2101.00042' }],
					},
				],
			}),
			[['Sheds', 'Ann Other', '2101.00042', '']],
		],
		[
			'PubMed: suffixes, groups, translated titles, spans of months',
			'saved.nbib',
			'PMID- 1\nTI  - [Sheds].\nFAU - Other, Ann Jr\nCN  - Shed Consortium\nDP  - 2022 Nov-Dec\nJT  - J Sheds\n\nPMID- 2\nTI  - Roofs.\nAU  - Third BC\nDP  - 2021 May 4\nJT  - J Sheds\n',
			[
				['Sheds', 'Ann Other Jr; Shed Consortium', '', 'J Sheds 2022'],
				['Roofs', 'BC Third', '', 'J Sheds 2021 5 4'],
			],
		],
		[
			'RIS of Zotero and of Web of Science',
			'refs.ris',
			'TY  - CPAPER\nTI  - Sheds\nAU  - Other, A\nAF  - Other, Ann\nC3  - Proceedings of Sheds\nPY  - 2020\nID  - 12\nER  - \n',
			[['Sheds', 'Ann Other', '', 'Proceedings of Sheds 2020']],
		],
	];

describe('lists as programs leave them', () => {
	for (const [what, file, text, found] of SHAPES) {
		it(what, () => {
			const { entries, problems } = read(text, file);
			assert.deepEqual(problems, []);
			assert.deepEqual(
				entries.map((entry) => facts(entry).map((fact) => fact ?? '')),
				found,
			);
		});
	}

	it('say once a file what of them was not understood', () => {
		const note = read('---\ntitle: Sheds\nauthors: 42\narxiv: "1801.00009"\ndate: sometime\n---\n', 'note.md');
		assert.deepEqual([note.entries.length, note.problems.length], [1, 2]);
		const csv = read('Title,Authors,Date\nSheds,Ann Other,someday\nRoofs,Ann Other,once\n', 'sheds.csv');
		assert.deepEqual(csv.problems, ['2: What stands under “date” was not understood.']);
		const torn = read('Title,Authors\n"Sheds,Ann Other\nRoofs,Ann Other\n', 'sheds.csv');
		assert.ok(
			torn.problems.some((problem) => /quotation mark|No paper/.test(problem)),
			torn.problems.join(),
		);
	});

	it('say of tables that link to papers, but name no titles, that they were left out', () => {
		const table = [1, 2].map((n) => `| S${n} | 7 m | [report](https://arxiv.org/abs/2401.0000${n}) |`).join('\n');
		const list = '- [Sheds and Roofs](https://arxiv.org/abs/2401.00009)\n\n';
		const { entries, problems } = read(`${list}| Shed | Height | Link |\n|---|---|---|\n${table}\n`, 'sheds.md');
		assert.deepEqual(
			entries.map(({ title }) => title),
			['Sheds and Roofs'],
		);
		assert.deepEqual(problems, [
			'5: 2 rows of tables link to papers, but no column is named as one of titles; left out.',
		]);
		const grid = `+---+---+---+\n${table.replace('\n', '\n+---+---+---+\n')}\n+---+---+---+\n`;
		assert.equal(read(list + grid, 'sheds.md').problems.length, 1);
	});

	it('are none where XML is neither a feed nor a page', () => {
		const { entries, problems } = read(
			`<?xml version="1.0"?>\n<shop><item name="Sheds">${'We sell sheds of every size, and roofs. '.repeat(9)}</item></shop>\n`,
			'shop.xml',
		);
		assert.deepEqual([entries.length, problems], [0, ['0: No paper was found; this is XML, not a saved page.']]);
	});
});
