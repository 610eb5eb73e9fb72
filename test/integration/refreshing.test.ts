import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Feed } from '../../src/core/feeds/feed';
import type { Ask, ServiceAnswer } from '../../src/core/services/exchange';
import { Feeds } from '../../src/host/feeds/feeds';
import { Refreshing } from '../../src/host/feeds/refreshing';
import { Log } from '../../src/host/log';
import { eventually, writeFiles } from './documents';

/** Nobody answers there: the extension itself follows what the setting says, too. */
const FEED = { kind: 'listing', url: 'http://127.0.0.1:9/none.txt' } as const satisfies Feed;
const HOUR = 3_600_000;
const configuration = () => vscode.workspace.getConfiguration('offprint');
const set = (name: string, value: unknown) => configuration().update(name, value, vscode.ConfigurationTarget.Global);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('New papers, looked for by themselves', () => {
	const disposables: vscode.Disposable[] = [];

	afterEach(async () => {
		vscode.Disposable.from(...disposables.splice(0)).dispose();
		await set('feeds', undefined);
		await set('feed.refresh', undefined);
	});

	/** A window, in front or not, in which so many looks are due. */
	function openWindow(most: number, { calm = 0, focused = true } = {}) {
		const looks: number[] = [];
		const feeds = {
			due: () => (looks.length < most ? [FEED] : []),
			look: async () => void looks.push(Date.now()),
		};
		let stand = () => {};
		const store = { whenLoaded: new Promise<void>((resolve) => (stand = resolve)) };
		const times = { afterStart: 50, calm, every: 50 };
		const changed = new vscode.EventEmitter<vscode.WindowState>();
		let state: vscode.WindowState = { focused, active: focused };
		const focus = {
			get state() {
				return state;
			},
			onDidChangeWindowState: changed.event,
		};
		disposables.push(changed, new Refreshing(feeds, store, { warn: assert.fail }, times, focus));
		const turn = (front: boolean) => {
			state = { focused: front, active: front };
			changed.fire(state);
		};
		return { looks, stand, turn };
	}

	it('are never asked for before the tree stands, and then as often as they are due', async () => {
		await set('feed.refresh', 'never');
		await set('feeds', [FEED]);
		const { looks, stand } = openWindow(2);
		await pause(300);
		assert.deepEqual(looks, []);
		stand();
		await eventually(
			() => looks.length,
			(count) => count === 2,
		);
		await pause(300);
		assert.equal(looks.length, 2);
	});

	it('are not asked for while one types', async () => {
		await set('feed.refresh', 'never');
		await set('feeds', [FEED]);
		const at = await writeFiles({ 'typed.md': 'x' });
		const document = await vscode.workspace.openTextDocument(at('typed.md'));
		const calm = 3000;
		const { looks, stand } = openWindow(Number.POSITIVE_INFINITY, { calm });
		stand();
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), 'y');
		const typedAt = Date.now();
		await vscode.workspace.applyEdit(edit);
		const before = looks.length;
		await eventually(
			() => looks.length,
			(count) => count > before,
		);
		assert.ok(looks[before]! >= typedAt + calm, String(looks[before]! - typedAt));
	});

	it('are asked for only while the window has the focus', async () => {
		await set('feed.refresh', 'never');
		await set('feeds', [FEED]);
		const { looks, stand, turn } = openWindow(Number.POSITIVE_INFINITY, { focused: false });
		stand();
		await pause(500);
		assert.deepEqual(looks, []);
		turn(true);
		await eventually(
			() => looks.length,
			(count) => count > 1,
		);
		turn(false);
		await pause(100);
		const before = looks.length;
		await pause(500);
		assert.equal(looks.length, before);
	});

	it('are not asked for where nothing is followed, and at once when something is', async () => {
		await set('feed.refresh', 'never');
		const { looks, stand } = openWindow(1);
		stand();
		await pause(500);
		assert.deepEqual(looks, []);
		await set('feeds', [FEED]);
		await eventually(
			() => looks.length,
			(count) => count > 0,
		);
	});

	it('are due when the last look is older than the setting says, or when the service wants to be asked again', async () => {
		await set('feed.refresh', 6);
		await set('feeds', [FEED]);
		const nothing: ServiceAnswer = { kind: 'nothing', status: 404, text: '', time: '' };
		let answer: ServiceAnswer = nothing;
		const ask: Ask = async () => answer;
		// The channel is that of the extension itself, which goes on using it.
		const feeds = new Feeds((await writeFiles({}))('.'), ask, new Log());
		disposables.push(feeds);
		const due = (after: number) => feeds.due(Date.now() + after).length;
		await eventually(
			() => due(0),
			(count) => count === 1,
		);
		await feeds.look([FEED]);
		assert.deepEqual([due(0), due(5 * HOUR), due(6 * HOUR)], [0, 0, 1]);
		answer = { kind: 'failed', reason: 'busy', message: 'Busy.', retryAt: Date.now() + HOUR };
		await feeds.look([FEED]);
		assert.deepEqual([due(0), due(2 * HOUR)], [0, 1]);
		await set('feed.refresh', 'never');
		assert.equal(due(1000 * HOUR), 0);
	});
});
