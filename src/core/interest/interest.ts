import type { Paper, PaperId } from '../paper';
import type { Contribution, Feature, PaperEncoder } from './encoder';
import { dot, fitLogistic, type SparseVector, type TrainingExample } from './logistic';
import { type Example, isPositive, LEAST_POSITIVES, strengthOf } from './signals';

/** How examples count. */
export interface LearningWeights {
	/** What being wrong about all positives costs, and about all that speaks against, each side as one. */
	readonly cost: number;
	/** The side against, beside the positives. */
	readonly against: number;
	/** A paper of which nothing is known, beside one that was refused. */
	readonly background: number;
	/** Days after which a signal says half as much. */
	readonly halfLife: number;
}

/** First values, hardly tuned yet: `npm run bench:interest` says how they do. */
export const LEARNING: LearningWeights = { cost: 50, against: 1, background: 0.1, halfLife: 200 };

/** What to learn from. */
export interface Learning {
	readonly examples: readonly Example[];
	/** Papers of which nothing is known, a few hundred anyhow chosen: most papers do not matter. */
	readonly background: readonly Paper[];
	readonly encoder: PaperEncoder;
	readonly weights?: LearningWeights;
}

/** Why a paper stands where it does, strongest first: at most three. */
export type Reason = Feature;

const MOST_REASONS = 3;

/** An order of papers by what one reader did with others. */
export class Interest {
	private readonly scores = new WeakMap<Paper, number>();

	constructor(
		private readonly encoder: PaperEncoder,
		private readonly weights: Float64Array,
		/** How many papers spoke for themselves. */
		readonly positives: number,
	) {}

	/** Higher matters more; comparable within one `Interest` only. About 250 µs for a paper that the encoder has not read, so in steps. */
	scoreOf(paper: Paper): number {
		const known = this.scores.get(paper) ?? dot(this.weights, this.encoder.encode(paper));
		this.scores.set(paper, known);
		return known;
	}

	/** What brings a paper forward, strongest first; empty where nothing does. */
	reasonsFor(paper: Paper): readonly Reason[] {
		const values = valuesOf(this.encoder.encode(paper));
		const partOf = ({ feature }: Contribution) => (this.weights[feature] ?? 0) * (values.get(feature) ?? 0);
		const parts = this.encoder
			.name(paper)
			.map((named) => ({ named, part: partOf(named) }))
			.filter(({ part }) => part > 0)
			.sort((a, b) => b.part - a.part);
		const reasons: Reason[] = [];
		for (const { named } of parts) {
			const text = named.text.toLowerCase();
			const isSaid = reasons.some((reason) => {
				const said = reason.text.toLowerCase();
				return said.includes(text) || text.includes(said);
			});
			if (!isSaid && reasons.length < MOST_REASONS) {
				reasons.push({ kind: named.kind, text: named.text });
			}
		}
		return reasons;
	}
}

/**
 * Learns what matters to a reader, in steps of well below a millisecond; `null` below five papers that speak for
 * themselves, when nothing is put in order.
 */
export function* learnInterest(learning: Learning): Generator<void, Interest | null> {
	const { examples, background, encoder, weights = LEARNING } = learning;
	const positives = examples.filter(isPositive).length;
	if (positives < LEAST_POSITIVES) {
		return null;
	}
	const known = new Set<PaperId>(examples.map(({ paper }) => paper.id));
	const drafts: { readonly vector: SparseVector; readonly strength: number }[] = [];
	for (const { paper, signals, daysAgo } of examples) {
		const strength = strengthOf(signals) * 0.5 ** (daysAgo / weights.halfLife);
		strength !== 0 && drafts.push({ vector: encoder.encode(paper), strength });
		yield;
	}
	for (const paper of background) {
		if (!known.has(paper.id)) {
			drafts.push({ vector: encoder.encode(paper), strength: -weights.background });
			yield;
		}
	}
	const total = (side: 1 | -1) => drafts.reduce((sum, { strength }) => sum + Math.max(0, side * strength), 0) || 1;
	const [speakFor, against] = [total(1), total(-1)];
	const training = drafts.map(
		({ vector, strength }): TrainingExample => ({
			vector,
			isPositive: strength > 0,
			cost:
				strength > 0 ? (weights.cost * strength) / speakFor : (weights.cost * weights.against * -strength) / against,
		}),
	);
	return new Interest(encoder, yield* fitLogistic(training, encoder.size), positives);
}

function valuesOf({ features, values }: SparseVector): ReadonlyMap<number, number> {
	return new Map(Array.from(features, (feature, at) => [feature, values[at]!]));
}
