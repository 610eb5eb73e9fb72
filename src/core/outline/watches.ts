/** Searches a reader keeps by a name: filters to come back to, and what new papers are held against. */
import type { Paper } from '../paper';
import type { PaperFacts } from '../search/query/filters';
import { parseQuery } from '../search/query/parseQuery';
import { paperFilter } from './paperFilter';

export interface Watch {
	readonly name: string;
	/** A query as the filter and the search read it. */
	readonly query: string;
}

/** The watches in a setting; a later one of the same name replaces an earlier, and what has no query is left out. */
export function readWatches(setting: unknown): readonly Watch[] {
	const watches = new Map<string, Watch>();
	for (const value of Array.isArray(setting) ? setting : []) {
		const { name, query } = isRecord(value) ? value : {};
		if (typeof query === 'string' && query.trim() !== '') {
			const shown = typeof name === 'string' && name.trim() !== '' ? name.trim() : query.trim();
			watches.set(shown, { name: shown, query: query.trim() });
		}
	}
	return [...watches.values()];
}

/** Tells which watches a paper answers. */
export function watchTest(watches: readonly Watch[], facts: PaperFacts): (paper: Paper) => readonly Watch[] {
	const tests = watches.map((watch) => ({ watch, keeps: paperFilter(parseQuery(watch.query), facts) }));
	return (paper) => tests.flatMap(({ watch, keeps }) => (keeps(paper) ? watch : []));
}

/** Whether the topics of papers must be known for a query. */
export function asksForTopics(query: string): boolean {
	return parseQuery(query).filters.some(({ kind }) => kind === 'topic');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
