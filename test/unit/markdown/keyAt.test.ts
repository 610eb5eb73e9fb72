import assert from 'node:assert/strict';
import { citationsIn, itemAt, keyBeingWritten } from '../../../src/core/markdown';

describe('a key being written', () => {
	for (const [marked, query, replaced] of [
		['@|', '', ''],
		['see @fo|', 'fo', 'fo'],
		['see @f|oo and', 'f', 'foo'],
		['[@|', '', ''],
		['[@a; @b|]', 'b', 'b'],
		['[see -@b|', 'b', 'b'],
		['(@b|)', 'b', 'b'],
		['@a:b.c|.', 'a:b.c', 'a:b.c'],
		['@{http://x|.y}', 'http://x', 'http://x.y'],
		['[@two words|]', 'two words', 'two words'],
		['- @x|', 'x', 'x'],
		['text\r\n@x|\r\n', 'x', 'x'],
		['😀 @x|', 'x', 'x'],
	] as const) {
		it(`${JSON.stringify(marked)} looks for “${query}”`, () => {
			const offset = marked.indexOf('|');
			const text = marked.replace('|', '');
			const key = keyBeingWritten(text, offset);
			assert.equal(key?.query, query);
			assert.equal(text.slice(key.range.start, key.range.end), replaced);
			assert.match(text[key.mark] ?? '', /[@-]/u);
		});
	}

	for (const marked of [
		'|',
		'me@x|',
		'foo.@x|',
		'`@x|`',
		'```\n@x|\n```',
		'\\@x|',
		'@two words|',
		'[@a]|',
		'[@a; b|]',
		'<me@x|>',
		'http://x.y/@z|',
		'<!-- @x| -->',
		'$@x|$',
	]) {
		it(`is none in ${JSON.stringify(marked)}`, () => {
			assert.equal(keyBeingWritten(marked.replace('|', ''), marked.indexOf('|')), null);
		});
	}

	it('is found again by its place once it is complete', () => {
		const text = 'See [@{a/b(c)}, p. 3; -@d] and @e.';
		const citations = citationsIn(text);
		const keyAt = (part: string) => itemAt(citations, text.indexOf(part))?.key;
		assert.deepEqual(['a/b', '-@d', '@e', 'p. 3', 'See'].map(keyAt), ['a/b(c)', 'd', 'e', undefined, undefined]);
	});
});
