import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { readLatexml } from '../../../src/core/fulltext/latexml';
import { PAGES } from './pages';

const BASE = 'https://arxiv.org/html/2603.01001v1';
const reader = new MarkdownIt({ html: true, linkify: true });

const timesIn = (text: string, part: string) => text.split(part).length - 1;

/** Headings as a reader of Markdown sees them. */
function headingsOf(markdown: string) {
	const tokens = reader.parse(markdown, {});
	return tokens.flatMap((token, at) =>
		token.type === 'heading_open' ? [{ level: Number(token.tag.slice(1)), text: tokens[at + 1]!.content }] : [],
	);
}

describe('forty pages that LaTeXML might have made', () => {
	it('are forty', () => {
		assert.equal(PAGES.length, 40);
	});

	for (const { name, html, formulas, headings, words, absent } of PAGES) {
		it(`come through whole and harmless: ${name}`, () => {
			const { markdown, sections } = readLatexml(html, BASE)!;
			for (const formula of formulas) {
				assert.equal(timesIn(markdown, formula), 1, `${formula} in\n${markdown}`);
			}
			assert.doesNotMatch(markdown, /[𝑥𝑦𝑧]|italic x/u, 'no formula by its signs, too');
			assert.deepEqual(headingsOf(markdown), headings);
			assert.deepEqual(
				sections.map(({ number, title, level }) => ({ level, text: [number, title].filter(Boolean).join(' ') })),
				headings.slice(1).map(({ level, text }) => ({ level, text: text.replace(/^Appendix /, '') })),
			);
			for (const word of words) {
				assert.equal(timesIn(markdown, word), 1, `${word} in\n${markdown}`);
			}
			for (const word of absent) {
				assert.ok(!markdown.includes(word), `${word} in\n${markdown}`);
			}
			const shown = reader.render(markdown);
			assert.doesNotMatch(shown, /<(?:script|style|link|iframe|object|embed|form|input|video|img|svg|base|meta)\b/i);
			assert.doesNotMatch(shown, /<[^>]*\s(?:on\w+|src|srcset|style|action|data)\s*=/i);
			assert.doesNotMatch(shown, /href="(?!https?:|#)/i);
			for (const { id } of sections) {
				assert.ok(id === '' || timesIn(markdown, `<a id="${id}"></a>`) === 1, id);
			}
		});
	}
});
