// Files and documents of the opened folder, as the tests need them.
import * as vscode from 'vscode';
import { titleKey } from '../../src/core/text/title';

/** Ids of papers of the samples, by their titles. */
export const AGENT_SCIENCE = 'arxiv:2506.06366';
export const AMADEUS = `title:${titleKey('AmadeusGPT: a natural language interface for interactive animal behavioral analysis')}`;

/** Front matter that names refs.bib beside the document. */
export const FRONT = '---\nbibliography: refs.bib\n---\n\n';

export const cite = (...ids: string[]) => vscode.commands.executeCommand('offprint.insertCitation', ids);

export function inWorkspace(name: string): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	if (!folder) {
		throw new Error('No folder is open');
	}
	return vscode.Uri.joinPath(folder.uri, name);
}

/** The rows of a table that are tried in this host, every other one: what they try is the same code in both. */
export function inTurn<Row>(rows: readonly Row[]): readonly Row[] {
	return rows.filter((_, at) => at % 2 === (process.env.OFFPRINT_HOST === 'web' ? 1 : 0));
}

let folders = 0;

/** A new folder with these files; returns the address of one of them by its name. */
export async function writeFiles(files: Readonly<Record<string, string>>): Promise<(name: string) => vscode.Uri> {
	folders += 1;
	const folder = inWorkspace(`test-${folders}-${Date.now()}`);
	for (const [name, text] of Object.entries(files)) {
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
	}
	return (name) => vscode.Uri.joinPath(folder, name);
}

export async function readFile(uri: vscode.Uri): Promise<string> {
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

/** Opens a file that holds this text now: of one that was open before, VS Code may give the former text for a while. */
export async function opened(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(uri);
	await eventually(
		() => document.getText(),
		(shown) => shown === text,
	);
	return document;
}

/** Writes a file of the text that `marked` becomes without its `|`, and says where each stood. */
async function writeMarked(uri: vscode.Uri, marked: string): Promise<readonly number[]> {
	const parts = marked.split('|');
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(parts.join('')));
	let at = 0;
	return parts.slice(0, -1).map((part) => {
		at += part.length;
		return at;
	});
}

/** Opens a file without showing it, which is many times quicker, and gives the place of the `|` in `marked`. */
export async function openAt(uri: vscode.Uri, marked: string) {
	const [offset = 0] = await writeMarked(uri, marked);
	const document = await vscode.workspace.openTextDocument(uri);
	return { document, position: document.positionAt(offset) };
}

/** Shows a file with a cursor at each `|` of `marked`, which becomes its text. */
export async function openWithCursors(uri: vscode.Uri, marked: string): Promise<vscode.TextEditor> {
	const offsets = await writeMarked(uri, marked);
	const editor = await vscode.window.showTextDocument(uri, { preview: false });
	editor.selections = offsets.map((offset) => {
		const position = editor.document.positionAt(offset);
		return new vscode.Selection(position, position);
	});
	return editor;
}

/** Looks so often before it gives up, 50 ms apart: a busy machine may need a minute for what usually is there at once. */
const TRIES = 1200;

/** Resolves with what `check` says when that `holds`, or in the end with the last thing it said. */
export async function eventually<T>(check: () => T | Promise<T>, holds: (value: T) => boolean): Promise<T> {
	for (let tries = 0; ; tries++) {
		const value = await check();
		if (holds(value) || tries === TRIES) {
			return value;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Waits until the samples are read. */
export async function papersRead(): Promise<void> {
	// The folders of a workspace file may come after the host has started.
	await eventually(
		() => vscode.workspace.workspaceFolders?.length ?? 0,
		(count) => count > 0,
	);
	await vscode.extensions.getExtension('offprint.offprint')?.activate();
	await vscode.commands.executeCommand('offprint.refresh');
}
