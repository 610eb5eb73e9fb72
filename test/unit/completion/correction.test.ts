import assert from 'node:assert/strict';
import { checkOnline } from '../../../src/core/checking/checkOnline';
import { correctionOf } from '../../../src/core/checking/correction';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { amendEntry } from '../../../src/core/completion/amendEntry';
import { citedEntry } from '../../../src/core/completion/citedEntry';
import { applyEdits, inOrder } from '../../../src/core/text/edits';
import { atomEntry, type World, worldAsk } from './world';

const TITLE = 'Kettles That Sing before the Water Boils in Them';
const NAMES = ['Ada Byron', 'Carl Finch', 'Eve Fuchs'];
const PEOPLE = NAMES.map((name) => ({ given: name.split(' ')[0], family: name.split(' ')[1] }));
const PRINTED = {
	...{ DOI: '10.1000/kettles', type: 'journal-article', title: [TITLE], author: PEOPLE, volume: '7', page: '11-19' },
	...{ 'container-title': ['Journal of Boiling'], issued: { 'date-parts': [[2025, 3]] } },
};
const PREPRINT = atomEntry('2403.01234v1', TITLE, NAMES);

/** A bibliography after its first entry took what its record says; `null` where there is nothing to be taken. */
async function corrected(text: string, world: World, format: 'bibtex' | 'csl-json' = 'bibtex'): Promise<string | null> {
	const [entry] = readBibliography(text, format).entries;
	const [checked] = await checkOnline([citedEntry(entry!)], worldAsk(world).ask);
	const correction = correctionOf(checked!);
	const edits = correction && amendEntry(text, format, entry!, correction);
	return edits && applyEdits(text, inOrder(edits));
}

describe('taking what the record of an entry says', () => {
	const bib = (author: string, rest: string) =>
		`% mine\n@article{k,\n\tauthor = "${author}", % seen\n\ttitle={{${TITLE}}},\n${rest}}\n`;
	const RIGHT = 'Byron, Ada and Finch, Carl and Fuchs, Eve';
	const JOURNAL = '\tjournal = {Journal of Boiling}, volume=7, year = 2025, doi={10.1000/kettles}\n';

	it('puts authors in their order, and leaves every other byte', async () => {
		const known = `${JOURNAL.trimEnd()}, eprint={2403.01234}\n`;
		const before = bib('Fuchs, Eve and Finch, Carl and Byron, Ada', known);
		assert.equal(await corrected(before, { arxiv: [PREPRINT], crossref: [PRINTED] }), bib(RIGHT, known));
	});

	it('names those who were left out', async () => {
		assert.equal(
			await corrected(bib('Byron, Ada and Finch, Carl', JOURNAL), { crossref: [PRINTED] }),
			bib(RIGHT, JOURNAL),
		);
	});

	it('takes the year alone where only that differs', async () => {
		const wrong = JOURNAL.replace('2025', '2019');
		assert.equal(await corrected(bib(RIGHT, wrong), { crossref: [PRINTED] }), bib(RIGHT, JOURNAL));
	});

	it('takes the title as it stands there, capitals kept', async () => {
		const before = bib(RIGHT, JOURNAL).replace('Sing before', 'Sang before');
		assert.equal(await corrected(before, { crossref: [PRINTED] }), bib(RIGHT, JOURNAL));
	});

	it('leaves nothing of a volume in which the work is not', async () => {
		const before = `@inproceedings{k, author={${RIGHT}}, title={${TITLE}}, booktitle={Meeting on Steam}, series={LNS}, pages={1--2}, year=2025, doi={10.1000/kettles}}`;
		const [entry] = readBibliography((await corrected(before, { crossref: [PRINTED] })) ?? '', 'bibtex').entries;
		const values = ['journal', 'volume', 'pages', 'booktitle', 'series'].map((name) => entry!.fields.get(name));
		assert.deepEqual([entry!.type, ...values], ['article', 'Journal of Boiling', '7', '11--19', undefined, undefined]);
	});

	it('makes of a preprint what it was published as; its arXiv id stays', async () => {
		const before = `@misc{k, author={${RIGHT}}, title={${TITLE}}, year={2024}, eprint={2403.01234}, archivePrefix={arXiv}}`;
		const world = {
			arxiv: [
				PREPRINT.replace(
					'</entry>',
					'<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/kettles</arxiv:doi></entry>',
				),
			],
			crossref: [PRINTED],
		};
		const [entry] = readBibliography((await corrected(before, world)) ?? '', 'bibtex').entries;
		const { fields } = entry!;
		assert.deepEqual(
			['journal', 'year', 'doi', 'eprint'].map((name) => fields.get(name)),
			['Journal of Boiling', '2025', '10.1000/kettles', '2403.01234'],
		);
		assert.equal(entry!.type, 'article');
	});

	it('writes CSL-JSON in its own way', async () => {
		const item = (family: string, year: number) =>
			`[\n  {"id": "k", "type": "article-journal", "title": "${TITLE}", "author": [${family}], "issued": {"date-parts": [[${year}]]}, "container-title": "Journal of Boiling", "DOI": "10.1000/kettles"}\n]\n`;
		const people = PEOPLE.map((person) => JSON.stringify({ family: person.family, given: person.given }));
		const after = JSON.parse(
			(await corrected(item(people.join(), 2011), { crossref: [PRINTED] }, 'csl-json')) ?? 'null',
		);
		assert.deepEqual(after[0].issued, { 'date-parts': [[2025]] });
		assert.deepEqual(after[0].author, JSON.parse(`[${people}]`));
	});

	for (const [what, text, world] of [
		['nobody knows it', bib(RIGHT, JOURNAL), {}],
		['it is as its record says', bib(RIGHT, JOURNAL), { crossref: [PRINTED] }],
		[
			'only its identifier leads to a work, which is another one',
			bib('Moss, Nora', JOURNAL).replace(TITLE, 'Lanterns Carried across Frozen Rivers by Patient Engineers'),
			{ crossref: [PRINTED] },
		],
	] as const) {
		it(`is not offered where ${what}`, async () => assert.equal(await corrected(text, world), null));
	}
});
