import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import markdownIt from 'markdown-it';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { cslOf, formatDocument } from '../../../src/core/citation/formats/formatter';
import { linkAddresses, linkCitation } from '../../../src/core/citation/formats/referenceHtml';
import { citationsPlugin, type FormatCitations, referenceId } from '../../../src/host/preview/plugin';

const BIB = `@article{vaswani2017, title={{Attention} Is All You Need}, author={Vaswani, Ashish and Shazeer, Noam},
 journal={NeurIPS}, year=2017, url={https://example.org/a?b=1&c=2}}
@book{knuth1984, title={The <script>alert(1)</script> book}, author={Knuth, Donald E.}, publisher={A-W}, year=1984}`;

const style = (name: string) => readFileSync(`media/csl/${name}.csl`, 'utf8');
const locales = new Map(
	readdirSync('media/csl/locales').map((name) => [
		name.slice(8, 13),
		readFileSync(`media/csl/locales/${name}`, 'utf8'),
	]),
);

function preview(markdown: string, name = 'chicago-author-date'): string {
	const entries = new Map(readBibliography(BIB, 'bibtex').entries.map((entry) => [entry.key, cslOf(entry)]));
	const format: FormatCitations = ({ citations, metadata }) => {
		const input = {
			style: style(name),
			locale: (lang: string) => locales.get(lang),
			item: (key: string) => entries.get(key),
			output: 'html' as const,
		};
		const formatted = formatDocument(input, citations, metadata.nocite);
		return {
			citations: formatted.citations.map((html, index) => {
				const keys = citations[index]?.items.map(({ key }) => key) ?? [];
				return linkCitation(html, keys, formatted.references, (key) => `#${referenceId(key)}`);
			}),
			references: formatted.references,
			notice: null,
			backLabel: 'Back',
			title: 'References',
		};
	};
	return citationsPlugin(markdownIt({ html: true, linkify: true }), format).render(markdown, {});
}

const textOf = (html: string) =>
	html
		.replace(/<[^>]*>/g, '')
		.replace(/\s+/g, ' ')
		.trim();

describe('citations in the preview', () => {
	it('are formatted and listed', () => {
		const html = preview('As shown [see @vaswani2017, pp. 3-4; @knuth1984], and @knuth1984 [p. 7] agrees.');
		const [text = '', list = ''] = html.split('<section');
		assert.match(
			textOf(text),
			/^As shown \(see Vaswani and Shazeer 2017, 3–4; Knuth 1984\), and Knuth \(1984, 7\) agrees\.$/,
		);
		assert.match(textOf(list), /Knuth, Donald E\. 1984\..*Vaswani, Ashish, and Noam Shazeer\. 2017\./);
	});

	it('link to their reference, which links back', () => {
		const html = preview('[@vaswani2017; @knuth1984]');
		assert.match(
			html,
			/<cite[^>]* id="offprint-citation-1">.*href="#ref-vaswani2017".*href="#ref-knuth1984".*<\/cite>/,
		);
		assert.match(html, /id="ref-knuth1984"/);
		assert.match(html, /href="#offprint-citation-1"/);
	});

	it('link each item to its own reference in a style that numbers and in one that sorts', () => {
		assert.match(
			preview('[@vaswani2017; @knuth1984]', 'apa'),
			/href="#ref-knuth1984">\(Knuth, 1984<\/a>; <a href="#ref-vaswani2017">/,
		);
		assert.match(
			preview('@knuth1984. [@vaswani2017; @knuth1984]', 'ieee'),
			/<a href="#ref-knuth1984">\[1\]<\/a>, <a href="#ref-vaswani2017">\[2\]<\/a>/,
		);
	});

	it('turn secure addresses into links, and nothing else', () => {
		assert.equal(
			linkAddresses(
				'<i>a</i> https://x.org/a?b&#38;c. http://x.org javascript:x <a href="https://y.org">https://y.org</a>',
			),
			'<i>a</i> <a href="https://x.org/a?b&#38;c">https://x.org/a?b&#38;c</a>. http://x.org javascript:x <a href="https://y.org">https://y.org</a>',
		);
	});

	it('are left alone in code, addresses and e-mail addresses', () => {
		const html = preview(
			'`@vaswani2017` [x](https://example.org/@vaswani2017) me@vaswani2017.org\n\n    [@knuth1984]\n',
		);
		assert.doesNotMatch(html, /<cite|<section/);
	});

	it('stand under a heading of their own where the text gives them none', () => {
		const headings = (text: string) =>
			[...preview(text).matchAll(/<h\d[^>]*>([^<]*)<\/h\d>/g)].map(([, heading]) => heading);
		assert.deepEqual(headings('# A\n\nSee [@vaswani2017].\n'), ['A', 'References']);
		assert.deepEqual(headings('See [@vaswani2017].\n\n## Works Cited\n'), ['Works Cited']);
		assert.deepEqual(headings('See [@vaswani2017].\n\n## Sources\n\n<div id="refs"></div>\n\n## Notes\n'), [
			'Sources',
			'Notes',
		]);
		assert.deepEqual(headings('Nothing is cited.\n'), []);
	});

	it('mark keys without an entry', () => {
		assert.match(preview('[@nobody]'), /<cite[^>]*>.*<strong>nobody\?<\/strong>/);
	});

	it('show nothing of an entry as markup', () => {
		const html = preview('[@knuth1984, <img src=x onerror=alert(1)>]');
		assert.doesNotMatch(html, /<script|<img/);
	});

	it('leave out the author where the citation does', () => {
		assert.match(textOf(preview('Knuth [-@knuth1984].')), /^Knuth \(1984\)\./);
	});

	it('list what nocite names, cited or not', () => {
		const html = preview('---\nnocite: "@knuth1984"\n---\n\nNo citation.');
		assert.match(html, /id="ref-knuth1984"/);
		assert.doesNotMatch(html, /ref-vaswani2017/);
	});

	it('list the references where the document wants them', () => {
		const html = preview('[@knuth1984]\n\n# References\n\n::: {#refs}\n:::\n\n# Appendix\n');
		assert.ok(html.indexOf('<section') > html.indexOf('References'));
		assert.ok(html.indexOf('<section') < html.indexOf('Appendix'));
		assert.doesNotMatch(html, /:::/);
		assert.ok(preview('[@knuth1984]\n\n<div id="refs"></div>\n\n# Appendix\n').includes('</section>\n<h1>Appendix'));
	});

	it('list none where the document wants none', () => {
		assert.doesNotMatch(preview('---\nsuppress-bibliography: true\n---\n\n[@knuth1984]'), /<section/);
	});

	it('are numbered in a numeric style', () => {
		const html = preview('[@knuth1984] [@vaswani2017; @knuth1984]', 'ieee');
		assert.match(textOf(html.split('<section')[0] ?? ''), /^\[1\] \[[12]\], ?\[[12]\]$/);
	});

	it('stand in headings, lists, tables and emphasis', () => {
		const html = preview('# On [@knuth1984]\n\n- *see @knuth1984*\n\n| a |\n|---|\n| [@knuth1984] |\n');
		assert.equal(html.match(/<cite/g)?.length, 3);
	});

	it('are shown as written while they cannot be formatted', () => {
		const md = citationsPlugin(markdownIt(), () => undefined);
		assert.equal(md.render('A [@a; see @b, p. 3] & @c.'), '<p>A [@a; see @b, p. 3] &amp; @c.</p>\n');
	});
});
