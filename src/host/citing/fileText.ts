import { FileSystemError, type Uri, workspace } from 'vscode';
import { decode } from '../fileEncoding';
import { openDocument } from '../openDocument';

/** The text of a file as an editor shows it, or as saved; `undefined` where there is none. Throws for what is no text. */
export async function readText(uri: Uri): Promise<string | undefined> {
	const document = openDocument(uri);
	if (document) {
		return document.getText();
	}
	const bytes = await readIfThere(uri);
	return bytes && decode(uri, bytes);
}

/** The same where it does not matter why a file cannot be read. */
export async function readTextIfReadable(uri: Uri): Promise<string | undefined> {
	try {
		return await readText(uri);
	} catch {
		return undefined;
	}
}

/** A file's bytes; `undefined` where there is no such file. Throws when it cannot be read for another reason. */
export async function readIfThere(uri: Uri): Promise<Uint8Array | undefined> {
	try {
		return await workspace.fs.readFile(uri);
	} catch (error) {
		if (error instanceof FileSystemError && error.code === 'FileNotFound') {
			return undefined;
		}
		throw error;
	}
}

/** Whether there is something at an address. */
export async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

/** The names in a folder; none where it cannot be read. */
export async function readFolder(folder: Uri): Promise<readonly string[]> {
	try {
		return (await workspace.fs.readDirectory(folder)).map(([name]) => name);
	} catch {
		return [];
	}
}
