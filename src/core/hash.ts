/** A running hash with one more UTF-16 code unit: 0 … 2³⁰ - 1, which engines keep without boxing. Start from 0. */
export function addToHash(hash: number, code: number): number {
	return (Math.imul(hash, 31) + code) & 0x3fffffff;
}

/** The hash of a whole text; see `addToHash`. */
export function hashText(text: string): number {
	let hash = 0;
	for (let at = 0; at < text.length; at++) {
		hash = addToHash(hash, text.charCodeAt(at));
	}
	return hash;
}

/** A whole number of 52 bits for texts, one after the other: two papers of a large corpus hardly ever share one. */
export function longHash(...texts: readonly string[]): number {
	let high = 0x811c9dc5;
	let low = 0x9747b28c;
	for (const text of texts) {
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			high = Math.imul(high ^ code, 0x01000193);
			low = Math.imul(low + code, 0x85ebca6b) ^ (low >>> 13);
		}
		high = Math.imul(high ^ text.length, 0x01000193);
	}
	return (mixed(high) >>> 6) * 0x4000000 + (mixed(low) >>> 6);
}

/** Spreads what the last characters did to all bits (the end of MurmurHash3). */
function mixed(hash: number): number {
	const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
	return twice ^ (twice >>> 16);
}

/** Takes about half a millisecond. */
const WORDS_A_STEP = 250_000;

/** A number of 32 bits that tells whether words are still what they were, from one of them on; made in steps. */
export function* checksum(words: Uint32Array, from: number): Generator<void, number> {
	// FNV-1a in four lanes, as one would wait for itself.
	const lanes = Uint32Array.of(0x811c9dc5, 0x811c9dc6, 0x811c9dc7, 0x811c9dc8);
	for (let start = from; start < words.length; start += WORDS_A_STEP) {
		hashInto(lanes, words, start, Math.min(start + WORDS_A_STEP, words.length));
		yield;
	}
	return lanes.reduce((hash, lane) => Math.imul(hash ^ lane, 0x01000193)) >>> 0;
}

function hashInto(lanes: Uint32Array, words: Uint32Array, start: number, end: number): void {
	// Signed from the start, else each step would be converted.
	let a = lanes[0]! | 0;
	let b = lanes[1]! | 0;
	let c = lanes[2]! | 0;
	let d = lanes[3]! | 0;
	let i = start;
	for (; i + 3 < end; i += 4) {
		a = Math.imul(a ^ words[i]!, 0x01000193);
		b = Math.imul(b ^ words[i + 1]!, 0x01000193);
		c = Math.imul(c ^ words[i + 2]!, 0x01000193);
		d = Math.imul(d ^ words[i + 3]!, 0x01000193);
	}
	for (; i < end; i++) {
		a = Math.imul(a ^ words[i]!, 0x01000193);
	}
	lanes.set([a, b, c, d]);
}

/**
 * Values by a hash of their id, so that ids need not be made to fill it. The few that share a hash are kept by id, so
 * that texts made to collide cost no more than others. Places are plain numbers: a map of a hundred thousand objects
 * holds up whoever waits, each time that it grows.
 */
export class HashTable<T extends { readonly id: string }> {
	/** Number of the bucket at each place, counted from 1; 0 where there is none. At least half are free. */
	private places: Int32Array;
	/** The hash of each bucket. */
	private hashes: Int32Array;
	private readonly buckets: (T | Map<string, T>)[] = [];
	/** Nobody can know which hashes share a place. */
	private readonly factor = Math.floor(Math.random() * 2 ** 30) * 2 + 1;

	/** `expected` values find room without growing. */
	constructor(expected = 0) {
		const bits = Math.max(4, Math.ceil(Math.log2(expected + 1)) + 1);
		this.places = new Int32Array(2 ** bits);
		this.hashes = new Int32Array(2 ** (bits - 1));
	}

	/** The value of this id, which `isMeant` recognises without making ids. */
	find(hash: number, isMeant: (value: T) => boolean, id: () => string): T | undefined {
		const bucket = this.bucketOf(hash);
		return bucket instanceof Map ? bucket.get(id()) : bucket !== undefined && isMeant(bucket) ? bucket : undefined;
	}

	/** Whether a value has this hash: most often none has, and nothing need be compared. */
	has(hash: number): boolean {
		return this.numberOf(hash) !== 0;
	}

	/** Adds a value that is not in the table. */
	add(hash: number, value: T): void {
		const bucket = this.bucketOf(hash);
		if (bucket === undefined) {
			this.put(hash, value);
		} else if (bucket instanceof Map) {
			bucket.set(value.id, value);
		} else {
			this.buckets[this.numberOf(hash) - 1] = new Map([bucket, value].map((each) => [each.id, each]));
		}
	}

	/** Puts a value in the place of the one of the same id. */
	replace(hash: number, value: T): void {
		const bucket = this.bucketOf(hash);
		if (bucket instanceof Map) {
			bucket.set(value.id, value);
		} else {
			this.buckets[this.numberOf(hash) - 1] = value;
		}
	}

	private bucketOf(hash: number): T | Map<string, T> | undefined {
		const number = this.numberOf(hash);
		return number === 0 ? undefined : this.buckets[number - 1];
	}

	private numberOf(hash: number): number {
		return this.places[this.placeOf(hash)]!;
	}

	private put(hash: number, value: T): void {
		if (this.buckets.length === this.hashes.length) {
			this.grow();
		}
		this.hashes[this.buckets.length] = hash;
		this.places[this.placeOf(hash)] = this.buckets.push(value);
	}

	/** Where the number of this hash stands, or would. */
	private placeOf(hash: number): number {
		const { places, hashes } = this;
		const last = places.length - 1;
		for (let place = (Math.imul(hash, this.factor) >>> 7) & last; ; place = (place + 1) & last) {
			const number = places[place]!;
			if (number === 0 || hashes[number - 1] === hash) {
				return place;
			}
		}
	}

	private grow(): void {
		const { hashes } = this;
		this.hashes = new Int32Array(hashes.length * 2);
		this.hashes.set(hashes);
		this.places = new Int32Array(hashes.length * 4);
		for (let number = 0; number < this.buckets.length; number++) {
			this.places[this.placeOf(hashes[number]!)] = number + 1;
		}
	}
}
