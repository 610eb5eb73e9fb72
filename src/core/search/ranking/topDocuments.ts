/** Most documents kept: their places must fit 16 bits. */
const MOST = 0xffff;

/**
 * The best of many scored documents of a segment: a binary heap with the worst on top. A document offered again keeps
 * its better score; of equals the first stays.
 */
export class TopDocuments {
	/** Where in the heap a document may stand; true only if it does stand there, so that nothing has to be cleared. */
	readonly #places: Uint16Array;
	#documents = new Uint32Array(0);
	#scores = new Float64Array(0);
	#readings = new Uint8Array(0);
	#size = 0;
	#count = 0;
	#allows: (document: number) => boolean = () => true;
	/** Only scores above this are of interest. */
	threshold = Number.NEGATIVE_INFINITY;

	/** @param documents of the segment */
	constructor(documents: number) {
		this.#places = new Uint16Array(documents);
	}

	/** Begins anew: the `size` best of the documents that `allows`, which is asked only for those good enough. */
	start(size: number, allows: (document: number) => boolean): void {
		this.#size = Math.min(size, this.#places.length, MOST);
		if (this.#documents.length < this.#size) {
			this.#documents = new Uint32Array(this.#size);
			this.#scores = new Float64Array(this.#size);
			this.#readings = new Uint8Array(this.#size);
		}
		this.#count = 0;
		this.#allows = allows;
		this.threshold = this.#size === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	}

	get bytes(): number {
		return this.#places.byteLength;
	}

	get count(): number {
		return this.#count;
	}

	/** `reading` is kept beside the document. */
	offer(document: number, score: number, reading: number): void {
		if (!(score > this.threshold)) {
			return;
		}
		const place = this.#places[document]!;
		if (place < this.#count && this.#documents[place] === document) {
			if (score > this.#scores[place]!) {
				this.#sink(place, document, score, reading);
			}
		} else if (!this.#allows(document)) {
			return;
		} else if (this.#count < this.#size) {
			this.#rise(this.#count++, document, score, reading);
		} else {
			this.#sink(0, document, score, reading);
		}
		if (this.#count === this.#size) {
			this.threshold = this.#scores[0]!;
		}
	}

	/** Takes out what was kept, the worst first. */
	drain(visit: (document: number, score: number, reading: number) => void): void {
		while (this.#count > 0) {
			visit(this.#documents[0]!, this.#scores[0]!, this.#readings[0]!);
			const last = --this.#count;
			if (last > 0) {
				this.#sink(0, this.#documents[last]!, this.#scores[last]!, this.#readings[last]!);
			}
		}
	}

	#rise(from: number, document: number, score: number, reading: number): void {
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (this.#scores[parent]! <= score) {
				break;
			}
			this.#put(at, this.#documents[parent]!, this.#scores[parent]!, this.#readings[parent]!);
			at = parent;
		}
		this.#put(at, document, score, reading);
	}

	#sink(from: number, document: number, score: number, reading: number): void {
		let at = from;
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
			this.#put(at, this.#documents[child]!, this.#scores[child]!, this.#readings[child]!);
			at = child;
		}
		this.#put(at, document, score, reading);
	}

	#put(at: number, document: number, score: number, reading: number): void {
		this.#documents[at] = document;
		this.#scores[at] = score;
		this.#readings[at] = reading;
		this.#places[document] = at;
	}
}
