import { type NotebookDocument, Uri, workspace } from 'vscode';

/**
 * The folder relative paths of a document belong to: that of its notebook for a cell, of the workspace for one that is
 * not saved. `undefined` for one that is not saved where no folder is open.
 */
export function folderOf(uri: Uri): Uri | undefined {
	const file = fileOf(uri);
	if (file.scheme !== 'untitled') {
		return Uri.joinPath(file, '..');
	}
	const root = workspace.workspaceFolders?.[0]?.uri;
	// A document that has a name already, as `code new.md` opens one.
	return file.path.startsWith('/') ? Uri.joinPath((root ?? Uri.file('/')).with({ path: file.path }), '..') : root;
}

/** The file a document is part of: itself, or the notebook of a cell. */
export function fileOf(uri: Uri): Uri {
	return notebookOf(uri)?.uri ?? uri;
}

/** The notebook that a cell is of. */
export function notebookOf(uri: Uri): NotebookDocument | undefined {
	const cell = uri.toString();
	return uri.scheme === 'vscode-notebook-cell'
		? workspace.notebookDocuments.find((notebook) =>
				notebook.getCells().some(({ document }) => document.uri.toString() === cell),
			)
		: undefined;
}

/** From a folder up to the workspace folder it is in; only the folder itself outside of the workspace. */
export function foldersAbove(folder: Uri): readonly Uri[] {
	const root = workspace.getWorkspaceFolder(folder)?.uri;
	const above = [folder];
	for (let place = folder; root && place.path.length > root.path.length; ) {
		place = Uri.joinPath(place, '..');
		above.push(place);
	}
	return above;
}

/** `uri` as it would be written in a file of `folder`; whole where there is no folder, or none that both are in. */
export function writtenPath(folder: Uri | undefined, uri: Uri): string {
	if (folder === undefined || folder.scheme !== uri.scheme || folder.authority !== uri.authority) {
		return uri.scheme === 'file' ? uri.fsPath.replaceAll('\\', '/') : uri.path;
	}
	const from = folder.path.split('/').filter(Boolean);
	const to = uri.path.split('/').filter(Boolean);
	const shared = from.findIndex((part, index) => part !== to[index]);
	const common = shared < 0 ? from.length : shared;
	return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** A file by the path a person knows it by: from the workspace on, or whole. */
export function shownPath(uri: Uri): string {
	return uri.scheme === 'untitled' ? uri.path : workspace.asRelativePath(uri);
}
