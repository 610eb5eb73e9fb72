import assert from 'node:assert/strict';
import { cslTitle } from '../../../src/core/citation/bibtex/richText';

/** A braced part as CSL marks it. */
const kept = (text: string) => `<span class="nocase">${text}</span>`;

describe('a BibTeX title for CSL', () => {
	for (const [source, expected] of [
		['Attention Is All You Need', 'Attention is all you need'],
		['{Attention} is all you need', `${kept('Attention')} is all you need`],
		['{AmadeusGPT: a natural language interface}', kept('AmadeusGPT: a natural language interface')],
		['A Story of GPU and iPhone: The {Big} One', `A story of GPU and iPhone: The ${kept('Big')} one`],
		['What Is It? A Question', 'What is it? A question'],
		['\\"Uber {\\"O}l und {Meer}', `Über Öl und ${kept('Meer')}`],
		['On \\emph{Deep} Learning', 'On <i>deep</i> learning'],
		["Wars 1801--1805 --- `Peace' and Won't ``Last'' Long", 'Wars 1801–1805 — “peace” and won’t “last” long'],
		["``Say `Foo Bar' Now''", '“Say ‘foo bar’ now”'],
		[
			'Costs in $O(k \\log k)$ of {\\textit{B. Subtilis}}',
			`Costs in ${kept('O(k log k)')} of ${kept('<i>B. Subtilis</i>')}`,
		],
		['CO\\textsubscript{2} and 4\\textsuperscript{th}', 'CO<sub>2</sub> and 4<sup>th</sup>'],
		[
			'From \\href{https://x.org/a_b}{Some Place} at \\url{https://x.org/a\\_b}',
			'From some place at https://x.org/a_b',
		],
		[
			'{\\em Foo Bar} {\\bf Baz} {\\sc Qux}',
			`${kept('<i>Foo Bar</i>')} ${kept('<b>Baz</b>')} ${kept('<span style="font-variant:small-caps;">Qux</span>')}`,
		],
		['Self-Supervised Pre-Training: an Idea', 'Self-supervised pre-training: An idea'],
		['A Hyphen\\-ation \\mkbibquote{Big One} \\foo{x}', `A hyphenation “${kept('Big One')}” ${kept('x')}`],
		['Herbs in Honor of John M. Riddle', 'Herbs in honor of john m. riddle'],
		['Plants of John M. Riddle Found', 'Plants of john m. Riddle found'],
		['Films by d.c. sputtered Copper', 'Films by d.c. Sputtered copper'],
		['An Amazing Title: \\`a', 'An amazing title: à'],
		['Big Things: bar {Baz}', `Big things: Bar ${kept('Baz')}`],
		['A $5 and $10 Bill', 'A $5 and $10 bill'],
		['50% of {R\\&D} \\textbar{} x \\textless{} y', `50% of ${kept('R&D')} | x < y`],
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
