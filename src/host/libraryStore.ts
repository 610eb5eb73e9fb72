import type { Event } from 'vscode';
import type { Library } from '../core/library';

/** What the rest of the product knows of the store: the current snapshot and when it changes. */
export interface LibraryStore {
	readonly current: Library;
	readonly onDidChange: Event<Library>;
	/** Resolves when the load that is going on, if any, has ended. */
	readonly whenLoaded: Promise<void>;
	/** Resolves when the texts of many papers can be read: those of an unchanged corpus come after its papers. */
	readonly whenTextsRead: Promise<void>;
}
