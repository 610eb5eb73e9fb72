import type { TermId } from './lexicon';

/** How much each term says. */
export type TermWeights = ReadonlyMap<TermId, number>;

/** Weights term by term, one column for each topic, only those that are not 0: all columns are summed in one pass. */
export class WeightTable {
	readonly #width: number;
	/** Where a term's weights begin in the two lists below; they end where the next term's begin. */
	readonly #starts: Int32Array;
	readonly #columns: Uint16Array;
	readonly #weights: Float64Array;

	constructor(termCount: number, columns: readonly TermWeights[]) {
		const count = columns.reduce((all, weights) => all + weights.size, 0);
		this.#width = columns.length;
		this.#starts = new Int32Array(termCount + 1);
		this.#columns = new Uint16Array(count);
		this.#weights = new Float64Array(count);
		// How many weights each term has; then where they end; then, from the last column back, where they begin.
		for (const weights of columns) {
			for (const term of weights.keys()) this.#starts[term]!++;
		}
		for (let term = 1; term <= termCount; term++) this.#starts[term]! += this.#starts[term - 1]!;
		for (const [column, weights] of [...columns.entries()].reverse()) {
			for (const [term, weight] of weights) {
				const place = --this.#starts[term]!;
				this.#columns[place] = column;
				this.#weights[place] = weight;
			}
		}
	}

	/** The weight of a term in the column where it has most; 0 where it has none above. */
	largest(term: TermId): number {
		let most = 0;
		for (let at = this.#starts[term]!; at < this.#starts[term + 1]!; at++) most = Math.max(most, this.#weights[at]!);
		return most;
	}

	sum(terms: readonly TermId[], strengths: readonly number[]): Float64Array {
		const starts = this.#starts;
		const columns = this.#columns;
		const weights = this.#weights;
		const totals = new Float64Array(this.#width);
		for (let slot = 0; slot < terms.length; slot++) {
			const term = terms[slot]!;
			const strength = strengths[slot]!;
			const end = starts[term + 1]!;
			for (let at = starts[term]!; at < end; at++) totals[columns[at]!]! += strength * weights[at]!;
		}
		return totals;
	}
}
