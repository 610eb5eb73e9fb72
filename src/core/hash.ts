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

/**
 * Values by a hash of their id, so that ids need not be made to fill it. The few that share a hash are kept by id, so
 * that texts made to collide cost no more than others.
 */
export class HashTable<T extends { readonly id: string }> {
	private readonly buckets = new Map<number, T | Map<string, T>>();

	/** The value of this id, which `isMeant` recognises without making ids. */
	find(hash: number, isMeant: (value: T) => boolean, id: () => string): T | undefined {
		const bucket = this.buckets.get(hash);
		return bucket instanceof Map ? bucket.get(id()) : bucket !== undefined && isMeant(bucket) ? bucket : undefined;
	}

	/** Adds a value that is not in the table. */
	add(hash: number, value: T): void {
		const bucket = this.buckets.get(hash);
		if (bucket === undefined) {
			this.buckets.set(hash, value);
		} else if (bucket instanceof Map) {
			bucket.set(value.id, value);
		} else {
			this.buckets.set(hash, new Map([bucket, value].map((each) => [each.id, each])));
		}
	}

	/** Puts a value in the place of the one of the same id. */
	replace(hash: number, value: T): void {
		const bucket = this.buckets.get(hash);
		bucket instanceof Map ? bucket.set(value.id, value) : this.buckets.set(hash, value);
	}
}
