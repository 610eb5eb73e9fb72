import { FileSystemError, Uri, workspace } from 'vscode';

const DIGEST_BYTES = 32;

/**
 * Tables of packed listings in the extension's storage, so that an unchanged file is not parsed again when a window
 * opens. A cached file is its digest, the length of the stamp, the stamp, and the tables; one that is broken, of an
 * older file or of an older version counts as absent.
 */
export class ListingCache {
	constructor(private readonly folder: Uri) {}

	/** `stamp` changes whenever the file does. */
	async get(file: string, stamp: string): Promise<Uint8Array | undefined> {
		try {
			const bytes = await workspace.fs.readFile(await this.uriOf(file));
			const body = bytes.subarray(DIGEST_BYTES);
			const length = new DataView(body.buffer, body.byteOffset).getUint32(0);
			const isCurrent = new TextDecoder().decode(body.subarray(4, 4 + length)) === stamp;
			return isCurrent && sameBytes(bytes.subarray(0, DIGEST_BYTES), await digestOf(body))
				? body.subarray(4 + length)
				: undefined;
		} catch {
			// Absent or too short: it is read from the corpus instead.
			return undefined;
		}
	}

	async put(file: string, stamp: string, tables: Uint8Array): Promise<void> {
		const stampBytes = new TextEncoder().encode(stamp);
		const bytes = new Uint8Array(DIGEST_BYTES + 4 + stampBytes.length + tables.length);
		const body = bytes.subarray(DIGEST_BYTES);
		new DataView(body.buffer, body.byteOffset).setUint32(0, stampBytes.length);
		body.set(stampBytes, 4);
		body.set(tables, 4 + stampBytes.length);
		bytes.set(await digestOf(body), 0);
		await workspace.fs.writeFile(await this.uriOf(file), bytes);
	}

	/** Removes what belongs to no file of the corpus any more. */
	async keep(files: Iterable<string>): Promise<void> {
		const names = new Set(await Promise.all(Array.from(files, nameOf)));
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

	private async uriOf(file: string): Promise<Uri> {
		return Uri.joinPath(this.folder, await nameOf(file));
	}
}

async function nameOf(file: string): Promise<string> {
	const digest = await digestOf(new TextEncoder().encode(file));
	return `${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}.listing`;
}

async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
