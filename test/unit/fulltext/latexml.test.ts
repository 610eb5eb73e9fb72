import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { readLatexml } from '../../../src/core/fulltext/latexml';
import { locatorAt } from '../../../src/core/fulltext/quoting';

const BASE = 'https://arxiv.org/html/2501.00001v2';
const page = (body: string) =>
	`<html><head><script>run()</script></head><body><nav>Contents</nav><article class="ltx_document">${body}</article></body></html>`;
const read = (body: string) => readLatexml(page(body), BASE)!;
const math = (tex: string, display = 'inline') =>
	`<math class="ltx_Math" alttext="${tex}" display="${display}"><semantics><mi>q</mi><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;

describe('the text of a page that LaTeXML made', () => {
	it('is none of another page', () => {
		assert.equal(readLatexml('<html><body><p>Hello</p></body></html>', BASE), null);
	});

	it('has its title, its headings with their numbers and places, and no authors', () => {
		const { title, markdown, sections } = read(
			`<h1 class="ltx_title ltx_title_document">Kites at Night</h1><div class="ltx_authors">Ada</div>
			<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section" id="S1.t"><span class="ltx_tag">1 </span>Wind</h2>
			<div class="ltx_para"><p class="ltx_p">It blows.</p></div>
			<section class="ltx_subsection" id="S1.SS1"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">1.1 </span>Gusts</h3><p class="ltx_p">Often.</p></section></section>`,
		);
		assert.equal(title, 'Kites at Night');
		assert.deepEqual(
			sections.map(({ number, title, level }) => [number, title, level]),
			[
				['1', 'Wind', 2],
				['1.1', 'Gusts', 3],
			],
		);
		assert.doesNotMatch(markdown, /Ada|Contents|run\(/);
		assert.match(markdown, /^# Kites at Night\n[\s\S]*\n## 1 Wind\n\nIt blows\.\n[\s\S]*### 1\.1 Gusts\n\nOften\.\n$/);
		const [first] = sections;
		assert.match(markdown.slice(first!.start, first!.end), /## 1 Wind[\s\S]*It blows/);
	});

	it('has every formula once, as TeX, with its number', () => {
		const { markdown } = read(
			`<p class="ltx_p">As ${math('x_1')} grows,</p>
			<table class="ltx_equation ltx_eqn_table" id="S1.E1"><tbody><tr class="ltx_equation ltx_eqn_row"><td class="ltx_eqn_cell">${math('\\displaystyle a=b', 'block')}</td><td class="ltx_eqn_cell ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(3)</span></td></tr></tbody></table>`,
		);
		assert.equal(markdown, 'As $x_1$ grows,\n\n<a id="S1.E1"></a>\n\n$$\na=b \\tag{3}\n$$\n');
	});

	it('has tables as Markdown, and as HTML where cells span others', () => {
		const row = (...cells: readonly string[]) =>
			`<tr class="ltx_tr">\n${cells.map((cell) => `<td class="ltx_td">\n ${cell}\n</td>`).join('\n')}</tr>`;
		const plain = read(`<table class="ltx_tabular">${row('a', 'b|c')}${row('1', math('|x|'))}</table>`);
		assert.equal(plain.markdown, '| a | b\\|c |\n| --- | --- |\n| 1 | $\\|x\\|$ |\n');
		const spanning = read(
			'<table class="ltx_tabular"><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
		);
		assert.match(spanning.markdown, /<td colspan="2">a<\/td>/);
	});

	it('leads to pictures and references, and loads none', () => {
		const { markdown, references } = read(
			`<p class="ltx_p">See <cite class="ltx_cite">[<a href="#bib.bib1" class="ltx_ref">1</a>]</cite>.<span class="ltx_note"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup>A note.</span></span></span></p>
			<figure class="ltx_figure" id="S1.F1"><img src="x1.png" alt="Refer to caption"><figcaption><span class="ltx_tag">Figure 1: </span>A kite.</figcaption></figure>
			<ul class="ltx_biblist"><li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">Doe. Strings. arXiv:2402.00002.</span></li></ul>`,
		);
		assert.match(markdown, /See \[\[1\]\(#bib\.bib1\)\]\.\[\^1\]/);
		assert.match(markdown, /\*\*Figure 1:\*\* A kite\./);
		assert.match(markdown, /\[Picture\]\(https:\/\/arxiv\.org\/html\/2501\.00001v2\/x1\.png\)/);
		assert.doesNotMatch(markdown, /!\[/);
		assert.match(markdown, /\n\[\^1\]: A note\.\n$/);
		assert.deepEqual(
			references.map(({ id, label, arxivId }) => [id, label, arxivId]),
			[['bib.bib1', '[1]', '2402.00002']],
		);
	});

	it('leads to places of the page however the page names itself, and to pictures where the page says that they are', () => {
		const body = `<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section" id="S1.t">Wind</h2><div class="ltx_para" id="S1.p1"><p class="ltx_p">See
			<a href="https://arxiv.org/html/2501.00001v2#S1" class="ltx_ref">1</a>, <a href="#S1.p1" class="ltx_ref">2</a>,
			<a href="https://arxiv.org/html/2501.00002v1#S1" class="ltx_ref">3</a>.</p></div><img src="a/x%201.png" alt="[Uncaptioned image]"></section>`;
		const html = (base: string) => page(body).replace('<head>', `<head><base href="${base}">`);
		for (const address of ['https://arxiv.org/html/2501.00001', 'https://arxiv.org/html/2501.00001v2']) {
			const { markdown } = readLatexml(html('/html/2501.00001v2/'), address)!;
			assert.match(
				markdown,
				/See \[1\]\(#S1\), \[2\]\(#S1\.p1\), \[3\]\(https:\/\/arxiv\.org\/html\/2501\.00002v1#S1\)\./,
			);
			assert.match(markdown, /\[Picture\]\(https:\/\/arxiv\.org\/html\/2501\.00001v2\/a\/x%201\.png\)/);
			for (const id of ['S1', 'S1.t', 'S1.p1']) {
				assert.equal(markdown.split(`<a id="${id}"></a>`).length, 2, id);
			}
		}
		for (const base of ['https://steal.example/', '//steal.example/', 'javascript:x()//']) {
			assert.doesNotMatch(readLatexml(html(base), 'https://arxiv.org/html/2501.00001')!.markdown, /steal|javascript/);
		}
	});

	it('has a place for a figure, for each figure in it, for a group of formulas and for each row of it', () => {
		const sub = (id: string) =>
			`<div class="ltx_flex_cell"><figure class="ltx_figure ltx_figure_panel" id="${id}"><img src="x.png" alt=""><figcaption><span class="ltx_tag">(a) </span>Kite.</figcaption></figure></div>`;
		const row = (id: string) =>
			`<tr class="ltx_equation ltx_eqn_row" id="${id}"><td class="ltx_eqn_cell">${math('a')}</td></tr>`;
		const { markdown } = read(
			`<figure class="ltx_figure" id="F1"><div class="ltx_flex_figure">${sub('F1.sf1')}${sub('F1.sf2')}</div><figcaption>Both.</figcaption></figure>
			<table class="ltx_equationgroup ltx_eqn_table" id="E1"><tbody>${row('E1.1')}${row('E1.2')}</tbody></table>`,
		);
		for (const id of ['F1', 'F1.sf1', 'F1.sf2', 'E1', 'E1.1', 'E1.2']) {
			assert.equal(markdown.split(`<a id="${id}"></a>`).length, 2, id);
		}
		assert.match(markdown, /^<a id="F1"><\/a><a id="F1\.sf1"><\/a>\n\n\*\*\(a\)\*\* Kite\./);
	});

	it('marks nothing as Markdown where it is read as HTML, in cells that span others', () => {
		const { markdown } = read(
			`<table class="ltx_tabular"><tr><td colspan="2"><b>a*</b> &lt;i&gt; &amp;amp;</td></tr><tr><td><a href="https://a.example/?a&amp;b" class="ltx_ref">b_</a></td><td><em>c</em> ${math('d')}</td></tr></table>`,
		);
		assert.match(markdown, /<td colspan="2"><strong>a\*<\/strong> &lt;i&gt; &amp;amp;<\/td>/);
		assert.match(markdown, /<td><a href="https:\/\/a\.example\/\?a&amp;b">b_<\/a><\/td><td><em>c<\/em> \$d\$<\/td>/);
	});

	it('keeps apart what is set apart: lines in a cell, parts of a reference, numbers of lines, words beside formulas', () => {
		const { markdown, references } = read(
			`<table class="ltx_tabular"><tr><td><span class="ltx_inline-block"><span class="ltx_p">one</span><span class="ltx_p">two</span></span></td><td>3</td></tr></table>
			<div class="ltx_listing ltx_lstlisting"><div class="ltx_listingline"><span class="ltx_tag ltx_tag_listingline">1</span><span class="ltx_text">def</span></div></div>
			<table class="ltx_equation"><tr class="ltx_eqn_row"><td class="ltx_eqn_cell">for all ${math('k')} it holds</td></tr></table>
			<ul class="ltx_biblist"><li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">Doe.</span><span class="ltx_bibblock">doi:10.1234/kites.5</span><span class="ltx_bibblock ltx_bib_cited">Cited by: 1.</span></li></ul>`,
		);
		assert.match(markdown, /\| one two \| 3 \|/);
		assert.match(markdown, /```\n1 def\n```/);
		assert.match(markdown, /\\text\{for all \} k \\text\{ it holds\}/);
		assert.deepEqual(
			references.map(({ text, doi }) => [text.replace(/ Cited by.*/, ''), doi]),
			[['Doe. doi:10.1234/kites.5', '10.1234/kites.5']],
		);
		assert.doesNotMatch(markdown, /Cited by/);
	});

	it('has headings by chapters where there are some, and without the marks of notes where it tells of them', () => {
		const note =
			'<span class="ltx_note"><sup class="ltx_note_mark">1</sup><span class="ltx_note_content">Aside.</span></span>';
		const { title, markdown, sections } = read(
			`<h1 class="ltx_title ltx_title_document">On Kites${note}</h1><ol class="ltx_toclist"><li>Contents</li></ol>
			<section class="ltx_chapter" id="Ch1"><h2 class="ltx_title ltx_title_chapter"><span class="ltx_tag">Chapter 1 </span>Wind${note}</h2>
			<section class="ltx_section" id="Ch1.S1"><h3 class="ltx_title ltx_title_section"><span class="ltx_tag">1.1 </span>Gusts</h3><p>Often.</p></section></section>
			<section class="ltx_bibliography" id="bib"><h2 class="ltx_title ltx_title_bibliography">References</h2><section class="ltx_bibliography" id="bib1"><h3 class="ltx_title ltx_title_bibliography">Books</h3><p>None.</p></section></section>`,
		);
		assert.equal(title, 'On Kites');
		assert.deepEqual(
			sections.map(({ level, number, title }) => [level, number, title]),
			[
				[2, '1', 'Wind'],
				[3, '1.1', 'Gusts'],
				[2, '', 'References'],
				[3, '', 'Books'],
			],
		);
		assert.doesNotMatch(markdown, /Contents/);
		assert.match(markdown, /^\[\^2\]: Aside\.$/m);
	});

	it('has numbers of sections as journals write them, and code without what a page offers beside it', () => {
		const { sections, markdown } = read(
			`<section class="ltx_section" id="S4"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">IV </span>Wind</h2>
			<section class="ltx_subsection" id="S4.SS1"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag"><span class="ltx_text">IV-A</span> </span>Gusts</h3>
			<div class="ltx_listing ltx_lstlisting"><div class="ltx_listing_data"><a href="data:text/plain;base64,QQ==">⬇</a></div>blow()</div></section></section>`,
		);
		assert.deepEqual(
			sections.map(({ number }) => number),
			['IV', 'IV-A'],
		);
		assert.equal(locatorAt(sections, markdown.indexOf('blow')), 'sec. IV-A');
		assert.match(markdown, /\n```\nblow\(\)\n```\n/);
	});

	it('has letters as they are written today, and no sign that turns a line around or that nobody sees', () => {
		const { markdown, title } = read(
			'<h1 class="ltx_title_document">M&#x75;&#x308;hlen</h1><p>שלום and \u202Eevil\u202C soft\u00ADhyphen u&#x308;ber</p>',
		);
		assert.equal(title, 'M\u00fchlen');
		assert.match(markdown, /\nשלום and evil softhyphen \u00fcber\n/);
	});

	it('goes on behind a formula that nobody ended', () => {
		const { markdown } = read('<p>As <math alttext="x"><mrow><mi>x</mi><p>it was, so</p><div>it <b>is</b>.</div>');
		assert.equal(markdown, 'As $x$\n\nit was, so\n\nit **is**.\n');
	});

	it('has no tag in its formulas, where they are read as text, and has them as they are else', () => {
		const formula = (tex: string, display = 'inline') =>
			`<math class="ltx_Math" alttext="${tex.replace(/</g, '&lt;').replace(/"/g, '&quot;')}" display="${display}"></math>`;
		const row = `<table class="ltx_equation ltx_eqn_table"><tr class="ltx_eqn_row"><td class="ltx_eqn_cell">${formula('<script>steal()</script>', 'block')}</td><td class="ltx_eqn_eqno">(<b>&lt;img src=x&gt;</b>)</td></tr></table>`;
		const { markdown } = read(
			`<p class="ltx_p">So ${formula('a<b')} and ${formula('<img src=x onerror=steal()>')} and ${formula('a<b "')} x" &gt;.</p>${row}`,
		);
		assert.match(markdown, /\$a<b\$/);
		assert.match(markdown, /\$< img src=x onerror=steal\(\)>\$/);
		const shown = new MarkdownIt({ html: true }).render(markdown);
		assert.doesNotMatch(shown, /<(?:img|script|b)\b/i);
	});

	it('is harmless and soon there, whatever the page does', () => {
		const { markdown } = read(
			`<p class="ltx_p">Text &lt;script&gt;x()&lt;/script&gt; <a href="javascript:x()">here</a> [@key] <img src="javascript:x()" onerror="x()"></p><iframe src="https://e.example"></iframe>`,
		);
		assert.doesNotMatch(markdown, /(?<!\\)<script|javascript:|onerror|e\.example|(?<!\\)\[@/);
		const deep = read(`${'<div><span>'.repeat(8_000)}end`);
		assert.equal(readLatexml(page(`${'<div><span>'.repeat(100_000)}end`), BASE), null, 'so deep is no paper');
		assert.match(deep.markdown, /end/);
		assert.match(read(`${'<table class="ltx_tabular"><tr><td>'.repeat(3_000)}in`).markdown, /in/);
	});
});
