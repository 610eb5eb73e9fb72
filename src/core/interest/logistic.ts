/** Logistic regression with an L2 penalty, for few examples with many features, most of them absent. */

/** Features that are present, by ascending or any other order, each once, and their values. */
export interface SparseVector {
	readonly features: Int32Array;
	readonly values: Float32Array;
}

export interface TrainingExample {
	readonly vector: SparseVector;
	readonly isPositive: boolean;
	/** What being wrong about it costs, above 0: `C` of LIBLINEAR. */
	readonly cost: number;
}

/** Passes over the examples at most; fewer once no example moves by more than `TOLERANCE`. */
const MOST_PASSES = 60;
const TOLERANCE = 0.02;
const MOST_NEWTON_STEPS = 20;
/** Examples between two steps: well below a millisecond. */
const STEP = 32;

/**
 * The weights that minimise ½|w|² + Σ cost · log(1 + exp(−y w·x)), by coordinate descent in the dual: one example at a
 * time, in an order that is the same each time (Yu, Huang, Lin: Dual coordinate descent methods for logistic regression
 * and maximum entropy models, Machine Learning 85, 2011, algorithm 5).
 *
 * @param size one more than the highest feature
 */
export function* fitLogistic(examples: readonly TrainingExample[], size: number): Generator<void, Float64Array> {
	const weights = new Float64Array(size);
	const duals = examples.map(({ cost }) => Math.min(0.001 * cost, 1e-8));
	const norms = examples.map(({ vector }) => vector.values.reduce((sum, value) => sum + value * value, 0));
	examples.forEach((example, at) => {
		add(weights, example.vector, sideOf(example) * duals[at]!);
	});
	const order = examples.map((_, at) => at);
	let state = 1;
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		let largest = 0;
		for (let left = order.length; left > 0; left--) {
			state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
			const other = state % left;
			const at = order[other]!;
			order[other] = order[left - 1]!;
			order[left - 1] = at;
			const example = examples[at]!;
			const margin = sideOf(example) * dot(weights, example.vector);
			const { dual, slope } = bestDual(duals[at]!, example.cost, norms[at]!, margin);
			largest = Math.max(largest, slope);
			add(weights, example.vector, sideOf(example) * (dual - duals[at]!));
			duals[at] = dual;
			if (left % STEP === 0) {
				yield;
			}
		}
		if (largest < TOLERANCE) {
			break;
		}
	}
	return weights;
}

/** The score of a vector; its features beyond the weights are unknown and count nothing. */
export function dot(weights: Float64Array, { features, values }: SparseVector): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++) {
		const feature = features[i]!;
		if (feature < weights.length) {
			sum += weights[feature]! * values[i]!;
		}
	}
	return sum;
}

function add(weights: Float64Array, { features, values }: SparseVector, factor: number): void {
	for (let i = 0; i < features.length; i++) {
		weights[features[i]!]! += factor * values[i]!;
	}
}

function sideOf({ isPositive }: TrainingExample): 1 | -1 {
	return isPositive ? 1 : -1;
}

/** The dual of one example that is best while the others stand, by Newton's method from the nearer end of its range. */
function bestDual(
	before: number,
	cost: number,
	norm: number,
	margin: number,
): { readonly dual: number; readonly slope: number } {
	// The two ends of the range mirror each other: near the upper one the rest of the cost is what is sought.
	const isMirrored = 0.5 * norm * (cost - 2 * before) + margin < 0;
	const from = isMirrored ? cost - before : before;
	const pull = isMirrored ? -margin : margin;
	const slopeAt = (z: number) => norm * (z - from) + pull + Math.log(z / (cost - z));
	let z = cost - from < 0.5 * cost ? 0.1 * from : from;
	let slope = slopeAt(z);
	const first = Math.abs(slope);
	for (let step = 0; step < MOST_NEWTON_STEPS && Math.abs(slope) > 1e-3 * TOLERANCE; step++) {
		const next = z - slope / (norm + cost / (cost - z) / z);
		z = next <= 0 ? 0.1 * z : next;
		slope = slopeAt(z);
	}
	return { dual: isMirrored ? cost - z : z, slope: first };
}
