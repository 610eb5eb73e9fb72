import type { Workbench } from '../../ui/workbench';
import { Moments } from './moments';

/** Milliseconds, one of each a round. */
export interface Drawings {
	readonly opened: {
		/** From the figures' arrival in the page to painted charts. */
		readonly drawn: readonly number[];
		/** From the key that runs the command to painted charts. */
		readonly total: readonly number[];
	};
	/** From the choice of a topic, or of all again, to painted charts. */
	readonly limited: readonly number[];
}

/** Opens the overview again and again, and limits it to a topic and back. */
export async function timeDrawings(workbench: Workbench, rounds: number): Promise<Drawings> {
	const { page, quickPick } = workbench;
	const moments = await Moments.in(page, watchFrame);
	const drawn: number[] = [];
	const total: number[] = [];
	const limited: number[] = [];
	for (let round = 0; round < rounds; round++) {
		await workbench.runCommand('View: Close All Editors');
		await page.keyboard.press('F1');
		await quickPick.type('>Offprint: Show Overview');
		await quickPick.row('Offprint: Show Overview').waitFor();
		moments.forget();
		await quickPick.accept();
		const [key = 0, data = 0, painted = 0] = await moments.first('key', 'data', 'painted');
		drawn.push(painted - data);
		total.push(painted - key);
	}
	const topics = workbench.webview().getByLabel('Topic', { exact: true });
	for (let round = 0; round < 2 * rounds; round++) {
		await page.waitForTimeout(500);
		moments.forget();
		await topics.selectOption({ index: round % 2 === 0 ? 1 + round : 0 });
		const [choice = 0, painted = 0] = await moments.first('choice', 'painted');
		limited.push(painted - choice);
	}
	return { opened: { drawn, total }, limited };
}

/** Runs in each frame of the window; the page within an editor's frame is watched from there. */
function watchFrame(mark: string): void {
	const say = (what: 'key' | 'choice' | 'data' | 'painted') =>
		console.debug(mark + JSON.stringify({ what, at: performance.timeOrigin + performance.now() }));
	window.addEventListener('keydown', ({ key }) => key === 'Enter' && say('key'), { capture: true });
	const watched = new WeakSet<Element>();
	const look = () => {
		const inner = document.querySelector<HTMLIFrameElement>('iframe#active-frame, iframe#pending-frame')?.contentWindow;
		// VS Code writes the page into a frame that is there, which ends what listened to it.
		const page = inner?.document.querySelector('body');
		if (inner && page && !watched.has(page)) {
			watched.add(page);
			const options = { capture: true };
			inner.addEventListener('change', () => say('choice'), options);
			inner.addEventListener(
				'message',
				({ data }) => {
					if (data?.type === 'show') {
						say('data');
						inner.requestAnimationFrame(() => {
							// A message posted while a frame is made arrives when it has been painted.
							const { port1, port2 } = new MessageChannel();
							port1.onmessage = () => page.querySelector('.chart') && say('painted');
							port2.postMessage(null);
						});
					}
				},
				options,
			);
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}
