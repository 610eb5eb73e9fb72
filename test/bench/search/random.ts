/** Repeatable random numbers (mulberry32), so that every run asks the same. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** Whole number below `limit`. */
	below(limit: number): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit) | 0;
	}

	pick<T>(items: readonly T[]): T {
		return items[this.below(items.length)]!;
	}

	shuffled<T>(items: readonly T[]): T[] {
		const result = [...items];
		for (let i = result.length - 1; i > 0; i--) {
			const j = this.below(i + 1);
			[result[i], result[j]] = [result[j]!, result[i]!];
		}
		return result;
	}
}
