import type { Page } from 'playwright-core';

/** Something that happened in a frame of the window, in milliseconds since the epoch. */
interface Moment {
	readonly what: 'click' | 'frame' | 'painted';
	readonly at: number;
}

export interface Opening {
	/** Milliseconds from the click to the page on the screen. */
	readonly total: number;
	/** Of these, until VS Code had made an empty frame to write the page into; 0 where there was one. */
	readonly frame: number;
}

const MARK = '##moment ';

/**
 * Measures from the click of the user, as the browser stamps it, to the frame in which the page of a paper is painted.
 * Runs inside the frames: nothing of it waits for the program that drives the browser.
 */
export class PaintWatch {
	private readonly moments: Moment[] = [];

	private constructor(page: Page) {
		page.on('console', (message) => {
			const text = message.text();
			if (text.startsWith(MARK)) {
				this.moments.push(JSON.parse(text.slice(MARK.length)) as Moment);
			}
		});
	}

	static async in(page: Page): Promise<PaintWatch> {
		const watch = new PaintWatch(page);
		await page.context().addInitScript(watchFrame, MARK);
		await page.evaluate(watchFrame, MARK);
		return watch;
	}

	/** From the click that `act` makes to another paper on the screen. */
	async time(act: () => Promise<void>): Promise<Opening> {
		this.moments.length = 0;
		await act();
		for (let tries = 0; tries < 1000; tries++) {
			const [click, frame, painted] = (['click', 'frame', 'painted'] as const).map((wanted) =>
				this.moments.find(({ what }) => what === wanted),
			);
			if (click && frame && painted) {
				return { total: painted.at - click.at, frame: Math.max(0, frame.at - click.at) };
			}
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		throw new Error('No paper came on the screen');
	}
}

/** Runs in each frame of the window; what is inside an editor's frame is seen from there. */
function watchFrame(mark: string): void {
	/** VS Code's own mark; see workbench/contrib/webview/browser/pre/index.html in microsoft/vscode. */
	const FRAME_MADE = 'wroteInnerContent';
	const say = (what: Moment['what'], time: number) =>
		console.debug(mark + JSON.stringify({ what, at: performance.timeOrigin + time } satisfies Moment));
	window.addEventListener('click', ({ timeStamp }) => say('click', timeStamp), { capture: true });
	let shown = '';
	const look = () => {
		// VS Code makes a page in a frame out of sight, and gives it this id and shows it when it has loaded.
		const frame = document.querySelector<HTMLIFrameElement>('iframe#active-frame');
		const main = frame?.style.visibility === 'hidden' ? null : frame?.contentDocument?.querySelector('main');
		const paper = main?.getAttribute('data-paper') ?? '';
		if (paper !== '' && paper !== shown) {
			// A message posted while a frame is made arrives when it has been painted.
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				say(
					'frame',
					performance.getEntriesByType('mark').findLast(({ name }) => name.endsWith(FRAME_MADE))?.startTime ?? 0,
				);
				say('painted', performance.now());
			};
			port2.postMessage(null);
		}
		shown = paper;
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}
