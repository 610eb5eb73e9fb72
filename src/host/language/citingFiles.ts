import { FileType, Uri, workspace } from 'vscode';
import { CITING_FILE, LATEX_FILE } from './documents';

/** More than anyone writes; a folder that holds more is no place to look for citations by reading everything. */
const MAX_FILES = 5000;
const SKIPPED = /^(?:\.|node_modules$|_site$|_book$|site-packages$)/;

/** The documents of the workspace that cite, Markdown and LaTeX, those in hidden and generated folders aside. */
export async function citingFiles(): Promise<readonly Uri[]> {
	const found: Uri[] = [];
	for (const folder of workspace.workspaceFolders ?? []) {
		// `findFiles` finds nothing on virtual file systems that have no search (microsoft/vscode-test-web#4).
		await walk(folder.uri, found);
	}
	return found;
}

async function walk(folder: Uri, found: Uri[]): Promise<void> {
	let entries: [string, FileType][];
	try {
		entries = await workspace.fs.readDirectory(folder);
	} catch {
		return;
	}
	for (const [name, type] of entries) {
		if (found.length >= MAX_FILES || SKIPPED.test(name)) {
			continue;
		}
		const uri = Uri.joinPath(folder, name);
		if (type & FileType.Directory && !(type & FileType.SymbolicLink)) {
			await walk(uri, found);
		} else if (CITING_FILE.test(name) || LATEX_FILE.test(name)) {
			found.push(uri);
		}
	}
}
