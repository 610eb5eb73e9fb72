import type { BibliographyEntry } from '../../core/citation/bibliography';
import { citationKeys } from '../../core/citation/keys';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { titleKey } from '../../core/title';
import type { BibliographySource } from '../bibliographies';

/** An entry and the file it stands in. */
export interface KnownEntry {
	readonly entry: BibliographyEntry;
	readonly source: BibliographySource;
}

const keysOf = ({ papers }: Library) => citationKeys(papers);
const idsByKey = (library: Library) => new Map([...derived(library, keysOf)].map(([id, key]) => [key, id]));
const idsByArxiv = ({ papers }: Library) =>
	new Map(papers.flatMap(({ id, arxivId }) => (arxivId === null ? [] : [[arxivId, id] as const])));

/** The entry a key means: of the first file that has it. */
export function findKey(sources: readonly BibliographySource[], key: string): KnownEntry | undefined {
	for (const source of sources) {
		const entry = derived(source.bibliography, entriesByKey).get(key);
		if (entry) {
			return { entry, source };
		}
	}
	return undefined;
}

/** The key proposed for a paper. */
export function proposedKey(library: Library, paper: Paper): string {
	return derived(library, keysOf).get(paper.id) ?? '';
}

/** The paper of the corpus that would get a key. */
export function paperOfKey(library: Library, key: string): Paper | undefined {
	return library.get(derived(library, idsByKey).get(key) ?? '');
}

/** The paper of the corpus that an entry is about, if it is there. */
export function paperOfEntry(library: Library, entry: BibliographyEntry): Paper | undefined {
	const byArxiv = entry.arxivId === null ? undefined : derived(library, idsByArxiv).get(entry.arxivId);
	return library.get(byArxiv ?? `title:${titleKey(entry.title)}`);
}

function entriesByKey({ entries }: BibliographySource['bibliography']): ReadonlyMap<string, BibliographyEntry> {
	return new Map(entries.toReversed().map((entry) => [entry.key, entry]));
}
