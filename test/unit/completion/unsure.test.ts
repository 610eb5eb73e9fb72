import assert from 'node:assert/strict';
import { checkOnline } from '../../../src/core/checking/checkOnline';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { citedEntry } from '../../../src/core/completion/citedEntry';
import type { ServiceName } from '../../../src/core/services/services';
import { atomEntry, type World, worldAsk } from './world';

const TITLE = 'Lanterns: Patient Engineers Cross Frozen Rivers';
const PEOPLE = [
	{ family: 'Moss', given: 'Nora' },
	{ family: 'Finch', given: 'Carl' },
];
const AUTHOR = 'Moss, Nora and Finch, Carl';
const NAMES = ['Nora Moss', 'Carl Finch'];

/** Checks an entry while some services give no answer. */
async function check(bib: string, world: World, ...failing: readonly ServiceName[]) {
	const { ask } = worldAsk(world);
	const entries = readBibliography(bib, 'bibtex').entries.map(citedEntry);
	const [checked] = await checkOnline(entries, async (request) =>
		failing.includes(request.service)
			? { kind: 'failed', reason: 'busy', message: 'Busy.', status: 503, retryAt: null }
			: ask(request),
	);
	return checked!;
}

describe('an entry of which not everybody could be asked', () => {
	it('has the title of a record that parts it from its subtitle, whatever others know that is like it', async () => {
		const parted = {
			...{ DOI: '10.1000/lantern', type: 'journal-article', title: ['Lanterns'], author: PEOPLE },
			...{ subtitle: ['Patient Engineers Cross Frozen Rivers'], 'container-title': ['Journal of Patience'] },
			issued: { 'date-parts': [[2025]] },
		};
		const near = {
			...{ id: '2403.01234', title: `${TITLE}: A Reproducibility Study`, publishedAt: '2024-03-02T00:00:00Z' },
			authors: NAMES.map((name) => ({ name })),
		};
		const bib = `@article{a, title={${TITLE}}, author={${AUTHOR}}, journal={Journal of Patience}, year={2025}, doi={10.1000/lantern}}`;
		const checked = await check(bib, { crossref: [parted], huggingface: [near] }, 'semantic-scholar');
		assert.deepEqual([checked.kind, checked.record?.title], ['verified', TITLE]);
	});

	it('has another subtitle than the record that parts it', async () => {
		const parted = {
			...{ DOI: '10.1000/lantern', type: 'journal-article', title: ['Lanterns'], author: PEOPLE },
			...{ subtitle: ['Patient Engineers Cross Burning Rivers'], 'container-title': ['Journal of Patience'] },
			issued: { 'date-parts': [[2025]] },
		};
		const bib = `@article{a, title={${TITLE}}, author={${AUTHOR}}, journal={Journal of Patience}, year={2025}, doi={10.1000/lantern}}`;
		assert.deepEqual((await check(bib, { crossref: [parted] }, 'semantic-scholar')).differs, ['title']);
	});

	const renamed = atomEntry('2403.01234v3', 'Revisiting Lanterns, with Further Experiments', NAMES);
	const preprint = `@misc{a, title={${TITLE}}, author={${AUTHOR}}, year={2024}, eprint={2403.01234}, archivePrefix={arXiv}}`;

	it('may have the title of an earlier version, of which only those know who gave no answer', async () => {
		assert.equal((await check(preprint, { arxiv: [renamed] }, 'huggingface')).kind, 'could-not-ask');
		assert.deepEqual((await check(preprint, { arxiv: [renamed] })).differs, ['title'], 'all answered');
	});

	it('may have the identifier of a work that was renamed, though another record has its title', async () => {
		const posted = {
			...{ DOI: '10.2139/ssrn.1', type: 'posted-content', title: [TITLE], author: PEOPLE },
			issued: { 'date-parts': [[2024]] },
		};
		const world = { arxiv: [renamed], crossref: [posted] };
		assert.equal((await check(preprint, world, 'huggingface')).kind, 'could-not-ask');
	});

	it('has the identifier of another work where that one is of others', async () => {
		const strange = atomEntry('2403.01234v1', 'Growing Tomatoes in Orbit with Reinforcement Signals', ['Ada Strange']);
		const { kind, differs } = await check(preprint, { arxiv: [strange] }, 'huggingface');
		assert.deepEqual([kind, differs], ['differs', ['title', 'authors', 'arxivId']]);
	});

	const printed = {
		...{ DOI: '10.1000/lantern', type: 'journal-article', title: [TITLE], author: PEOPLE },
		...{ 'container-title': ['Journal of Patience'], issued: { 'date-parts': [[2025]] } },
	};
	const scholar = {
		...{ title: TITLE, externalIds: { ArXiv: '2403.01234', DOI: '10.1000/lantern' }, year: 2025 },
		...{ venue: 'Journal of Patience', authors: NAMES.map((name) => ({ name })) },
	};

	it('may be of the year in which its arXiv id was given, and of one before print', async () => {
		const world = { crossref: [printed], scholar: [scholar] };
		assert.equal((await check(preprint, world, 'arxiv')).kind, 'published-as');
		assert.deepEqual((await check(preprint.replace('year={2024}', 'year={2021}'), world)).differs, ['year']);
		const bare = `@misc{a, title={${TITLE}}, author={${AUTHOR}}, year={2024}}`;
		assert.equal((await check(bare, { crossref: [printed] }, 'huggingface', 'arxiv')).kind, 'could-not-ask');
		assert.deepEqual((await check(bare, { crossref: [printed] })).differs, ['year'], 'all answered');
	});

	it('is not verified while what it claims could not be looked up: DOI, venue, arXiv id', async () => {
		const arxiv = [atomEntry('2403.01234v1', TITLE, NAMES)];
		const said = async (claim: string, world: World, failing: ServiceName) => {
			const { kind, record, failed } = await check(
				`@article{a, title={${TITLE}}, author={${AUTHOR}}, year={2024}, ${claim}}`,
				world,
				failing,
			);
			return [kind, record?.title, failed];
		};
		assert.deepEqual(await said('eprint={2403.01234}, doi={10.1000/made.up}', { arxiv }, 'datacite'), [
			'could-not-ask',
			TITLE,
			['datacite'],
		]);
		assert.deepEqual(
			await said('eprint={2403.01234}, journal={Journal of Made Up Results}', { arxiv }, 'semantic-scholar'),
			['could-not-ask', TITLE, ['semantic-scholar']],
		);
		const huggingface = [
			{ id: '2403.01234', title: TITLE, publishedAt: '2024-03-02T00:00:00Z', authors: NAMES.map((name) => ({ name })) },
		];
		assert.deepEqual(await said('eprint={2403.09999}', { huggingface }, 'arxiv'), ['could-not-ask', TITLE, ['arxiv']]);
		const confirmed = 'eprint={2403.01234}, journal={Journal of Patience}, doi={10.1000/lantern}';
		const world = { arxiv, crossref: [printed] };
		assert.deepEqual(await said(confirmed, world, 'semantic-scholar'), ['verified', TITLE, ['semantic-scholar']]);
	});
});
