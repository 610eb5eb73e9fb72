import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { findByKey } from '../../core/citation/bibliographies/entryIndex';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import type { BibliographySource } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';

/** An entry and the file it stands in. */
export interface KnownEntry {
	readonly entry: BibliographyEntry;
	readonly source: BibliographySource;
}

/** The entry a key means: of the first file that has it. */
export function findKey(sources: readonly BibliographySource[], key: string): KnownEntry | undefined {
	for (const source of sources) {
		const entry = findByKey([source.bibliography], key);
		if (entry) {
			return { entry, source };
		}
	}
	return undefined;
}

/** The paper of the corpus that would get a key. */
export async function paperOfKey(library: Library, key: string): Promise<Paper | undefined> {
	for (const [id, proposed] of await citationKeysOf(library)) {
		if (proposed === key) {
			return library.get(id);
		}
	}
	return undefined;
}
