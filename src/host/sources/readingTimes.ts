import type { Library } from '../../core/library';
import type { Listing } from '../../core/paper';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';

/** When each listing was read: a file that is read anew is a new listing. */
export class ReadingTimes extends DisposableOwner {
	private readonly times = new WeakMap<Listing, Date>();

	constructor(store: LibraryStore) {
		super();
		this.register(store.onDidChange((library) => this.note(library)));
	}

	of(listing: Listing): Date | undefined {
		return this.times.get(listing);
	}

	private note({ listings }: Library): void {
		const now = new Date();
		for (const listing of listings) {
			this.times.has(listing) || this.times.set(listing, now);
		}
	}
}
