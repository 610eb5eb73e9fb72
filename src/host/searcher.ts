import type { Event } from 'vscode';
import type { PaperSearch } from '../core/search';

/** Search over the library: the newest index that is finished, and when a newer one is. */
export interface Searcher {
	/** `undefined` until papers were indexed. */
	readonly current: PaperSearch | undefined;
	readonly onDidChange: Event<PaperSearch>;
	/** Resolves when the index holds all that was read so far. */
	readonly whenReady: Promise<void>;
}
