import type { Locator, Page } from 'playwright-core';

export interface TreeRow {
	readonly label: string;
	readonly description: string;
	/** 1 for the rows at the top. */
	readonly level: number;
	/** Undefined where the row cannot be expanded. */
	readonly expanded: boolean | undefined;
}

/** The tree of a view in the side bar, as far as it is scrolled into sight. */
export class Tree {
	/** The whole view, with its title and buttons. */
	readonly pane: Locator;

	constructor(page: Page, view: string) {
		this.pane = page.locator('.pane').filter({ has: page.locator('.pane-header .title', { hasText: view }) });
	}

	/** Unfolds or folds the view among those of the side bar. */
	async unfold(isWanted: boolean): Promise<void> {
		const header = this.pane.locator('.pane-header');
		if ((await header.getAttribute('aria-expanded')) !== String(isWanted)) {
			await header.click();
		}
	}

	/** The rows once there are any. */
	async rows(): Promise<TreeRow[]> {
		await this.list().first().waitFor();
		// The list draws its rows in no order and puts each in its place.
		return this.list().evaluateAll((rows) =>
			rows
				.toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
				.map((row) => {
					const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
					const expanded = row.getAttribute('aria-expanded');
					return {
						label: text('.label-name'),
						description: text('.label-description'),
						level: Number(row.getAttribute('aria-level')),
						expanded: expanded === null ? undefined : expanded === 'true',
					};
				}),
		);
	}

	/** The first row of this label. */
	row(label: string | RegExp): Locator {
		const exact = typeof label === 'string';
		const name = this.pane.page().locator('.label-name').getByText(label, { exact });
		return this.list().filter({ has: name }).first();
	}

	async expand(label: string | RegExp): Promise<void> {
		const row = this.row(label);
		if ((await row.getAttribute('aria-expanded')) === 'false') {
			await row.locator('.monaco-tl-twistie').click();
		}
		await this.pane.page().locator('.monaco-list-row[aria-expanded="true"]').first().waitFor();
	}

	/** Presses a button in the title of the view by its tooltip; with several views it shows under the pointer only. */
	async pressTitleButton(button: string): Promise<void> {
		await this.pane.locator('.pane-header').hover();
		await this.pane.getByRole('button', { name: button }).click();
	}

	/** Presses an inline button of a row by its tooltip. */
	async pressButton(label: string | RegExp, button: string): Promise<void> {
		await this.row(label).hover();
		await this.row(label).getByRole('button', { name: button }).click();
	}

	private list(): Locator {
		return this.pane.locator('.monaco-list-row');
	}
}
