import assert from 'node:assert/strict';
import { type Example, learnInterest, type Signal, WordEncoder } from '../../src/core/interest';
import { fitLogistic } from '../../src/core/interest/logistic';
import type { Paper } from '../../src/core/paper';
import { createSearch } from '../../src/core/search';
import { finish } from '../../src/core/steps';
import { makePaper } from './makePaper';

const places = ['kitchens', 'warehouses', 'gardens', 'hospitals', 'harbours', 'mines', 'farms', 'offices'];
const about = (subject: string) =>
	places.map((place) =>
		makePaper({
			titleText: `${subject} in ${place}`,
			abstract: `We study ${subject.toLowerCase()} found in ${place}.`,
		}),
	);
const grasping = about('Robot grasping');
const poetry = about('Poem translation');
const saved = (papers: readonly Paper[]) => papers.map((paper) => example(paper, 'saved'));

function example(paper: Paper, ...signals: Signal[]): Example {
	return { paper, signals, daysAgo: 0 };
}

function learned(examples: readonly Example[]) {
	const papers = [...grasping, ...poetry];
	const encoder = new WordEncoder(createSearch(papers).comparedWords());
	return finish(learnInterest({ examples, background: [], encoder }));
}

describe('interest', () => {
	it('puts nothing in order below five papers that speak for themselves; opening is not enough', () => {
		assert.equal(learned(saved(grasping.slice(0, 4))), null);
		assert.equal(learned([...saved(grasping.slice(0, 4)), example(grasping[4]!, 'opened')]), null);
		assert.equal(learned(saved(grasping.slice(0, 5)))?.positives, 5);
	});

	it('brings forward unseen papers like those saved, and holds back those like the refused', () => {
		const interest = learned([
			...saved(grasping.slice(0, 6)),
			...poetry.slice(0, 6).map((paper) => example(paper, 'refused')),
		])!;
		for (const wanted of grasping.slice(6)) {
			for (const other of poetry.slice(6)) {
				assert.ok(interest.scoreOf(wanted) > interest.scoreOf(other));
			}
		}
	});

	it('says by at most three words why, as the paper writes them, and nothing for what it holds back', () => {
		const interest = learned([
			...saved(grasping.slice(0, 6)),
			...poetry.slice(0, 6).map((paper) => example(paper, 'refused')),
		])!;
		const reasons = interest.reasonsFor(grasping[7]!).map(({ text }) => text);
		assert.ok(reasons.length >= 1 && reasons.length <= 3);
		assert.match(reasons.join(' '), /grasping/i);
		assert.doesNotMatch(
			interest
				.reasonsFor(poetry[7]!)
				.map(({ text }) => text)
				.join(' '),
			/poem|translation/i,
		);
	});

	it('takes “not for me” on a saved paper for what counts', () => {
		const once = [...saved(grasping.slice(0, 4)), example(grasping[4]!, 'saved', 'refused')];
		assert.equal(learned(once), null);
	});

	it('finds the weights at which the slope of the loss is naught', () => {
		const vector = (value: number) => ({ features: Int32Array.of(0), values: Float32Array.of(value) });
		const examples = [
			{ vector: vector(1), isPositive: true, cost: 3 },
			{ vector: vector(-2), isPositive: false, cost: 1 },
			{ vector: vector(0.5), isPositive: false, cost: 2 },
		];
		const [w = 0] = finish(fitLogistic(examples, 1));
		const slope = examples.reduce((sum, { vector: { values }, isPositive, cost }) => {
			const yx = (isPositive ? 1 : -1) * values[0]!;
			return sum - (cost * yx) / (1 + Math.exp(yx * w));
		}, w);
		assert.ok(Math.abs(slope) < 0.05, `${slope}`);
	});
});
