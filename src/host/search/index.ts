import { Disposable, l10n, type Memento } from 'vscode';
import { COMMANDS, type PickPapersRequest, paperIdsFrom, registerCommands, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { Searcher } from '../searcher';
import { PaperPick } from './paperPick';
import { RecentPapers } from './recentPapers';
import { SearchIndex } from './searchIndex';

/** Finding papers while typing, for the user and for commands that need a paper. */
export function registerSearch(
	store: LibraryStore,
	memento: Memento,
	log: Log,
): { readonly searcher: Searcher; readonly disposable: Disposable } {
	const searcher = new SearchIndex(store);
	const recent = new RecentPapers(memento);
	const pick = new PaperPick(store, searcher, recent);
	const open = async (query?: string) => {
		const [id] = await pick.show({ title: '', ...(query === undefined ? {} : { query }) });
		if (id !== undefined) {
			await runCommand(COMMANDS.openPaper, id, { query: pick.lastQuery });
		}
	};

	return {
		searcher,
		disposable: Disposable.from(
			searcher,
			...registerCommands(log, {
				[COMMANDS.searchPapers]: (query) => open(typeof query === 'string' ? query : undefined),
				[COMMANDS.pickPapers]: (request) => pick.show(isRequest(request) ? request : { title: l10n.t('Papers') }),
				[COMMANDS.paperOpened]: async (...args) => {
					const ids = paperIdsFrom(args);
					await recent.add(ids);
					await runCommand(COMMANDS.noteReading, ids);
				},
				[COMMANDS.citeFocused]: () => pick.citeFocused(),
			}),
		),
	};
}

function isRequest(value: unknown): value is PickPapersRequest {
	return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string';
}
