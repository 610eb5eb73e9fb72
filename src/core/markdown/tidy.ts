import type { BibliographyEntry } from '../citation/bibliographies/bibliography';

/** What citations and bibliographies disagree about. */
export interface TidyReport {
	/** Cited keys without an entry, in order of first use. */
	readonly missing: readonly string[];
	/** Entries that nothing cites. */
	readonly unused: readonly BibliographyEntry[];
	/** Entries whose key an earlier one has. */
	readonly repeated: readonly BibliographyEntry[];
}

/**
 * Compares the keys some documents cite with the entries they can cite. A `*` among the keys, as `nocite: @*` gives,
 * cites every entry.
 */
export function tidyReport(cited: Iterable<string>, entries: readonly BibliographyEntry[]): TidyReport {
	const keys = new Set(cited);
	const first = new Map<string, BibliographyEntry>();
	for (const entry of entries) {
		if (!first.has(entry.key)) first.set(entry.key, entry);
	}
	return {
		missing: [...keys].filter((key) => key !== '*' && !first.has(key)),
		unused: keys.has('*') ? [] : entries.filter((entry) => !keys.has(entry.key)),
		repeated: entries.filter((entry) => first.get(entry.key) !== entry),
	};
}
