/**
 * Working memory of queries over one segment, kept between keystrokes: numbers a document, valid where its stamp is
 * of the current round, so that nothing has to be cleared.
 */
export class Scratch {
	/** Round and step in which a document was last touched; steps of one round are consecutive. */
	readonly stamp: Uint32Array;
	readonly score: Float32Array;
	/** Share of a query's rarity the document covers, for partial matches. */
	readonly covered: Float32Array;
	/** Best score over all readings of the query, the reading it came from, valid where `#seen` is this query. */
	readonly best: Float32Array;
	readonly reading: Uint8Array;
	readonly found: Uint32Array;
	foundCount = 0;
	readonly #seen: Uint32Array;
	#query = 0;
	#stamp = 0;
	/** Candidates of the current reading. */
	readonly candidates: Uint32Array;

	constructor(documents: number) {
		this.stamp = new Uint32Array(documents);
		this.score = new Float32Array(documents);
		this.covered = new Float32Array(documents);
		this.best = new Float32Array(documents);
		this.reading = new Uint8Array(documents);
		this.found = new Uint32Array(documents);
		this.candidates = new Uint32Array(documents);
		this.#seen = new Uint32Array(documents);
	}

	get bytes(): number {
		return this.stamp.byteLength * 7 + this.reading.byteLength;
	}

	startQuery(): void {
		this.#query++;
		this.foundCount = 0;
	}

	/** First stamp of a round of `steps` steps; stamps below it are of earlier rounds. */
	startRound(steps: number): number {
		if (this.#stamp + steps + 1 > 0xffffffff) {
			this.stamp.fill(0);
			this.#stamp = 0;
		}
		const first = this.#stamp + 1;
		this.#stamp += steps;
		return first;
	}

	keep(document: number, score: number, reading: number): void {
		if (this.#seen[document] !== this.#query) {
			this.#seen[document] = this.#query;
			this.found[this.foundCount++] = document;
		} else if (this.best[document]! >= score) {
			return;
		}
		this.best[document] = score;
		this.reading[document] = reading;
	}
}
