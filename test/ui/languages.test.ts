import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { pseudoText } from '../../scripts/lib/strings.mjs';
import { PaperPanel } from './paperPanel';
import { openWorkbench, type Workbench } from './workbench';

/** Widths of the window that leave a page most of it, and little more than a column. */
const WIDTHS = [1280, 720];

async function openFirstPaper(workbench: Workbench, search: string): Promise<PaperPanel> {
	await workbench.runCommand(`Offprint: ${search}`);
	const first = workbench.page.locator('.quick-input-list .monaco-list-row[data-index="0"]');
	await workbench.quickPick.typeUntil('agents', first.filter({ hasText: /agent/i }));
	await workbench.quickPick.accept();
	const panel = new PaperPanel(workbench);
	await panel.shows(/agent/i);
	return panel;
}

/** What of a page's own words does not fit where it stands; how wide the page is beyond what is seen of it. */
function cutTexts(page: FrameLocator): Promise<string[]> {
	return page.locator('body').evaluate((body) => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const isCut = (part: HTMLElement) => {
			const { left, right } = part.getBoundingClientRect();
			const { display, overflowY } = getComputedStyle(part);
			const isOver = display !== 'inline' && part.scrollWidth > part.clientWidth + 1;
			const isUnder = overflowY === 'hidden' && part.scrollHeight > part.clientHeight + 1;
			return left < -1 || right > clientWidth + 1 || isOver || isUnder;
		};
		const parts = [...body.querySelectorAll<HTMLElement>('button, select, summary, label, h2, h3, dt, th, .note')];
		const seen = parts.filter((part) => part.checkVisibility() && part.clientWidth > 1);
		return [
			...seen.filter(isCut).map((part) => part.innerText.trim()),
			...(scrollWidth > clientWidth + 1 ? [`the page, by ${scrollWidth - clientWidth} px`] : []),
		];
	});
}

describe('Languages', () => {
	it('is German where VS Code speaks German', async () => {
		const workbench = await openWorkbench({ folder: 'samples', language: 'de' });
		await workbench.openContainer('Offprint');
		await workbench.tree('Paper').rows();
		const panel = await openFirstPaper(workbench, 'Paper suchen');
		await panel.button('Zitation einfügen').waitFor();
		await panel.related().first().waitFor();
		await workbench.screenshot('german');
		for (const width of WIDTHS) {
			await workbench.page.setViewportSize({ width, height: 800 });
			assert.deepEqual(await cutTexts(panel.page), [], `${width} px`);
		}
		await workbench.screenshot('german-narrow');
	});

	it('have room for words that are longer than any', async () => {
		const workbench = await openWorkbench({ folder: 'samples', language: 'qps-ploc' });
		await workbench.openContainer('Offprint');
		await workbench.tree(pseudoText('Papers')).rows();
		const panel = await openFirstPaper(workbench, pseudoText('Search Papers'));
		await panel.button(pseudoText('Insert Citation')).waitFor();
		await panel.related().first().waitFor();
		for (const width of WIDTHS) {
			await workbench.page.setViewportSize({ width, height: 800 });
			await workbench.screenshot(`longer-words-paper-${width}`);
			assert.deepEqual(await cutTexts(panel.page), [], `the paper, ${width} px`);
		}
		await workbench.page.setViewportSize({ width: 1280, height: 800 });
		await workbench.runCommand(`Offprint: ${pseudoText('Show Overview')}`);
		const overview = workbench.webview();
		await overview.locator('.chart').first().waitFor();
		for (const width of WIDTHS) {
			await workbench.page.setViewportSize({ width, height: 800 });
			await workbench.screenshot(`longer-words-overview-${width}`);
			assert.deepEqual(await cutTexts(overview), [], `the overview, ${width} px`);
		}
	});
});
