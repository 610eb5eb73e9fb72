import { l10n, Uri } from 'vscode';
import { type ZoteroLibrary, zoteroFolder, zoteroLibrariesOf } from '../core/zotero/library';
import { readSetting } from './settings';

/** The one file of a library that is a list of papers; what else lies beside it is none of a reader's business. */
export const ZOTERO_ITEMS = 'items.jsonl';

/** The libraries that the user reads, as the setting says. */
export function zoteroLibraries(): readonly ZoteroLibrary[] {
	return zoteroLibrariesOf(readSetting('zotero.libraries'));
}

/** Where a library is kept, for all windows. */
export function keptLibrary(globalStorageUri: Uri, library: Pick<ZoteroLibrary, 'place'>): Uri {
	return Uri.joinPath(globalStorageUri, 'zotero', zoteroFolder(library));
}

/** The folders of all libraries that are read. */
export function keptLibraries(globalStorageUri: Uri): readonly Uri[] {
	return zoteroLibraries().map((library) => keptLibrary(globalStorageUri, library));
}

/** What people call a library. */
export function zoteroLabel({ place, label }: ZoteroLibrary): string {
	return label ?? (place === 'user' ? l10n.t('My Library') : l10n.t('Group {0}', place));
}
