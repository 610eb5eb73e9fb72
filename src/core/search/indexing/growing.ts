/** A copy of a typed array with room for at least `needed` elements, at least doubled. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, needed: number): T {
	if (needed <= array.length) {
		return array;
	}
	const copy = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
	copy.set(array);
	return copy;
}

/** Elements copied between two pauses: about a millisecond where memory is slow. */
const COPY_STEP = 1 << 17;

/** The first `length` elements as an array of their own, in steps; the array itself where it is not longer. */
export function* shortened<T extends Uint16Array | Uint32Array>(array: T, length: number): Generator<void, T> {
	if (length === array.length) {
		return array;
	}
	const copy = new (array.constructor as new (length: number) => T)(length);
	for (let start = 0; start < length; start += COPY_STEP) {
		copy.set(array.subarray(start, Math.min(start + COPY_STEP, length)), start);
		yield;
	}
	return copy;
}
