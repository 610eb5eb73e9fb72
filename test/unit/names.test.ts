import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemNames } from '../../src/core/text/names';

const SHARED = path.resolve('../shared');

interface GoldPaper {
	readonly title: string;
	readonly lineAbstract: Readonly<Record<string, number>>;
	readonly systemNames: readonly string[];
	readonly nameAliases: readonly string[];
}

describe('names of systems', () => {
	const cases: readonly (readonly [what: string, title: string, abstract: string, names: readonly string[]])[] = [
		['the head of a title', 'FooNet: Learning to Bar', 'We study bars.', ['FooNet']],
		[
			'a plain word the text does not speak about',
			'Lantern: Prompting with Memory',
			'A study of prompts.',
			['Lantern'],
		],
		['no plain word the text speaks about', 'Lanterns: A Survey of Light', 'We look at lanterns.', []],
		['a name in brackets, then what it stands for', 'Video Tuning (VT-9): A Way', 'Text.', ['VT-9']],
		[
			'a defined name where the authors present it',
			'Learning to bar',
			'In this paper, we propose Gated Bar Learning (GBL), a method. GBL is fast.',
			['GBL', 'Gated Bar Learning'],
		],
		[
			'no general term',
			'Learning to bar',
			'We propose a use of Reinforcement Learning (RL) for large models (LLMs).',
			[],
		],
		[
			'no name of others',
			'Learning to bar',
			'We compare GPT-4 and LLaMA-2-7B on MATH. We present results on ImageNet.',
			[],
		],
		['a name said to be given', 'Learning to bar', 'We release an open tool named Barlid for everyone.', ['Barlid']],
		[
			'a quoted name',
			'Learning to bar',
			'We introduce a new "Automatic Bar Learning" paradigm.',
			['Automatic Bar Learning'],
		],
		['LaTeX read through', '$\\text{Former}^2$: Self-adaptive models', 'We present it.', ['Former^2']],
		[
			'nothing in a paper without a name',
			'On the Geometry of Bars',
			'How do bars verify themselves? We study this.',
			[],
		],
		['an address of its own', 'Bar Policies with Hilbert Spaces', 'See https://x.org/projects/hilp/.', []],
	];
	for (const [what, title, abstract, expected] of cases) {
		it(`finds ${what}`, () => assert.deepEqual(systemNames(title, abstract), expected));
	}

	it('takes time in proportion to the text, whatever it is', () => {
		for (const piece of ['we propose A ', '(', 'A-', '$', 'our a ', '. A', 'called A a ', 'www.', '{^']) {
			systemNames(piece.repeat(5000), piece.repeat(5000));
		}
	});

	describe('against the labels of half the seed papers (needs ../shared)', () => {
		before(function () {
			if (!existsSync(`${SHARED}/gold/papers.json`)) this.skip();
		});

		it('names 95 of 100 first names rightly, with few false ones', () => {
			const gold = JSON.parse(readFileSync(`${SHARED}/gold/papers.json`, 'utf8')) as readonly GoldPaper[];
			let first = 0;
			let found = 0;
			let right = 0;
			let wanted = 0;
			for (const paper of gold) {
				const [file = '', line = 0] = Object.entries(paper.lineAbstract)[0] ?? [];
				const abstract = readFileSync(`${SHARED}/corpus/${file}`, 'utf8').split('\n')[line - 1] ?? '';
				const names = systemNames(paper.title, abstract).map(normal);
				const accepted = new Set([...paper.systemNames, ...paper.nameAliases].map(normal));
				if (names[0] === (paper.systemNames[0] && normal(paper.systemNames[0]))) first += 1;
				found += names.length;
				right += names.filter((name) => accepted.has(name)).length;
				wanted += paper.systemNames.length;
			}
			console.log(
				`      first name right: ${first}/${gold.length}, precision ${(right / found).toFixed(2)}, recall ${(right / wanted).toFixed(2)}`,
			);
			assert.ok(first >= 0.95 * gold.length);
			assert.ok(right >= 0.9 * found);
		});
	});
});

function normal(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/gu, '');
}
