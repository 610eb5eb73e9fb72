import { dot, type SparseVector } from '../../../src/core/interest/logistic';

/** Passes over the examples; scikit-learn's default tolerance is met before. */
const PASSES = 50;

/**
 * A linear support vector machine as scikit-learn's `LinearSVC(class_weight='balanced', C)` fits it: squared hinge loss,
 * L2 penalty, by coordinate descent in the dual (Hsieh et al., A dual coordinate descent method for large-scale linear
 * SVM, ICML 2008), the bias being a feature of value 1.
 */
export function linearSvm(
	positives: readonly SparseVector[],
	others: readonly SparseVector[],
	C: number,
	size: number,
) {
	const all = [...positives, ...others];
	const costs = [positives, others].map((side) => (C * all.length) / (2 * side.length));
	const weights = new Float64Array(size + 1);
	const duals = new Float64Array(all.length);
	const norms = all.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1));
	const margin = (vector: SparseVector) => dot(weights, vector) + weights[size]!;
	let state = 1;
	for (let pass = 0; pass < PASSES; pass++) {
		let largest = 0;
		for (let step = 0; step < all.length; step++) {
			state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
			const at = state % all.length;
			const side = at < positives.length ? 1 : -1;
			const ridge = 1 / (2 * costs[side === 1 ? 0 : 1]!);
			const slope = side * margin(all[at]!) - 1 + duals[at]! * ridge;
			const next = Math.max(0, duals[at]! - slope / (norms[at]! + ridge));
			const change = side * (next - duals[at]!);
			if (change !== 0) {
				largest = Math.max(largest, Math.abs(change));
				duals[at] = next;
				const { features, values } = all[at]!;
				for (let i = 0; i < features.length; i++) {
					weights[features[i]!]! += change * values[i]!;
				}
				weights[size]! += change;
			}
		}
		if (largest < 1e-4) {
			break;
		}
	}
	return margin;
}
