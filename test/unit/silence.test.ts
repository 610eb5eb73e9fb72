import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { watchSilence } from '../../scripts/lib/silence.mjs';

describe('a run of tests', () => {
	afterEach(() => mock.timers.reset());

	it('goes on for hours as long as it says something, and ends where it says nothing', () => {
		mock.timers.enable({ apis: ['setTimeout'] });
		let isSilent = false;
		const { heard } = watchSilence(() => {
			isSilent = true;
		}, 10);
		for (let minutes = 0; minutes < 300; minutes += 9) {
			mock.timers.tick(9 * 60_000);
			heard();
		}
		assert.equal(isSilent, false);
		mock.timers.tick(10 * 60_000);
		assert.equal(isSilent, true);
	});

	it('is not watched when it has ended', () => {
		mock.timers.enable({ apis: ['setTimeout'] });
		const watch = watchSilence(() => assert.fail('still watched'), 10);
		watch.stop();
		mock.timers.tick(60 * 60_000);
	});
});
