import { ALIAS_BIT, type Segment } from './segment';

/** Documents hashed between two pauses. */
const STEP = 1 << 13;
/** So many places behind its hash are tried: of hundreds with one title some are enough. */
const MOST_TRIED = 64;

/** Finds the documents of a segment whose title is made of exactly the given words, whatever stands between them. */
export class WholeTitles {
	/** One more than a document, at its hash or behind it; 0 where nothing is. */
	readonly #table: Uint32Array;

	private constructor(
		readonly segment: Segment,
		table: Uint32Array,
	) {
		this.#table = table;
	}

	static *build(segment: Segment): Generator<void, WholeTitles> {
		const { documents, titleStarts, titleTerms } = segment;
		const table = new Uint32Array(2 ** Math.ceil(Math.log2(documents * 1.25 + 1)));
		const last = table.length - 1;
		for (let document = 0; document < documents; document++) {
			let hash = 0;
			for (let i = titleStarts[document]!; i < titleStarts[document + 1]!; i++) {
				hash = titleTerms[i]! >= ALIAS_BIT ? hash : hashed(hash, titleTerms[i]!);
			}
			const first = placeOf(hash, table);
			for (let tried = 0; tried < MOST_TRIED; tried++) {
				const place = (first + tried) & last;
				if (table[place] === 0) {
					table[place] = document + 1;
					break;
				}
			}
			if (document % STEP === STEP - 1) {
				yield;
			}
		}
		return new WholeTitles(segment, table);
	}

	get bytes(): number {
		return this.#table.byteLength;
	}

	/** @param terms of the words, in order */
	find(terms: readonly number[]): readonly number[] {
		let hash = 0;
		for (const term of terms) {
			hash = hashed(hash, term);
		}
		const found: number[] = [];
		const first = placeOf(hash, this.#table);
		for (let tried = 0; tried < MOST_TRIED; tried++) {
			const document = this.#table[(first + tried) & (this.#table.length - 1)]! - 1;
			if (document < 0) {
				break;
			}
			if (this.#isTitle(document, terms)) {
				found.push(document);
			}
		}
		return found;
	}

	#isTitle(document: number, terms: readonly number[]): boolean {
		const { titleStarts, titleTerms } = this.segment;
		let place = 0;
		for (let i = titleStarts[document]!; i < titleStarts[document + 1]!; i++) {
			const entry = titleTerms[i]!;
			if (entry < ALIAS_BIT && entry !== terms[place++]) {
				return false;
			}
		}
		return place === terms.length;
	}
}

function hashed(hash: number, term: number): number {
	return Math.imul(hash ^ term, 0x9e3779b1) ^ (hash >>> 15);
}

function placeOf(hash: number, table: Uint32Array): number {
	return (hash ^ (hash >>> 16)) & (table.length - 1);
}
