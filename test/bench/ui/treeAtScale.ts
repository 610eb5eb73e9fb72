/** How long groups of a tree of 100,000 papers take to open, from the key to the rows on the screen. */
import { loadavg } from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../../ui/workbench';
import { hasLargeCorpus, writeLargeCorpus } from '../scaleCorpus';

const PAPERS = 100_000;
const FILES = 20;
const ROUNDS = 5;
const LONGEST_MS = 20_000;

/** Groupings as the user chooses them, and the groups opened in each: the largest of their kind. */
const OPENED: readonly (readonly [grouping: string, groups: readonly (string | RegExp)[]])[] = [
	['Topic', ['Generative Models', 'Video Generation', 'No date']],
	['Date', ['No date', '2025', 'May 2025']],
	['Organisation', ['No organisation', 'NVIDIA']],
	['Source file', ['listing-01.papers.txt']],
];

const milliseconds = (times: readonly number[]) => {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => `${sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0)} ms`.padStart(8);
	return `median${at(0.5)}   least${at(0)}   most${at(1)}`;
};

/** Presses the key that opens the focused row and waits for the frame in which rows below it are painted. */
async function timeOpening(workbench: Workbench): Promise<number> {
	const lists = workbench.tree('Papers').pane.locator('.monaco-list').first();
	const opened = lists.evaluate(
		(list, limit) =>
			new Promise<number>((resolve, reject) => {
				let start = 0;
				const levelBelow = 1 + Number(list.querySelector('.monaco-list-row.focused')?.getAttribute('aria-level'));
				document.addEventListener('keydown', (event) => (start ||= event.timeStamp), { capture: true, once: true });
				const observer = new MutationObserver(() => {
					if (start > 0 && list.querySelector(`.monaco-list-row[aria-level="${levelBelow}"]`)) {
						observer.disconnect();
						requestAnimationFrame(() => resolve(performance.now() - start));
					}
				});
				observer.observe(list, { childList: true, subtree: true });
				setTimeout(() => reject(new Error(`No row of level ${levelBelow}`)), limit);
			}),
		LONGEST_MS,
	);
	await workbench.page.keyboard.press('ArrowRight');
	return opened;
}

async function openCorpus(): Promise<Workbench> {
	const workbench = await openWorkbench({ settings: { 'offprint.corpus': ['corpus/*.txt'] } });
	writeLargeCorpus(path.join(workbench.folder, 'corpus'), PAPERS, FILES);
	await workbench.page.reload();
	await workbench.openContainer('Offprint');
	const tree = workbench.tree('Papers');
	await tree.row('Generative Models').waitFor({ timeout: 300_000 });
	await tree.row('Topic being found').waitFor({ state: 'detached', timeout: 300_000 });
	return workbench;
}

describe('The tree at scale', function () {
	this.timeout(900_000);

	before(function () {
		hasLargeCorpus() || this.skip();
	});

	it('opens its groups', async () => {
		const workbench = await openCorpus();
		const tree = workbench.tree('Papers');
		console.log(`${PAPERS} papers, load ${loadavg()[0]?.toFixed(1)}; wanted: below 100 ms`);
		for (const [grouping, groups] of OPENED) {
			await workbench.runCommand('Offprint: Group and Sort Papers…');
			await workbench.quickPick.choose(grouping);
			await tree.row(groups[0]!).waitFor({ timeout: 60_000 });
			for (const [depth, group] of groups.entries()) {
				if (grouping !== 'Topic' && depth > 0 && !(await tree.row(group).isVisible())) {
					continue;
				}
				const times: number[] = [];
				for (let round = 0; round < ROUNDS; round++) {
					await tree.row(group).click({ position: { x: 120, y: 10 } });
					await workbench.page.keyboard.press('ArrowLeft');
					await workbench.page.waitForTimeout(300);
					times.push(await timeOpening(workbench));
				}
				console.log(`${grouping.padEnd(14)} ${String(group).padEnd(20)} ${milliseconds(times)}`);
			}
		}
	});

	it('draws the overview', async () => {
		const workbench = await openCorpus();
		const page = workbench.webview();
		await workbench.runCommand('Offprint: Show Overview');
		await page.locator('.chart').first().waitFor({ timeout: 60_000 });
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const start = performance.now();
			await page.getByLabel('Topic').selectOption({ index: 1 + (round % 2) });
			await page.getByRole('status').filter({ hasNotText: '100,000' }).waitFor();
			await page.getByRole('button', { name: 'Reset' }).click();
			await page.getByRole('status').filter({ hasText: '100,000' }).waitFor();
			times.push((performance.now() - start) / 2);
		}
		console.log(`the overview of another topic, or of all   ${milliseconds(times)}`);
	});
});
