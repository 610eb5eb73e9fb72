import { type TextDocument, type Uri, workspace } from 'vscode';

/** The document of a file that is open in an editor, if it is. */
export function openDocument(uri: Uri): TextDocument | undefined {
	const wanted = uri.toString();
	return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}
