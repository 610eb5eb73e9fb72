import { Disposable, l10n } from 'vscode';
import { COMMANDS, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { NoteFiles } from './noteFiles';

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
					if (paper) {
						await (await import('./openNote')).openNote(paper, notes, store);
					}
				},
			}),
		),
	};
}
