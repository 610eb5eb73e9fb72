// Learns topic weights from labelled papers: multinomial logistic regression whose prior is the hand-set cues.
import { CUED_TOPICS, readCues } from '../../src/core/topics/cues';
import { type Evidence, EvidenceGatherer, type TopicText } from '../../src/core/topics/evidence';
import { Lexicon } from '../../src/core/topics/lexicon';
import { compileModel, DECISION, type LearnedWeights } from '../../src/core/topics/model';

/** A paper with its topics by id, primary first. `weight` is how much it counts in training. */
export interface LabelledPaper extends TopicText {
	readonly topics: readonly string[];
	readonly weight: number;
}

export interface LearnOptions {
	/** Words beside the cues whose weights are learned too. */
	readonly vocabulary: readonly string[];
	/** Pull towards the hand-set weights: of the cues, and of every other word (towards 0). */
	readonly cuePull: number;
	readonly wordPull: number;
	/** Pull of each topic's bias towards 0, so that the mix of topics in the training set doesn't decide. */
	readonly biasPull: number;
	readonly rounds: number;
}

/** Chosen by cross-validation on the development labels, see docs/topics.md. */
export const LEARN_OPTIONS: Omit<LearnOptions, 'vocabulary'> = { cuePull: 12, wordPull: 12, biasPull: 20, rounds: 120 };

// A facet keeps its hand-set cues: labels made from the start of an abstract miss what it offers further down.
const SUBJECTS = CUED_TOPICS.filter((topic) => !topic.facet);
const FACET_BIAS = { benchmarks: -1.2 };

/**
 * How the labels of a paper share its one unit of training, by how many it has: most for the first, so that the first
 * topic is found; chosen by cross-validation on the development labels.
 */
export const LABEL_SHARES: readonly (readonly number[])[] = [[], [1], [0.88, 0.12], [0.83, 0.11, 0.06]];

/** Weights are kept to a hundredth; those below this are left out: leaving out more costs agreement. */
const LEAST_WEIGHT = 0.03;

interface Example {
	readonly evidence: Evidence;
	readonly targets: Float64Array;
	readonly weight: number;
}

/** Weights to add to those of the cues. Deterministic. */
export function learnWeights(papers: readonly LabelledPaper[], options: LearnOptions): LearnedWeights {
	const lexicon = new Lexicon();
	const cues = CUED_TOPICS.map((topic) =>
		[...readCues(topic.cues ?? {})].map(([term, weight]) => [lexicon.add(term)!, weight] as const),
	);
	const cueCount = lexicon.terms.length;
	for (const word of options.vocabulary) lexicon.add(word);
	const gatherer = new EvidenceGatherer(lexicon);
	const examples = papers.map((paper) => prepare(gatherer, paper));

	const width = SUBJECTS.length;
	const prior = new Float64Array(lexicon.terms.length * width);
	for (const [index, weights] of cues.entries()) {
		const column = SUBJECTS.indexOf(CUED_TOPICS[index]!);
		if (column >= 0) for (const [term, weight] of weights) prior[term * width + column]! += weight * DECISION.cueUnit;
	}
	const { weights, bias } = descend(examples, prior, cueCount, options);

	const learned: Record<string, Record<string, string>> = {};
	for (const [column, { id }] of SUBJECTS.entries()) {
		const byWeight = new Map<number, string[]>();
		for (const [term, name] of lexicon.terms.entries()) {
			const weight = round(weights[term * width + column]! - prior[term * width + column]!, 100);
			if (Math.abs(weight) >= LEAST_WEIGHT) byWeight.set(weight, [...(byWeight.get(weight) ?? []), name]);
		}
		const groups = [...byWeight].sort(([a], [b]) => b - a);
		learned[id] = Object.fromEntries(groups.map(([weight, terms]) => [`${weight}`, terms.sort().join(', ')]));
	}
	const biases = Object.fromEntries(SUBJECTS.map(({ id }, column) => [id, round(bias[column]!, 100)]));
	return { bias: { ...biases, ...FACET_BIAS }, cues: learned };
}

/**
 * Learns how much each topic's evidence should count when topics compete for the first place: models that haven't seen a
 * paper rank its topics, and a logistic choice among them is fitted to its first label. `always` are trained on throughout.
 */
export function learnPrecedence(
	papers: readonly LabelledPaper[],
	always: readonly LabelledPaper[],
	options: LearnOptions,
): Readonly<Record<string, number>> {
	const choices = crossRank(papers, always, options);
	const pulls = new Map(SUBJECTS.map(({ id }) => [id, 0]));
	let sharpness = 3;
	for (let round = 0; round < PRECEDENCE_ROUNDS; round++) {
		const slopes = new Map([...pulls].map(([id, pull]) => [id, -PRECEDENCE_PULL * pull]));
		let sharpnessSlope = 0;
		for (const { topics, first } of choices) {
			const odds = Float64Array.from(topics, ({ id, share }) => sharpness * Math.log(share) + pulls.get(id)!);
			softmax(odds);
			for (const [at, { id, share }] of topics.entries()) {
				const miss = Number(id === first) - odds[at]!;
				slopes.set(id, slopes.get(id)! + miss);
				sharpnessSlope += miss * Math.log(share);
			}
		}
		for (const [id, slope] of slopes) pulls.set(id, pulls.get(id)! + (5 * slope) / choices.length);
		sharpness += (2.5 * sharpnessSlope) / choices.length;
	}
	return Object.fromEntries([...pulls].map(([id, pull]) => [id, round(Math.exp(pull / sharpness), 100)]));
}

const PRECEDENCE_FOLDS = 4;
const PRECEDENCE_ROUNDS = 100;
const PRECEDENCE_PULL = 8;

interface Choice {
	readonly topics: readonly { readonly id: string; readonly share: number }[];
	readonly first: string;
}

/** For each paper the topics a model without it believes, where there is a choice and the first label is among them. */
function crossRank(
	papers: readonly LabelledPaper[],
	always: readonly LabelledPaper[],
	options: LearnOptions,
): readonly Choice[] {
	return Array.from({ length: PRECEDENCE_FOLDS }, (_, fold) => {
		const seen = papers.filter((_, index) => index % PRECEDENCE_FOLDS !== fold);
		const model = compileModel({ topics: CUED_TOPICS, learned: learnWeights([...always, ...seen], options) });
		return papers
			.filter((_, index) => index % PRECEDENCE_FOLDS === fold)
			.map((paper) => ({
				topics: model
					.topicsOf(paper)
					.filter(({ topic }) => SUBJECTS.some(({ id }) => id === topic))
					.map(({ topic, score }) => ({ id: topic, share: score })),
				first: paper.topics[0]!,
			}));
	})
		.flat()
		.filter(({ topics, first }) => topics.length > 1 && topics.some(({ id }) => id === first));
}

function round(value: number, parts: number): number {
	return Math.round(value * parts) / parts + 0;
}

function prepare(gatherer: EvidenceGatherer, paper: LabelledPaper): Example {
	const columns = paper.topics
		.map((id) => SUBJECTS.findIndex((topic) => topic.id === id))
		.filter((column) => column >= 0);
	const targets = new Float64Array(SUBJECTS.length);
	for (const [rank, column] of columns.entries()) targets[column] = LABEL_SHARES[columns.length]![rank]!;
	return { evidence: gatherer.gather(paper), targets, weight: paper.weight };
}

/** Adam on the whole set: cross-entropy of the softmax, and the pull to the prior. */
function descend(
	examples: readonly Example[],
	prior: Float64Array,
	cueCount: number,
	options: LearnOptions,
): { readonly weights: Float64Array; readonly bias: Float64Array } {
	const width = SUBJECTS.length;
	const weights = Float64Array.from(prior);
	const bias = new Float64Array(width);
	const size = weights.length + width;
	const slope = new Float64Array(size);
	const mean = new Float64Array(size);
	const spread = new Float64Array(size);
	const outputs = new Float64Array(width);
	for (let round = 1; round <= options.rounds; round++) {
		for (let at = 0; at < weights.length; at++) {
			const pull = at < cueCount * width ? options.cuePull : options.wordPull;
			slope[at] = pull * (weights[at]! - prior[at]!);
		}
		for (let column = 0; column < width; column++) slope[weights.length + column] = options.biasPull * bias[column]!;
		for (const { evidence, targets, weight } of examples) {
			outputs.set(bias);
			for (const [slot, term] of evidence.terms.entries()) {
				const strength = evidence.strengths[slot]!;
				for (let column = 0; column < width; column++) outputs[column]! += strength * weights[term * width + column]!;
			}
			softmax(outputs);
			for (let column = 0; column < width; column++) {
				outputs[column] = (outputs[column]! - targets[column]!) * weight;
				slope[weights.length + column]! += outputs[column]!;
			}
			for (const [slot, term] of evidence.terms.entries()) {
				const strength = evidence.strengths[slot]!;
				for (let column = 0; column < width; column++) slope[term * width + column]! += strength * outputs[column]!;
			}
		}
		const rate = 0.04 * (1 - (round - 1) / options.rounds);
		for (let at = 0; at < size; at++) {
			mean[at] = 0.9 * mean[at]! + 0.1 * slope[at]!;
			spread[at] = 0.99 * spread[at]! + 0.01 * slope[at]! ** 2;
			const step = (rate * mean[at]!) / (1 - 0.9 ** round) / (Math.sqrt(spread[at]! / (1 - 0.99 ** round)) + 1e-8);
			if (at < weights.length) weights[at]! -= step;
			else bias[at - weights.length]! -= step;
		}
	}
	return { weights, bias };
}

function softmax(values: Float64Array): void {
	const largest = Math.max(...values);
	let total = 0;
	for (let at = 0; at < values.length; at++) {
		values[at] = Math.exp(values[at]! - largest);
		total += values[at]!;
	}
	for (let at = 0; at < values.length; at++) values[at]! /= total;
}
