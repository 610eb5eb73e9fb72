import pLimit from 'p-limit';
import { l10n, type Uri, workspace } from 'vscode';
import { sizeProblem } from '../../core/listing/containers/decode';
import { baseLengthOf, unpackInSteps } from '../../core/listing/packed/packed';
import type { StoredListing } from '../../core/listing/packed/packedListing';
import type { PackedReading } from '../../core/lists/readPacked';
import { filterKey, type SnapshotFilter } from '../../core/lists/snapshotFilter';
import type { Listing } from '../../core/paper';
import type { ReadText } from '../commands';
import { errorText, type Log } from '../log';
import { fileParts, isNodeHost, partialReads } from '../nodeHost';
import { runInSlices } from '../slices';
import { LateBytes } from './lateBytes';
import type { ListingCache } from './listingCache';
import { codec, type ReadingThread } from './readingThread';
import { unreadableText } from './unreadable';

/** A file as it was when it was last looked at. */
interface FileVersion {
	/** Changes whenever the file does. */
	readonly stamp: string;
	readonly mtime: number;
	readonly size: number;
	/** What is wanted of the file; `null` for all. */
	readonly filter: SnapshotFilter | null;
}

/** What a file said when it was as `stamp` says. */
interface Stamped<T> {
	readonly stamp: string;
	readonly listing: T;
}

/** A file whose papers are known and whose texts are still to be read. */
interface Late {
	readonly uri: Uri;
	readonly bytes: LateBytes;
}

/** Files whose bytes are held at the same time: while one is parsed, the next ones come from the disk. */
const HELD_FILES = 4;

/** Smaller listings are read sooner than a cached one is checked. */
const MIN_CACHED_BYTES = 128 * 1024;

/** Reads listings through `workspace.fs` on a thread of their own; an unchanged file is not read again. */
export class CorpusReader {
	private readonly known = new Map<string, Stamped<Listing>>();
	/** Files being read: a load that overtakes another goes on with what that one began. */
	private readonly underway = new Map<string, Stamped<Promise<Listing>>>();
	/** Files whose cached reading is not to be used. */
	private readonly forgotten = new Set<string>();
	private readonly late = new Map<string, Late>();
	private readonly held = pLimit(HELD_FILES);

	constructor(
		private readonly thread: ReadingThread,
		private readonly cache: ListingCache | undefined,
		private readonly log: Pick<Log, 'warn'>,
	) {}

	/** The listing of a file; a file that cannot be read is a listing with nothing but a problem. */
	async read(uri: Uri, filter: SnapshotFilter | null = null): Promise<Listing> {
		const file = uri.toString();
		try {
			const { mtime, size } = await workspace.fs.stat(uri);
			const stamp = `${mtime}:${size}${filterKey(filter)}`;
			const before = this.known.get(file);
			if (before?.stamp === stamp) {
				return before.listing;
			}
			const tooLarge = filter !== null && uri.scheme === 'file' && isNodeHost ? null : sizeProblem(size);
			if (tooLarge !== null) {
				return failedListing(file, tooLarge);
			}
			const going = this.underway.get(file);
			return await (going?.stamp === stamp ? going.listing : this.begin(uri, { stamp, mtime, size, filter }));
		} catch (error) {
			this.known.delete(file);
			return failedListing(file, unreadableText(error));
		}
	}

	private async begin(uri: Uri, version: FileVersion): Promise<Listing> {
		const file = uri.toString();
		const { stamp } = version;
		const begun = { stamp, listing: this.readNow(uri, version) };
		this.underway.set(file, begun);
		try {
			const listing = await begun.listing;
			this.known.set(file, { stamp, listing });
			return listing;
		} finally {
			if (this.underway.get(file) === begun) {
				this.underway.delete(file);
			}
		}
	}

	/** What would be read in a text. */
	async readText(text: string): Promise<ReadText> {
		const reading = await this.thread.read('clipboard:', new TextEncoder().encode(text), Date.now());
		const listing = 'message' in reading ? null : await unpack(reading.packed);
		return listing === null
			? { entries: [], problems: 'message' in reading ? [reading.message] : [] }
			: { entries: listing.entries, problems: listing.problems.map(({ message }) => message) };
	}

	private async readNow(uri: Uri, version: FileVersion): Promise<Listing> {
		const file = uri.toString();
		this.dropLate(file);
		const isForgotten = this.forgotten.delete(file);
		const tables = isForgotten ? undefined : await this.cache?.get(file, version.stamp);
		const remembered = tables && (await this.unpackTables(uri, tables, version));
		return remembered ?? this.held(() => this.parsed(uri, version));
	}

	/** The papers of an unchanged file. Where single texts can be had from the disk, the file itself is read later. */
	private async unpackTables(uri: Uri, tables: Uint8Array, { size }: FileVersion): Promise<Listing | null> {
		if (baseLengthOf(tables) === 0) {
			return unpack({ tables, base: new Uint8Array() });
		}
		const fs = uri.scheme === 'file' ? await partialReads() : undefined;
		if (!fs) {
			return unpack({ tables, base: await workspace.fs.readFile(uri) });
		}
		const bytes = new LateBytes(fs, uri.fsPath, size);
		const listing = await unpack({ tables, base: bytes });
		if (listing) {
			this.late.set(uri.toString(), { uri, bytes });
		}
		return listing;
	}

	get hasAllTexts(): boolean {
		return this.late.size === 0;
	}

	/** Reads the texts that are still on the disk only; `false` when a file must be read anew for them. */
	async readTexts(overtaken: AbortSignal): Promise<boolean> {
		let areAllRead = true;
		for (const [file, { uri, bytes }] of this.late) {
			const all = await workspace.fs.readFile(uri).then(undefined, () => null);
			if (overtaken.aborted) {
				return true;
			}
			if (all === null || !bytes.arrive(all)) {
				this.forget(uri);
				areAllRead = false;
			}
			this.dropLate(file);
		}
		return areAllRead;
	}

	private dropLate(file: string): void {
		this.late.get(file)?.bytes.close();
		this.late.delete(file);
	}

	/** The next reading of this file looks at its bytes, changed or not. */
	forget(uri: Uri): void {
		this.known.delete(uri.toString());
		this.forgotten.add(uri.toString());
	}

	/** Forgets every file that is no longer part of the corpus, and stops reading it. */
	async keep(files: ReadonlySet<string>): Promise<void> {
		if (this.underway.size > 0 && [...this.underway.keys()].every((file) => !files.has(file))) {
			this.thread.stop();
		}
		for (const file of this.known.keys()) {
			if (!files.has(file)) {
				this.known.delete(file);
				this.dropLate(file);
			}
		}
		await this.cache?.keep(files);
	}

	private async parsed(uri: Uri, version: FileVersion): Promise<Listing> {
		const { stamp, mtime } = version;
		const file = uri.toString();
		if (version.filter !== null) {
			return this.unpacked(file, stamp, await this.readWanted(uri, mtime, version.filter), true);
		}
		const bytes = await workspace.fs.readFile(uri);
		const isWorthCaching = bytes.length >= MIN_CACHED_BYTES;
		return this.unpacked(file, stamp, await this.thread.read(file, bytes, mtime), isWorthCaching);
	}

	private async readWanted(uri: Uri, mtime: number, filter: SnapshotFilter): Promise<PackedReading> {
		const parts = uri.scheme === 'file' ? await fileParts(uri.fsPath) : undefined;
		return this.thread.readWanted(uri.toString(), parts ?? wholeFile(uri), mtime, filter);
	}

	private async unpacked(
		file: string,
		stamp: string,
		reading: PackedReading,
		isWorthCaching: boolean,
	): Promise<Listing> {
		if ('message' in reading) {
			return failedListing(file, reading.message);
		}
		if (isWorthCaching) {
			this.cache?.put(file, stamp, reading.packed.tables).catch((error: unknown) => {
				this.log.warn(`A reading could not be kept for the next start: ${errorText(error)}`);
			});
		}
		return (await unpack(reading.packed)) ?? failedListing(file, l10n.t('The file could not be read.'));
	}
}

async function* wholeFile(uri: Uri): AsyncGenerator<Uint8Array> {
	yield await workspace.fs.readFile(uri);
}

async function unpack(packed: StoredListing): Promise<Listing | null> {
	return (await runInSlices(unpackInSteps(packed, codec), () => false, { isUrgent: true })) ?? null;
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
