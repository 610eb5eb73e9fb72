/** How long the list of the pick takes to answer a key, from the key press to the frame that shows it. */
import { loadavg } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../ui/workbench';
import { hasLargeCorpus, writeLargeCorpus } from '../scaleCorpus';

const FILES = 20;
const SIZES = [10_000, 100_000] as const;
/** Words of titles, of abstracts, with typing errors, half words, a qualifier. */
const QUERIES = [
	'reasoning models habits',
	'video generation with camera control',
	'divesity of reinforcment',
	'gpt4 tool use',
	'has:code robots',
] as const;
/** As somebody types who does not wait: a key each so many milliseconds. */
const BETWEEN_KEYS_MS = 120;

/** Milliseconds from each key press, as the browser stamps it, to the frame after the list has changed. */
async function typingTimes(page: Page, query: string): Promise<readonly number[]> {
	await page.evaluate(watchList);
	for (const letter of query) {
		await page.keyboard.press(letter === ' ' ? 'Space' : letter);
		await page.waitForTimeout(BETWEEN_KEYS_MS);
	}
	return page.evaluate(() => (window as unknown as Watched).offprintTimes ?? []);
}

interface Watched {
	offprintTimes?: number[];
}

/** Runs in the window. A key whose answer leaves the list as it is does not count. */
function watchList(): void {
	const times: number[] = [];
	(window as unknown as Watched).offprintTimes = times;
	const widget = document.querySelector('.quick-input-widget')!;
	let pressed = 0;
	widget.addEventListener(
		'keydown',
		(event) => {
			pressed = event.timeStamp;
		},
		{ capture: true },
	);
	new MutationObserver(() => {
		const start = pressed;
		if (start > 0) {
			pressed = 0;
			requestAnimationFrame(() => {
				// A message posted while a frame is made arrives when it has been painted.
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => times.push(performance.now() - start);
				port2.postMessage(null);
			});
		}
	}).observe(widget.querySelector('.quick-input-list')!, { childList: true, subtree: true, characterData: true });
}

async function openCorpus(papers: number): Promise<Workbench> {
	const workbench = await openWorkbench({ settings: { 'offprint.corpus': ['corpus/*.txt'] } });
	writeLargeCorpus(path.join(workbench.folder, 'corpus'), papers, FILES);
	await workbench.page.reload();
	await workbench.openContainer('Offprint');
	await workbench.tree('Papers').row('Generative Models').waitFor({ timeout: 300_000 });
	await workbench.tree('Papers').row('Topic being found').waitFor({ state: 'detached', timeout: 300_000 });
	return workbench;
}

describe('Typing in the pick', function () {
	this.timeout(900_000);

	before(function () {
		hasLargeCorpus() || this.skip();
	});

	for (const papers of SIZES) {
		it(`answers each key, with ${papers} papers`, async () => {
			const workbench = await openCorpus(papers);
			const { page, quickPick } = workbench;
			const times: number[] = [];
			for (const query of ['warming up', ...QUERIES]) {
				await workbench.runCommand('Offprint: Search Papers');
				await quickPick.type('');
				await quickPick.input.click();
				const taken = await typingTimes(page, query);
				times.push(...(query === 'warming up' ? [] : taken));
				await quickPick.cancel();
			}
			times.sort((a, b) => a - b);
			const at = (share: number) => `${times[Math.floor(share * (times.length - 1))]?.toFixed(0)} ms`;
			console.log(
				`from key to painted list, ${papers} papers: median ${at(0.5)}   95% ${at(0.95)}   most ${at(1)}` +
					`   over ${times.length} keys, load ${loadavg()[0]?.toFixed(1)}`,
			);
		});
	}
});
