import type { Page } from 'playwright-core';
import { Moments } from './moments';

export interface Opening {
	/** Milliseconds from the click to the page on the screen. */
	readonly total: number;
	/** Of these, until VS Code had made an empty frame to write the page into; 0 where there was one. */
	readonly frame: number;
}

/** Measures from the click of the user, as the browser stamps it, to the frame in which the page of a paper is painted. */
export class PaintWatch {
	private constructor(private readonly moments: Moments) {}

	static async in(page: Page): Promise<PaintWatch> {
		return new PaintWatch(await Moments.in(page, watchFrame));
	}

	/** From the click that `act` makes to another paper on the screen. */
	async time(act: () => Promise<void>): Promise<Opening> {
		this.moments.forget();
		await act();
		const [click = 0, frame = 0, painted = 0] = await this.moments.first('click', 'frame', 'painted');
		return { total: painted - click, frame: Math.max(0, frame - click) };
	}
}

/** Runs in each frame of the window; what is inside an editor's frame is seen from there. */
function watchFrame(mark: string): void {
	/** VS Code's own mark; see workbench/contrib/webview/browser/pre/index.html in microsoft/vscode. */
	const FRAME_MADE = 'wroteInnerContent';
	const say = (what: 'click' | 'frame' | 'painted', time: number) =>
		console.debug(mark + JSON.stringify({ what, at: performance.timeOrigin + time }));
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
