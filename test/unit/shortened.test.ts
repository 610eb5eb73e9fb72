import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortened } from '../../src/core/text/shortened';

describe('a text that is shortened', () => {
	it('ends behind a whole word where it has one', () => {
		assert.equal(shortened('Reading lists of long papers', 40), 'Reading lists of long papers');
		assert.equal(shortened('Reading lists of long papers', 18), 'Reading lists of …');
		assert.equal(shortened('A Donaudampfschifffahrtsgesellschaft', 20), 'A Donaudampfschifff…');
	});

	it('is no longer than it may be, and never ends in half a sign', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (text, most) => {
				const short = shortened(text, most);
				assert.ok(short.length <= most);
				assert.doesNotMatch(short, /[\ud800-\udbff](?![\udc00-\udfff])/);
			}),
		);
	});
});
