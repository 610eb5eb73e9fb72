import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { citationKeysOf } from '../citationKeys';
import type { CitedKeys } from '../citedKeys';

/** An entry, and where it stands: in a bibliography or in the document itself. */
export interface KnownEntry {
	readonly entry: BibliographyEntry;
	/** `null` for the document. */
	readonly source: CitedKeys['sources'][number] | null;
}

/** The entry a key means in a document, if it means one. */
export function knownEntry(cited: CitedKeys, key: string): KnownEntry | undefined {
	const meaning = cited.meaningOf(key);
	if (meaning.kind === 'entry') {
		return { entry: meaning.entry, source: meaning.source };
	}
	return meaning.kind === 'inline' && meaning.entry ? { entry: meaning.entry, source: null } : undefined;
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
