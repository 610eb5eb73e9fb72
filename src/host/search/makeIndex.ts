import type { Uri } from 'vscode';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { SavedSearch } from './savedSearch';
import { SearchIndex } from './searchIndex';

/** The index of the library, kept in `storage` between starts. */
export function makeIndex(extensionUri: Uri, store: LibraryStore, storage: Uri, log: Log): SearchIndex {
	return new SearchIndex(extensionUri, store, new SavedSearch(storage), log);
}
