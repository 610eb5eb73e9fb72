import assert from 'node:assert/strict';
import { readListing } from '../../../src/core/listing';
import { peopleIn } from '../../../src/core/listing/facts/people';

const ABSTRACT = 'We look at what happens when a small thing is made larger, and find that it grows.';

function readRecord(record: unknown) {
	const listing = readListing(JSON.stringify(record, null, 1), 'list.json');
	assert.equal(listing.entries.length, 1);
	return { ...listing.entries[0]!, problems: listing.problems };
}

describe('records of other people', () => {
	it('of scrapers, whose ids stand in addresses and whose abstracts stand deeper', () => {
		const entry = readRecord({
			date: '2026-03-04',
			papers: [
				{
					title: 'Small Things',
					paper_url: 'https://huggingface.co/papers/2603.00001',
					authors: [],
					details: { abstract: ABSTRACT, github_links: ['https://github.com/a/b'], page_url: 'https://x.org/1' },
				},
			],
		});
		assert.deepEqual([entry.arxivId, entry.date, entry.abstract], ['2603.00001', '2026-03-04', ABSTRACT]);
		assert.deepEqual(
			entry.links.map(({ url }) => url),
			['https://github.com/a/b', 'https://x.org/1'],
		);
		assert.deepEqual(entry.problems, []);
	});

	it('without a title are told, in the wrappers of the site and without', () => {
		const paper = (id: string, title: string | null) => ({ id, title, summary: ABSTRACT, authors: [] });
		const wrapped = [paper('2603.00001', 'Small Things'), paper('2603.00002', ''), paper('2603.00003', null)];
		const { problems } = readRecord(wrapped.map((each) => ({ paper: each, title: each.title, numComments: 0 })));
		assert.deepEqual(
			problems.map(({ message }) => message),
			['What stands under “title” of 2 papers was not understood.'],
		);
		assert.ok((problems[0]?.line ?? 0) > 10);
		assert.equal(readRecord([wrapped[0], wrapped[1]]).problems.length, 1);
	});

	it("of arXiv's metadata snapshot", () => {
		const entry = readRecord({
			id: '0704.0001',
			submitter: 'Some One',
			authors: "C. Bal\\'azs, E. L. Berger and P. M. Nadolsky (MSU)",
			title: 'Small\n  Things',
			comments: '37 pages',
			'journal-ref': 'J. of Things 1 (2008) 2',
			doi: '10.1103/PhysRevD.76.013009',
			categories: 'hep-ph hep-ex',
			abstract: `  ${ABSTRACT}\n`,
			versions: [
				{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
				{ version: 'v2', created: 'Tue, 24 Jul 2007 20:10:27 GMT' },
			],
			update_date: '2008-11-26',
			authors_parsed: [
				['Balázs', 'C.', ''],
				['Berger', 'E. L.', ''],
				['Nadolsky', 'P. M.', 'Jr'],
			],
		});
		assert.deepEqual(entry.authors, ['C. Balázs', 'E. L. Berger', 'P. M. Nadolsky Jr']);
		assert.deepEqual(entry.names[2], { family: 'Nadolsky', given: 'P. M.', suffix: 'Jr' });
		assert.deepEqual(
			[entry.title, entry.published, entry.version, entry.doi, entry.categories, entry.comments],
			['Small Things', '2007-04-02', 2, '10.1103/physrevd.76.013009', ['hep-ph', 'hep-ex'], null],
		);
	});

	it('of Semantic Scholar', () => {
		const entry = readRecord({
			total: 1,
			data: [
				{
					paperId: '649def34f8be52c8b66281af98ae884c09aef38b',
					externalIds: { ArXiv: '2106.15928', DOI: '10.18653/v1/N18-3011', CorpusId: 19170988 },
					title: 'Small Things',
					abstract: ABSTRACT,
					venue: 'North American Chapter of Things',
					year: 2021,
					publicationTypes: ['Conference'],
					publicationDate: '2021-06-30',
					journal: { name: 'Things', volume: '12', pages: '84-91' },
					authors: [{ authorId: '1', name: 'Ann Other' }],
				},
			],
		});
		assert.deepEqual([entry.arxivId, entry.doi, entry.published], ['2106.15928', '10.18653/v1/n18-3011', '2021-06-30']);
		assert.deepEqual(entry.publication, {
			type: 'paper-conference',
			container: 'Things',
			volume: '12',
			pages: '84–91',
			issued: [2021],
		});
	});

	it('of OpenAlex, whose abstracts are words and their places', () => {
		const entry = readRecord({
			id: 'https://openalex.org/W1',
			doi: 'https://doi.org/10.1000/Abc',
			display_name: 'Small Things',
			publication_year: 2020,
			publication_date: '2020-05-06',
			type: 'article',
			primary_location: { source: { display_name: 'Journal of Things', type: 'journal' } },
			authorships: [{ author: { display_name: 'Ann Other' } }, { author: { display_name: 'Bo Third' } }],
			abstract_inverted_index: { We: [0], look: [1, 3], and: [2] },
			biblio: { volume: '3', issue: '4' },
		});
		assert.deepEqual(
			[entry.abstract, entry.authors, entry.doi],
			['We look and look', ['Ann Other', 'Bo Third'], '10.1000/abc'],
		);
		assert.equal(entry.publication?.container, 'Journal of Things');
	});

	it('of OpenReview, each value in a wrapper', () => {
		const entry = readRecord({
			notes: [
				{
					id: 'AbC',
					content: {
						title: { value: 'Small Things' },
						authors: { value: ['Ann Other', 'Bo Third'] },
						abstract: { value: ABSTRACT },
						venue: { value: 'Things 2026 poster' },
					},
				},
			],
		});
		assert.deepEqual(
			[entry.title, entry.authors, entry.abstract],
			['Small Things', ['Ann Other', 'Bo Third'], ABSTRACT],
		);
		assert.equal(entry.publication?.container, 'Things 2026 poster');
	});

	it('of conferences and of Papers with Code', () => {
		const listed = readRecord([
			{
				title: 'Small Things',
				author: 'Ann Other;Bo Third',
				year: '2024',
				arxiv_url: 'https://arxiv.org/abs/2401.00001v2',
			},
		]);
		assert.deepEqual([listed.authors, listed.arxivId], [['Ann Other', 'Bo Third'], '2401.00001']);
		assert.deepEqual(listed.publication, { type: 'document', issued: [2024] });
		const dumped = readRecord([
			{
				paper_url: 'https://paperswithcode.com/paper/small-things',
				arxiv_id: '2401.00001',
				title: 'Small Things',
				abstract: ABSTRACT,
				url_abs: 'http://arxiv.org/abs/2401.00001v1',
				proceeding: 'Things 2024 1',
				authors: ['Ann Other'],
				date: '2024-01-02',
			},
		]);
		assert.deepEqual(
			[dumped.arxivId, dumped.date, dumped.publication?.container],
			['2401.00001', '2024-01-02', 'Things 2024 1'],
		);
	});

	it('tell once a file what was not understood of them', () => {
		const record = { title: 'Small Things', abstract: ABSTRACT, authors: 17, date: 'soon' };
		const { problems } = readListing(
			JSON.stringify([record, { ...record, title: 'Large Things' }], null, 1),
			'list.json',
		);
		assert.deepEqual(
			problems.map(({ message }) => message),
			[
				'What stands under “authors” of 2 papers was not understood.',
				'What stands under “date” of 2 papers was not understood.',
			],
		);
	});

	it('are found at their lines also where signs beyond ASCII are escaped', () => {
		const text = '[\n{"title": "Gro\\u00df", "abstract": "A b."},\n{"title": "Na\\u00efve", "abstract": "A b."}]';
		assert.deepEqual(
			readListing(text, 'list.json').entries.map(({ title, line }) => [title, line]),
			[
				['Groß', 2],
				['Naïve', 3],
			],
		);
	});
});

describe('a list of names in one text', () => {
	for (const [text, names] of [
		['Ann Other; Bo Third', ['Ann Other', 'Bo Third']],
		['Ann Other, Bo Third and Cy Fourth', ['Ann Other', 'Bo Third', 'Cy Fourth']],
		['Ann Other, Bo Third, and Cy Fourth', ['Ann Other', 'Bo Third', 'Cy Fourth']],
		['Other, Ann and Third, Bo', ['Other, Ann', 'Third, Bo']],
		['Other, A., Third, B. C.', ['Other, A.', 'Third, B. C.']],
		["['Ann Other', \"Bo O'Third\"]", ['Ann Other', "Bo O'Third"]],
		['Martin Luther King, Jr., Ann Other', ['Martin Luther King Jr.', 'Ann Other']],
		['A. Other (MIT), B. Third (ETH, Zürich)', ['A. Other', 'B. Third']],
		['Other, Ann', ['Other, Ann']],
		['Plato', ['Plato']],
		['A B, C D', ['A B', 'C D']],
		['Ann Other, C D', ['Ann Other', 'C D']],
		['van der Other, A B', ['van der Other, A B']],
		['García Third, G.', ['García Third, G.']],
	] as const) {
		it(text, () => assert.deepEqual(peopleIn(text), { names, more: false }));
	}

	it('is taken apart, too, where it is the only text of a list', () => {
		const authorsOf = (authors: readonly string[]) =>
			readListing(JSON.stringify([{ title: 'Sheds and Roofs', authors, arxiv_id: '2401.00001' }]), 'a.json').entries[0]
				?.authors;
		assert.deepEqual(authorsOf(['Ann Other, Bo Third']), ['Ann Other', 'Bo Third']);
		assert.deepEqual(authorsOf(['Ann Other; Bo Third; Cy Fourth']), ['Ann Other', 'Bo Third', 'Cy Fourth']);
		assert.deepEqual(authorsOf(['Other, Ann']), ['Ann Other']);
		assert.deepEqual(authorsOf(['de la Cruz, Ann Maria']), ['Ann Maria de la Cruz']);
		assert.deepEqual(authorsOf(['Sheds and Roofs Consortium']), ['Sheds and Roofs Consortium']);
	});

	it('says that there are others', () => {
		assert.deepEqual(peopleIn('Ann Other, Bo Third et al.'), { names: ['Ann Other', 'Bo Third'], more: true });
	});
});
