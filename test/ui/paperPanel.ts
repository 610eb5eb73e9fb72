import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The panel of a paper: one that is in sight. */
export class PaperPanel {
	readonly page: FrameLocator;
	readonly title: Locator;
	readonly abstract: Locator;

	constructor(readonly workbench: Workbench) {
		this.page = workbench.webview();
		this.title = this.page.locator('h1');
		this.abstract = this.page.locator('.abstract').first();
	}

	/** Waits until it shows the paper of this title. */
	async shows(title: string | RegExp): Promise<void> {
		await this.title.filter({ hasText: title }).waitFor();
	}

	button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name, exact: typeof name === 'string' });
	}

	/** The related papers once they are found. */
	related(): Locator {
		return this.page.locator('#related:not([aria-busy]) button.link');
	}
}

/** Finds a paper and opens it once it is the first that is found. */
export async function openPaper(workbench: Workbench, query: string, title: string | RegExp): Promise<PaperPanel> {
	const first = workbench.page.locator('.quick-input-list .monaco-list-row[data-index="0"]').filter({ hasText: title });
	for (let tries = 0; tries < 6; tries++) {
		await workbench.runCommand('Offprint: Search Papers');
		// A page that has just been clicked may take the focus back, and what is typed before papers are read finds none.
		if (await workbench.quickPick.finds(query, first)) {
			break;
		}
		await workbench.page.keyboard.press('Escape');
	}
	await workbench.quickPick.accept();
	const panel = new PaperPanel(workbench);
	await panel.shows(title);
	return panel;
}

/** A listing in the shape of the site's API answers; the ids of its papers are counted from `firstId`. */
export function apiListing(
	papers: readonly { readonly title: string; readonly summary: string }[],
	firstId = 10_001,
): string {
	return JSON.stringify(
		papers.map(({ title, summary }, index) => ({
			title,
			paper: { id: `2501.${String(firstId + index)}`, title, summary, publishedAt: '2025-01-07T00:00:00.000Z' },
		})),
	);
}
