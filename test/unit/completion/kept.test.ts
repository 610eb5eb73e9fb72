import assert from 'node:assert/strict';
import { completedRecord } from '../../../src/core/completion/facts';
import { keptLines, linesThatStay } from '../../../src/core/completion/kept';
import { Library } from '../../../src/core/library';
import { readList } from '../../../src/core/lists';
import { NOTHING_KNOWN, type Work } from '../../../src/core/services/works/work';
import { paperPage } from '../../../src/core/views/page';

const LISTING = `Weaving Baskets with Recurrent Threads and Sparse Looms

${'We weave baskets from threads that recur, and measure how much they hold when looms are sparse. '.repeat(4)}

3 authors

Published on May 4
`;
const TIME = '2026-11-28T23:10:00.000Z';

const listing = () => readList(LISTING, 'file:///corpus/a.papers.txt', { modified: new Date('2026-06-01') } as object);
const paperOf = (library: Library) => library.papers[0]!;

const ARXIV: Work = {
	...NOTHING_KNOWN,
	service: 'arxiv',
	time: TIME,
	titles: ['Weaving Baskets with Recurrent Threads and Sparse Looms: A Study'],
	authors: ['Ada Byron', 'Carl van Dyck', 'Eve Fuchs'],
	arxivId: '2605.01234',
	version: 2,
	categories: ['cs.LG'],
	published: '2026-05-02',
};
const CROSSREF: Work = {
	...NOTHING_KNOWN,
	service: 'crossref',
	time: TIME,
	titles: ['Weaving baskets with recurrent threads and sparse looms'],
	authors: ['Ada Byron', 'Eve Fuchs', 'Carl van Dyck'],
	names: [
		{ family: 'Byron', given: 'Ada' },
		{ family: 'Fuchs', given: 'Eve' },
		{ family: 'van Dyck', given: 'Carl' },
	],
	keepsOrder: false,
	doi: '10.1234/baskets',
	publication: { type: 'article-journal', container: 'Journal of Weaving', issued: [2027] },
};

const completionOf = (accepted: readonly Work[]) => ({ id: 'x', accepted, refused: [], unanswered: [] });

function completed(works: readonly Work[]): Library {
	const library = Library.empty.withListing(listing());
	const lines = keptLines(paperOf(library), completionOf(works));
	return library.withListing(readList(`${lines.join('\n')}\n`, 'file:///kept/answers-1.jsonl'));
}

describe('what is kept of a completion', () => {
	it('merges with the paper as one more listing, each value with its service', () => {
		const library = completed([ARXIV, CROSSREF]);
		assert.equal(library.papers.length, 1);
		const paper = paperOf(library);
		assert.deepEqual(paper.authors, ['Ada Byron', 'Carl van Dyck', 'Eve Fuchs']);
		assert.deepEqual(paper.names[1], { family: 'van Dyck', given: 'Carl' });
		assert.equal(paper.doi, '10.1234/baskets');
		assert.equal(paper.publication?.container, 'Journal of Weaving');
		assert.deepEqual([paper.arxivId, paper.version, paper.published], ['2605.01234', 2, '2026-05-02']);
		assert.equal(paper.sources[paper.provenance.doi!]?.origin?.service, 'crossref');
		assert.equal(paper.sources[paper.provenance.authors!]?.origin?.service, 'arxiv');
	});

	it('leaves the day of the listing and its title as they are', () => {
		const before = paperOf(Library.empty.withListing(listing()));
		const paper = paperOf(completed([ARXIV]));
		assert.deepEqual([paper.date, paper.dateInferred], [before.date, before.dateInferred]);
		assert.equal(paper.titleText, before.titleText);
		assert.notEqual(paper.date, paper.published);
	});

	it('shows each value with source and time, and two that disagree as two', () => {
		const other = { ...ARXIV, service: 'huggingface' as const, published: '2026-05-03' };
		const page = paperPage(paperOf(completed([ARXIV, other, CROSSREF])), {
			topics: [],
			query: '',
			feedName: (feed) => feed,
		});
		const said = (field: string) => page.facts.find((fact) => fact.field === field)?.said;
		assert.deepEqual(said('doi'), [{ text: '10.1234/baskets', by: 'Crossref, 28 Nov 2026 23:10 UTC' }]);
		assert.deepEqual(
			said('published')?.map(({ text }) => text),
			['2 May 2026', '3 May 2026'],
		);
		assert.match(said('publication')?.[0].text ?? '', /^Journal of Weaving, 2027$/);
	});

	it('shows two venues, years and orders of authors of one work as two, and venues that are only worded otherwise as one', () => {
		const publication = (container: string, year: number) => ({ type: 'article-journal', container, issued: [year] });
		const said = (field: string, other: Partial<Work>) =>
			paperPage(paperOf(completed([ARXIV, CROSSREF, { ...ARXIV, service: 'semantic-scholar', ...other }])), {
				topics: [],
				query: '',
				feedName: (feed) => feed,
			})
				.facts.find((fact) => fact.field === field)
				?.said.map(({ text, by }) => `${text} (${by.split(',', 1)[0]})`);
		const crossref = 'Journal of Weaving, 2027 (Crossref)';
		assert.deepEqual(said('publication', { publication: publication('Annals of Pottery', 2027) }), [
			crossref,
			'Annals of Pottery, 2027 (Semantic Scholar)',
		]);
		assert.deepEqual(said('publication', { publication: publication('Journal of Weaving', 2026) }), [
			crossref,
			'Journal of Weaving, 2026 (Semantic Scholar)',
		]);
		assert.deepEqual(said('publication', { publication: publication('J. Weaving', 2027) }), [crossref]);
		const ordered = { ...CROSSREF, keepsOrder: true };
		const authors = paperPage(paperOf(completed([ARXIV, ordered])), { topics: [], query: '', feedName: (feed) => feed })
			.facts.find((fact) => fact.field === 'authors')
			?.said.map(({ text }) => text);
		assert.deepEqual(authors, ['Ada Byron, Carl van Dyck, Eve Fuchs', 'Ada Byron, Eve Fuchs, Carl van Dyck']);
	});

	it('gives every value that services disagree about with source and time on the command line', () => {
		const other = { ...CROSSREF, service: 'datacite' as const, keepsOrder: true };
		const publication = { type: 'article-journal', container: 'Annals of Pottery', issued: [2026] };
		const { facts, venue, year } = completedRecord({ accepted: [ARXIV, CROSSREF, { ...other, publication }] });
		const of = (field: string) => facts.filter((fact) => fact.field === field);
		assert.deepEqual([venue, year], ['Journal of Weaving', 2027]);
		assert.deepEqual(of('venue'), [
			{ field: 'venue', value: 'Journal of Weaving', source: 'crossref', time: TIME },
			{ field: 'venue', value: 'Annals of Pottery', source: 'datacite', time: TIME },
		]);
		assert.deepEqual(
			of('year').map(({ value, source }) => [value, source]),
			[
				[2027, 'crossref'],
				[2026, 'datacite'],
			],
		);
		assert.equal(of('authors').length, 2);
	});

	it('says of a withdrawn paper who says so', () => {
		const page = paperPage(paperOf(completed([{ ...ARXIV, withdrawn: 'withdrawn by the authors' }])), {
			topics: [],
			query: '',
			feedName: (feed) => feed,
		});
		assert.deepEqual(page.withdrawn, { text: 'withdrawn by the authors', by: 'arXiv, 28 Nov 2026 23:10 UTC' });
	});

	it('counts until the same service says something anew of the same paper', () => {
		const paper = paperOf(Library.empty.withListing(listing()));
		const text = keptLines(paper, completionOf([ARXIV, CROSSREF])).join('\n');
		const services = (renewed: Parameters<typeof linesThatStay>[1]) =>
			linesThatStay(text, renewed).map((line) => JSON.parse(line).origin.service);
		assert.deepEqual(services([{ paper, services: new Set(['arxiv']) }]), ['crossref']);
		const merged = paperOf(completed([ARXIV, CROSSREF]));
		assert.deepEqual(services([{ paper: merged, services: new Set(['crossref']) }]), ['arxiv']);
		const namesake = { id: 'arxiv:2601.00001', arxivId: '2601.00001' };
		assert.deepEqual(services([{ paper: namesake, services: new Set(['arxiv', 'crossref']) }]), ['arxiv', 'crossref']);
	});
});
