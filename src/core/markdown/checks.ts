import type { Range } from '../citation/bibliography';
import type { Citation } from './citations';

/** What is wrong with a key, where. */
export interface CitationFinding {
	readonly kind: 'unknown-key' | 'duplicate-key' | 'unused-entry';
	readonly key: string;
	readonly range: Range;
	/** Keys that are nearest in spelling, best first; only for an unknown key. */
	readonly nearest: readonly string[];
}

/** Cited keys that no entry has, each place once. */
export function unknownKeys(citations: readonly Citation[], known: ReadonlySet<string>): readonly CitationFinding[] {
	return citations.flatMap(({ items }) =>
		items
			.filter(({ key }) => !known.has(key))
			.map(({ key, keyRange }) => ({
				kind: 'unknown-key' as const,
				key,
				range: keyRange,
				nearest: nearestKeys(key, known),
			})),
	);
}

/** Entries whose key an earlier entry of the same bibliography has. */
export function duplicateKeys(
	entries: readonly { readonly key: string; readonly keyRange: Range }[],
): readonly CitationFinding[] {
	const seen = new Set<string>();
	return entries.flatMap(({ key, keyRange }) => {
		if (seen.has(key)) return [{ kind: 'duplicate-key' as const, key, range: keyRange, nearest: [] }];
		seen.add(key);
		return [];
	});
}

/** Entries no document cites; `*` among the cited keys (from `nocite: @*`) cites all. */
export function unusedEntries(
	entries: readonly { readonly key: string; readonly keyRange: Range }[],
	cited: ReadonlySet<string>,
): readonly CitationFinding[] {
	if (cited.has('*')) return [];
	return entries
		.filter(({ key }) => !cited.has(key))
		.map(({ key, keyRange }) => ({ kind: 'unused-entry', key, range: keyRange, nearest: [] }));
}

/** At most three keys within a third of the letters (insertions, deletions, replacements), nearest first. */
export function nearestKeys(key: string, known: Iterable<string>, limit = 3): readonly string[] {
	const wanted = key.toLowerCase();
	const most = Math.max(1, Math.floor(wanted.length / 3));
	const found: { readonly key: string; readonly distance: number }[] = [];
	for (const candidate of known) {
		if (Math.abs(candidate.length - wanted.length) > most) continue;
		const distance = editDistance(wanted, candidate.toLowerCase(), most);
		if (distance <= most) found.push({ key: candidate, distance });
	}
	return found
		.sort((a, b) => a.distance - b.distance)
		.slice(0, limit)
		.map((match) => match.key);
}

/** Levenshtein distance, or more than `most` as soon as it is certain to be. */
function editDistance(a: string, b: string, most: number): number {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			current.push(
				Math.min(
					previous[column]! + 1,
					current[column - 1]! + 1,
					previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1),
				),
			);
		}
		if (Math.min(...current) > most) return most + 1;
		previous = current;
	}
	return previous[b.length] ?? most + 1;
}
