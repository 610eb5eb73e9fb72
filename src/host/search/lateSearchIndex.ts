import { EventEmitter } from 'vscode';
import type { PaperSearch } from '../../core/search';
import { DisposableOwner } from '../disposable';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import type { Searcher } from '../searcher';
import type { SearchIndex } from './searchIndex';

/** The search index, which is loaded with the first papers there are to index. */
export class LateSearchIndex extends DisposableOwner implements Searcher {
	private readonly changed = this.register(new EventEmitter<PaperSearch>());
	readonly onDidChange = this.changed.event;
	private made: SearchIndex | undefined;
	private readonly index = this.register(
		later(async () => {
			this.made = await this.make();
			this.register(this.made.onDidChange((search) => this.changed.fire(search)));
			return this.made;
		}),
	);

	constructor(
		private readonly store: LibraryStore,
		private readonly make: () => Promise<SearchIndex>,
		log: Pick<Log, 'error'>,
	) {
		super();
		this.register(
			store.onDidChange(({ papers }) => {
				if (papers.length > 0 && !this.made) {
					this.index().catch((error: unknown) => log.error(errorText(error)));
				}
			}),
		);
	}

	get current(): PaperSearch | undefined {
		return this.made?.current;
	}

	get whenReady(): Promise<void> {
		return this.store.whenLoaded.then(async () => {
			if (this.store.current.papers.length > 0) {
				await (await this.index()).whenReady;
			}
		});
	}
}
