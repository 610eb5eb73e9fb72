import { finish } from '../../steps';
import { SHORT_INNER } from '../limits';
import { textOf } from '../words/textOf';

/** Term numbers `from` (inclusive) to `to` (exclusive): terms that stand together in the sorted vocabulary. */
export interface TermSpan {
	readonly from: number;
	readonly to: number;
}

/** What a vocabulary makes of its words, to be saved with them. */
export interface DerivedArrays {
	readonly shared: Uint8Array;
	readonly innerOffsets: Uint32Array;
	readonly innerTerms: Uint32Array;
}

/** The words of a segment, sorted by UTF-16 units, so that a prefix is a span; term number = rank. */
export class Vocabulary {
	readonly size: number;
	/** Units two neighbouring terms share at their start, for walking the sorted terms as a trie. */
	#shared: Uint8Array | undefined;
	#firstUnits: readonly number[] | undefined;
	#inner: InnerIndex | undefined;

	/**
	 * @param units all terms one after the other
	 * @param starts start of each term in `units`, and the end of the last
	 * @param derived what is made of the two when left out
	 */
	constructor(
		readonly units: Uint16Array,
		readonly starts: Uint32Array,
		derived?: DerivedArrays,
	) {
		this.size = starts.length - 1;
		this.#shared = derived?.shared;
		this.#inner = derived && new InnerIndex(this, derived.innerOffsets, derived.innerTerms);
	}

	term(number: number): string {
		return textOf(this.units, this.starts[number]!, this.starts[number + 1]!);
	}

	lengthOf(number: number): number {
		return this.starts[number + 1]! - this.starts[number]!;
	}

	/** Number of a term, or -1. */
	find(word: string): number {
		return this.findIn(word, { from: 0, to: this.size });
	}

	/** Number of a term of a span, or -1. */
	findIn(word: string, span: TermSpan): number {
		const at = this.#lowerBound(word, false, span);
		return at < span.to && this.lengthOf(at) === word.length && this.#compare(at, word) === 0 ? at : -1;
	}

	/** Terms of a span, or all, that start with `word`. */
	startingWith(word: string, span: TermSpan = { from: 0, to: this.size }): TermSpan {
		const from = this.#lowerBound(word, false, span);
		const isStart = from < span.to && this.#compare(from, word) === 0;
		return { from, to: isStart ? this.#lowerBound(word, true, { from, to: span.to }) : from };
	}

	/** Terms that contain `part` (three units or more) elsewhere than at their start. */
	containing(part: string): readonly number[] {
		return part.length < SHORT_INNER ? [] : this.#innerIndex().containing(part);
	}

	/** At most `most` terms that share at least two, and the most, three-unit pieces with `word`. */
	sharing(word: string, most: number): readonly number[] {
		return this.#innerIndex().sharing(word, most);
	}

	/** Units term `number` shares with the term before it. */
	get shared(): Uint8Array {
		this.#shared ??= finish(sharedStarts(this.units, this.starts));
		return this.#shared;
	}

	/** What terms start with, ascending. */
	get firstUnits(): readonly number[] {
		if (this.#firstUnits === undefined) {
			const found: number[] = [];
			let term = 0;
			while (term < this.size) {
				const unit = this.units[this.starts[term]!]!;
				found.push(unit);
				term = this.startingWith(String.fromCharCode(unit), { from: term, to: this.size }).to;
			}
			this.#firstUnits = found;
		}
		return this.#firstUnits;
	}

	/** Builds what is otherwise built at the first query that needs it. */
	*prepare(): Generator<void, void> {
		this.#shared ??= yield* sharedStarts(this.units, this.starts);
		this.#inner ??= yield* InnerIndex.build(this);
	}

	get derived(): DerivedArrays {
		const { offsets, terms } = this.#innerIndex();
		return { shared: this.shared, innerOffsets: offsets, innerTerms: terms };
	}

	#innerIndex(): InnerIndex {
		this.#inner ??= finish(InnerIndex.build(this));
		return this.#inner;
	}

	/** First term of a span that is not before `word`, or with `past` not before every continuation of it. */
	#lowerBound(word: string, past: boolean, { from, to }: TermSpan): number {
		let low = from;
		let high = to;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const order = this.#compare(middle, word);
			if (order < 0 || (past && order === 0)) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Order of a term to `word`; 0 where the term starts with it. */
	#compare(number: number, word: string): number {
		const start = this.starts[number]!;
		const length = this.starts[number + 1]! - start;
		const common = Math.min(length, word.length);
		for (let i = 0; i < common; i++) {
			const difference = this.units[start + i]! - word.charCodeAt(i);
			if (difference !== 0) {
				return difference;
			}
		}
		return length < word.length ? -1 : 0;
	}
}

function* sharedStarts(units: Uint16Array, starts: Uint32Array): Generator<void, Uint8Array> {
	const shared = new Uint8Array(starts.length);
	for (let term = 1; term + 1 < starts.length; term++) {
		const before = starts[term - 1]!;
		const start = starts[term]!;
		const limit = Math.min(start - before, starts[term + 1]! - start);
		let length = 0;
		while (length < limit && units[before + length] === units[start + length]) {
			length++;
		}
		shared[term] = length;
		if (term % TERM_STEP === 0) {
			yield;
		}
	}
	return shared;
}

const BUCKETS = 1 << 15;
/** Terms looked at between two pauses. */
const TERM_STEP = 1 << 14;

/** Terms by the three-unit pieces inside them (the start of the term left out), hashed into buckets. */
class InnerIndex {
	/** Pieces shared with the word in question; zero between questions. */
	#counts: Uint8Array | undefined;

	/** Terms of bucket `b`: `terms[offsets[b] … offsets[b + 1]]`. */
	constructor(
		readonly vocabulary: Vocabulary,
		readonly offsets: Uint32Array,
		readonly terms: Uint32Array,
	) {}

	/** Counts the pieces of each bucket, then puts the terms in their places. */
	static *build(vocabulary: Vocabulary): Generator<void, InnerIndex> {
		const { units, starts, size } = vocabulary;
		const offsets = new Uint32Array(BUCKETS + 1);
		for (let term = 0; term < size; term++) {
			for (let at = starts[term]! + 1; at + SHORT_INNER <= starts[term + 1]!; at++) {
				offsets[bucketOf(units[at]!, units[at + 1]!, units[at + 2]!) + 1]!++;
			}
			if (term % TERM_STEP === 0) {
				yield;
			}
		}
		for (let bucket = 0; bucket < BUCKETS; bucket++) {
			offsets[bucket + 1]! += offsets[bucket]!;
		}
		const terms = new Uint32Array(offsets[BUCKETS]!);
		const next = offsets.slice();
		for (let term = 0; term < size; term++) {
			for (let at = starts[term]! + 1; at + SHORT_INNER <= starts[term + 1]!; at++) {
				terms[next[bucketOf(units[at]!, units[at + 1]!, units[at + 2]!)]!++] = term;
			}
			if (term % TERM_STEP === 0) {
				yield;
			}
		}
		return new InnerIndex(vocabulary, offsets, terms);
	}

	containing(part: string): readonly number[] {
		let rarest = 0;
		let count = Number.POSITIVE_INFINITY;
		for (let at = 0; at + SHORT_INNER <= part.length; at++) {
			const bucket = bucketOf(part.charCodeAt(at), part.charCodeAt(at + 1), part.charCodeAt(at + 2));
			const size = this.offsets[bucket + 1]! - this.offsets[bucket]!;
			if (size < count) {
				count = size;
				rarest = bucket;
			}
		}
		const found: number[] = [];
		let last = -1;
		for (let i = this.offsets[rarest]!; i < this.offsets[rarest + 1]!; i++) {
			const term = this.terms[i]!;
			if (term !== last && this.#contains(term, part)) {
				found.push(term);
			}
			last = term;
		}
		return found;
	}

	sharing(word: string, most: number): readonly number[] {
		this.#counts ??= new Uint8Array(this.vocabulary.size);
		const counts = this.#counts;
		const twice: number[] = [];
		const buckets: number[] = [];
		for (let at = 0; at + SHORT_INNER <= word.length; at++) {
			buckets.push(bucketOf(word.charCodeAt(at), word.charCodeAt(at + 1), word.charCodeAt(at + 2)));
		}
		for (const bucket of buckets) {
			for (let i = this.offsets[bucket]!; i < this.offsets[bucket + 1]!; i++) {
				const term = this.terms[i]!;
				if (++counts[term]! === 2) {
					twice.push(term);
				}
			}
		}
		const least = leastOfBest(twice, counts, most);
		const best = twice.filter((term) => counts[term]! >= least).sort((a, b) => counts[b]! - counts[a]! || a - b);
		for (const bucket of buckets) {
			for (let i = this.offsets[bucket]!; i < this.offsets[bucket + 1]!; i++) {
				counts[this.terms[i]!] = 0;
			}
		}
		return best.slice(0, most);
	}

	#contains(term: number, part: string): boolean {
		const { units, starts } = this.vocabulary;
		const end = starts[term + 1]! - part.length;
		for (let at = starts[term]! + 1; at <= end; at++) {
			let i = 0;
			while (i < part.length && units[at + i] === part.charCodeAt(i)) {
				i++;
			}
			if (i === part.length) {
				return true;
			}
		}
		return false;
	}
}

function bucketOf(a: number, b: number, c: number): number {
	return (Math.imul(Math.imul(Math.imul(a, 0x2f0b) + b, 0x2f0b) + c, 0x9e3779b1) >>> 17) & (BUCKETS - 1);
}

/** Smallest count that the `most` terms with the highest counts have. */
function leastOfBest(terms: readonly number[], counts: Uint8Array, most: number): number {
	const having = new Uint32Array(256);
	for (const term of terms) {
		having[counts[term]!]!++;
	}
	let least = 255;
	let sum = having[least]!;
	while (least > 1 && sum < most) {
		sum += having[--least]!;
	}
	return least;
}
