import { Disposable, l10n } from 'vscode';
import { COMMANDS, type PickPapersRequest, registerCommands, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { PaperPick } from './paperPick';

/** Finding papers while typing, for the user and for commands that need a paper. */
export function registerSearch(store: LibraryStore, log: Log): Disposable {
	const pick = new PaperPick(store);
	return Disposable.from(
		...registerCommands(log, {
			[COMMANDS.searchPapers]: async () => {
				const [id] = await pick.show({ title: '' });
				if (id !== undefined) {
					await runCommand(COMMANDS.openPaper, id);
				}
			},
			[COMMANDS.pickPapers]: (request) => pick.show(isRequest(request) ? request : { title: l10n.t('Papers') }),
		}),
	);
}

function isRequest(value: unknown): value is PickPapersRequest {
	return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string';
}
