import { Disposable, EventEmitter, type Uri, window, workspace } from 'vscode';
import { Library } from '../../core/library';
import type { SnapshotFilter } from '../../core/lists/snapshotFilter';
import type { Listing } from '../../core/paper';
import { DisposableOwner, DisposableSlot } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { readSetting } from '../settings';
import { runInSlices } from '../slices';
import { type CorpusRoot, corpusRoots, filesOf } from './corpusFiles';
import { type CorpusReader, failedListing } from './corpusReader';
import { CorpusWatcher } from './corpusWatcher';
import { unreadableText } from './unreadable';

/** What is read so far becomes visible at most this often while a load goes on. */
const PUBLISH_EVERY_MS = 500;
/** Showing what is read so far may take no more than one part in so many of the time. */
const PUBLISH_SHARE = 8;
/** Files asked for at the same time. */
const READ_AHEAD = 32;
/** A file being written fires many events; one load follows when they have ceased for this long. */
const SETTLE_MS = 300;

/** A file of the corpus, and what is wanted of it. */
interface FoundFile {
	readonly uri: Uri;
	readonly filter: SnapshotFilter | null;
}

/** Finds and reads the corpus and holds the one mutable cell of the product: the current snapshot. */
export class CorpusStore extends DisposableOwner implements LibraryStore {
	private readonly changed = this.register(new EventEmitter<Library>());
	readonly onDidChange = this.changed.event;

	private readonly watchers = this.register(new DisposableSlot<CorpusWatcher>());
	private library = Library.empty;
	private loading: Promise<void> = Promise.resolve();
	/** Ends the load that is going on when a newer one begins. */
	private newest = new AbortController();
	private settling: ReturnType<typeof setTimeout> | undefined;

	/** `further` gives what is read beside what the setting names: samples, what is kept of feeds. */
	constructor(
		private readonly reader: CorpusReader,
		private readonly further: () => readonly CorpusRoot[],
		private readonly log: Log,
	) {
		super();
		this.register(workspace.onDidChangeWorkspaceFolders(() => this.load()));
		this.register(new Disposable(() => clearTimeout(this.settling)));
		this.register(new Disposable(() => this.newest.abort()));
	}

	get current(): Library {
		return this.library;
	}

	get whenLoaded(): Promise<void> {
		return this.loading;
	}

	get whenTextsRead(): Promise<void> {
		return this.reader.hasAllTexts ? Promise.resolve() : this.loading;
	}

	/** Reads what is new or changed; resolves when the snapshot holds all of it. */
	load(): Promise<void> {
		this.newest.abort();
		const newest = new AbortController();
		this.newest = newest;
		const roots = this.roots();
		this.watchers.value = this.watch(roots);
		const reading = window.withProgress({ location: { viewId: 'offprint.papers' } }, () =>
			this.read(roots, newest.signal),
		);
		// A load that a newer one overtook ends early; whoever waits for it waits for the newer one.
		this.loading = Promise.resolve(reading).then(() => (newest === this.newest ? undefined : this.loading));
		return this.loading;
	}

	private roots(): CorpusRoot[] {
		return [...corpusRoots(readSetting('corpus')), ...this.further()];
	}

	private async read(roots: readonly CorpusRoot[], overtaken: AbortSignal): Promise<void> {
		const listings = new Map<string, Listing>();
		let next = Date.now() + PUBLISH_EVERY_MS;
		for await (const listing of this.listings(roots, overtaken)) {
			listings.set(listing.file, listing);
			const began = Date.now();
			if (began > next) {
				await this.publish(this.library.withListings([...listings.values()]), overtaken);
				next = Date.now() + Math.max(PUBLISH_EVERY_MS, (Date.now() - began) * PUBLISH_SHARE);
			}
		}
		if (overtaken.aborted) {
			return;
		}
		const gone = this.library.listings.flatMap(({ file }) => (listings.has(file) ? [] : file));
		const library = this.library.withListings([...listings.values()]).withoutSources(new Set(gone));
		await this.publish(library, overtaken);
		await this.reader.keep(new Set(listings.keys()));
		for (const { file, line, message } of this.library.problems) {
			this.log.warn(line > 0 ? `${file}:${line}: ${message}` : `${file}: ${message}`);
		}
		if (!(await this.reader.readTexts(overtaken))) {
			void this.load();
		}
	}

	/** What the files of the corpus say, read a few at a time; ends early when the load is overtaken. */
	private async *listings(roots: readonly CorpusRoot[], overtaken: AbortSignal): AsyncGenerator<Listing> {
		const end = new Promise<undefined>((resolve) => overtaken.addEventListener('abort', () => resolve(undefined)));
		const underway: Promise<Listing>[] = [];
		const files = this.files(roots, overtaken);
		for (let isMore = true; isMore || underway.length > 0; ) {
			while (isMore && underway.length < READ_AHEAD) {
				const next = await files.next();
				isMore = !next.done;
				if (!next.done) {
					const found = next.value;
					underway.push('uri' in found ? this.reader.read(found.uri, found.filter) : Promise.resolve(found));
				}
			}
			const listing = await Promise.race([end, underway.shift()]);
			if (overtaken.aborted) {
				return;
			}
			if (listing) {
				yield listing;
			}
		}
	}

	/** The files of the corpus, and what is wrong with folders. */
	private async *files(roots: readonly CorpusRoot[], overtaken: AbortSignal): AsyncGenerator<FoundFile | Listing> {
		const seen = new Set<string>();
		for (const root of roots) {
			const unreadable: Listing[] = [];
			const onUnreadable = (folder: Uri, error: unknown) =>
				unreadable.push(failedListing(folder.toString(), unreadableText(error)));
			try {
				for await (const uri of filesOf(root, () => overtaken.aborted, onUnreadable)) {
					if (!seen.has(uri.toString())) {
						seen.add(uri.toString());
						yield { uri, filter: root.filter ?? null };
					}
				}
				yield* unreadable;
			} catch (error) {
				if (root.explicit) {
					yield failedListing(root.base.toString(), unreadableText(error));
				}
			}
		}
	}

	/** Merges in slices first: whoever asks the new snapshot for its papers finds them ready. */
	private async publish(library: Library, overtaken: AbortSignal): Promise<void> {
		await runInSlices(library.merging(), () => overtaken.aborted, { isUrgent: true });
		if (!overtaken.aborted && library !== this.library) {
			this.library = library;
			this.changed.fire(library);
		}
	}

	private watch(roots: readonly CorpusRoot[]): CorpusWatcher {
		const hasSourceBelow = (uri: Uri) => {
			const place = uri.toString();
			return this.library.listings.some(({ file }) => file === place || file.startsWith(`${place}/`));
		};
		return new CorpusWatcher(roots, hasSourceBelow, () => this.settle());
	}

	private settle(): void {
		clearTimeout(this.settling);
		this.settling = setTimeout(() => this.load(), SETTLE_MS);
	}
}
