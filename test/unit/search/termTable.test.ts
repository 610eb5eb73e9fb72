import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TermTable } from '../../../src/core/search/indexing/termTable';
import { readTokens } from '../../../src/core/search/words/tokens';

describe('table of terms', () => {
	const word = fc.oneof(
		fc.stringMatching(/^[ab01]{1,4}$/),
		fc.stringMatching(/^[a-z0-9]{5,12}$/),
		fc.stringMatching(/^(?:transformer|transformers|中文|ж)[a-z0-9]{0,3}$/),
	);

	it('numbers words in the order they first come, whatever they are made of', () => {
		fc.assert(
			fc.property(fc.array(word, { maxLength: 300 }), (words) => {
				const table = new TermTable();
				const numbers = words.map((each) => table.numberOf(unitsOf(`..${each}.`), 2, 2 + each.length));
				const distinct = [...new Set(words)];
				assert.deepEqual(
					numbers,
					words.map((each) => distinct.indexOf(each)),
				);
				assert.equal(table.size, distinct.length);
				distinct.forEach((each, number) => {
					const [start, end] = [table.starts[number]!, table.starts[number + 1]!];
					assert.equal(String.fromCharCode(...table.units.subarray(start, end)), each);
				});
			}),
		);
	});

	it('knows a word by the key it was read with', () => {
		const words = ['a', '10', 'graph', 'graphs', 'abcdefghij', 'abcdefghijk', 'x'.repeat(39)];
		const table = new TermTable();
		words.forEach((each) => {
			table.numberOf(unitsOf(each), 0, each.length);
		});
		const read: number[] = [];
		readTokens(`${words.join(', ')}.`, {
			token: () => assert.fail('a plain word is no token of another kind'),
			word: (units, length, low, high) => read.push(table.numberOfAscii(units, 0, length, low, high)),
		});
		assert.deepEqual(read, [0, 1, 2, 3, 4, 5, 6]);
	});
});

function unitsOf(text: string): Uint16Array {
	return Uint16Array.from(text, (character) => character.charCodeAt(0));
}
