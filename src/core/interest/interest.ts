import type { Paper, PaperId } from '../paper';
import type { Contribution, Feature, PaperEncoder } from './encoder';
import { dot, fitLogistic, type SparseVector, type TrainingExample } from './logistic';
import { type Example, LEAST_POSITIVES, speaksForItself, strengthOf } from './signals';

/** How examples count. */
export interface LearningWeights {
	/**
	 * What being wrong about all positives costs, for each that was saved today, and as much about all that speaks
	 * against: the more is known, the closer it is followed.
	 */
	readonly cost: number;
	/** The side against, beside the positives. */
	readonly against: number;
	/** A paper of which nothing is known, beside one that was refused. */
	readonly background: number;
	/** Days after which a signal says half as much. */
	readonly halfLife: number;
}

/** Chosen on readers of seeds 1, 3 and 7; `npm run bench:interest` judges them by others. */
export const LEARNING: LearningWeights = { cost: 2, against: 1, background: 0.1, halfLife: 200 };

/** What to learn from. */
export interface Learning {
	readonly examples: readonly Example[];
	/** Papers of which nothing is known, a few hundred anyhow chosen: most papers do not matter. */
	readonly background: readonly Paper[];
	readonly encoder: PaperEncoder;
	readonly weights?: LearningWeights;
}

/** Why a paper stands where it does: a word or name of it, or the title of a paper like it that mattered. */
export type Reason = Feature | { readonly kind: 'paper'; readonly text: string };

const MOST_REASONS = 3;
/** The cosine from which two papers are alike to people, too. */
const ALIKE = 0.2;

/** Standard deviations above the middle of other papers. */
const STANDING_OUT = 1.5;

/** A paper that spoke for itself. */
interface Liked {
	readonly paper: Paper;
	readonly vector: SparseVector;
}

/** An order of papers by what one reader did with others. */
export class Interest {
	constructor(
		private readonly encoder: PaperEncoder,
		private readonly weights: Float64Array,
		private readonly liked: readonly Liked[],
		/** The score of the model at which a paper stands out. */
		private readonly bar: number,
	) {}

	/** How many papers spoke for themselves. */
	get positives(): number {
		return this.liked.length;
	}

	/**
	 * Above 0 for what stands out among papers by being like those that spoke for themselves; comparable within one
	 * `Interest` only. About 40 µs for a paper that the encoder has not read, so in steps.
	 */
	scoreOf(paper: Paper): number {
		return dot(this.weights, this.encoder.encode(paper)) - this.bar;
	}

	/**
	 * What brings a paper forward: words and names it shares with papers that spoke for themselves, strongest first, then
	 * a paper like it; at most three, none where nothing does, or where the paper spoke for itself.
	 */
	reasonsFor(paper: Paper): readonly Reason[] {
		if (this.liked.some((each) => each.paper.id === paper.id)) {
			return [];
		}
		const values = valuesOf(this.encoder.encode(paper));
		const like = this.nearestTo(values);
		const reasons: Reason[] = [];
		for (const { kind, text } of this.partsOf(paper, values)) {
			const lower = text.toLowerCase();
			const isSaid = reasons.some((reason) => {
				const said = reason.text.toLowerCase();
				return said.includes(lower) || lower.includes(said);
			});
			if (!isSaid && reasons.length < MOST_REASONS - (like ? 1 : 0)) {
				reasons.push({ kind, text });
			}
		}
		return like ? [...reasons, { kind: 'paper', text: like.titleText }] : reasons;
	}

	private partsOf(paper: Paper, values: ReadonlyMap<number, number>): readonly Contribution[] {
		const partOf = ({ feature }: Contribution) => (this.weights[feature] ?? 0) * (values.get(feature) ?? 0);
		return this.encoder
			.name(paper)
			.map((named) => ({ named, part: this.ofLiked.has(named.feature) ? partOf(named) : 0 }))
			.filter(({ part }) => part > 0)
			.sort((a, b) => b.part - a.part)
			.map(({ named }) => named);
	}

	/** What the papers that spoke for themselves have. */
	private get ofLiked(): ReadonlySet<number> {
		this.likedFeatures ??= new Set(this.liked.flatMap(({ vector }) => [...vector.features]));
		return this.likedFeatures;
	}

	private likedFeatures: ReadonlySet<number> | undefined;

	/** The paper that spoke for itself and is most like this one; none where none is. */
	private nearestTo(values: ReadonlyMap<number, number>): Paper | undefined {
		let nearest: Paper | undefined;
		let most = ALIKE;
		for (const { paper, vector } of this.liked) {
			const near = nearness(values, vector, this.encoder.common);
			if (near >= most) {
				nearest = paper;
				most = near;
			}
		}
		return nearest;
	}
}

/**
 * Learns what matters to a reader, in steps of well below a millisecond; `null` below five papers that speak for
 * themselves, when nothing is put in order.
 */
export function* learnInterest(learning: Learning): Generator<void, Interest | null> {
	const { examples, background, encoder, weights = LEARNING } = learning;
	if (examples.filter(({ signals }) => speaksForItself(signals)).length < LEAST_POSITIVES) {
		return null;
	}
	const liked: Liked[] = [];
	const known = new Set<PaperId>(examples.map(({ paper }) => paper.id));
	const drafts: { readonly vector: SparseVector; readonly strength: number }[] = [];
	for (const { paper, signals, daysAgo } of examples) {
		const strength = strengthOf(signals) * 0.5 ** (daysAgo / weights.halfLife);
		const vector = encoder.encode(paper);
		strength !== 0 && drafts.push({ vector, strength });
		speaksForItself(signals) && liked.push({ paper, vector });
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
	const cost = weights.cost * speakFor;
	const training = drafts.map(
		({ vector, strength }): TrainingExample => ({
			vector,
			isPositive: strength > 0,
			cost: strength > 0 ? (cost * strength) / speakFor : (cost * weights.against * -strength) / against,
		}),
	);
	const fitted = yield* fitLogistic(training, encoder.size);
	const others = drafts.filter(({ strength }) => strength < 0).map(({ vector }) => dot(fitted, vector));
	return new Interest(encoder, fitted, liked, barOver(others));
}

/**
 * The score from which papers stand out among others: even chances, or as far above the middle of the others as one in
 * fifteen stands by chance. Few examples leave even what is most like them below even chances.
 */
function barOver(others: readonly number[]): number {
	const mean = others.reduce((sum, score) => sum + score, 0) / (others.length || 1);
	const variance = others.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (others.length || 1);
	return Math.min(0, mean + STANDING_OUT * Math.sqrt(variance));
}

function valuesOf({ features, values }: SparseVector): ReadonlyMap<number, number> {
	return new Map(Array.from(features, (feature, at) => [feature, values[at]!]));
}

function nearness(values: ReadonlyMap<number, number>, vector: SparseVector, common: number): number {
	let sum = 0;
	for (const [at, feature] of vector.features.entries()) {
		sum += feature === common ? 0 : (values.get(feature) ?? 0) * vector.values[at]!;
	}
	return sum;
}
