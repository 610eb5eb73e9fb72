import { Disposable, type Memento } from 'vscode';
import { COMMANDS, paperIdsFrom, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { PapersView } from './papersView';

/** The view "Papers" and the commands that shape it. */
export function registerTree(store: LibraryStore, memento: Memento, log: Log): Disposable {
	const view = new PapersView(store, memento);
	return Disposable.from(
		view,
		...registerCommands(log, {
			[COMMANDS.groupByTopic]: () => view.group('topic'),
			[COMMANDS.groupByDate]: () => view.group('date'),
			[COMMANDS.revealInTree]: async (...args) => {
				const paper = store.current.get(paperIdsFrom(args)[0] ?? '');
				if (paper) {
					await view.reveal(paper, true);
				}
			},
		}),
	);
}
