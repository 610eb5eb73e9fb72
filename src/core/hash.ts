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
