import assert from 'node:assert/strict';
import { hashText } from '../../src/core/hash';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';

const ABSTRACT = `${'We show that a plain method works well on every task that we have tried so far. '.repeat(8)}Code: https://github.com/a/b.`;

const bare = (title: string) => `Get trending papers in your email inbox!\nSubscribe${title}\n${ABSTRACT}\n`;
const dated = (title: string, date: string) =>
	`Get trending papers in your email inbox!\n\nSubscribe\n\nJun 9\n\n${title}\n\n${ABSTRACT}\n\n  • 6 authors\n·\n${date}\n`;
const withId = (id: string, title: string) =>
	JSON.stringify([
		{
			paper: { id, title, summary: ABSTRACT, upvotes: 3, authors: [{ name: 'Ada Lovelace' }] },
			publishedAt: '2025-02-03T00:00:00Z',
		},
	]);

describe('Library', () => {
	it('merges one paper of two files and keeps the metadata, in either order', () => {
		const a = readListing(bare('Small Steps'), 'a.txt');
		const b = readListing(dated('Small  steps', 'Feb 10, 2024 2'), 'b.txt');
		for (const order of [
			[a, b],
			[b, a],
		]) {
			const [paper, ...others] = Library.empty.withListings(order).papers;
			assert.deepEqual(others, []);
			assert.equal(paper?.date, '2024-02-10');
			assert.equal(paper.authorCount, 6);
			assert.equal(paper.comments, 2);
			assert.deepEqual(
				paper.sources.map(({ file, line }) => [file, line]),
				[
					['a.txt', 2],
					['b.txt', 7],
				],
			);
			assert.deepEqual(paper.links, [{ url: 'https://github.com/a/b', kind: 'code' }]);
		}
	});

	it('finds a paper by its title id after it has gained its arXiv id', () => {
		const before = Library.empty.withListing(readListing(bare('Small Steps'), 'a.txt'));
		const [paper] = before.papers;
		assert.equal(paper?.id, 'title:smallsteps');
		const after = before.withListing(readListing(withId('2502.00001', 'Small Steps'), 'b.json'));
		assert.equal(after.papers.length, 1);
		assert.equal(after.get('title:smallsteps')?.id, 'arxiv:2502.00001');
		assert.equal(after.get('arxiv:2502.00001')?.sources.length, 2);
		assert.deepEqual(after.get('title:smallsteps')?.authors, ['Ada Lovelace']);
		assert.equal(before.get('arxiv:2502.00001'), undefined);
	});

	it('keeps papers of one title apart when their arXiv ids differ, and a third without an id from both', () => {
		const files = [
			readListing(withId('2502.00001', 'Twins'), 'a.json'),
			readListing(withId('2502.00002', 'Twins'), 'b.json'),
		];
		const two = Library.empty.withListings(files);
		assert.deepEqual(
			two.papers.map(({ id }) => id),
			['arxiv:2502.00001', 'arxiv:2502.00002'],
		);
		const three = two.withListing(readListing(bare('Twins'), 'c.txt'));
		assert.deepEqual(
			three.papers.map(({ id }) => id),
			['arxiv:2502.00001', 'arxiv:2502.00002', 'title:twins'],
		);
	});

	it('joins two titles of one arXiv id', () => {
		const library = Library.empty
			.withListing(readListing(withId('2502.00001', 'An Early Title'), 'a.json'))
			.withListing(readListing(withId('2502.00001', 'The Title of the Second Version'), 'b.json'));
		assert.equal(library.papers.length, 1);
		assert.equal(library.get('title:anearlytitle'), library.get('title:thetitleofthesecondversion'));
	});

	it('prefers a printed year to an inferred one, and the larger count', () => {
		const library = Library.empty
			.withListing(readListing(dated('Small Steps', 'Feb 10 2').replace('Jun 9', 'Jun 9, 2026'), 'a.txt'))
			.withListing(readListing(dated('Small Steps', 'Feb 10, 2025 11'), 'b.txt'));
		const [paper] = library.papers;
		assert.deepEqual([paper?.date, paper?.dateInferred, paper?.comments], ['2025-02-10', false, 11]);
	});

	it('is a new library when a file changes, and the old one still holds what it held', () => {
		const one = Library.empty.withListing(readListing(bare('First'), 'a.txt'));
		const two = one.withListing(readListing(bare('Second'), 'a.txt'));
		assert.deepEqual(
			[one, two].map(({ papers }) => papers.map(({ title }) => title)),
			[['First'], ['Second']],
		);
		assert.deepEqual(two.withoutSource('a.txt').papers, []);
		assert.equal(two.withoutSource('other.txt'), two);
	});

	it('tells which source each value was taken from', () => {
		const library = Library.empty
			.withListing(readListing(dated('Small Steps', 'Feb 10 2').replace('Jun 9', 'Jun 9, 2026'), 'a.txt'))
			.withListing(readListing(withId('2502.00001', 'Small Steps'), 'b.json'));
		const [paper] = library.papers;
		const { links, ...given } = paper!.provenance;
		assert.deepEqual(
			paper!.sources.map(({ file }) => file),
			['a.txt', 'b.json'],
		);
		assert.deepEqual(given, {
			...{ title: 0, abstract: 0, authorCount: 0, comments: 0 },
			...{ arxivId: 1, authors: 1, date: 1, published: 1, upvotes: 1 },
		});
		assert.deepEqual(links, [0]);
	});

	it('keeps papers apart whose titles hash alike, also many of them', () => {
		// Each pair of letters and digits adds the same to a hash that multiplies by 31.
		const alike = Array.from({ length: 2000 }, (_, i) =>
			[...i.toString(2).padStart(11, '0')].map((bit) => (bit === '1' ? 'an' : 'c0')).join(''),
		);
		assert.equal(new Set(alike.map(hashText)).size, 1);
		const library = Library.empty.withListings(
			alike.map((title, i) => readListing(withId(`2502.${String(i).padStart(5, '0')}`, title), `${i}.json`)),
		);
		assert.equal(library.papers.length, 2000);
		const bareOnes = Library.empty.withListings(alike.slice(0, 50).map((title) => readListing(bare(title), title)));
		assert.equal(bareOnes.papers.length, 50);
		assert.equal(bareOnes.get(`title:${alike[7]}`)?.title, alike[7]);
		const again = bareOnes.withListing(readListing(bare('Another'), 'another.txt'));
		assert.equal(again.get(`title:${alike[7]}`), bareOnes.get(`title:${alike[7]}`));
	});
});
