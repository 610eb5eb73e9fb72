import { type SnapshotFilter, snapshotFilterOf } from '../core/lists/snapshotFilter';

/** An entry of `offprint.corpus`: a path or glob, or one with a filter. What else a person writes there is no entry. */
export type CorpusEntry = string | ({ readonly path: string } & Readonly<Record<string, unknown>>);

export function isCorpusEntry(value: unknown): value is CorpusEntry {
	return (
		typeof value === 'string' ||
		(typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string')
	);
}

export function patternOf(entry: CorpusEntry): string {
	return typeof entry === 'string' ? entry : entry.path;
}

/** What is wanted of the files of an entry; `null` for all. */
export function filterOf(entry: CorpusEntry): SnapshotFilter | null {
	return typeof entry === 'string' ? null : snapshotFilterOf(entry);
}
