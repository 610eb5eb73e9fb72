import { Disposable, type ExtensionContext } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, registerCommandsLater } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { isNodeHost } from '../nodeHost';
import type { ZoteroStates } from '../zoteroStates';
import { Libraries } from './libraries';
import { LookingAgain } from './lookingAgain';

/** Libraries of Zotero: read through its local interface once the user asked for that, kept as lists, found and cited like any paper. */
export function registerZotero(
	store: LibraryStore,
	{ globalStorageUri }: Pick<ExtensionContext, 'globalStorageUri'>,
	ask: Ask,
	log: Log,
): { readonly zotero: ZoteroStates; readonly disposable: Disposable } {
	const libraries = new Libraries(globalStorageUri, ask, log);
	return {
		zotero: libraries,
		disposable: Disposable.from(
			libraries,
			...(isNodeHost ? [new LookingAgain(libraries, store, log)] : []),
			...registerCommandsLater(
				log,
				[COMMANDS.addZoteroLibrary, COMMANDS.removeZoteroLibrary, COMMANDS.refreshZotero],
				async () => (await import('./commands')).zoteroCommands(libraries, ask),
			),
		),
	};
}
