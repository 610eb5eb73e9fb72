import assert from 'node:assert/strict';
import { dateForms } from '../../src/core/text/dates';

describe('dates in the language of the reader', () => {
	it('stand as listings print them in English, and where the runtime does not know a language', () => {
		for (const language of ['en', 'en-GB', 'qps-ploc', 'no such language']) {
			const { date, day, month } = dateForms(language);
			assert.equal(date('2026-02-10', false), 'Feb 10, 2026', language);
			assert.equal(date('2026-02-10', true), 'Feb 10, [2026]');
			assert.equal(day('2026-11-27'), '27 Nov 2026');
			assert.equal(month('2026-02'), 'Feb 2026');
		}
	});

	it('are German in German, a concluded year in brackets', () => {
		const { date, day, month } = dateForms('de');
		assert.equal(date('2026-02-10', false), '10. Feb. 2026');
		assert.equal(date('2026-02-10', true), '10. Feb. [2026]');
		assert.equal(day('2026-11-01'), '1. Nov. 2026');
		assert.equal(month('2026-05'), 'Mai 2026');
	});
});
