import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newestOf } from '../../src/core/library/newest';
import { finish } from '../../src/core/steps';
import { makePaper } from './makePaper';

describe('the newest papers', () => {
	it('are those a sort of all puts first, of one day in the order of the papers', () => {
		const dates = fc.array(fc.option(fc.constantFrom('2024-12-31', '2025-01-02', '2025-01-10', '2026-03-04')));
		fc.assert(
			fc.property(dates, fc.nat(6), (given, most) => {
				const papers = given.map((date, i) => makePaper({ titleText: `paper ${i}`, date, upvotes: i % 3 }));
				const sorted = papers
					.map(({ date, upvotes }, index) => ({ index, day: Number((date ?? '0').replaceAll('-', '')), upvotes }))
					.filter(({ upvotes }) => upvotes !== 0)
					.sort((a, b) => b.day - a.day || a.index - b.index)
					.map(({ index }) => index);
				assert.deepEqual(finish(newestOf(papers, most, ({ upvotes }) => upvotes !== 0)), sorted.slice(0, most));
			}),
		);
	});
});
