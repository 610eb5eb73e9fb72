import { EventEmitter, type Uri } from 'vscode';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { EMPTY_SEARCH, loadSearch, type PaperSearch } from '../../core/search';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import type { Searcher } from '../searcher';
import { runInSlices } from '../slices';
import { IndexingThread } from './indexingThread';
import type { SavedSearch } from './savedSearch';

/** Fewer papers are indexed sooner than a saved index is read or a thread is started. */
const MANY = 2000;
/** A thread of its own begins anew, so it is for changes of at least this share of the library. */
const LARGE_SHARE = 0.25;

/**
 * Keeps the search index in step with the library: grown from the last one in slices, or on a thread where much is new.
 * While a newer one is made, the last one answers. The index of a large library is kept for the next start.
 */
export class SearchIndex extends DisposableOwner implements Searcher {
	private readonly changed = this.register(new EventEmitter<PaperSearch>());
	readonly onDidChange = this.changed.event;

	private search = EMPTY_SEARCH;
	private wanted: Library;
	private growing: Promise<void> | undefined;
	/** While the index catches up with much that is new. */
	private thread: IndexingThread | undefined;

	constructor(
		private readonly extensionUri: Uri,
		private readonly store: LibraryStore,
		private readonly saved: SavedSearch,
		private readonly log: Pick<Log, 'warn'>,
	) {
		super();
		this.wanted = store.current;
		this.register(store.onDidChange((library) => this.follow(library)));
		this.follow(store.current);
		this.register({ dispose: () => this.stopThread() });
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
			this.stopThread();
		});
	}

	/** Until the index holds what is wanted: a library that arrives meanwhile is taken next. */
	private async grow(): Promise<void> {
		while (this.search.papers !== this.wanted.papers) {
			const { papers } = this.wanted;
			const isFirst = this.search.papers.length === 0 && papers.length >= MANY;
			const next = (isFirst && (await this.load())) || (await this.made(papers));
			if (!next) {
				return;
			}
			this.take(next);
		}
	}

	/** The index of these papers; `undefined` when nobody wants it any more. */
	private async made(papers: readonly Paper[]): Promise<PaperSearch | undefined> {
		await this.store.whenTextsRead;
		const isCancelled = () => this.isDisposed;
		const added = await runInSlices(countAdded(this.search.papers, papers), isCancelled);
		if (added !== undefined && added >= Math.max(MANY, papers.length * LARGE_SHARE)) {
			const made = await this.madeOnThread(papers);
			if (made || this.isDisposed) {
				return made;
			}
		}
		const grown = await runInSlices(this.search.grow(papers), isCancelled);
		if (grown && papers.length >= MANY && papers === this.wanted.papers) {
			void this.save(grown);
		}
		return grown;
	}

	private async madeOnThread(papers: readonly Paper[]): Promise<PaperSearch | undefined> {
		try {
			this.thread ??= await IndexingThread.start(this.extensionUri);
			const bytes = await this.thread.index(papers, () => this.isDisposed);
			const made = bytes && (await runInSlices(loadSearch(bytes, papers), () => this.isDisposed));
			if (bytes && made && papers === this.wanted.papers) {
				void this.write(bytes);
			}
			return made ?? undefined;
		} catch (error) {
			this.log.warn(`The search index is made in the extension host, as a thread failed: ${errorText(error)}`);
			this.stopThread();
			return undefined;
		}
	}

	private stopThread(): void {
		this.thread?.stop();
		this.thread = undefined;
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
		const bytes = await runInSlices(search.save(), () => search.papers !== this.wanted.papers || this.isDisposed);
		if (bytes) {
			await this.write(bytes);
		}
	}

	private async write(bytes: Uint8Array): Promise<void> {
		try {
			await this.saved.write(bytes);
		} catch (error) {
			this.log.warn(`The search index could not be kept for the next start: ${errorText(error)}`);
		}
	}
}

/** How many papers are new, looking only at the part in which the two lists differ. */
function* countAdded(before: readonly Paper[], papers: readonly Paper[]): Generator<void, number> {
	const shorter = Math.min(before.length, papers.length);
	let start = 0;
	while (start < shorter && before[start] === papers[start]) {
		start++;
	}
	let same = 0;
	while (same < shorter - start && before.at(-1 - same) === papers.at(-1 - same)) {
		same++;
	}
	const known = new Set<Paper>();
	for (const paper of before.slice(start, before.length - same)) {
		known.add(paper);
		yield;
	}
	let added = 0;
	for (const paper of papers.slice(start, papers.length - same)) {
		added += known.has(paper) ? 0 : 1;
		yield;
	}
	return added;
}
