import { FileSystemError, Uri, workspace } from 'vscode';
import { longHash } from '../../core/hash';
import { seal, unseal } from '../../core/sealed';
import { runInSlices } from '../slices';

/**
 * Tables of packed listings in the extension's storage, so that an unchanged file is not parsed again when a window
 * opens. One that is broken, or of another version of the file, counts as absent.
 */
export class ListingCache {
	constructor(private readonly folder: Uri) {}

	/** `stamp` changes whenever the file does. */
	async get(file: string, stamp: string): Promise<Uint8Array | undefined> {
		try {
			const bytes = await workspace.fs.readFile(this.uriOf(file));
			return (await runInSlices(unseal(identity(file, stamp), bytes), () => false, { isUrgent: true })) ?? undefined;
		} catch {
			// Absent: it is read from the corpus instead.
			return undefined;
		}
	}

	async put(file: string, stamp: string, tables: Uint8Array): Promise<void> {
		const bytes = await runInSlices(seal(identity(file, stamp), tables), () => false, { isUrgent: true });
		await workspace.fs.writeFile(this.uriOf(file), bytes!);
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
	return `listing ${stamp} ${file}`;
}
