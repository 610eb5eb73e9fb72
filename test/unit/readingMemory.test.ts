import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import { ReadingMemory } from '../../src/host/reading/readingMemory';

const paper = (id: string, title: string) => ({ paper: { id, title, summary: `We study ${title} at length.` } });
const library = Library.empty.withListing(
	readListing(
		JSON.stringify([
			paper('2501.00001', 'Sparse Graphs'),
			paper('2501.00002', 'Dense Graphs'),
			paper('2501.00003', 'A Third'),
		]),
		'a.json',
	),
);
const [first, second, third] = library.papers.map((each) => each);

/** The one value all windows share; a window gets it when VS Code says so, and writes all of what it has. */
class Shared {
	value: Readonly<Record<string, unknown>> = {};

	window() {
		let known = this.value;
		const memento = {
			get: (key: string, otherwise: unknown) => known[key] ?? otherwise,
			update: async (key: string, value: unknown) => {
				known = { ...known, [key]: JSON.parse(JSON.stringify(value)) };
				this.value = known;
			},
		};
		return {
			memory: new ReadingMemory(memento as never),
			/** VS Code brings what another window wrote. */
			arrive: () => {
				known = this.value;
			},
		};
	}
}

describe('the reading list of two windows', () => {
	const listed = (memory: ReadingMemory) => [...memory.list(library).keys()];
	const read = (memory: ReadingMemory) => [...memory.readIds(library)];

	beforeEach(() => mock.timers.enable({ apis: ['Date'], now: 1_000_000 }));
	afterEach(() => mock.timers.reset());
	const later = () => mock.timers.tick(50);

	it('has what was listed in the other one', async () => {
		const shared = new Shared();
		const [a, b] = [shared.window(), shared.window()];
		await b.memory.setList([first!.id], library);
		a.arrive();
		assert.equal(await a.memory.catchUp(library), true);
		assert.deepEqual(listed(a.memory), [first!.id]);
		assert.equal(await a.memory.catchUp(library), false);
	});

	it('has what both listed at the same moment', async () => {
		const shared = new Shared();
		const [a, b] = [shared.window(), shared.window()];
		await a.memory.setList([first!.id], library);
		await a.memory.markRead([third!], library);
		later();
		await b.memory.setList([second!.id], library);
		a.arrive();
		await a.memory.catchUp(library);
		b.arrive();
		await b.memory.catchUp(library);
		for (const { memory } of [a, b]) {
			assert.deepEqual(new Set(listed(memory)), new Set([first!.id, second!.id]));
			assert.deepEqual(read(memory), [third!.id]);
		}
	});

	it('has not what one removed later than the other added it', async () => {
		const shared = new Shared();
		const [a, b] = [shared.window(), shared.window()];
		await a.memory.setList([first!.id, second!.id], library);
		later();
		b.arrive();
		await b.memory.setList([second!.id], library);
		a.arrive();
		await a.memory.catchUp(library);
		assert.deepEqual(listed(a.memory), [second!.id]);
		later();
		await a.memory.setList([second!.id, first!.id], library);
		b.arrive();
		await b.memory.catchUp(library);
		assert.deepEqual(listed(b.memory), [second!.id, first!.id]);
	});

	it('keeps a removal that the other overwrote', async () => {
		const shared = new Shared();
		const a = shared.window();
		await a.memory.setList([first!.id, second!.id], library);
		const b = shared.window();
		later();
		await a.memory.setList([first!.id], library);
		later();
		await b.memory.markRead([second!], library);
		a.arrive();
		await a.memory.catchUp(library);
		assert.deepEqual(listed(a.memory), [first!.id]);
		assert.deepEqual(read(a.memory), [second!.id]);
	});

	it('keeps tags that both gave and took at the same moment', async () => {
		const shared = new Shared();
		const [a, b] = [shared.window(), shared.window()];
		const tags = (memory: ReadingMemory, id: string) => memory.tags(library).get(id) ?? [];
		await a.memory.setTag('thesis', [first!, second!], true, library);
		later();
		await b.memory.setTag('to-cite', [first!], true, library);
		a.arrive();
		await a.memory.catchUp(library);
		b.arrive();
		await b.memory.catchUp(library);
		for (const { memory } of [a, b]) {
			assert.deepEqual(tags(memory, first!.id), ['thesis', 'to-cite']);
			assert.deepEqual(tags(memory, second!.id), ['thesis']);
		}
		later();
		await a.memory.setTag('thesis', [first!], false, library);
		b.arrive();
		await b.memory.catchUp(library);
		assert.deepEqual(tags(b.memory, first!.id), ['to-cite']);
		assert.deepEqual(tags(b.memory, second!.id), ['thesis']);
	});
});
