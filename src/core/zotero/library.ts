/** Which libraries of Zotero a user reads: the entries of the setting `offprint.zotero.libraries`. */

import type { ZoteroPlace } from '../services/zotero';

export interface ZoteroLibrary {
	readonly place: ZoteroPlace;
	/** What the user calls it; a group has the name it had when it was added. */
	readonly label: string | null;
}

/** The libraries of the setting, each once; entries that are none are left out. */
export function zoteroLibrariesOf(value: unknown): readonly ZoteroLibrary[] {
	const libraries = new Map<ZoteroPlace, ZoteroLibrary>();
	for (const entry of Array.isArray(value) ? value : []) {
		const library = libraryOf(entry);
		if (library !== null && !libraries.has(library.place)) {
			libraries.set(library.place, library);
		}
	}
	return [...libraries.values()];
}

function libraryOf(entry: unknown): ZoteroLibrary | null {
	const { library, label } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
	const isGroup = typeof library === 'number' && Number.isInteger(library) && library > 0;
	return library === 'user' || isGroup
		? { place: library, label: typeof label === 'string' && label.trim() !== '' ? label.trim() : null }
		: null;
}

/** Name of the folder in which a library is kept. */
export function zoteroFolder({ place }: Pick<ZoteroLibrary, 'place'>): string {
	return place === 'user' ? 'user' : `group-${place}`;
}
