import { Uri, workspace } from 'vscode';

/** The search index in the extension's storage. Whether it fits is for `loadSearch` to find out. */
export class SavedSearch {
	private readonly uri: Uri;

	constructor(folder: Uri) {
		this.uri = Uri.joinPath(folder, 'search.index');
	}

	async read(): Promise<Uint8Array | undefined> {
		try {
			return await workspace.fs.readFile(this.uri);
		} catch {
			// Not saved yet.
			return undefined;
		}
	}

	async write(bytes: Uint8Array): Promise<void> {
		await workspace.fs.writeFile(this.uri, bytes);
	}
}
