import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import { type AgentCorpus, AgentError } from '../../core/agent/tool';
import { appendRecords } from '../../core/citation/bibliographies/append';
import { findEntry } from '../../core/citation/bibliographies/entryIndex';
import { readBibliography } from '../../core/citation/bibliographies/readBibliography';
import { citationRecord } from '../../core/citation/record';
import type { Paper } from '../../core/paper';
import { citationKeysOf } from '../citationKeys';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';

/** What tools answer from in the editor: the papers of this window, and files of its workspace. */
export async function hostCorpus(store: LibraryStore, searcher: Searcher, texts: FullTexts): Promise<AgentCorpus> {
	await store.whenLoaded;
	await searcher.whenReady;
	const library = store.current;
	return {
		library,
		search: searcher.current,
		keys: await citationKeysOf(library),
		fullText: async (paper) => (await texts.kept(paper))?.text ?? null,
		readTexts: () => texts.whenRead(),
		readFile: async (path) => {
			const uri = placeInWorkspace(path);
			return uri === null
				? null
				: workspace.openTextDocument(uri).then(
						(document) => document.getText(),
						() => null,
					);
		},
		addEntry: workspace.workspaceFolders === undefined ? null : (path, id, key) => addEntry(path, library.get(id), key),
	};
}

/** A path below a folder of the workspace, absolute or beside its first folder; `null` for any other. */
export function placeInWorkspace(path: string): Uri | null {
	const [first] = workspace.workspaceFolders ?? [];
	if (first === undefined) {
		return null;
	}
	const isAbsolute = /^(?:[a-z]:)?[\\/]/iu.test(path);
	const uri = isAbsolute ? first.uri.with({ path: Uri.file(path).path }) : Uri.joinPath(first.uri, path);
	return workspace.getWorkspaceFolder(uri) === undefined ? null : uri;
}

async function addEntry(path: string, paper: Paper | undefined, key: string): Promise<string> {
	const uri = placeInWorkspace(path);
	if (uri === null || paper === undefined || !/\.bib$/iu.test(uri.path)) {
		throw new AgentError(`“${path}” is no .bib file of this workspace: name one below its folders.`);
	}
	const isThere = await workspace.fs.stat(uri).then(
		() => true,
		() => false,
	);
	const edit = new WorkspaceEdit();
	if (!isThere) {
		edit.createFile(uri);
		await workspace.applyEdit(edit);
	}
	const document = await workspace.openTextDocument(uri);
	const known = findEntry(readBibliography(document.getText(), 'bibtex'), paper);
	if (known !== undefined) {
		return `${uri.path} has it already under the key ${known.key}`;
	}
	const insertion = appendRecords(document.getText(), 'bibtex', [citationRecord(paper, key)]);
	const place = insertion && document.positionAt(insertion.offset);
	const adding = new WorkspaceEdit();
	if (insertion !== null && place !== null) {
		adding.replace(uri, new Range(place, place), insertion.text);
	}
	if (insertion === null || !(await workspace.applyEdit(adding)) || !(await document.save())) {
		throw new AgentError(`“${path}” could not be written.`);
	}
	return `${key} in ${uri.path}`;
}
