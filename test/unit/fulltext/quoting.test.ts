import assert from 'node:assert/strict';
import { readLatexml } from '../../../src/core/fulltext/latexml';
import { isBlockQuotation, locatorAt, quotable } from '../../../src/core/fulltext/quoting';
import { documentOf } from '../../../src/core/fulltext/textDocument';
import { insertQuotation } from '../../../src/core/markdown/insertQuotation';
import { applyEdits } from '../../../src/core/text/edits';

const PAGE = `<article class="ltx_document"><h1 class="ltx_title_document">Kites</h1>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">In short.</p></div>
<section class="ltx_section" id="S3"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">3 </span>Wind</h2><p class="ltx_p">It blows.</p>
<section class="ltx_subsection" id="S3.SS2"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">3.2 </span>Gusts</h3><p class="ltx_p">They come in twos.</p>
<section class="ltx_paragraph" id="S3.SS2.SSS0.Px1"><h4 class="ltx_title ltx_title_paragraph">Storms.</h4><p class="ltx_p">They stay away.</p></section></section></section>
<section class="ltx_section" id="Sx1"><h2 class="ltx_title ltx_title_section">Limitations</h2><p class="ltx_p">No kite was seen.</p></section>
<section class="ltx_appendix" id="A1"><h2 class="ltx_title ltx_title_appendix"><span class="ltx_tag">Appendix A </span>Strings</h2><p class="ltx_p">They are long.</p></section></article>`;

describe('a quotation', () => {
	it('says where in its paper it stands, as far as the paper numbers that', () => {
		const text = readLatexml(PAGE, 'https://arxiv.org/html/2603.01001')!;
		const { markdown, sections } = documentOf(text, '', ['A banner.', '', 'Of two paragraphs.']);
		for (const [words, locator] of [
			['Kites', ''],
			['Of two', ''],
			['In short', 'abstract'],
			['It blows', 'sec. 3'],
			['come in twos', 'sec. 3.2'],
			['stay away', 'sec. 3.2'],
			['No kite', '“Limitations”'],
			['are long', 'app. A'],
		] as const) {
			assert.equal(locatorAt(sections, markdown.indexOf(words)), locator, words);
		}
	});

	it('has the words and formulas of what is selected, and none of the ways through the text', () => {
		for (const [selected, quoted] of [
			['As $x_1$ grows [[1](#bib.bib1), [2](#bib.bib2)], so it is.[^3]', 'As $x_1$ grows [1, 2], so it is.'],
			['(Doe et al., [2024](#bib.bib3)) say', '(Doe et al., 2024) say'],
			['see [Section 2](#S2) and [here](https://a.example/)', 'see Section 2 and [here](https://a.example/)'],
			['<a id="S1.E1"></a>\n\n$$\na=b \\tag{3}\n$$\n', '$$\na=b \\tag{3}\n$$'],
			['## 3 Wind\n\nIt blows.\r\n\r\n\r\n', '**3 Wind**\n\nIt blows.'],
			['1](#bib.bib1)] at its start, and [[4](#bib.b', '1] at its start, and [[4'],
		] as const) {
			assert.equal(quotable(selected), quoted);
		}
	});

	it('is a block where it is long or no single paragraph', () => {
		assert.equal(isBlockQuotation('They come in twos.'), false);
		assert.equal(isBlockQuotation('They come\nin twos.'), false);
		assert.equal(isBlockQuotation('twos '.repeat(50)), true);
		for (const text of ['One.\n\nTwo.', '$$\na\n$$', '| a | b |', '- one\n- two', '```\ncode\n```']) {
			assert.equal(isBlockQuotation(text), true, text);
		}
	});

	const LONG = { text: 'They come in twos.\n\nThey leave in threes.', isBlock: true };
	const SHORT = { text: 'They come\nin twos.', isBlock: false };
	const paper = { key: 'doe2026', locator: 'sec. 3.2' };

	const write = (
		marked: string,
		quotation: typeof LONG,
		form: 'pandoc' | 'pandoc-in-text' = 'pandoc',
		also: { start: number; end: number; text: string }[] = [],
	) => {
		const at = marked.indexOf('|');
		const text = marked.replace('|', '');
		const { edits, cursor } = insertQuotation(
			{ text, selection: { start: at, end: at }, papers: [paper], form, quotation },
			also,
		);
		const after = applyEdits(text, edits);
		return `${after.slice(0, cursor)}|${after.slice(cursor)}`;
	};

	it('stands in the line with its citation', () => {
		assert.equal(write('As Doe says, |', SHORT), 'As Doe says, “They come in twos.” [@doe2026, sec. 3.2]|');
		assert.equal(
			write('Doe says:| That is so.', SHORT),
			'Doe says: “They come in twos.” [@doe2026, sec. 3.2]| That is so.',
		);
		assert.equal(write('See [@other]|.', SHORT), 'See [@other] “They come in twos.” [@doe2026, sec. 3.2]|.');
	});

	it('is a block behind the paragraph, apart from what follows', () => {
		const block = '> They come in twos.\n>\n> They leave in threes. [@doe2026, sec. 3.2]|';
		assert.equal(write('|', LONG), `${block}\n`);
		assert.equal(write('As Doe says:|', LONG), `As Doe says:\n\n${block}\n`);
		assert.equal(write('As |Doe\nsays:\n\nNext.\n', LONG), `As Doe\nsays:\n\n${block}\n\nNext.\n`);
		assert.equal(write('Before.\n\n|\n\nNext.\n', LONG), `Before.\n\n${block}\n\nNext.\n`);
		assert.equal(write('Before.\n|\nNext.\n', LONG), `Before.\n\n${block}\n\nNext.\n`);
		assert.equal(write('Before.\r\n|', LONG), `Before.\r\n\r\n${block.replaceAll('\n', '\r\n')}\r\n`);
	});

	it('has its citation in a paragraph of its own behind a formula', () => {
		assert.equal(
			write('|', { text: 'So\n\n$$\na=b\n$$', isBlock: true }),
			'> So\n>\n> $$\n> a=b\n> $$\n>\n> [@doe2026, sec. 3.2]|\n',
		);
	});

	it('leaves every other letter of the text as it is, metadata aside', () => {
		const text = '---\ntitle: A\n---\n\nAs Doe says, |\n\nNext.\n';
		const also = [{ start: 13, end: 13, text: 'bibliography: refs.bib\n' }];
		assert.equal(
			write(text, SHORT, 'pandoc', also),
			'---\ntitle: A\nbibliography: refs.bib\n---\n\nAs Doe says, “They come in twos.” [@doe2026, sec. 3.2]|\n\nNext.\n',
		);
	});
});
