import assert from 'node:assert/strict';
import { keptLines, linesThatStay } from '../../src/core/completion/kept';
import { newestKept, readRecord, statusOf } from '../../src/core/feeds/record';
import { EXTRACTOR_VERSION } from '../../src/core/fulltext/fullText';
import { type KeptText, keptJson, readKept } from '../../src/core/fulltext/kept';
import { documentOf } from '../../src/core/fulltext/textDocument';
import { Library } from '../../src/core/library';
import { decodeListing } from '../../src/core/listing';
import { readList } from '../../src/core/lists';
import { checkOf } from '../../src/core/sealed';
import { NOTHING_KNOWN } from '../../src/core/services/works/work';
import { finish } from '../../src/core/steps';
import { itemOfLine, keptItem, keptText, readKeptItems, toldKey } from '../../src/core/zotero/keptItems';
import { readZoteroRecord, zoteroStatus } from '../../src/core/zotero/record';
import { SignalMemory } from '../../src/host/interest/signalMemory';
import { ReadingMemory } from '../../src/host/reading/readingMemory';
import { makePaper } from './makePaper';
import { mutationsOf, neverWrong } from './mutations';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The papers of a file as the store reads it, by what tells them. */
function papersIn(bytes: Uint8Array, file: string): readonly string[] {
	const decoded = decodeListing(bytes, TextDecoder);
	return 'message' in decoded
		? []
		: readList(decoded.text, file).entries.map(({ arxivId, title }) => `${arxivId} | ${title}`);
}

/** Reads what is left of a kept list, and finds papers of it and of what it was mixed up with, and no others. */
function neverOthers(kept: string, foreign: string, file: string): void {
	const [own, other] = [papersIn(bytesOf(kept), file), papersIn(bytesOf(foreign), file)];
	assert.ok(own.length > 1 && other.length > 1);
	const known = new Set([...own, ...other]);
	for (const { name, bytes, isOfWhole } of mutationsOf(bytesOf(kept), bytesOf(foreign))) {
		const found = papersIn(bytes, file);
		assert.deepEqual(isOfWhole ? found.filter((paper) => !known.has(paper)) : [], [], name);
	}
}

const summary = (title: string) =>
	`We study ${title.toLowerCase()} where nobody looked before, and say what came of it.`;
const daily = (first: number, titles: readonly string[]) =>
	JSON.stringify(
		titles.map((title, at) => ({
			paper: { id: `2601.0${first + at}`, title, summary: summary(title), authors: [{ name: 'Ada Byron' }] },
			publishedAt: '2026-01-05T00:00:00.000Z',
		})),
	);
const atom = (first: number, titles: readonly string[]) =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>arXiv Query</title>\n${titles
		.map(
			(title, at) =>
				`<entry>\n<id>http://arxiv.org/abs/2601.0${first + at}v1</id>\n<title>${title}</title>\n<published>2026-01-05T00:00:00Z</published>\n<summary>${summary(title)}</summary>\n<author><name>Ada Byron</name></author>\n</entry>\n`,
		)
		.join('')}</feed>\n`;

describe('text that is kept for the next window, cut, zeroed, changed or mixed up', () => {
	const [ours, theirs] = [
		['Naïve Policies in Practice', 'Looms That Keep Accounts', 'Sparse Graphs at Sea'],
		['Another Work Entirely', 'Baskets of Recurrent Threads'],
	];

	it('gives no paper of a day of a feed that no answer had', () => {
		neverOthers(daily(1000, ours), daily(2000, theirs), 'feeds/daily/2026-01-05.json');
		neverOthers(atom(1000, ours), atom(2000, theirs), 'feeds/arxiv-cs.LG/2026-01-05.xml');
	});

	it('gives nothing a service did not say of a completed paper', () => {
		const lines = (titles: readonly string[]) =>
			titles.flatMap((title, at) =>
				keptLines(makePaper({ titleText: title, title, arxivId: `2601.0${titles.length}00${at}` }), {
					id: 'x',
					accepted: [
						{ ...NOTHING_KNOWN, service: 'crossref', time: '2026-01-05T00:00:00.000Z', titles: [title], doi: '10.1/x' },
					],
					refused: [],
					unanswered: [],
				} as never),
			);
		const [kept, foreign] = [`${lines(ours).join('\n')}\n`, `${lines(theirs).join('\n')}\n`];
		neverOthers(kept, foreign, 'feeds/completed/answers-1.jsonl');
		for (const { bytes } of mutationsOf(bytesOf(kept), bytesOf(foreign))) {
			linesThatStay(textOf(bytes), [{ paper: makePaper({ titleText: 'X' }), services: new Set(['crossref']) }]);
		}
	});

	it('never gives a wrong full text', () => {
		const text = (arxivId: string, title: string): KeptText => ({
			...{ arxivId, service: 'arxiv-html', address: 'https://arxiv.org/html/x', time: '2026-01-05T00:00:00.000Z' },
			...{ extractor: EXTRACTOR_VERSION, newest: 2, instead: null },
			text: {
				...{ title, markdown: `# ${title}\n\n## 1 Naïve\n\n${summary(title)}\n`, version: 2, licence: null },
				sections: [{ id: 'S1', number: '1', title: 'Naïve', level: 2, start: 10, end: 40 }],
				references: [{ id: 'bib.bib1', label: '[1]', text: 'A. B.', arxivId: null, doi: null }],
			},
		});
		const read = (json: string) => {
			const kept = readKept(json, '2601.01000v2');
			return kept && documentOf(kept.text, 'T', ['B']) && kept;
		};
		const kept = keptJson(text('2601.01000', ours[0]!));
		assert.deepEqual(read(kept), text('2601.01000', ours[0]!));
		neverWrong(bytesOf(kept), bytesOf(keptJson(text('2601.02000', theirs[0]!))), (bytes) => read(textOf(bytes)));
		const before = JSON.stringify(text('2601.01000', ours[0]!));
		assert.deepEqual(read(before), text('2601.01000', ours[0]!), 'kept before there was a check');
	});

	it('never gives wrong items of a library of Zotero, and tells that the file is not as it was written', () => {
		const library = (titles: readonly string[], library: string) =>
			keptText(
				new Map(
					titles.map((title, at) => {
						const key = `${library}AAA${at}`;
						const data = { key, itemType: 'preprint', title, archiveID: `arXiv:2601.0${titles.length}00${at}` };
						const item = { key, version: 3, modified: '2026-01-05T00:00:00Z', collections: [], isOther: false, data };
						return [
							key,
							keptItem(item, { time: '2026-01-05T00:00:00.000Z', collections: ['Naïve'], citationKey: 'k' }),
						];
					}),
				),
			);
		const [kept, foreign] = [library(ours, 'MINE'), library(theirs, 'YOUR')];
		neverOthers(kept, foreign, 'zotero/user/items.jsonl');
		const check = finish(checkOf(bytesOf(kept)));
		for (const { name, bytes } of mutationsOf(bytesOf(kept), bytesOf(foreign))) {
			for (const [key, item] of finish(readKeptItems(textOf(bytes)))) {
				toldKey(item);
				itemOfLine(key, item);
			}
			assert.equal(finish(checkOf(bytes)) === check, Buffer.compare(bytes, bytesOf(kept)) === 0, name);
		}
	});

	it('reads records of feeds and libraries as far as they are whole', () => {
		const feed = JSON.stringify({
			...{ lookedAt: 5, since: '2026-01-04', failure: { at: 4, message: 'No network.', retryAt: null } },
			days: {
				'2026-01-05': { status: 'kept', at: 5, etag: null },
				'2026-01-04': { status: 'empty', at: 4, etag: 'x' },
			},
		});
		const zotero = JSON.stringify({
			...{ lookedAt: 5, freshAt: 5, failure: null, version: 7, server: 'a', check: 1, others: { NOTE: 3 } },
			collections: [{ key: 'C', name: 'Thesis', parent: null }],
		});
		for (const { bytes } of [
			...mutationsOf(bytesOf(feed), bytesOf(zotero)),
			...mutationsOf(bytesOf(zotero), bytesOf(feed)),
		]) {
			const record = readRecord(textOf(bytes));
			statusOf(record);
			newestKept(record);
			zoteroStatus(readZoteroRecord(textOf(bytes)));
		}
	});
});

describe('what is remembered of papers, of another version or garbled', () => {
	const library = Library.empty.withListing(readList(daily(1000, ['Sparse Graphs', 'Dense Graphs']), 'a.json'));
	const [first, second] = library.papers;
	const garbled = [
		null,
		5,
		'x',
		{},
		[null, 5, 'x', {}, []],
		[[null]],
		[{ names: null, told: {} }],
		[{ names: ['a'], told: null }],
	];
	const mementoOf = (value: unknown) => ({
		get: (_key: string, otherwise?: unknown) => value ?? otherwise,
		update: async () => {},
	});

	it('counts where it is understood, and what is done next is noted', async () => {
		const names = [first!.id, `title:x`];
		const entries = [names, { names, told: { saved: 1 } }, { id: first!.id, title: first!.title }];
		for (const value of [...garbled, [...entries, null, { names: [3], told: { saved: 'x' } }, { id: 3 }]]) {
			const isMixed = Array.isArray(value) && value.length === entries.length + 3;
			const signals = new SignalMemory(mementoOf(value) as never);
			assert.deepEqual(
				signals.of(library).map(({ paper, signals }) => [paper.id, signals]),
				isMixed ? [[first!.id, ['saved']]] : [],
			);
			await signals.note('saved', [second!], library);
			await signals.followList([second!.id], library);
			await signals.followNew(new Set([second!.id]), () => false, library);
			const reading = new ReadingMemory(mementoOf(value) as never);
			assert.deepEqual([...reading.readIds(library)], isMixed ? [first!.id] : []);
			assert.deepEqual([...reading.list(library).keys()], isMixed ? [first!.id] : []);
			await reading.markRead([second!], library);
			await reading.markUnread([second!], library);
			await reading.setList([second!.id], library);
			await reading.catchUp(library);
		}
	});
});
