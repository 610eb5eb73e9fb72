import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { splitLocator } from '../../../src/core/citation';
import { formatDocument, formatReference } from '../../../src/core/citation/formats/formatter';
import { citationsIn } from '../../../src/core/markdown';

const LOCALES = 'media/csl/locales';
const ITEMS: Readonly<Record<string, { readonly id: string }>> = {
	bee: {
		id: 'bee',
		type: 'article-journal',
		title: 'On bars',
		author: [{ family: 'Bee', given: 'Ann' }],
		issued: { 'date-parts': [[2017]] },
	} as { id: string },
	foo: { id: 'foo', type: 'document', title: 'FooNet <x>' } as { id: string },
};

function format(text: string, style: string, lang?: string) {
	return formatDocument(
		{
			style: readFileSync(`media/csl/${style}.csl`, 'utf8'),
			locale: (tag) =>
				['en-US', 'de-DE'].includes(tag) ? readFileSync(`${LOCALES}/locales-${tag}.xml`, 'utf8') : undefined,
			item: (key) => ITEMS[key],
			output: 'text',
			...(lang !== undefined && { lang }),
		},
		citationsIn(text),
	);
}

const curled = (text: string) => text.replace(/"([^"]*)"/gu, '“$1”');

describe('formatted citations', () => {
	it('follow the style', () => {
		const text = '[see @bee, p. 3; @foo] and @bee [p. 4] and [-@bee]';
		assert.deepEqual(format(text, 'apa').citations, [
			'(see Bee, 2017, p. 3; FooNet <x>, n.d.)',
			'Bee (2017, p. 4)',
			'(2017)',
		]);
		assert.deepEqual(format(text, 'ieee').citations, ['see [1, p. 3], [2]', '[1, p. 4]', '[1]']);
	});

	it('follow the language of the document, and English where it is not at hand', () => {
		assert.match(format('[@foo]', 'apa', 'de-DE').citations[0] ?? '', /o\.\sJ\./u);
		assert.match(format('[@foo]', 'apa', 'tlh').citations[0] ?? '', /n\.d\./u);
	});

	it('print what follows a locator once where the author stands in the sentence', () => {
		const text = '@bee [p. 4, our stress] and @bee [p. 3 "so said"]';
		assert.deepEqual(format(text, 'chicago-author-date').citations.map(curled), [
			'Bee (2017, 4, our stress)',
			'Bee (2017, 3 “so said”)',
		]);
		assert.deepEqual(format('@bee [p. 4, our stress]', 'ieee').citations, ['[1, p. 4], our stress']);
	});

	it('begin a suffix alone in its bracket with a comma, unless it has a sign of its own', () => {
		const text = '@bee [so said] and @bee ["so"] and @bee [*so*] and @bee [: so] and @bee [(so)]';
		assert.deepEqual(format(text.replaceAll('*', ''), 'chicago-author-date').citations.map(curled), [
			'Bee (2017, so said)',
			'Bee (2017, “so”)',
			'Bee (2017, so)',
			'Bee (2017: so)',
			'Bee (2017(so))',
		]);
	});

	it('join what ranges are made of by dashes', () => {
		const text = '[@bee, pp. 3--5] [@bee, pp. 31–5] [@bee, pp. iv, vi-xi, (xv)-(xvii)] [@bee, 2:33-35]'.replace(
			'--',
			'–',
		);
		assert.deepEqual(format(text, 'chicago-author-date').citations, [
			'(Bee 2017, 3–5)',
			'(Bee 2017, 31–35)',
			'(Bee 2017, iv, vi–xi, (xv)–(xvii))',
			'(Bee 2017, 2:33–35)',
		]);
	});

	it('are none where a part between semicolons has no key, as pandoc has it', () => {
		assert.deepEqual(format('[@bee, p. 3; p. 5; @foo] [see; @bee] @bee [p. 3; see there]', 'apa').citations, [
			'Bee (2017)',
			'FooNet <x> (n.d.)',
			'Bee (2017)',
			'Bee (2017)',
		]);
	});

	it('know the words for locators in the language of the document, and only those', () => {
		const text = '[@bee, S. 33] [@bee, p. 33] [@bee, Kap. 2]';
		assert.deepEqual(format(text, 'chicago-author-date', 'de-DE').citations, [
			'(Bee 2017, 33)',
			'(Bee 2017, p. 33)',
			'(Bee 2017, Kap. 2)',
		]);
		assert.deepEqual(format('[@bee, S. 33] [@bee, p. 33]', 'chicago-author-date').citations, [
			'(Bee 2017, S. 33)',
			'(Bee 2017, 33)',
		]);
	});

	it('know the words for locators that a locale writes without a plural, and those of the style itself', () => {
		const own = (language: string, term: string, word: string) =>
			`<locale${language}><terms><term name="${term}" form="short"><single>${word}</single><multiple>${word}</multiple></term></terms></locale>`;
		const words = `${own(' xml:lang="es"', 'page', 'hoja')}${own(' xml:lang="de"', 'page', 'Blatt')}${own('', 'section', 'abt.&#160;')}`;
		const style = readFileSync('media/csl/chicago-author-date.csl', 'utf8').replace('</info>', `</info>${words}`);
		const cited = (lang: string, text: string) =>
			formatDocument(
				{
					style,
					locale: (tag) =>
						['en-US', 'es-ES'].includes(tag) ? readFileSync(`${LOCALES}/locales-${tag}.xml`, 'utf8') : undefined,
					item: (key) => ITEMS[key],
					output: 'text',
					lang,
				},
				citationsIn(text),
			).citations.join(' ');
		assert.equal(
			cited('es-ES', '[@bee, cap. 3] [@bee, hoja 3] [@bee, Blatt 3] [@bee, p. 3]'),
			'(Bee 2017, cap. 3) (Bee 2017, 3) (Bee 2017, Blatt 3) (Bee 2017, 3)',
		);
		assert.equal(cited('en-US', '[@bee, p. 3] [@bee, hoja 3]'), '(Bee 2017, 3) (Bee 2017, hoja 3)');
	});

	const styled = (macros: string) =>
		formatDocument(
			{
				style: `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>${macros}<citation><layout><text macro="m0"/></layout></citation></style>`,
				locale: (tag) => (tag === 'en-US' ? readFileSync(`${LOCALES}/locales-en-US.xml`, 'utf8') : undefined),
				item: (key) => ITEMS[key],
				output: 'text',
			},
			citationsIn('[see @bee, p. 3; @gone]'),
		);

	for (const [what, macros] of [
		['calls itself', '<macro name="m0"><text macro="m1"/></macro><macro name="m1"><text macro="m0"/></macro>'],
		[
			'doubles forty times',
			Array.from({ length: 41 }, (_, n) =>
				n === 40
					? `<macro name="m40"><text value="x"/></macro>`
					: `<macro name="m${n}"><text macro="m${n + 1}"/><text macro="m${n + 1}"/></macro>`,
			).join(''),
		],
		['is not closed', '<macro name="m0"><text value="x">'],
	] as const) {
		it(`are plain where a macro of the style ${what}`, () => {
			const { citations, references, fault } = styled(macros);
			assert.ok(fault !== null && fault !== '');
			assert.deepEqual(citations, ['(see Bee 2017, p. 3; gone?)']);
			assert.deepEqual(references, [{ key: 'bee', text: 'Ann Bee. On bars. 2017.' }]);
		});
	}

	it('end a list of names that goes on as the language does', () => {
		const name = (family: string) => ({ family, given: 'A.' });
		const others = (...families: string[]) => ({
			id: 'x',
			type: 'book',
			title: 'On Bars',
			author: [...families.map(name), { literal: 'others' }],
		});
		const reference = (item: { id: string }, style: string, lang = 'en-US') =>
			formatReference(
				{
					style: readFileSync(`media/csl/${style}.csl`, 'utf8'),
					locale: (tag) => readFileSync(`${LOCALES}/locales-${tag}.xml`, 'utf8'),
					output: 'text',
					lang,
				},
				item,
			);
		assert.match(reference(others('Bee', 'Fox'), 'chicago-author-date'), /^Bee, A\., A\. Fox, et al\. n\.d\. /u);
		assert.match(reference(others('Bee'), 'chicago-author-date'), /^Bee, A\.,? et al\. n\.d\. /u);
		assert.match(reference(others('Bee', 'Fox'), 'ieee'), /A\. Bee, A\. Fox, et al\.,/u);
		assert.match(reference(others('Bee', 'Fox'), 'apa', 'de-DE'), /^Bee, A\., Fox, A\.,? u\.\sa\. /u);
	});

	it('show unknown keys without hiding the known ones', () => {
		const { citations, references } = format('[@bee; @nobody] and @nobody', 'apa');
		assert.deepEqual(citations, ['(Bee, 2017); nobody?', 'nobody?']);
		assert.deepEqual(
			references.map(({ key }) => key),
			['bee'],
		);
	});

	it('list an entry by itself', () => {
		const style = readFileSync('media/csl/apa.csl', 'utf8');
		const locale = () => readFileSync(`${LOCALES}/locales-en-US.xml`, 'utf8');
		assert.equal(formatReference({ style, locale, output: 'text' }, ITEMS.bee!), 'Bee, A. (2017). On bars.');
		assert.ok(!formatReference({ style, locale, output: 'html' }, ITEMS.foo!).includes('<x>'));
	});
});

describe('a locator', () => {
	for (const [after, label, locator, suffix] of [
		[', p. 33', 'page', '33', ''],
		[', pp. 33-35 and *passim*', 'page', '33-35', ' and *passim*'],
		[', pp. 33, 35-37, and nowhere else', 'page', '33, 35-37', ', and nowhere else'],
		[' 33', 'page', '33', ''],
		[', chap. 1', 'chapter', '1', ''],
		[' sec. 2.3', 'section', '2.3', ''],
		[', §4', 'section', '4', ''],
		[', vol. ii', 'volume', 'ii', ''],
		['{ii, A, D-Z}, with a suffix', 'page', 'ii, A, D-Z', ', with a suffix'],
		[', {pp. iv, vi-xi, (xv)-(xvii)} with suffix', 'page', 'iv, vi-xi, (xv)-(xvii)', ' with suffix'],
		['{}, 99 years later', '', '', ', 99 years later'],
		[', pp. A1 and B2', 'page', 'A1', ' and B2'],
		[', p3', 'page', 'p3', ''],
		[', pp. iv, vi-xi, (xv)-(xvii) there', 'page', 'iv, vi-xi, (xv)-(xvii)', ' there'],
		[', ch. 2', '', '', ', ch. 2'],
		[', book 3, chapter 4', 'book', '3', ', chapter 4'],
		[', issue 7', 'issue', '7', ''],
		[', p.3 (note)', 'page', '3', ' (note)'],
		[', {vol. 2 {b}}, x', 'volume', '2 {b}', ', x'],
		[', p. see', '', '', ', p. see'],
		[' and more', '', '', ' and more'],
		['', '', '', ''],
	] as const) {
		it(`of “${after}” is ${label} “${locator}”`, () =>
			assert.deepEqual(splitLocator(after), { label, locator, suffix }));
	}
});
