import assert from 'node:assert/strict';
import { WordEncoder } from '../../src/core/interest';
import { Library } from '../../src/core/library';
import { newestDay } from '../../src/core/library/newest';
import { readListing } from '../../src/core/listing';
import type { Paper, PaperId } from '../../src/core/paper';
import { createSearch } from '../../src/core/search';
import { finish } from '../../src/core/steps';
import { learning } from '../../src/host/interest/learning';
import { SignalMemory } from '../../src/host/interest/signalMemory';
import { makePaper } from './makePaper';

const places = ['kitchens', 'harbours', 'gardens', 'hospitals', 'offices', 'mines', 'farms', 'schools'];
const entries = ['Robot grasping', 'Poem translation'].flatMap((subject, side) =>
	places.map((place, at) => ({
		paper: {
			id: `250${side + 1}.0000${at}`,
			title: `${subject} in ${place}`,
			summary: `We study ${subject.toLowerCase()} found in ${place}.`,
			publishedAt: `2025-0${side + 1}-1${at}T00:00:00.000Z`,
		},
	})),
);
const library = Library.empty.withListing(readListing(JSON.stringify(entries), 'a.json'));
const about = (subject: string) => library.papers.filter(({ titleText }) => titleText.startsWith(subject));
const [grasping, poems] = [about('Robot'), about('Poem')];

function memory() {
	const values = new Map<string, unknown>();
	return new SignalMemory({
		get: (key: string, otherwise: unknown) => values.get(key) ?? otherwise,
		update: async (key: string, value: unknown) => {
			values.set(key, JSON.parse(JSON.stringify(value ?? null)) ?? undefined);
		},
	} as never);
}

const signalsOf = (known: SignalMemory) =>
	Object.fromEntries(known.of(library).map(({ paper, signals }) => [paper.id, [...signals].sort()]));

function learned(known: SignalMemory, isDone: (id: PaperId) => boolean, isMuted = (_: Paper) => false) {
	return finish(
		learning({
			papers: library.papers,
			remembered: known.of(library),
			newIds: new Set(),
			encoder: new WordEncoder(createSearch(library.papers).comparedWords()),
			isMuted,
			isDone,
			now: Date.now(),
		}),
	);
}

describe('what is remembered of a reader', () => {
	it('notes what is done with papers, and takes back “not for me”', async () => {
		const known = memory();
		await known.note('opened', [grasping[0]!], library);
		await known.note('refused', [grasping[0]!, poems[0]!], library);
		assert.deepEqual([...known.refused(library)].sort(), [grasping[0]!.id, poems[0]!.id].sort());
		await known.takeBack('refused', [grasping[0]!, poems[0]!], library);
		assert.deepEqual(signalsOf(known), { [grasping[0]!.id]: ['opened'] });
	});

	it('learns from the reading list as it grows and shrinks', async () => {
		const known = memory();
		const [first, second] = grasping.map(({ id }) => id);
		assert.equal(await known.followList([first!, second!], library), true);
		assert.equal(await known.followList([second!, first!], library), false);
		await known.followList([second!], library);
		assert.deepEqual(signalsOf(known), { [second!]: ['saved'] });
	});

	it('takes for passed over what was new and left alone, not what was touched', async () => {
		const known = memory();
		const ids = poems.slice(0, 3).map(({ id }) => id);
		await known.followNew(new Set(ids), () => false, library);
		await known.followNew(new Set([ids[2]!]), (id) => id === ids[0], library);
		assert.deepEqual(signalsOf(known), { [ids[1]!]: ['passed'] });
	});

	it('forgets all of it, and does not learn again from what still stands in the lists', async () => {
		const known = memory();
		const listed = grasping.map(({ id }) => id);
		await known.followList(listed, library);
		await known.forget(listed, new Set());
		await known.followList(listed, library);
		assert.deepEqual(signalsOf(known), {});
	});

	it('finds a paper again that another corpus knows by its title only', async () => {
		const known = memory();
		await known.note('saved', [grasping[0]!], library);
		const text = JSON.stringify([{ title: grasping[0]!.title, abstract: 'As before.' }]);
		const other = Library.empty.withListing(readListing(text, 'b.json'));
		assert.deepEqual(
			known.of(other).map(({ paper }) => paper.titleText),
			other.papers.map(({ titleText }) => titleText),
		);
		assert.equal(other.papers.length, 1);
	});
});

describe('For You', () => {
	it('is empty below five papers that speak for themselves', async () => {
		const known = memory();
		await known.note('saved', grasping.slice(0, 4), library);
		await known.note('opened', poems, library);
		assert.equal(
			learned(known, () => false),
			null,
		);
	});

	it('leads to what is like the papers saved, leaving out what is done with and what is muted', async () => {
		const known = memory();
		await known.note('saved', grasping.slice(0, 5), library);
		await known.note('refused', poems.slice(0, 5), library);
		const done = new Set(grasping.slice(0, 5).map(({ id }) => id));
		const all = learned(known, (id) => done.has(id))!;
		assert.deepEqual(new Set(all.best), new Set(grasping.slice(5)));
		const without = learned(
			known,
			(id) => done.has(id),
			(paper) => paper === grasping[5],
		)!;
		assert.deepEqual(new Set(without.best), new Set(grasping.slice(6)));
		assert.ok(library.papers.every((paper) => all.scores.has(paper)));
	});

	it('leads there as soon as five were saved, though nothing was refused and most papers are of another kind', async () => {
		const known = memory();
		await known.note('saved', grasping.slice(0, 5), library);
		const done = new Set(grasping.slice(0, 5).map(({ id }) => id));
		const { best } = learned(known, (id) => done.has(id))!;
		assert.deepEqual(new Set(best), new Set(grasping.slice(5)));
	});

	it('gives no reason for a paper that was saved, and none that titles never name', async () => {
		const known = memory();
		await known.note('saved', grasping.slice(0, 5), library);
		const { interest } = learned(known, () => false)!;
		assert.deepEqual(interest.reasonsFor(grasping[0]!), []);
		const words = interest.reasonsFor(grasping[6]!).filter(({ kind }) => kind === 'word');
		assert.ok(words.length > 0 && words.every(({ text }) => !/study|found/i.test(text)), JSON.stringify(words));
	});

	it('says by three words or papers at most why, a paper that was saved among them', async () => {
		const known = memory();
		await known.note('saved', grasping.slice(0, 5), library);
		await known.note('refused', poems.slice(0, 5), library);
		const reasons = learned(known, () => false)!.interest.reasonsFor(grasping[6]!);
		assert.ok(reasons.length >= 2 && reasons.length <= 3);
		const like = reasons.filter(({ kind }) => kind === 'paper').map(({ text }) => text);
		assert.equal(like.length, 1);
		assert.ok(grasping.slice(0, 5).some(({ titleText }) => titleText === like[0]));
		assert.ok(reasons.some(({ kind, text }) => kind === 'word' && /grasping|robot/i.test(text)));
	});
});

describe('the newest papers', () => {
	it('are those from a day on, whole days of them, and all where there are no more', () => {
		const dated = ['2025-01-01', '2025-01-02', '2025-01-02', '2025-01-03', null].map((date, at) =>
			makePaper({ titleText: `Paper ${at}`, date }),
		);
		assert.equal(finish(newestDay(dated, 1)), '2025-01-03');
		assert.equal(finish(newestDay(dated, 2)), '2025-01-02');
		assert.equal(finish(newestDay(dated, 4)), '2025-01-01');
		assert.equal(finish(newestDay(dated, 9)), '');
	});
});
