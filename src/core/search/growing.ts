/** A copy of a typed array with room for at least `needed` elements, at least doubled. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, needed: number): T {
	if (needed <= array.length) {
		return array;
	}
	const copy = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
	copy.set(array);
	return copy;
}
