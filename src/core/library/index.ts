import { hashText } from '../hash';
import type { Listing, Paper, PaperId, Problem } from '../paper';
import { finish } from '../steps';
import { type Merged, merge } from './merge';

/**
 * All listings read so far and the papers they hold, as one immutable snapshot.
 * Duplicate entries are merged here and nowhere else; the result does not depend on the order of reading.
 */
export class Library {
	static readonly empty = new Library([], null);

	private merged: Merged | null = null;

	/** `listings` are sorted by file name, one a file; `before` is a snapshot whose papers may still be the same. */
	private constructor(
		readonly listings: readonly Listing[],
		private before: Library | null,
	) {}

	/** The library with this listing added, or put in the place of what the same file said before. */
	withListing(listing: Listing): Library {
		return this.withListings([listing]);
	}

	withListings(listings: readonly Listing[]): Library {
		const files = new Map(this.listings.map((listing) => [listing.file, listing]));
		for (const listing of listings) {
			files.set(listing.file, listing);
		}
		return this.next([...files.values()].sort((a, b) => compareText(a.file, b.file)));
	}

	/** The library without what this file said; the same library when it said nothing. */
	withoutSource(file: string): Library {
		return this.withoutSources(new Set([file]));
	}

	withoutSources(files: ReadonlySet<string>): Library {
		return this.next(this.listings.filter((listing) => !files.has(listing.file)));
	}

	/** Every paper once, in the order of its first source: by file name, then line. */
	get papers(): readonly Paper[] {
		return this.finished().papers;
	}

	/** The paper with this id; a paper that has an arXiv id is also found by its title id. */
	get(id: PaperId): Paper | undefined {
		const { byId, byTitle } = this.finished();
		const hash = hashText(id.slice(id.indexOf(':') + 1));
		const isMeant = (each: { readonly id: PaperId }) => each.id === id;
		return byId.find(hash, isMeant, () => id) ?? byTitle.find(hash, isMeant, () => id)?.paper;
	}

	get problems(): readonly Problem[] {
		return this.listings.flatMap(({ problems }) => problems);
	}

	/**
	 * Merges in small steps, so that whoever must not be held up can do it in slices; whoever asks for papers earlier
	 * gets them merged at once.
	 */
	*merging(): Generator<void, void> {
		if (!this.merged) {
			this.merged = yield* merge(this.listings, this.before?.merged ?? null);
			this.before = null;
		}
	}

	private finished(): Merged {
		finish(this.merging());
		return this.merged!;
	}

	private next(listings: readonly Listing[]): Library {
		const same = listings.length === this.listings.length && listings.every((each, i) => each === this.listings[i]);
		return same ? this : new Library(listings, this.merged ? this : this.before);
	}
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
