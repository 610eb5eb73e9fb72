import type { Page } from 'playwright-core';

/** Something that happened in a frame of the window, in milliseconds since the epoch. */
export interface Moment {
	readonly what: string;
	readonly at: number;
}

const MARK = '##moment ';
const LONGEST_MS = 20_000;
const POLL_MS = 10;

/**
 * What scripts inside the frames of a window say on its console: nothing they measure waits for the program that drives
 * the browser.
 */
export class Moments {
	private readonly said: Moment[] = [];

	private constructor(page: Page) {
		page.on('console', (message) => {
			const text = message.text();
			if (text.startsWith(MARK)) {
				this.said.push(JSON.parse(text.slice(MARK.length)) as Moment);
			}
		});
	}

	/** Runs `watch` in the window and in each frame it will have; it says a moment by `console.debug(mark + JSON)`. */
	static async in(page: Page, watch: (mark: string) => void): Promise<Moments> {
		const moments = new Moments(page);
		await page.addInitScript(watch, MARK);
		await page.evaluate(watch, MARK);
		return moments;
	}

	forget(): void {
		this.said.length = 0;
	}

	/** The first of this kind since all was forgotten, as soon as there is one. */
	async matching(wanted: RegExp): Promise<Moment> {
		for (let waited = 0; waited < LONGEST_MS; waited += POLL_MS) {
			const found = this.said.find(({ what }) => wanted.test(what));
			if (found) {
				return found;
			}
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
		throw new Error(`Not seen: ${wanted}`);
	}

	/** When each of these first happened since all was forgotten, as soon as all of them have. */
	async first(...wanted: readonly string[]): Promise<readonly number[]> {
		for (let waited = 0; waited < LONGEST_MS; waited += POLL_MS) {
			const found = wanted.flatMap((name) => this.said.find(({ what }) => what === name)?.at ?? []);
			if (found.length === wanted.length) {
				return found;
			}
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
		throw new Error(`Not seen: ${wanted.join(', ')}`);
	}
}
