import { type Uri, workspace } from 'vscode';
import { decodeListing, readListing } from '../../core/listing';
import type { Listing } from '../../core/paper';
import { errorText } from '../log';

/** A file as it was when last read. */
interface KnownFile {
	/** Changes whenever the file does. */
	readonly stamp: string;
	readonly listing: Listing;
}

/** Reads listings through `workspace.fs`; an unchanged file is not read again. */
export class CorpusReader {
	private readonly known = new Map<string, KnownFile>();

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
			const decoded = decodeListing(await workspace.fs.readFile(uri), TextDecoder);
			const listing = 'message' in decoded ? failedListing(file, decoded.message) : readListing(decoded.text, file);
			this.known.set(file, { stamp, listing });
			return listing;
		} catch (error) {
			this.known.delete(file);
			return failedListing(file, errorText(error));
		}
	}

	/** Forgets every file that is no longer part of the corpus. */
	keep(files: ReadonlySet<string>): void {
		for (const file of this.known.keys()) {
			if (!files.has(file)) {
				this.known.delete(file);
			}
		}
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
