import assert from 'node:assert/strict';
import { cslTitle } from '../../../src/core/citation/bibliographies/titleCase';

/** A braced part as CSL marks it. */
const kept = (text: string) => `<span class="nocase">${text}</span>`;

describe('a BibTeX title for CSL', () => {
	for (const [source, expected] of [
		['Attention Is All You Need', 'Attention is all you need'],
		['{Attention} is all you need', `${kept('Attention')} is all you need`],
		['{AmadeusGPT: a natural language interface}', kept('AmadeusGPT: a natural language interface')],
		['A Story of GPU and iPhone: The {Big} One', `A story of GPU and iPhone: The ${kept('Big')} one`],
		['What Is It? A Question', 'What is it? A question'],
		['\\"Uber {\\"O}l und {Meer}', `Über öl und ${kept('Meer')}`],
		['On \\emph{Deep} Learning', 'On deep learning'],
		['In $E = mc^2$ We Trust', undefined],
		['An Unclosed {Brace', undefined],
		['', ''],
	] as const) {
		it(`reads ${JSON.stringify(source)}`, () => {
			const title = cslTitle(source);
			if (expected === undefined) {
				assert.ok(title.length > 0 && !title.includes('undefined'));
			} else {
				assert.equal(title, expected);
			}
		});
	}
});
