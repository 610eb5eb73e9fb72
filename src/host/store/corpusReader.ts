import { l10n, type Uri, workspace } from 'vscode';
import { unpackListing } from '../../core/listing/packed';
import type { Listing } from '../../core/paper';
import { errorText, type Log } from '../log';
import type { ListingCache } from './listingCache';
import { codec, type ReadingThread } from './readingThread';
import { unreadableText } from './unreadable';

/** A file as it was when last read. */
interface KnownFile {
	/** Changes whenever the file does. */
	readonly stamp: string;
	readonly listing: Listing;
}

/** No page is larger; a file beyond this is something else, or many corpora in one. */
const MAX_BYTES = 512 * 1024 * 1024;
/** Smaller listings are read sooner than a cached one is checked. */
const MIN_CACHED_BYTES = 128 * 1024;

/** Reads listings through `workspace.fs` on a thread of their own; an unchanged file is not read again. */
export class CorpusReader {
	private readonly known = new Map<string, KnownFile>();
	/** Files whose cached reading is not to be used. */
	private readonly forgotten = new Set<string>();

	constructor(
		private readonly thread: ReadingThread,
		private readonly cache: ListingCache | undefined,
		private readonly log: Log,
	) {}

	/** The listing of a file; a file that cannot be read is a listing with nothing but a problem. */
	async read(uri: Uri): Promise<Listing> {
		const file = uri.toString();
		try {
			const { mtime, size } = await workspace.fs.stat(uri);
			const stamp = `${mtime}:${size}`;
			const before = this.known.get(file);
			if (before?.stamp === stamp) {
				return before.listing;
			}
			if (size > MAX_BYTES) {
				return failedListing(
					file,
					l10n.t('The file has {0} MB, more than can be read at once; split it.', Math.round(size / 1e6)),
				);
			}
			const listing =
				(this.forgotten.delete(file) ? null : await this.fromCache(file, stamp)) ??
				(await this.fromFile(uri, stamp, mtime));
			this.known.set(file, { stamp, listing });
			return listing;
		} catch (error) {
			this.known.delete(file);
			return failedListing(file, unreadableText(error));
		}
	}

	/** The next reading of this file looks at its bytes, changed or not. */
	forget(uri: Uri): void {
		this.known.delete(uri.toString());
		this.forgotten.add(uri.toString());
	}

	/** Forgets every file that is no longer part of the corpus. */
	async keep(files: ReadonlySet<string>): Promise<void> {
		for (const file of this.known.keys()) {
			if (!files.has(file)) {
				this.known.delete(file);
			}
		}
		await this.cache?.keep(files);
	}

	private async fromCache(file: string, stamp: string): Promise<Listing | null> {
		const packed = await this.cache?.get(file, stamp);
		return packed ? unpackListing(packed, codec) : null;
	}

	private async fromFile(uri: Uri, stamp: string, mtime: number): Promise<Listing> {
		const file = uri.toString();
		const bytes = await workspace.fs.readFile(uri);
		const isWorthCaching = bytes.length >= MIN_CACHED_BYTES;
		const reading = await this.thread.read(file, bytes, mtime);
		if ('message' in reading) {
			return failedListing(file, reading.message);
		}
		if (isWorthCaching) {
			this.cache?.put(file, stamp, reading.packed).catch((error: unknown) => {
				this.log.warn(`A reading could not be kept for the next start: ${errorText(error)}`);
			});
		}
		return unpackListing(reading.packed, codec) ?? failedListing(file, l10n.t('The file could not be read.'));
	}
}

export function failedListing(file: string, message: string): Listing {
	return {
		file,
		layouts: [],
		entries: [],
		problems: [{ file, line: 0, message }],
		lines: { total: 0, paper: 0, furniture: 0, blank: 0, problem: 0 },
	};
}
