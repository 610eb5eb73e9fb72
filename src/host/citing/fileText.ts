import { FileSystemError, type TextDocument, type Uri, workspace } from 'vscode';
import { decode } from './encoding';

/** The text of a file as an editor shows it, or as saved; `undefined` where there is none. */
export async function readText(uri: Uri): Promise<string | undefined> {
	const document = openDocument(uri);
	if (document) {
		return document.getText();
	}
	const bytes = await readIfThere(uri);
	return bytes && decode(bytes).text;
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

/** The document of a file that is open in an editor, if it is. */
export function openDocument(uri: Uri): TextDocument | undefined {
	const wanted = uri.toString();
	return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}
