import { Disposable, type ExtensionContext, l10n, window } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { zoteroFolder } from '../../core/zotero/library';
import { COMMANDS, registerCommands } from '../commands';
import { zoteroLibraries } from '../keptZotero';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { isNodeHost } from '../nodeHost';
import type { ZoteroStates } from '../zoteroStates';
import { Libraries } from './libraries';
import { pickLibraries, pickRemoved } from './libraryPick';
import { addLibraries, removeLibraries } from './librarySetting';
import { LookingAgain } from './lookingAgain';

/** Libraries of Zotero: read through its local interface once the user asked for that, kept as lists, found and cited like any paper. */
export function registerZotero(
	store: LibraryStore,
	{ globalStorageUri }: Pick<ExtensionContext, 'globalStorageUri'>,
	ask: Ask,
	log: Log,
): { readonly zotero: ZoteroStates; readonly disposable: Disposable } {
	const libraries = new Libraries(globalStorageUri, ask, log);
	const chosen = (folder: unknown) =>
		zoteroLibraries().filter((library) => typeof folder !== 'string' || zoteroFolder(library) === folder);
	const add = async () => {
		if (isToldNotHere()) {
			return;
		}
		const added = await pickLibraries(ask, zoteroLibraries());
		if (added && added.length > 0) {
			await addLibraries(added);
			await libraries.look(added, { isAsked: true });
		}
	};
	const remove = async (folder: unknown) => {
		const removed = typeof folder === 'string' ? chosen(folder) : await pickRemoved(zoteroLibraries());
		if (removed && removed.length > 0) {
			await removeLibraries(new Set(removed.map(zoteroFolder)));
			for (const library of removed) {
				await libraries.forget(library);
			}
		}
	};
	return {
		zotero: libraries,
		disposable: Disposable.from(
			libraries,
			...(isNodeHost ? [new LookingAgain(libraries, store, log)] : []),
			...registerCommands(log, {
				[COMMANDS.addZoteroLibrary]: add,
				[COMMANDS.removeZoteroLibrary]: remove,
				[COMMANDS.refreshZotero]: async (folder) => {
					if (!isToldNotHere()) {
						await libraries.look(chosen(folder), { isAsked: true });
					}
				},
			}),
		),
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
