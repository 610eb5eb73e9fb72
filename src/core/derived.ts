/**
 * Values computed from an immutable snapshot when first asked for and kept as long as the snapshot lives.
 * `compute` is the key: hand over a constant function, one per kind of value.
 */
export function derived<S extends object, T>(snapshot: S, compute: (snapshot: S) => T): T {
	const values = cache.get(snapshot) ?? new Map<unknown, unknown>();
	cache.set(snapshot, values);
	if (!values.has(compute)) {
		values.set(compute, compute(snapshot));
	}
	return values.get(compute) as T;
}

const cache = new WeakMap<object, Map<unknown, unknown>>();
