import { FileType, Uri, workspace } from 'vscode';

/** The files of a folder that other windows and programs use, too: what is written is there as a whole or not at all. */
export class WholeFiles {
	constructor(readonly folder: Uri) {}

	/** Names of the files in it, in no order; none where there is no folder. */
	async names(): Promise<readonly string[]> {
		const children = await workspace.fs.readDirectory(this.folder).then(
			(found) => found,
			() => [],
		);
		return children.flatMap(([name, type]) => (type & FileType.File ? [name] : []));
	}

	/** `undefined` for what is not there or cannot be read. */
	async read(name: string): Promise<Uint8Array | undefined> {
		return workspace.fs.readFile(this.at(name)).then(
			(bytes) => bytes,
			() => undefined,
		);
	}

	/** In place of a file of that name. */
	async write(name: string, bytes: Uint8Array): Promise<void> {
		await this.put(name, bytes, true);
	}

	/** Rejects where there is a file of that name. */
	async writeNew(name: string, bytes: Uint8Array): Promise<void> {
		await this.put(name, bytes, false);
	}

	private async put(name: string, bytes: Uint8Array, overwrite: boolean): Promise<void> {
		const part = this.at(`${name}.${crypto.randomUUID()}.part`);
		await workspace.fs.createDirectory(this.folder);
		await workspace.fs.writeFile(part, bytes);
		try {
			await workspace.fs.rename(part, this.at(name), { overwrite });
		} catch (error) {
			await workspace.fs.delete(part);
			throw error;
		}
	}

	at(name: string): Uri {
		return Uri.joinPath(this.folder, name);
	}
}
