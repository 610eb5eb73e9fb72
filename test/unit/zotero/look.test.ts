import assert from 'node:assert/strict';
import { readList } from '../../../src/core/lists';
import type { Failed } from '../../../src/core/services/exchange';
import { zoteroTrouble } from '../../../src/core/services/zotero';
import { finish } from '../../../src/core/steps';
import { keptText, readKeptItems } from '../../../src/core/zotero/keptItems';
import type { KeptLibrary } from '../../../src/core/zotero/libraryItems';
import { type Looked, lookAtLibrary } from '../../../src/core/zotero/look';
import { createAsk } from '../../../src/online/ask';
import { emptyLibrary, ZoteroStandIn } from './zoteroStandIn';

const person = (firstName: string, lastName: string) => ({ creatorType: 'author', firstName, lastName });

describe('a library of Zotero', () => {
	let zotero: ZoteroStandIn;
	let ask: ReturnType<typeof createAsk>;
	beforeEach(async () => {
		zotero = await new ZoteroStandIn().start();
		const { address } = zotero;
		ask = createAsk({ world: 'node', userAgent: 'tester/1', patience: 0.02, endpoints: () => ({ zotero: address }) });
		zotero.put(zotero.user, 'AAAA1111', {
			title: 'Gardens of Moss',
			creators: [person('Åsa', 'Lindqvist'), person('Bo', 'de Vries')],
			abstractNote: 'What grows in the shade.',
			publicationTitle: 'Journal of Shade',
			volume: '12',
			pages: '3-9',
			date: '2021-04-07',
			DOI: '10.5555/moss.1',
			citationKey: 'lindqvist_gardens_2021',
		});
		zotero.put(zotero.user, 'BBBB2222', {
			itemType: 'preprint',
			title: 'Lichens at Night',
			creators: [person('Cy', 'Okafor')],
			archiveID: 'arXiv:2401.01234',
			date: '2024-01-03',
			extra: 'arXiv:2401.01234 [cs]\nCitation Key: okaforLichens',
		});
		zotero.put(zotero.user, 'NOTE3333', { itemType: 'note', note: 'milk' });
	});
	afterEach(() => zotero.close());

	const lookAt = (
		kept: KeptLibrary | null,
		more: { isAsked?: boolean; place?: 'user' | number; group?: string } = {},
	) => {
		zotero.asked.length = 0;
		return lookAtLibrary({
			...{ place: more.place ?? 'user', group: more.group ?? null, kept, isAsked: more.isAsked ?? false, ask },
			signal: new AbortController().signal,
			run: async (work) => finish(work),
		});
	};
	const looked = async (...args: Parameters<typeof lookAt>): Promise<Looked> => {
		const outcome = await lookAt(...args);
		assert.equal(outcome.kind, 'looked', JSON.stringify(outcome));
		return outcome as Looked;
	};
	const papersOf = ({ items }: KeptLibrary) => readList(keptText(items), 'file:///zotero/user/items.jsonl').entries;
	const titlesOf = (library: KeptLibrary) =>
		papersOf(library)
			.map(({ title }) => title)
			.sort();

	it('is kept as lines that are read like any list, with people, venue, identifiers and citation keys', async () => {
		const { library } = await looked(null);
		const [moss, lichens, ...none] = papersOf(library);
		assert.deepEqual(none, []);
		assert.deepEqual(
			[moss?.title, moss?.abstract, moss?.doi, moss?.citationKey, moss?.published],
			['Gardens of Moss', 'What grows in the shade.', '10.5555/moss.1', 'lindqvist_gardens_2021', '2021-04-07'],
		);
		assert.deepEqual(moss?.names, [
			{ family: 'Lindqvist', given: 'Åsa' },
			{ family: 'de Vries', given: 'Bo' },
		]);
		assert.deepEqual(moss?.publication, {
			...{ type: 'article-journal', container: 'Journal of Shade', volume: '12', pages: '3–9', issued: [2021, 4, 7] },
		});
		assert.equal(moss?.origin?.service, 'zotero');
		assert.deepEqual([lichens?.arxivId, lichens?.citationKey], ['2401.01234', 'okaforLichens']);
	});

	it('is asked for no item again while nothing changed', async () => {
		const { library } = await looked(null);
		const again = await looked(library);
		assert.equal(again.hasChanged, false);
		assert.ok(!zotero.asked.some((path) => path.includes('since=') || path.includes('itemKey=')), zotero.asked.join());
		assert.equal(keptText(again.library.items), keptText(library.items));
	});

	it('gives what a synchronisation brought, changed and took away, and asks for that only', async () => {
		for (let number = 0; number < 300; number++) {
			zotero.put(zotero.user, `MANY${1000 + number}`, { title: `Study ${number}`, creators: [person('A', 'B')] });
		}
		const { library } = await looked(null);
		assert.equal(library.items.size, 302);
		zotero.put(zotero.user, 'AAAA1111', { title: 'Gardens of Moss, Revised', creators: [person('Å', 'L')] });
		zotero.put(zotero.user, 'NEWW4444', { title: 'A New One', creators: [person('D', 'E')] });
		zotero.user.trash.add('BBBB2222');
		const { library: now, hasChanged } = await looked(library);
		assert.ok(hasChanged);
		assert.equal(now.items.size, 302);
		const titles = titlesOf(now);
		assert.ok(titles.includes('Gardens of Moss, Revised') && titles.includes('A New One'));
		assert.ok(!titles.includes('Lichens at Night') && !titles.includes('Gardens of Moss'));
		assert.ok(!zotero.asked.some((path) => path.includes('sort=dateAdded') && !path.includes('since=')));
	});

	it('sees what was changed and added by hand and not synchronised yet', async () => {
		const { library } = await looked(null);
		zotero.put(
			zotero.user,
			'BBBB2222',
			{ itemType: 'preprint', title: 'Lichens by Day', creators: [person('C', 'O')] },
			false,
		);
		zotero.put(zotero.user, 'LOCA5555', { title: 'Typed Today', creators: [person('F', 'G')] }, false);
		const { library: now } = await looked(library);
		assert.deepEqual(titlesOf(now), ['Gardens of Moss', 'Lichens by Day', 'Typed Today']);
	});

	it('is read as a whole when the user asks, where it was never synchronised', async () => {
		zotero.user.version = 0;
		for (const item of zotero.user.items) {
			item.version = 0;
		}
		const { library } = await looked(null);
		zotero.user.items.splice(0, 1);
		assert.deepEqual(titlesOf((await looked(library)).library), ['Lichens at Night']);
		assert.deepEqual(titlesOf((await looked(library, { isAsked: true })).library), ['Lichens at Night']);
		const unchanged = await looked((await looked(library)).library, { isAsked: true });
		assert.equal(unchanged.hasChanged, false);
	});

	it('is read anew where another Zotero answers', async () => {
		const { library } = await looked(null);
		zotero.serverId = 'SERVER-B';
		zotero.user.items.splice(0);
		zotero.put(zotero.user, 'AAAA1111', { title: 'Of Another', creators: [person('H', 'I')] });
		const { library: now } = await looked(library);
		assert.deepEqual(titlesOf(now), ['Of Another']);
	});

	it('comes in pages as long as Zotero sees fit', async () => {
		zotero.longestPage = 1;
		const { library } = await looked(null);
		assert.deepEqual(titlesOf(library), ['Gardens of Moss', 'Lichens at Night']);
	});

	it('names the collections of each item with those above, also after they were renamed', async () => {
		zotero.user.collections.push(
			{ key: 'COLL1111', version: 1, data: { name: 'Thesis', parentCollection: false } },
			{ key: 'COLL2222', version: 1, data: { name: 'Chapter 2', parentCollection: 'COLL1111' } },
		);
		zotero.put(zotero.user, 'CCCC3333', {
			...{ title: 'In Two', creators: [person('J', 'K')], collections: ['COLL2222', 'COLL1111', 'GONE9999'] },
		});
		const { library } = await looked(null);
		const inTwo = (kept: KeptLibrary) => papersOf(kept).find(({ title }) => title === 'In Two')?.collections;
		assert.deepEqual(inTwo(library), ['Thesis › Chapter 2', 'Thesis']);
		zotero.user.collections[0]!.data.name = 'Dissertation';
		const { library: now, hasChanged } = await looked(library);
		assert.ok(hasChanged);
		assert.deepEqual(inTwo(now), ['Dissertation › Chapter 2', 'Dissertation']);
	});

	it('takes the keys of Better BibTeX where Zotero has none of its own', async () => {
		const group = { ...emptyLibrary(), name: 'Reading Circle' };
		zotero.groups.set(4711, group);
		zotero.put(group, 'GRUP1111', { title: 'Shared', creators: [person('L', 'M')] });
		zotero.put(zotero.user, 'KEYL4444', { title: 'Keyless', creators: [person('N', 'O')], citationKey: '' });
		const keyOf = (kept: KeptLibrary, title: string) =>
			papersOf(kept).find((each) => each.title === title)?.citationKey;
		const { library: without } = await looked(null);
		assert.equal(keyOf(without, 'Keyless'), null);
		zotero.betterBibtex = new Map([
			['KEYL4444', 'oKeyless2020'],
			['AAAA1111', 'notThisOne'],
			// Groups are counted otherwise on this machine than on the web.
			['11:GRUP1111', 'mShared2021'],
		]);
		const { library } = await looked(without, { isAsked: true });
		assert.deepEqual(
			[keyOf(library, 'Keyless'), keyOf(library, 'Gardens of Moss')],
			['oKeyless2020', 'lindqvist_gardens_2021'],
		);
		zotero.put(zotero.user, 'KEYL4444', { title: 'Keyless, Revised', creators: [person('N', 'O')] });
		zotero.betterBibtex = null;
		assert.equal(keyOf((await looked(library)).library, 'Keyless, Revised'), 'oKeyless2020');
		zotero.betterBibtex = new Map([['11:GRUP1111', 'mShared2021']]);
		const { library: shared } = await looked(null, { place: 4711, group: 'As I Call It' });
		assert.equal(keyOf(shared, 'Shared'), 'mShared2021');
	});

	it('is read all the same where Better BibTeX fails', async () => {
		zotero.put(zotero.user, 'KEYL4444', { title: 'Keyless', creators: [person('N', 'O')], citationKey: '' });
		zotero.betterBibtex = new Map([['KEYL4444', 'oKeyless2020']]);
		zotero.isBetterBibtexBroken = true;
		const { library } = await looked(null);
		assert.deepEqual(
			papersOf(library).map(({ title, citationKey }) => [title, citationKey]),
			[
				['Gardens of Moss', 'lindqvist_gardens_2021'],
				['Lichens at Night', 'okaforLichens'],
				['Keyless', null],
			],
		);
		zotero.isBetterBibtexBroken = false;
		const { library: now } = await looked(library, { isAsked: true });
		assert.equal(papersOf(now).find(({ title }) => title === 'Keyless')?.citationKey, 'oKeyless2020');
	});

	it('of a Zotero before version 10, which does not say which one it is, is asked for changes only, too', async () => {
		zotero.serverId = null;
		const { library } = await looked(null);
		zotero.put(zotero.user, 'CCCC5555', { title: 'Ferns', creators: [person('P', 'Q')] });
		const { library: now } = await looked(library);
		assert.deepEqual(titlesOf(now), ['Ferns', 'Gardens of Moss', 'Lichens at Night']);
		assert.ok(!zotero.asked.some((path) => path.includes('sort=dateAdded') && !path.includes('since=')));
		// After the update it is the same library still, read anew once.
		zotero.serverId = 'SERVER-A';
		assert.deepEqual(titlesOf((await looked(now)).library), ['Ferns', 'Gardens of Moss', 'Lichens at Night']);
	});

	it('is never written to', async () => {
		const { library } = await looked(null);
		await looked(library, { isAsked: true });
		assert.equal(zotero.writes, 0);
	});

	it('of a group is read like one’s own, under the name of the group', async () => {
		const group = { ...emptyLibrary(), name: 'Reading Circle' };
		zotero.groups.set(4711, group);
		group.collections.push({ key: 'GCOL1111', version: 1, data: { name: 'March', parentCollection: false } });
		zotero.put(group, 'GRUP1111', { title: 'Shared', creators: [person('L', 'M')], collections: ['GCOL1111'] });
		const { library } = await looked(null, { place: 4711, group: 'Reading Circle' });
		assert.deepEqual(
			papersOf(library).map(({ title, collections }) => [title, collections]),
			[['Shared', ['Reading Circle › March']]],
		);
		const gone = await lookAt(null, { place: 4712 });
		assert.equal(gone.kind, 'failed');
	});

	it('is left as it is when Zotero is switched off, closed, or something else answers', async () => {
		zotero.isOn = false;
		const off = (await lookAt(null)) as Failed;
		assert.equal(zoteroTrouble(off), 'switched-off');
		assert.equal(zotero.asked.length, 1);
		const { address } = zotero;
		zotero.close();
		assert.equal(zoteroTrouble((await lookAt(null)) as Failed), 'not-running');
		zotero = await new ZoteroStandIn().start(Number(new URL(address).port));
		zotero.isAnother = true;
		assert.equal(zoteroTrouble((await lookAt(null)) as Failed), 'failed');
	});

	it('is known again from its file, and a line that broke off is asked for again', async () => {
		const { library } = await looked(null);
		const text = keptText(library.items);
		assert.deepEqual(finish(readKeptItems(text)), new Map([...library.items].sort()));
		const items = finish(readKeptItems(text.slice(0, -30)));
		assert.equal(items.size, 1);
		const { library: now } = await looked({ ...library, items });
		assert.deepEqual(titlesOf(now), ['Gardens of Moss', 'Lichens at Night']);
	});
});

describe('what looks like a browser', () => {
	it('is dropped by Zotero without the header that Offprint sends', async () => {
		const zotero = await new ZoteroStandIn().start();
		try {
			const path = `${zotero.address}/api/users/0/groups`;
			await assert.rejects(fetch(path, { headers: { 'user-agent': 'Mozilla/5.0' } }));
			await assert.rejects(fetch(path, { headers: { origin: 'vscode-webview://x' } }));
			const { address } = zotero;
			const ask = createAsk({ world: 'node', userAgent: 'Mozilla/5.0', endpoints: () => ({ zotero: address }) });
			const { zoteroGroupsAsked } = await import('../../../src/core/services/zotero');
			assert.equal((await ask(zoteroGroupsAsked())).kind, 'found');
		} finally {
			zotero.close();
		}
	});
});
