/**
 * How long a paper takes to open, from the click on its row to its page on the screen: `npm run bench:ui`. Beside it
 * stands what VS Code takes for a page with one word, opened by another extension in the same window.
 */
import { loadavg } from 'node:os';
import type { Locator } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../ui/workbench';
import { type Opening, PaintWatch } from './painted';

const ROUNDS = 20;

function print(what: string, openings: readonly Opening[]): void {
	const total = openings.map(({ total }) => total).toSorted((a, b) => a - b);
	const own = openings.map(({ total, frame }) => total - frame).toSorted((a, b) => a - b);
	const at = (times: readonly number[], share: number) => {
		const time = times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
		return `${time.toFixed(0)} ms`.padStart(7);
	};
	console.log(
		`${what.padEnd(32)} median${at(total, 0.5)}   90%${at(total, 0.9)}   least${at(total, 0)}` +
			`   after VS Code made its frame: median${at(own, 0.5)}`,
	);
}

async function openPapers(): Promise<Workbench> {
	const workbench = await openWorkbench({ folder: 'samples', settings: { 'neighbour.opensEmptyPages': true } });
	await workbench.openContainer('Offprint');
	await workbench.tree('Papers').rows();
	await workbench.runCommand('Offprint: Group and Sort Papers…');
	await workbench.quickPick.choose('No groups');
	await workbench.tree('Papers').row('AI Agent Behavioral Science').waitFor();
	return workbench;
}

/** Longer than a double click, so that each click is one. */
const BETWEEN_CLICKS_MS = 600;

describe('Opening a paper', function () {
	this.timeout(300_000);

	it('in the panel that is there, and in a new one', async () => {
		const workbench = await openPapers();
		const { page } = workbench;
		const watch = await PaintWatch.in(page);
		const rows = workbench.tree('Papers').pane.locator('.monaco-list-row[aria-level="1"]');
		const count = Math.min(await rows.count(), 12);
		const emptyPage = workbench.tree('Neighbour').row('Empty Page');
		const click = async (target: Locator) => {
			await page.waitForTimeout(BETWEEN_CLICKS_MS);
			return watch.time(() => target.click());
		};
		await click(emptyPage);
		await click(rows.nth(count - 1));
		console.log(`${ROUNDS} clicks each, load ${loadavg()[0]?.toFixed(1)}; wanted: median under 100 ms`);
		const again: Opening[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			again.push(await click(rows.nth(round % count)));
		}
		print('another paper in the preview', again);
		const anew: Opening[] = [];
		const empty: Opening[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			await workbench.runCommand('View: Close All Editors');
			anew.push(await click(rows.nth(round % count)));
			await workbench.runCommand('View: Close All Editors');
			empty.push(await click(emptyPage));
		}
		print('a paper in a new panel', anew);
		print('an empty page of any extension', empty);
	});
});
