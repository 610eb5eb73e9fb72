import assert from 'node:assert/strict';
import { runInSlices } from '../../src/host/slices';

/** Never ends by itself; counts its slices, each of which lasts until the thread is given away. */
function* endless(steps: string[], name: string): Generator<void, never> {
	for (;;) {
		if (steps.at(-1) !== name) {
			steps.push(name);
		}
		yield;
	}
}

describe('Work in slices', () => {
	it('gives back the result', async () => {
		const work = (function* () {
			yield;
			return 'done';
		})();
		assert.equal(await runInSlices(work, () => false), 'done');
	});

	it('ends when it is cancelled', async () => {
		let slices = 0;
		const steps: string[] = [];
		assert.equal(await runInSlices(endless(steps, 'a'), () => ++slices === 2), undefined);
	});

	it('lets timers run between the slices of two works', async () => {
		const steps: string[] = [];
		let turns = 0;
		const count = () => {
			steps.push('timer');
			turns++;
			if (turns < 20) {
				setTimeout(count, 0);
			}
		};
		setTimeout(count, 0);
		const isOver = () => turns >= 20;
		await Promise.all([runInSlices(endless(steps, 'a'), isOver), runInSlices(endless(steps, 'b'), isOver)]);
		const begun = steps.slice(2).join(' ');
		assert.doesNotMatch(begun, /a b|b a/);
	});
});
