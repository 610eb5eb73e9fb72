import assert from 'node:assert/strict';
import { checkOnline } from '../../../src/core/checking/checkOnline';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { citedEntry } from '../../../src/core/completion/citedEntry';
import { completeAll } from '../../../src/core/completion/complete';
import type { Known } from '../../../src/core/completion/known';
import { worldAsk } from './world';

const TITLE = 'Patient Lanterns Carry Tired Engineers across Frozen Rivers';

function known(facts: Partial<Known> = {}): Known {
	return {
		...{ id: 'x', title: TITLE, arxivId: null, doi: null, authors: ['Nora Moss', 'Carl Finch'], authorCount: null },
		...{ organization: null, date: null, dateInferred: false, year: 2024, abstract: '' },
		...facts,
	};
}

const PEOPLE = [
	{ family: 'Moss', given: 'Nora' },
	{ family: 'Finch', given: 'Carl' },
];
const record = (facts: object) => ({
	...{ DOI: '10.1000/lantern', type: 'journal-article', title: [TITLE], author: PEOPLE },
	...{ 'container-title': ['Journal of Patience'], issued: { 'date-parts': [[2024, 2]] } },
	...facts,
});
const people = (...given: readonly string[]) => PEOPLE.map((person, at) => ({ ...person, given: given[at] }));

async function accepted(one: Known, ...crossref: readonly ReturnType<typeof record>[]) {
	const [completion] = await completeAll([one], worldAsk({ crossref }).ask);
	return completion?.accepted.map(({ doi }) => doi);
}

describe('a universe that is hostile', () => {
	it('holds errata that bear the very title of the work they correct', async () => {
		const erratum = record({ DOI: '10.1000/erratum', 'update-to': [{ DOI: '10.1000/lantern', type: 'erratum' }] });
		assert.deepEqual(await accepted(known(), erratum, record({})), ['10.1000/lantern']);
		const second = record({ 'update-to': [{ DOI: '10.1000/first', type: 'new_version' }] });
		assert.deepEqual(await accepted(known(), second), ['10.1000/lantern'], 'a new version is a work');
	});

	it('holds works of the same title by people of the same family names and initials', async () => {
		assert.deepEqual(await accepted(known(), record({ author: people('Nils', 'Cora') })), []);
		for (const given of [
			['N.', 'C.'],
			['Nora', 'C.'],
			['Norah', 'Carl'],
			['N. Maria', 'Carl'],
		]) {
			const found = await accepted(known(), record({ author: people(...given) }));
			assert.deepEqual([given, found], [given, ['10.1000/lantern']]);
		}
		for (const [one, other] of [
			['Aleksei', 'Alexey'],
			['Mohammad', 'Muhammed'],
			['Dan', 'Daniel'],
			['Wei-Ting', 'Weiting'],
		] as const) {
			const authors = [`${one} Moss`, 'Carl Finch'];
			assert.deepEqual(
				[one, await accepted(known({ authors }), record({ author: people(other, 'Carl') }))],
				[one, ['10.1000/lantern']],
			);
		}
	});

	it('holds a chapter and an article of one title: the record told is the one that an entry means', async () => {
		const chapter = record({ DOI: '10.1000/chapter', type: 'book-chapter', 'container-title': ['A Book of Lanterns'] });
		const bib = `@article{a, title={${TITLE}}, author={Moss, Nora and Finch, Carl}, journal={Journal of Patience}, year={2024}}`;
		const entries = readBibliography(bib, 'bibtex').entries.map(citedEntry);
		const [checked] = await checkOnline(entries, worldAsk({ crossref: [chapter, record({})] }).ask);
		assert.deepEqual(
			[checked?.kind, checked?.record?.doi, checked?.record?.venue],
			['verified', '10.1000/lantern', 'Journal of Patience'],
		);
	});

	it('may know all works in one place only: those are asked there, within the questions there are', async () => {
		const titles = Array.from({ length: 60 }, (_, at) => `${TITLE} for the ${at + 3}th Winter`);
		const crossref = titles.map((title, at) => record({ DOI: `10.1000/lantern.${at}`, title: [title] }));
		const { ask, asked } = worldAsk({ crossref });
		const found = await completeAll(
			titles.map((title) => known({ id: title, title })),
			ask,
		);
		assert.ok(asked.length <= 2 * titles.length, `${asked.length} questions`);
		const right = found.filter((each, at) => each.accepted[0]?.doi === `10.1000/lantern.${at}`);
		assert.ok(right.length >= 45, `${right.length} of ${titles.length}`);
	});
});
