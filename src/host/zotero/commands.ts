import { l10n, window } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { zoteroFolder } from '../../core/zotero/library';
import { COMMANDS } from '../commands';
import { zoteroLibraries } from '../keptZotero';
import { isNodeHost } from '../nodeHost';
import type { Libraries } from './libraries';
import { pickLibraries, pickRemoved } from './libraryPick';
import { addLibraries, removeLibraries } from './librarySetting';

/** What the commands do, by their ids. */
export function zoteroCommands(libraries: Libraries, ask: Ask) {
	const chosen = (folder: unknown) =>
		zoteroLibraries().filter((library) => typeof folder !== 'string' || zoteroFolder(library) === folder);
	return {
		[COMMANDS.addZoteroLibrary]: async () => {
			if (isToldNotHere()) {
				return;
			}
			const added = await pickLibraries(ask, zoteroLibraries());
			if (added && added.length > 0) {
				await addLibraries(added);
				await libraries.look(added, { isAsked: true });
			}
		},
		[COMMANDS.removeZoteroLibrary]: async (folder: unknown) => {
			const removed = typeof folder === 'string' ? chosen(folder) : await pickRemoved(zoteroLibraries());
			if (removed && removed.length > 0) {
				await removeLibraries(new Set(removed.map(zoteroFolder)));
				for (const library of removed) {
					await libraries.forget(library);
				}
			}
		},
		[COMMANDS.refreshZotero]: async (folder: unknown) => {
			if (!isToldNotHere()) {
				await libraries.look(chosen(folder), { isAsked: true });
			}
		},
	};
}

/** Zotero drops whatever a browser asks, so nothing is asked from one. */
function isToldNotHere(): boolean {
	if (!isNodeHost) {
		void window.showInformationMessage(
			l10n.t(
				'Zotero cannot be read from a browser: it answers programs on its own computer only. VS Code on the desktop can.',
			),
		);
	}
	return !isNodeHost;
}
