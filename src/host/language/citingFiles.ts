import { FileType, Uri, workspace } from 'vscode';
import { notebookFrontMatter } from '../../core/markdown/notebook';
import type { CitingText } from '../citedKeys';
import { LANGUAGE_OF_FILE } from './documents';

/** More than anyone writes; a folder that holds more is no place to look for citations by reading everything. */
const MAX_FILES = 5000;
const SKIPPED = /^(?:\.|node_modules$|_site$|_book$|site-packages$)/;

/** The documents of the workspace that cite, those in hidden and generated folders aside. */
export async function citingFiles(): Promise<readonly Uri[]> {
	const found: Uri[] = [];
	for (const folder of workspace.workspaceFolders ?? []) {
		// `findFiles` finds nothing on virtual file systems that have no search (microsoft/vscode-test-web#4).
		await walk(folder.uri, found);
	}
	return found;
}

/** A file as an editor would show it, where its language cites. */
export function citingText(uri: Uri, text: string): CitingText | undefined {
	const languageId = LANGUAGE_OF_FILE.find(([name]) => name.test(uri.path))?.[1];
	if (languageId === 'ipynb') {
		return {
			uri,
			languageId: 'markdown',
			getText: () => notebookFrontMatter(text),
			stored: { text, language: 'notebook' },
		};
	}
	return languageId === undefined ? undefined : { uri, languageId, getText: () => text };
}

/** The text of a file, whatever its encoding is; for looking whether it holds a key at all. */
export async function roughText(uri: Uri): Promise<string> {
	try {
		const bytes = await workspace.fs.readFile(uri);
		return new TextDecoder(roughEncoding(bytes.subarray(0, 64))).decode(bytes);
	} catch {
		return '';
	}
}

/** UTF-16 shows by its mark, or by every other byte of plain letters being zero. */
function roughEncoding(head: Uint8Array): string {
	const zeroAt = (odd: number) => head.some((byte, index) => byte === 0 && index % 2 === odd);
	if ((head[0] === 0xff && head[1] === 0xfe) || zeroAt(1)) {
		return 'utf-16le';
	}
	return (head[0] === 0xfe && head[1] === 0xff) || zeroAt(0) ? 'utf-16be' : 'utf-8';
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
		} else if (LANGUAGE_OF_FILE.some(([pattern]) => pattern.test(name))) {
			found.push(uri);
		}
	}
}
