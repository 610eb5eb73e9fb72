/** Keeps the `size` best of many scored numbers: a binary heap with the worst on top; the first of equals stays. */
export class BestOf {
	readonly #scores: Float64Array;
	readonly #items: Uint32Array;
	#count = 0;

	constructor(readonly size: number) {
		this.#scores = new Float64Array(size);
		this.#items = new Uint32Array(size);
	}

	/** True when something with this score would be kept. */
	takes(score: number): boolean {
		return this.#count < this.size || score > this.#scores[0]!;
	}

	add(item: number, score: number): void {
		if (this.#count < this.size) {
			this.#rise(this.#count++, item, score);
		} else if (score > this.#scores[0]!) {
			this.#sink(item, score);
		}
	}

	/** What was kept, best first. */
	items(): readonly { readonly item: number; readonly score: number }[] {
		return Array.from({ length: this.#count }, (_, i) => ({ item: this.#items[i]!, score: this.#scores[i]! })).sort(
			(a, b) => b.score - a.score || a.item - b.item,
		);
	}

	#rise(from: number, item: number, score: number): void {
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (this.#scores[parent]! <= score) {
				break;
			}
			this.#scores[at] = this.#scores[parent]!;
			this.#items[at] = this.#items[parent]!;
			at = parent;
		}
		this.#scores[at] = score;
		this.#items[at] = item;
	}

	#sink(item: number, score: number): void {
		let at = 0;
		for (;;) {
			let child = at * 2 + 1;
			if (child >= this.#count) {
				break;
			}
			if (child + 1 < this.#count && this.#scores[child + 1]! < this.#scores[child]!) {
				child++;
			}
			if (this.#scores[child]! >= score) {
				break;
			}
			this.#scores[at] = this.#scores[child]!;
			this.#items[at] = this.#items[child]!;
			at = child;
		}
		this.#scores[at] = score;
		this.#items[at] = item;
	}
}
