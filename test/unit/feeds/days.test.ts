import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dueDays } from '../../../src/core/feeds/asking';
import { dailyDay, dayAfter, daysBetween, isDay, isSettled } from '../../../src/core/feeds/calendar';
import { type FeedRecord, isFinal, NEVER_LOOKED, readRecord, statusOf } from '../../../src/core/feeds/record';

/** As far apart as clocks can be. */
const ELSEWHERE = ['Pacific/Kiritimati', 'America/Los_Angeles'] as const;

const at = (instant: string) => Date.parse(instant);

describe('days of Daily Papers', () => {
	it('turn at 21:30 in New York, in winter', () => {
		assert.equal(dailyDay(at('2026-11-27T21:29:00-05:00')), '2026-11-27');
		assert.equal(dailyDay(at('2026-11-27T21:31:00-05:00')), '2026-11-28');
	});

	it('are over when the next one has begun everywhere, and stay as they were fetched then', () => {
		assert.equal(isSettled('2026-11-27', at('2026-11-27T23:59:00Z')), false);
		assert.equal(isSettled('2026-11-27', at('2026-11-28T02:00:00Z')), false);
		assert.equal(isSettled('2026-11-27', at('2026-11-28T12:00:00Z')), true);
	});

	it('are counted over the ends of months, leap years and changes of the clock', () => {
		assert.equal(dayAfter('2028-02-28'), '2028-02-29');
		assert.deepEqual(daysBetween('2026-10-31', '2026-11-02'), ['2026-11-02', '2026-11-01', '2026-10-31']);
		assert.deepEqual(daysBetween('2026-11-02', '2026-11-01'), []);
		assert.deepEqual(['2026-02-30', '2026-2-3', '', '2026-11-30'].map(isDay), [false, false, false, true]);
	});

	it('are the same wherever this machine stands', () => {
		if (process.env.TZ === ELSEWHERE[0] || process.env.TZ === ELSEWHERE[1]) {
			return;
		}
		for (const zone of ELSEWHERE) {
			const run = spawnSync(process.execPath, ['scripts/mocha.mjs', 'dist/test/unit/feeds/days.test.js'], {
				env: { ...process.env, TZ: zone },
				encoding: 'utf8',
			});
			assert.equal(run.status, 0, run.stdout + run.stderr);
		}
	});
});

describe('what is remembered of a feed', () => {
	const now = at('2026-11-27T15:00:00Z');
	const kept = (day: string, instant: string): FeedRecord['days'] => ({
		[day]: { status: 'kept', at: at(instant), etag: null },
	});

	it('begins with the last few days, so that a Sunday is not empty', () => {
		assert.deepEqual(dueDays({ kind: 'daily' }, NEVER_LOOKED, now), [
			'2026-11-27',
			'2026-11-26',
			'2026-11-25',
			'2026-11-24',
		]);
	});

	it('leaves out no day since, however a look ended, and asks for no day again that is over', () => {
		const record: FeedRecord = {
			...NEVER_LOOKED,
			since: '2026-11-20',
			days: {
				...kept('2026-11-20', '2026-11-21T12:00:00Z'),
				...kept('2026-11-22', '2026-11-25T12:00:00Z'),
				...kept('2026-11-25', '2026-11-25T20:00:00Z'),
				...kept('2026-11-26', '2026-11-27T10:00:00Z'),
			},
		};
		assert.deepEqual(dueDays({ kind: 'daily' }, record, now), [
			'2026-11-27',
			'2026-11-25',
			'2026-11-24',
			'2026-11-23',
			'2026-11-21',
		]);
		assert.equal(isFinal(record, '2026-11-26'), true);
		assert.equal(isFinal(record, '2026-11-25'), false);
	});

	it('tells fresh, empty, failed and not yet apart', () => {
		const day = kept('2026-11-27', '2026-11-27T10:00:00Z');
		const empty: FeedRecord['days'] = { '2026-11-28': { status: 'empty', at: now, etag: null } };
		const failure = { at: now, message: 'Offline.', retryAt: null };
		const looked = { ...NEVER_LOOKED, lookedAt: now };
		assert.equal(statusOf(NEVER_LOOKED), 'not-yet');
		assert.equal(statusOf({ ...looked, days: day }), 'fresh');
		assert.equal(statusOf({ ...looked, days: { ...day, ...empty } }), 'empty');
		assert.equal(statusOf({ ...looked, days: day, failure }), 'failed');
	});

	it('survives a record that was cut or is of another kind', () => {
		const whole = JSON.stringify({
			lookedAt: 5,
			failure: null,
			since: '2026-11-20',
			days: kept('2026-11-20', '2026-11-21'),
		});
		for (let length = 0; length < whole.length; length++) {
			assert.deepEqual(readRecord(whole.slice(0, length)), NEVER_LOOKED);
		}
		assert.equal(readRecord(whole).since, '2026-11-20');
		const odd = readRecord(
			'{"lookedAt":"x","since":"never","days":{"x":{"status":"kept","at":1},"2026-11-20":{"status":"odd","at":1}}}',
		);
		assert.deepEqual(odd, NEVER_LOOKED);
	});
});
