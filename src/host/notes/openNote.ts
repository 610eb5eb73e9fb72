import { l10n, type QuickPickItem, ThemeIcon, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { Paper } from '../../core/paper';
import { noteText } from '../../core/views/noteText';
import { citationKeysOf } from '../citationKeys';
import { COMMANDS, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { readSetting } from '../settings';
import type { NoteFiles } from './noteFiles';

/** Where notes go unless the user chooses another place. */
const USUAL_FOLDER = 'paper-notes';

/** Opens the note of a paper, which is made where there is none. */
export async function openNote(paper: Paper, notes: NoteFiles, store: LibraryStore): Promise<void> {
	const folder = notes.folder ?? (await chooseFolder(notes));
	if (folder) {
		const keys = await citationKeysOf(store.current);
		await runCommand(COMMANDS.noteSignal, 'noted', [paper.id]);
		await showBeside(
			await notes.provide(folder, paper, () =>
				noteText(paper, keys.get(paper.id) ?? '', readSetting('notes.template')),
			),
		);
	}
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
