import { EventEmitter } from 'vscode';
import type { Library } from '../../core/library';
import { EMPTY_SEARCH, loadSearch, type PaperSearch } from '../../core/search';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import type { Searcher } from '../searcher';
import { runInSlices } from '../slices';
import type { SavedSearch } from './savedSearch';

/** Fewer papers are indexed sooner than a saved index is read. */
const WORTH_SAVING = 2000;

/**
 * Keeps the search index in step with the library, grown from the last one in slices.
 * While a newer one is made, the last one answers. The index of a large library is kept for the next start.
 */
export class SearchIndex extends DisposableOwner implements Searcher {
	private readonly changed = this.register(new EventEmitter<PaperSearch>());
	readonly onDidChange = this.changed.event;

	private search = EMPTY_SEARCH;
	private wanted: Library;
	private growing: Promise<void> | undefined;

	constructor(
		private readonly store: LibraryStore,
		private readonly saved: SavedSearch,
		private readonly log: Log,
	) {
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
			const { papers } = this.wanted;
			const isFirst = this.search === EMPTY_SEARCH && papers.length >= WORTH_SAVING;
			const saved = isFirst ? await this.load() : undefined;
			if (saved) {
				this.take(saved);
				continue;
			}
			const grown = await runInSlices(this.search.grow(papers), () => this.isDisposed);
			if (!grown) {
				return;
			}
			this.take(grown);
			if (papers.length >= WORTH_SAVING && papers === this.wanted.papers) {
				await this.save(grown);
			}
		}
	}

	private take(search: PaperSearch): void {
		this.search = search;
		this.changed.fire(search);
	}

	/** The saved index fits the whole library only, so that is waited for; it comes from saved readings as well. */
	private async load(): Promise<PaperSearch | undefined> {
		const bytes = await this.saved.read();
		if (!bytes) {
			return undefined;
		}
		await this.store.whenLoaded;
		return (await runInSlices(loadSearch(bytes, this.wanted.papers), () => this.isDisposed)) ?? undefined;
	}

	private async save(search: PaperSearch): Promise<void> {
		try {
			const bytes = await runInSlices(search.save(), () => this.search !== search || this.isDisposed);
			if (bytes) {
				await this.saved.write(bytes);
			}
		} catch (error) {
			this.log.warn(`The search index could not be kept for the next start: ${errorText(error)}`);
		}
	}
}
