import type { Locator, Page } from 'playwright-core';

export interface QuickPickRow {
	readonly label: string;
	readonly description: string;
	readonly detail: string;
}

/** How long what is typed may take to find something before it is typed again. */
const PATIENCE_MS = 10_000;

async function shows(locator: Locator): Promise<boolean> {
	try {
		await locator.waitFor({ timeout: PATIENCE_MS });
		return true;
	} catch {
		return false;
	}
}

/** How long an input that is open may take to be typed in. */
const FILL_MS = 10_000;

/** The one input that VS Code shows at the top: the palette, a quick pick or an input box. */
export class QuickPick {
	private readonly widget: Locator;
	readonly input: Locator;

	constructor(private readonly page: Page) {
		this.widget = page.locator('.quick-input-widget');
		this.input = this.widget.locator('.quick-input-box input');
	}

	/** Replaces what is typed in. */
	async type(text: string): Promise<void> {
		await this.input.waitFor();
		await this.input.fill(text);
	}

	/** Types this in, and once more where what it should find does not come: a person who typed before the rows were there would. */
	async typeUntil(text: string, found: Locator): Promise<void> {
		await this.type(text);
		for (let tries = 0; tries < 5 && !(await shows(found)); tries++) {
			await this.type('');
			await this.type(text);
		}
		await found.waitFor();
	}

	/** Whether typing this finds that; not, too, where the pick has closed, as it does when something else takes the focus. */
	async finds(text: string, found: Locator): Promise<boolean> {
		try {
			await this.input.fill(text, { timeout: FILL_MS });
		} catch {
			return false;
		}
		return shows(found);
	}

	/** The rows on the screen once there are any. */
	async rows(): Promise<QuickPickRow[]> {
		await this.list().first().waitFor();
		// The list draws its rows in no order and puts each in its place.
		return this.list().evaluateAll((rows) =>
			rows
				.toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
				.map((row) => {
					const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
					return {
						label: text('.quick-input-list-label .label-name'),
						description: text('.quick-input-list-label .label-description'),
						detail: text('.quick-input-list-label-meta'),
					};
				}),
		);
	}

	/** The first row of this label. */
	row(label: string | RegExp): Locator {
		const name = this.page.locator('.quick-input-list-label .label-name').getByText(label, { exact: true });
		return this.list().filter({ has: name }).first();
	}

	/** Whether a row of this label is there, or comes while the rows settle. */
	offers(label: string): Promise<boolean> {
		return shows(this.row(label));
	}

	async choose(label: string): Promise<void> {
		await this.row(label).click();
	}

	/** Presses a button of a row by its tooltip. */
	async pressButton(label: string, button: string): Promise<void> {
		await this.row(label).hover();
		await this.row(label).getByRole('button', { name: button }).click();
	}

	async accept(): Promise<void> {
		await this.input.press('Enter');
	}

	async cancel(): Promise<void> {
		await this.input.press('Escape');
		await this.widget.waitFor({ state: 'hidden' });
	}

	private list(): Locator {
		return this.widget.locator('.quick-input-list .monaco-list-row');
	}
}
