import { Disposable, l10n, type QuickPickItem, ThemeIcon, type Uri, ViewColumn, window, workspace } from 'vscode';
import { citationKeysOf } from '../citationKeys';
import { COMMANDS, paperIdsOrPick, registerCommands, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { NoteFiles } from './noteFiles';

/** Where notes go unless the user chooses another place. */
const USUAL_FOLDER = 'paper-notes';

/** Notes on papers: a Markdown file for each, in a folder the user chooses once. */
export function registerNotes(
	store: LibraryStore,
	log: Log,
): { readonly notes: NoteFiles; readonly disposable: Disposable } {
	const notes = new NoteFiles();
	return {
		notes,
		disposable: Disposable.from(
			notes,
			...registerCommands(log, {
				[COMMANDS.openNote]: async (...args) => {
					const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Note') });
					const paper = id === undefined ? undefined : store.current.get(id);
					const folder = paper && (notes.folder ?? (await chooseFolder(notes)));
					if (paper && folder) {
						const keys = await citationKeysOf(store.current);
						await runCommand(COMMANDS.noteSignal, 'noted', [paper.id]);
						await showBeside(await notes.provide(folder, paper, keys.get(paper.id) ?? ''));
					}
				},
			}),
		),
	};
}

/** Asks once where notes shall be kept, and keeps the answer in the settings. */
async function chooseFolder(notes: NoteFiles): Promise<Uri | undefined> {
	const root = workspace.workspaceFolders?.[0];
	const below: QuickPickItem = {
		label: l10n.t('{0} in This Workspace', USUAL_FOLDER),
		...(root && { description: root.name }),
		iconPath: new ThemeIcon('folder'),
	};
	const other: QuickPickItem = { label: l10n.t('Another Folder…'), iconPath: new ThemeIcon('folder-opened') };
	const answer = root
		? await window.showQuickPick([below, other], {
				title: l10n.t('Folder for Notes'),
				placeHolder: l10n.t('Where shall notes on papers be kept?'),
			})
		: other;
	if (answer === below) {
		await workspace.getConfiguration('offprint').update('notes.folder', USUAL_FOLDER, false);
	} else if (answer === other) {
		const [folder] =
			(await window.showOpenDialog({
				canSelectFiles: false,
				canSelectFolders: true,
				openLabel: l10n.t('Keep Notes Here'),
			})) ?? [];
		if (!folder) {
			return undefined;
		}
		await workspace
			.getConfiguration('offprint')
			.update('notes.folder', folder.scheme === 'file' ? folder.fsPath : folder.toString(), true);
		return folder;
	}
	return notes.folder;
}

/** Beside the panel it was asked for in: in the first column where the panel stands in another. */
async function showBeside(uri: Uri): Promise<void> {
	const active = window.tabGroups.activeTabGroup.viewColumn;
	const viewColumn = active > ViewColumn.One ? ViewColumn.One : ViewColumn.Beside;
	const document = await workspace.openTextDocument(uri);
	await window.showTextDocument(document, { viewColumn, preview: false });
}
