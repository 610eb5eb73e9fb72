import { EventEmitter } from 'vscode';
import type { Library } from '../../core/library';
import { EMPTY_SEARCH, type PaperSearch } from '../../core/search';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { runInSlices } from '../slices';

/**
 * Keeps the search index in step with the library, grown from the last one in slices.
 * While a newer one is made, the last one answers.
 */
export class SearchIndex extends DisposableOwner implements Searcher {
	private readonly changed = this.register(new EventEmitter<PaperSearch>());
	readonly onDidChange = this.changed.event;

	private search = EMPTY_SEARCH;
	private wanted: Library;
	private growing: Promise<void> | undefined;

	constructor(private readonly store: LibraryStore) {
		super();
		this.wanted = store.current;
		this.register(store.onDidChange((library) => this.follow(library)));
		this.follow(store.current);
	}

	get current(): PaperSearch {
		return this.search;
	}

	get whenReady(): Promise<void> {
		return this.store.whenLoaded.then(() => this.growing);
	}

	private follow(library: Library): void {
		this.wanted = library;
		this.growing ??= this.grow().finally(() => {
			this.growing = undefined;
		});
	}

	/** Until the index holds what is wanted: a library that arrives meanwhile is taken next. */
	private async grow(): Promise<void> {
		while (this.search.papers !== this.wanted.papers) {
			const library = this.wanted;
			const search = await runInSlices(this.search.grow(library.papers), () => this.isDisposed);
			if (search) {
				this.search = search;
				this.changed.fire(search);
			}
		}
	}
}
