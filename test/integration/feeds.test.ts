import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dailyDay, dayAfter } from '../../src/core/feeds/calendar';
import { feedFolder } from '../../src/core/feeds/feed';
import { statusOf } from '../../src/core/feeds/record';
import type { Ask, Failed, ServiceAnswer } from '../../src/core/services/exchange';
import { FeedFiles } from '../../src/host/feeds/feedFiles';
import { removeFeeds } from '../../src/host/feeds/feedSetting';
import { look } from '../../src/host/feeds/looking';
import { readFile, writeFiles } from './documents';

const TODAY = dailyDay(Date.now());

function found(text: string): ServiceAnswer {
	const bytes = new TextEncoder().encode(text);
	return { kind: 'found', bytes, text, type: 'application/json', etag: null, next: null, time: '2026-11-27T00:00:00Z' };
}

function failed(reason: Failed['reason']): Failed {
	return { kind: 'failed', reason, message: `It is ${reason}.`, retryAt: null };
}

const list = (title: string) =>
	JSON.stringify([
		{ paper: { id: '2611.00001', title, summary: 'It is described.', authors: [{ name: 'Ada Berg' }], upvotes: 3 } },
	]);

describe('A feed that is followed', () => {
	let files: FeedFiles;
	let asked: string[];

	beforeEach(async () => {
		asked = [];
		files = new FeedFiles((await writeFiles({}))('daily'));
	});

	interface Wanted {
		readonly days?: readonly string[];
		readonly keepDays?: number;
		/** The user stops it after so many days. */
		readonly stopAfter?: number;
	}
	const lookWith = (answer: (day: string) => ServiceAnswer, { days, keepDays = 0, stopAfter }: Wanted = {}) => {
		const ask: Ask = async ({ path }) => {
			const day = /date=([\d-]+)/.exec(path)?.[1] ?? '';
			asked.push(day);
			return answer(day);
		};
		const stop = new AbortController();
		const onDay = (done: number) => done === stopAfter && stop.abort();
		const feed = { kind: 'daily' } as const;
		return look({ feed, files, ask, signal: stop.signal, keepDays, onDay, ...(days && { days }) });
	};
	const kept = (day: string) => readFile(vscode.Uri.joinPath(files.folder, `${day}.json`));

	it('keeps each day as it came, and never asks for one again that is over', async () => {
		const text = `${list('As It Came')}\n`;
		const { record } = await lookWith(() => found(text));
		assert.equal(statusOf(record), 'fresh');
		assert.deepEqual(
			asked,
			[0, 1, 2, 3].map((back) => dayAfter(TODAY, -back)),
		);
		assert.equal(await kept(dayAfter(TODAY, -2)), text);
		asked = [];
		await lookWith(() => found(list('Another')));
		assert.ok(asked.includes(TODAY));
		assert.ok(!asked.includes(dayAfter(TODAY, -2)));
		assert.equal(await kept(dayAfter(TODAY, -2)), text);
	});

	for (const [fault, answer] of Object.entries({
		'is down': failed('busy'),
		'is out of reach': failed('offline'),
		'sends half of it': found(list('Half').slice(0, -20)),
		'sends a page for people': found('<!doctype html><title>Sign in</title>'),
		'says there is nothing': found('[]'),
		'has no such page': { kind: 'nothing', status: 404, text: '', time: '' } as const,
	})) {
		it(`keeps what it has when the service ${fault}`, async () => {
			const text = list('Kept');
			await lookWith(() => found(text));
			const { record } = await lookWith(() => answer);
			assert.equal(await kept(TODAY), text);
			assert.equal(statusOf(record), fault === 'says there is nothing' ? 'fresh' : 'failed');
			assert.equal(statusOf(await files.record()), statusOf(record));
		});
	}

	it('leaves no gap where a look ended early', async () => {
		await lookWith((day) => (day === TODAY ? found(list('First')) : failed('offline')));
		await lookWith(() => found(list('Then')));
		assert.deepEqual(
			[...(await files.files()).keys()].sort(),
			[3, 2, 1, 0].map((back) => dayAfter(TODAY, -back)),
		);
	});

	it('knows its days again where its record was lost or half written', async () => {
		await lookWith(() => found(list('Kept')));
		for (const text of ['', '{"lookedAt":1,"days":{']) {
			await vscode.workspace.fs.writeFile(
				vscode.Uri.joinPath(files.folder, 'feed.record'),
				new TextEncoder().encode(text),
			);
			const record = await files.record();
			assert.equal(Object.keys(record.days).length, 4);
			assert.equal(record.since, dayAfter(TODAY, -3));
		}
	});

	it('gets no more than 31 missed days by itself, and says which it left out', async () => {
		const days = { [dayAfter(TODAY, -50)]: { status: 'empty' as const, at: Date.now(), etag: null } };
		await files.remember({ lookedAt: 1, failure: null, since: dayAfter(TODAY, -50), days });
		const { missed } = await lookWith(() => found('[]'));
		assert.equal(asked.length, 31);
		assert.deepEqual([missed.length, missed[0]], [19, dayAfter(TODAY, -31)]);
	});

	it('gets earlier days until the user stops it, and keeps those that came', async () => {
		const days = [20, 21, 22, 23].map((back) => dayAfter(TODAY, -back));
		const { record } = await lookWith((day) => found(list(`Of ${day}`)), { days, stopAfter: 2 });
		assert.deepEqual(asked, days.slice(0, 2));
		assert.deepEqual([...(await files.files()).keys()].sort(), days.slice(0, 2).sort());
		// They are no reason to get the days between.
		assert.deepEqual([record.failure, record.since], [null, null]);
	});

	it('keeps days as long as the setting says', async () => {
		const days = [0, 9, 10, 40].map((back) => dayAfter(TODAY, -back));
		await lookWith((day) => found(list(`Of ${day}`)), { days });
		await lookWith(() => found('[]'), { days: [], keepDays: 30 });
		assert.deepEqual([...(await files.files()).keys()].sort(), days.slice(0, 3).sort());
		assert.equal(await kept(days[1]!), list(`Of ${days[1]}`));
	});

	it('asks for no page twice', async () => {
		const pages = [found(list('One')), found(list('Two'))];
		await lookWith(
			() => ({ ...pages[Math.min(1, asked.length - 1)]!, next: '/api/daily_papers?p=1' }) as ServiceAnswer,
			{
				days: [dayAfter(TODAY, -5)],
			},
		);
		assert.equal(asked.length, 2);
		assert.equal((await files.files()).get(dayAfter(TODAY, -5))?.length, 2);
	});
});

describe('Feeds that are followed no more', () => {
	it('are put back where they stood, beside what was written meanwhile', async () => {
		const settings = () => vscode.workspace.getConfiguration('offprint');
		const feeds = ['a', 'b', 'c'].map((name) => ({ kind: 'rss', url: `http://127.0.0.1:9/${name}` }) as const);
		const [a, b, c] = feeds;
		const other = { kind: 'rss', url: 'http://127.0.0.1:9/other' };
		await settings().update('feed.refresh', 'never', vscode.ConfigurationTarget.Global);
		await settings().update('feeds', feeds, vscode.ConfigurationTarget.Workspace);
		try {
			const undo = await removeFeeds(new Set(feeds.slice(0, 2).map(feedFolder)));
			assert.deepEqual(settings().get('feeds'), [c]);
			await settings().update('feeds', [c, other], vscode.ConfigurationTarget.Workspace);
			await undo();
			assert.deepEqual(settings().get('feeds'), [a, b, c, other]);
		} finally {
			await settings().update('feeds', undefined, vscode.ConfigurationTarget.Workspace);
			await settings().update('feed.refresh', undefined, vscode.ConfigurationTarget.Global);
		}
	});
});
