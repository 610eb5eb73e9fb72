import { FileSystemError, Uri, workspace } from 'vscode';
import { checksum, longHash } from '../../core/hash';
import { runInSlices } from '../slices';

/** Bytes before the identity: the checksum of all that follows it, and the length of the identity. */
const HEAD_BYTES = 8;

/**
 * Tables of packed listings in the extension's storage, so that an unchanged file is not parsed again when a window
 * opens. What is kept begins with its checksum and with the identity of the file: its address and stamp. One that is
 * broken, of an older file or of an older version counts as absent.
 */
export class ListingCache {
	constructor(private readonly folder: Uri) {}

	/** `stamp` changes whenever the file does. */
	async get(file: string, stamp: string): Promise<Uint8Array | undefined> {
		try {
			const bytes = aligned(await workspace.fs.readFile(this.uriOf(file)));
			const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
			const [sum, length = 0] = words as unknown as readonly number[];
			const isCurrent =
				new TextDecoder().decode(bytes.subarray(HEAD_BYTES, HEAD_BYTES + length)) === identity(file, stamp);
			return isCurrent && sum === (await checksumOf(words)) ? bytes.subarray(tablesAt(length)) : undefined;
		} catch {
			// Absent, or too short for what it says of itself: it is read from the corpus instead.
			return undefined;
		}
	}

	async put(file: string, stamp: string, tables: Uint8Array): Promise<void> {
		const identityBytes = new TextEncoder().encode(identity(file, stamp));
		const at = tablesAt(identityBytes.length);
		const words = new Uint32Array(wholeWords(at + tables.length) / 4);
		const bytes = new Uint8Array(words.buffer);
		words[1] = identityBytes.length;
		bytes.set(identityBytes, HEAD_BYTES);
		bytes.set(tables, at);
		words[0] = await checksumOf(words);
		await workspace.fs.writeFile(this.uriOf(file), bytes);
	}

	/** Removes what belongs to no file of the corpus any more. */
	async keep(files: Iterable<string>): Promise<void> {
		const names = new Set(Array.from(files, nameOf));
		try {
			for (const [name] of await workspace.fs.readDirectory(this.folder)) {
				if (!names.has(name)) {
					await workspace.fs.delete(Uri.joinPath(this.folder, name));
				}
			}
		} catch (error) {
			if (!(error instanceof FileSystemError && error.code === 'FileNotFound')) {
				throw error;
			}
		}
	}

	private uriOf(file: string): Uri {
		return Uri.joinPath(this.folder, nameOf(file));
	}
}

function nameOf(file: string): string {
	return `${longHash(file).toString(36)}.listing`;
}

function identity(file: string, stamp: string): string {
	return `${stamp} ${file}`;
}

/** Where the tables begin: their numbers are read in place. */
function tablesAt(identityLength: number): number {
	return wholeWords(HEAD_BYTES + identityLength);
}

function wholeWords(bytes: number): number {
	return (bytes + 3) & ~3;
}

function aligned(bytes: Uint8Array): Uint8Array {
	return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
}

async function checksumOf(words: Uint32Array): Promise<number> {
	return (await runInSlices(checksum(words, 1), () => false, { isUrgent: true })) ?? 0;
}
