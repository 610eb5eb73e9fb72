import assert from 'node:assert/strict';
import { readableTitle, titleKey } from '../../src/core/text/title';

describe('readableTitle', () => {
	const readings: Readonly<Record<string, string>> = {
		'$\\text{Transformer}^2$: Self-adaptive LLMs': 'Transformer²: Self-adaptive LLMs',
		'$\\pi_0$: A Flow Model': 'π₀: A Flow Model',
		'π_0.5 and π_{0.5}': 'π₀.5 and π₀.₅',
		'CoRe^2: Collect and Reflect': 'CoRe²: Collect and Reflect',
		'SAP^{2} Reads': 'SAP² Reads',
		'{\\it Seeing} the {\\bf World}': 'Seeing the World',
		'\\textbf{Bold} \\emph{words} and \\textsc{Caps}': 'Bold words and Caps',
		'{scriptsize CODE2SEQ}: Paths': 'CODE2SEQ: Paths',
		'10$\\times$ Faster': '10× Faster',
		'Training a Model in $200k': 'Training a Model in $200k',
		'Earn $1 Million or $2 Million?': 'Earn $1 Million or $2 Million?',
		'Fixing 7,400 Bugs for 1$: Cheap': 'Fixing 7,400 Bugs for 1$: Cheap',
		'Learning on $\\mathbb{R}^n$': 'Learning on ℝⁿ',
		'Poincar\\\'e and Schr\\"{o}dinger': 'Poincaré and Schrödinger',
		'Gains of 50\\% \\& More': 'Gains of 50% & More',
		'mini_behavior and {curly} text': 'mini_behavior and curly text',
		"``Who'' Speaks?": '“Who” Speaks?',
		'Plain  title\n  on two lines': 'Plain title on two lines',
		'O(n^{\\log n}) Attention': 'O(n^log n) Attention',
		'An unclosed {brace and $dollar': 'An unclosed {brace and $dollar',
		'Odds of $\\frac{1}{n}$ for $\\dfrac ab$': 'Odds of 1/n for a/b',
		'Means $\\overline{x}$': 'Means x̅',
		'A backslash \\ alone \\': 'A backslash alone \\',
	};
	for (const [source, reading] of Object.entries(readings)) {
		it(`reads ${JSON.stringify(source)} as ${JSON.stringify(reading)}`, () => {
			assert.equal(readableTitle(source), reading);
		});
	}
});

describe('titleKey', () => {
	const same = [
		['Transformer^2', '$\\text{Transformer}^2$', 'TRANSFORMER²', 'transformer 2'],
		['π_0: A Model', '$\\pi_0$: A Model', 'pi_0: A Model', 'Π0 – a   model'],
		['10times Faster', '10$\\times$ Faster', '10× faster'],
		['Tracing sourcecitations', 'Tracing source citations'],
		['Ｗｉｄｅ Letters', 'Wide Letters'],
		["Poincar\\'e Maps", 'Poincaré maps', 'Poincare\u0301 Maps'],
	];
	for (const titles of same) {
		it(`is one for ${titles.join(' = ')}`, () => {
			assert.deepEqual([...new Set(titles.map(titleKey))].length, 1, titles.map(titleKey).join(' '));
		});
	}

	it('keeps look-alike titles apart', () => {
		const titles = [
			'DINOv2',
			'DINOv3',
			'VILA',
			'VILA^2',
			'Agents in C',
			'Agents in C++',
			'Agents in C#',
			'大模型',
			'小模型',
			'???',
			'!!!',
		];
		assert.equal(new Set(titles.map(titleKey)).size, titles.length);
	});
});
