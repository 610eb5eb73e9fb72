import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FORMATS, readBibliography } from '../../../src/core/citation';
import { affixOfMarkdown, cslOfMarkdown, markdownOfCsl } from '../../../src/core/citation/cslMarkdown';
import { cslOf, formatReference } from '../../../src/core/citation/formats/formatter';
import { writeWorks } from '../../../src/core/citation/formats/works';
import { citationRecord } from '../../../src/core/citation/record';
import { makePaper } from '../makePaper';

/** Right values are what `pandoc -f markdown -t csljson` (2.17) makes of a `title` of `references:`. */
describe('text of a YAML bibliography', () => {
	for (const [markdown, csl] of [
		['a *b* **c** _d_ __e__', 'a <i>b</i> <b>c</b> <i>d</i> <b>e</b>'],
		['***both*** and *one **two** one*', '<b><i>both</i></b> and <i>one <b>two</b> one</i>'],
		['snake_case_word, 2 * 3 * 4, a*', 'snake_case_word, 2 * 3 * 4, a*'],
		['H~2~O and x^2^, no ^two words^', 'H<sub>2</sub>O and x<sup>2</sup>, no ^two words^'],
		[
			'[pH]{.nocase} of [Small]{.smallcaps} [x]',
			'<span class="nocase">pH</span> of <span style="font-variant:small-caps;">Small</span> [x]',
		],
		['a [link](http://a.example/b_c) and `co*de`', 'a link and co*de'],
		['\\*kept\\* and \\[so\\]', '*kept* and [so]'],
		['one -- two --- three...', 'one – two — three…'],
		['two\nlines', 'two lines'],
		['*never closed and [neither', '*never closed and [neither'],
	] as const) {
		it(`reads ${JSON.stringify(markdown)}`, () => assert.equal(cslOfMarkdown(markdown), csl));
	}

	for (const csl of [
		'A <i>b c</i> d',
		'H<sub>2</sub>O',
		'<span class="nocase">pH</span> *5*',
		'a_b ~c ^d [e]',
		'x <b>y <i>z</i></b>',
		'e<sup>a b</sup>',
	]) {
		it(`writes ${csl} so that it is read as the same`, () =>
			assert.equal(cslOfMarkdown(markdownOfCsl(csl)).replaceAll('\u00a0', ' '), csl));
	}

	it('sets single quotation marks around words before and behind a key, and no apostrophe', () => {
		assert.equal(
			affixOfMarkdown("see 'one *two*' and \"a 'b'\""),
			'see ‘one *two*’ and "a ‘b’"'.replace('*two*', '<i>two</i>'),
		);
		assert.equal(affixOfMarkdown("don't, the authors' and '90s"), "don't, the authors' and '90s");
	});

	it('prints no backslash that stood for the sign behind it', () => {
		const [entry] = readBibliography('- id: a\n  type: book\n  title: A \\[new\\] *way*\n', 'csl-yaml').entries;
		assert.equal(entry?.title, 'A [new] way');
		const style = readFileSync('media/csl/apa.csl', 'utf8');
		const locale = () => readFileSync('media/csl/locales/locales-en-US.xml', 'utf8');
		const reference = formatReference({ style, locale, output: 'html' }, cslOf(entry!) as { id: string });
		assert.match(reference, /A \[new\] <i[^>]*>way|A \[new\] <span style="font-style:normal;">way/u);
	});

	it('is written as Markdown from every kind of entry, and as CSL from it', () => {
		const text = '@misc{b, title={On \\emph{cells} [x]}}';
		const [entry] = readBibliography(text, 'bibtex').entries;
		const work = { kind: 'entry', key: 'b', format: 'bibtex', text, csl: cslOf(entry!), arxivId: null } as const;
		assert.match(writeWorks('csl-yaml', [work]), /title: On \*cells\* \\\[x\\\]\n?/u);
		const record = citationRecord(makePaper({ title: 'Costs *5* [x]', titleText: 'Costs *5* [x]' }), 'c');
		const [own] = readBibliography(FORMATS['csl-yaml'].write([record]), 'csl-yaml').entries;
		assert.equal(own?.title, 'Costs *5* [x]');
	});
});
