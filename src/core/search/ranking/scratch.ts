/** Documents and what they score, in no order; a document stands in it once. */
export interface ScoredDocuments {
	readonly documents: Uint32Array;
	readonly scores: Float32Array;
	readonly count: number;
}

const STAMPS = 0xff;

/**
 * Working memory of queries over one segment, kept between keystrokes: numbers a document, valid where its stamp is
 * of the current step, so that nothing has to be cleared most of the time.
 */
export class Scratch implements ScoredDocuments {
	/** Step in which a document was last touched. */
	readonly stamp: Uint8Array;
	readonly score: Float32Array;
	/** Share of a query's rarity the document covers, for partial matches. */
	readonly covered: Float32Array;
	/** Result of a step. */
	readonly documents: Uint32Array;
	readonly scores: Float32Array;
	/** What they scored before the step. */
	readonly bases: Float32Array;
	count = 0;
	#stamp = 0;

	constructor(documents: number) {
		this.stamp = new Uint8Array(documents);
		this.score = new Float32Array(documents);
		this.covered = new Float32Array(documents);
		this.documents = new Uint32Array(documents);
		this.scores = new Float32Array(documents);
		this.bases = new Float32Array(documents);
	}

	get bytes(): number {
		return this.stamp.byteLength + this.score.byteLength * 5;
	}

	/** First of `steps` stamps, at most 255, that no document has; stamps below it are of earlier steps. */
	startSteps(steps: number): number {
		if (this.#stamp + steps > STAMPS) {
			this.stamp.fill(0);
			this.#stamp = 0;
		}
		const first = this.#stamp + 1;
		this.#stamp += steps;
		return first;
	}
}
