import { LINK_BIT } from '../../links/links';
import type { Snapshot } from '../indexing/snapshot';
import type { Marks } from '../query/filters';
import type { Filter, Query } from '../query/query';
import { plainWords, STOP_WORDS } from '../words/tokens';

/** What the index knows of the papers that filters ask for, so that the text of fewer papers is read. */
export class IndexMarks {
	readonly #marks: ReadonlyMap<Filter, Marks>;

	constructor(
		readonly snapshot: Snapshot,
		readonly query: Query,
	) {
		this.#marks = new Map(query.filters.map((filter) => [filter, this.#marksOf(filter)]));
	}

	/** The papers that may have what a filter asks for, be it negated or not. */
	of(filter: Filter): Marks {
		return this.#marks.get(filter) ?? null;
	}

	/** The papers that may pass all filters and phrases. */
	all(): Marks {
		const { filters, phrases } = this.query;
		return [
			...filters.filter(({ negated }) => !negated).map((filter) => this.of(filter)),
			...phrases.map((phrase) => this.#withAllOf(phrase)),
		].reduce(both, null);
	}

	#marksOf(filter: Filter): Marks {
		switch (filter.kind) {
			case 'author':
				return this.#mayBeAuthored(filter.value);
			case 'has':
				return this.#linked(LINK_BIT[filter.what]);
			case 'text':
				return this.#withAllOf(filter.value);
			default:
				return null;
		}
	}

	/** A name that is meant has at least one of the words in full. */
	#mayBeAuthored(name: string): Marks {
		const words = plainWords(name);
		const telling = words.filter((word) => word.length > 1);
		// Of stop words the index knows those in titles only.
		if (telling.length === 0 || words.some((word) => STOP_WORDS.has(word))) {
			return null;
		}
		const marks = this.#none();
		for (const word of telling) {
			this.#markTerms(marks, (number) => this.snapshot.word(word).starting[number]!);
		}
		return marks;
	}

	#withAllOf(phrase: string): Marks {
		const words = plainWords(phrase).filter((word) => !STOP_WORDS.has(word));
		return words.map((word) => this.#withWord(word)).reduce(both, null);
	}

	#withWord(text: string): Marks {
		const marks = this.#none();
		this.#markTerms(marks, (number) => {
			const term = this.snapshot.word(text).termOn(number);
			return term < 0 ? { from: 0, to: 0 } : { from: term, to: term + 1 };
		});
		return marks;
	}

	/** Marks the papers that have one of a span of terms. */
	#markTerms(marks: Uint8Array, spanOn: (number: number) => { readonly from: number; readonly to: number }): void {
		for (const [number, { segment, papers }] of this.snapshot.segments.entries()) {
			const { starts, entries } = segment.everything;
			const { from, to } = spanOn(number);
			for (let i = starts[from]!; i < starts[to]!; i++) {
				mark(marks, papers[entries[i]! >>> 8]!);
			}
		}
	}

	#linked(bit: number): Uint8Array {
		const marks = this.#none();
		for (const { segment, papers } of this.snapshot.segments) {
			for (let document = 0; document < segment.documents; document++) {
				if ((segment.linkBits[document]! & bit) !== 0) {
					mark(marks, papers[document]!);
				}
			}
		}
		return marks;
	}

	#none(): Uint8Array {
		return new Uint8Array(this.snapshot.papers.length);
	}
}

function both(some: Marks, others: Marks): Marks {
	if (some === null || others === null) {
		return some ?? others;
	}
	return some.map((mark, index) => mark & others[index]!);
}

function mark(marks: Uint8Array, index: number): void {
	if (index >= 0) {
		marks[index] = 1;
	}
}
