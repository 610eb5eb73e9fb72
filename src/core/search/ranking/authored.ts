import type { Snapshot } from '../indexing/snapshot';
import { nameWords } from '../query/authorNames';
import type { Query } from '../query/query';
import { STOP_WORDS } from '../words/tokens';

/**
 * Marks the papers that may have the author a query asks for, by index, so that not every paper's names are read;
 * `null` where any may. A name that is meant has at least one of the words in full, which the index knows.
 */
export function mayBeAuthored(snapshot: Snapshot, { filters }: Query): Uint8Array | null {
	const [words] = filters.flatMap((filter) =>
		filter.kind === 'author' && !filter.negated ? [nameWords(filter.value)] : [],
	);
	const telling = words?.filter((word) => word.length > 1) ?? [];
	// Of stop words the index knows those in titles only.
	if (telling.length === 0 || words!.some((word) => STOP_WORDS.has(word))) {
		return null;
	}
	const marked = new Uint8Array(snapshot.papers.length);
	for (const [number, { segment, papers }] of snapshot.segments.entries()) {
		const { starts, entries } = segment.everything;
		for (const word of telling) {
			const { from, to } = snapshot.word(word).starting[number]!;
			for (let i = starts[from]!; i < starts[to]!; i++) {
				const index = papers[entries[i]! >>> 8]!;
				if (index >= 0) {
					marked[index] = 1;
				}
			}
		}
	}
	return marked;
}
