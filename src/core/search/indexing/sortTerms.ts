/** Terms in the order of their UTF-16 units, in steps: one for each first unit. */
export function* sortTerms(units: Uint16Array, starts: Uint32Array, count: number): Generator<void, Uint32Array> {
	const order = new Uint32Array(count);
	const buckets = new Map<number, number>();
	for (let term = 0; term < count; term++) {
		const first = units[starts[term]!]!;
		buckets.set(first, (buckets.get(first) ?? 0) + 1);
	}
	const firsts = [...buckets.keys()].sort((a, b) => a - b);
	const next = new Map<number, number>();
	let at = 0;
	for (const first of firsts) {
		next.set(first, at);
		at += buckets.get(first)!;
	}
	for (let term = 0; term < count; term++) {
		const first = units[starts[term]!]!;
		const place = next.get(first)!;
		order[place] = term;
		next.set(first, place + 1);
	}
	yield;
	for (const first of firsts) {
		const end = next.get(first)!;
		sortFrom(order, end - buckets.get(first)!, end, 1, units, starts);
		if (end - buckets.get(first)! > 100) {
			yield;
		}
	}
	return order;
}

/** Three-way radix quicksort (Bentley and Sedgewick 1997) of `order[from … to]`, whose first `depth` units agree. */
function sortFrom(
	order: Uint32Array,
	from: number,
	to: number,
	depth: number,
	units: Uint16Array,
	starts: Uint32Array,
): void {
	while (to - from > 1) {
		const pivot = unitAt(order[(from + to) >>> 1]!, depth, units, starts);
		let low = from;
		let high = to;
		let i = from;
		while (i < high) {
			const term = order[i]!;
			const unit = unitAt(term, depth, units, starts);
			if (unit < pivot) {
				order[i++] = order[low]!;
				order[low++] = term;
			} else if (unit > pivot) {
				order[i] = order[--high]!;
				order[high] = term;
			} else {
				i++;
			}
		}
		sortFrom(order, from, low, depth, units, starts);
		if (pivot >= 0) {
			sortFrom(order, low, high, depth + 1, units, starts);
		}
		from = high;
	}
}

function unitAt(term: number, depth: number, units: Uint16Array, starts: Uint32Array): number {
	const at = starts[term]! + depth;
	return at < starts[term + 1]! ? units[at]! : -1;
}
