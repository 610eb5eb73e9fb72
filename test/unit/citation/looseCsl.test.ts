import assert from 'node:assert/strict';
import { strictItem } from '../../../src/core/citation/looseCsl';

/** Right values are what `pandoc --citeproc` (2.17) prints of the same. */
describe('an item of CSL as people write it', () => {
	for (const [written, expected] of [
		['Ann Roe', [{ literal: 'Ann Roe' }]],
		[['Ann Roe'], [{ literal: 'Ann Roe' }]],
		[{ family: 'Roe', given: 'Ann' }, [{ family: 'Roe', given: 'Ann' }]],
		[[null, {}, { family: 'Roe', given: 3 }], [{ family: 'Roe', given: '3' }]],
		[[], undefined],
		[null, undefined],
	] as const) {
		it(`names ${JSON.stringify(written)}`, () => assert.deepEqual(strictItem({ author: written }).author, expected));
	}

	for (const [written, expected] of [
		[2008, { 'date-parts': [[2008]] }],
		['2009-05-06', { 'date-parts': [[2009, 5, 6]] }],
		['2001/2003', { 'date-parts': [[2001], [2003]] }],
		[{ year: 2001 }, { 'date-parts': [[2001]] }],
		[
			[
				{ year: 2004, month: 3 },
				{ year: 2005, month: 4 },
			],
			{
				'date-parts': [
					[2004, 3],
					[2005, 4],
				],
			},
		],
		// The processor fails on ends that are not told alike.
		[[{ year: 2004, month: 3 }, { year: 2005 }], { 'date-parts': [[2004], [2005]] }],
		['2004-03/', { 'date-parts': [[2004], [0]] }],
		[{ 'date-parts': [['2004', '3']] }, { 'date-parts': [[2004, 3]] }],
		[
			{ year: 2001, season: 2 },
			{ 'date-parts': [[2001]], season: 2 },
		],
		[{ literal: 'spring' }, { literal: 'spring' }],
		[null, undefined],
		['', undefined],
	] as const) {
		it(`dates ${JSON.stringify(written)}`, () => assert.deepEqual(strictItem({ issued: written }).issued, expected));
	}

	it('numbers for texts, small letters for capitals, a resolver before a DOI', () => {
		assert.deepEqual(strictItem({ title: 7, doi: 'https://doi.org/10.1/x', note: { a: 1 }, keyword: ['a', 'b'] }), {
			title: '7',
			DOI: '10.1/x',
			keyword: 'a, b',
		});
	});
});
