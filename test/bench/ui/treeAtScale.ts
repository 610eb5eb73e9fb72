/** How long groups of a tree of 100,000 papers take to open, from the key to the rows on the screen. */
import { loadavg } from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../../ui/workbench';
import { hasLargeCorpus, writeLargeCorpus } from '../scaleCorpus';
import { timeDrawings } from './drawn';

const PAPERS = 100_000;
const FILES = 20;
const ROUNDS = 5;
const LONGEST_MS = 20_000;
/** After this long the tree has been drawn anew. */
const SETTLED_MS = 1000;

/** Groupings as the user chooses them, and the groups opened in each, one within the other: the largest of those in sight. */
const OPENED: readonly (readonly [grouping: string, groups: readonly string[]])[] = [
	['Topic', ['Generative Models', 'Video Generation', 'No date']],
	['Date', ['No date']],
	['Date', ['2025', 'May 2025']],
	['Organisation', ['Adobe']],
	['Source file', ['listing-01.papers.txt']],
];

const milliseconds = (times: readonly number[]) => {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => `${sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0)} ms`.padStart(8);
	return `median${at(0.5)}   least${at(0)}   most${at(1)}`;
};

/** Presses the key that opens the focused row and tells when the frame with the first row below it was painted. */
async function timeOpening(workbench: Workbench): Promise<number> {
	const { page } = workbench;
	// The key is pressed when the list is known to be watched.
	const opened = await workbench
		.tree('Papers')
		.pane.locator('.monaco-list')
		.first()
		.evaluateHandle(watchOpening, LONGEST_MS);
	await page.keyboard.press('ArrowRight');
	return opened.evaluate(({ milliseconds }) => milliseconds);
}

/** Runs in the window. */
function watchOpening(list: Element, limit: number): { readonly milliseconds: Promise<number> } {
	const focused = list.querySelector('.monaco-list-row.focused');
	const below = `[data-index="${Number(focused?.getAttribute('data-index')) + 1}"]`;
	const level = `[aria-level="${Number(focused?.getAttribute('aria-level')) + 1}"]`;
	const milliseconds = new Promise<number>((resolve, reject) => {
		let start = 0;
		document.addEventListener('keydown', (event) => (start ||= event.timeStamp), { capture: true, once: true });
		const observer = new MutationObserver(() => {
			if (start > 0 && list.querySelector(`.monaco-list-row${below}${level}`)) {
				observer.disconnect();
				requestAnimationFrame(() => {
					// A message posted while a frame is made arrives when it has been painted.
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => resolve(performance.now() - start);
					port2.postMessage(null);
				});
			}
		});
		observer.observe(list, { childList: true, subtree: true, attributes: true });
		setTimeout(() => reject(new Error(`No row below ${focused?.textContent}`)), limit);
	});
	return { milliseconds };
}

async function openCorpus(): Promise<Workbench> {
	const workbench = await openWorkbench({
		// A click then chooses a row and leaves it as open as it is.
		settings: { 'offprint.corpus': ['corpus/*.txt'], 'workbench.tree.expandMode': 'doubleClick' },
	});
	writeLargeCorpus(path.join(workbench.folder, 'corpus'), PAPERS, FILES);
	await workbench.page.reload();
	await workbench.openContainer('Offprint');
	const tree = workbench.tree('Papers');
	await tree.row('Generative Models').waitFor({ timeout: 300_000 });
	await tree.row('Topic being found').waitFor({ state: 'detached', timeout: 300_000 });
	return workbench;
}

async function group(workbench: Workbench, grouping: string): Promise<void> {
	await workbench.runCommand('Offprint: Group and Sort Papers…');
	await workbench.quickPick.choose(grouping);
	await workbench.page.waitForTimeout(SETTLED_MS);
}

/** Chooses a row and closes what it opens. */
async function close(workbench: Workbench, label: string): Promise<void> {
	const row = workbench.tree('Papers').row(label);
	await row.locator('.label-name').click();
	if ((await row.getAttribute('aria-expanded')) === 'true') {
		await workbench.page.keyboard.press('ArrowLeft');
	}
	await row.and(workbench.page.locator('[aria-expanded="false"].focused')).waitFor();
}

describe('The tree at scale', function () {
	this.timeout(900_000);

	before(function () {
		hasLargeCorpus() || this.skip();
	});

	it('opens its groups', async () => {
		const workbench = await openCorpus();
		console.log(
			`${PAPERS} papers, load ${loadavg()[0]?.toFixed(1)}; from the key to painted rows, wanted: below 100 ms`,
		);
		for (const [grouping, groups] of OPENED) {
			await group(workbench, grouping);
			for (const label of groups) {
				const first: number[] = [];
				const again: number[] = [];
				for (let round = 0; round < ROUNDS; round++) {
					await close(workbench, label);
					// Grouped anew, the tree has built nothing below its first rows.
					await group(workbench, grouping);
					await close(workbench, label);
					first.push(await timeOpening(workbench));
					await close(workbench, label);
					again.push(await timeOpening(workbench));
				}
				console.log(
					`${`${grouping}: ${label}`.padEnd(36)} first ${milliseconds(first)}   again ${milliseconds(again)}`,
				);
			}
		}
	});

	it('draws the overview', async () => {
		const workbench = await openCorpus();
		const { opened, limited } = await timeDrawings(workbench, ROUNDS);
		console.log(`${PAPERS} papers, load ${loadavg()[0]?.toFixed(1)}; wanted: drawn in less than 1 s`);
		console.log(`the overview, from its figures to painted charts     ${milliseconds(opened.drawn)}`);
		console.log(`the overview, from the command to painted charts     ${milliseconds(opened.total)}`);
		console.log(`another topic or all again, from the choice on       ${milliseconds(limited)}`);
	});
});
