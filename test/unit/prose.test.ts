import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type TextRun, textRuns, titleRuns } from '../../src/core/prose';

const copied = (runs: readonly TextRun[]) => runs.map(({ text, source }) => source ?? text).join('');
const read = (source: string) =>
	textRuns(source)
		.map(({ text, style }) => (style === 'plain' || text === '' ? text : `<${style} ${text}>`))
		.join('');

/** What stands in abstracts of the corpora, and how people read it. */
const CASES: readonly (readonly [what: string, source: string, reading: string])[] = [
	['a raised digit', 'a model, SAP^{2}, and E^2Rank', 'a model, SAP², and E²Rank'],
	['raised words', 'rewards r^{update} and R^*', 'rewards r<sup update> and R<sup *>'],
	['an exponent', 'p < 10^-5 and D^{3/2}', 'p < 10⁻⁵ and D<sup 3/2>'],
	['a degree', 'full-360^{circ} and 360^circ video', 'full-360° and 360° video'],
	['a factor', 'up to 10times smaller, 256{times}256', 'up to 10× smaller, 256×256'],
	['a factor in words', 'a 1.5 times better score, 5 times a day', 'a 1.5 times better score, 5 times a day'],
	['an index', 'pi_0 beats π_{0.5} and G_{stack} with v_i', 'π₀ beats π<sub 0.5> and G<sub stack> with v<sub i>'],
	['no index', 'snake_case, a_file_name and pass_at_k', 'snake_case, a_file_name and pass_at_k'],
	['an old font switch', 'a question: {\\it in which language} so', 'a question: <italic in which language> so'],
	[
		'a font command',
		'remarkably \\textit{stable} and \\textbf{C}ausal',
		'remarkably <italic stable> and <bold C>ausal',
	],
	['protected signs', '95\\% of Q\\&A for \\$200', '95% of Q&A for $200'],
	['accents', 'run na\\"{\\i}vely in caf\\\'e', 'run naïvely in café'],
	['grouped digits', '14{,}056 with γ{=}4', '14,056 with γ=4'],
	['about', 'sim17\\% and {sim}0.32 in simulation', '∼17% and ∼0.32 in simulation'],
	['ties', 'models~(VLMs) in Section~3, ~70 of 7.3~8.2', 'models\u00a0(VLMs) in Section\u00a03, ~70 of 7.3~8.2'],
	['quotation marks', "a ``success'' of it's own", "a “success” of it's own"],
	['a range', '5--75\\% but --help', '5–75% but --help'],
	['money', 'costs $200k to $300k', 'costs $200k to $300k'],
	['simple mathematics', 'is $10\\times$ as $\\pi_0$', 'is 10× as π₀'],
	['unknown commands', 'we call it \\minerupro, \\eg', 'we call it \\minerupro, \\eg'],
	['groups that mean nothing', 'what {time}{place}? {Knowledge Seeding}', 'what {time}{place}? {Knowledge Seeding}'],
];

describe('the text of an abstract', () => {
	for (const [what, source, reading] of CASES) {
		it(`reads ${what}: ${source}`, () => {
			assert.equal(read(source), reading);
			assert.equal(copied(textRuns(source)), source);
		});
	}

	it('hands mathematics to a renderer with its TeX, in the line and by itself', () => {
		const found = (source: string) =>
			textRuns(source).flatMap(({ style, tex }) => (tex === null ? [] : [[style, tex]]));
		assert.deepEqual(found('error $\\frac{a}{b}$ and \\(O(n^2)\\) so'), [
			['math', '\\frac{a}{b}'],
			['math', 'O(n^2)'],
		]);
		assert.deepEqual(found('is $$\\sum_i x_i$$ and \\[y\\] so'), [
			['display', '\\sum_i x_i'],
			['display', 'y'],
		]);
	});

	it('lets addresses be clicked where they stand, without the braces of LaTeX', () => {
		const links = (source: string) =>
			textRuns(source).flatMap(({ text, href }) => (href && text ? [[text, href]] : []));
		assert.deepEqual(links('Code: \\url{https://github.com/a/b}.'), [
			['https://github.com/a/b', 'https://github.com/a/b'],
		]);
		assert.deepEqual(links('see \\href{https://a.org/b_c}{our page} or lerftogo.github.io.'), [
			['our page', 'https://a.org/b_c'],
			['lerftogo.github.io', 'https://lerftogo.github.io'],
		]);
	});

	it('never makes an address of a script or a command', () => {
		for (const scheme of ['javascript:alert(1)', 'command:workbench.action.quit', 'data:text/html,x', 'vbscript:x']) {
			const runs = textRuns(`\\href{${scheme}}{click} and \\url{${scheme}} and ${scheme}`);
			assert.deepEqual(
				runs.flatMap(({ href }) => href ?? []),
				[],
			);
		}
	});

	it('gives the source back when copied, whatever it holds', () => {
		const piece = fc.constantFrom(
			...[
				'\\textbf{',
				'{\\it ',
				'}',
				'{',
				'$',
				'$$',
				'\\(',
				'\\)',
				'^',
				'_',
				'^{2}',
				'x',
				'pi',
				'~',
				'``',
				"''",
				'\\',
				' ',
			],
			...['times', '10', 'https://a.org/b', '\\href{', '\\"{o}', '\\alpha', 'mathcal{O}', '--', '漢', '😀'],
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				assert.equal(copied(textRuns(pieces.join(''))), pieces.join(''));
			}),
			{ numRuns: 500 },
		);
	});

	it('reads deep nesting without end', () => {
		const source = `${'\\textbf{'.repeat(5000)}x${'}'.repeat(5000)}`;
		assert.equal(copied(textRuns(source)), source);
	});
});

describe('the title of a page', () => {
	it('is what the tree shows where plain text can say it', () => {
		assert.deepEqual(
			titleRuns('$\\text{Transformer}^2$: Self-adaptive', 'Transformer²: Self-adaptive').map(({ text, style }) => [
				text,
				style,
			]),
			[['Transformer²: Self-adaptive', 'plain']],
		);
	});

	it('has its mathematics rendered where it cannot', () => {
		const runs = titleRuns('Learning $\\frac{1}{n}$ rates', 'Learning frac1n rates');
		assert.deepEqual(
			runs.map(({ style }) => style),
			['plain', 'math', 'plain'],
		);
	});
});
