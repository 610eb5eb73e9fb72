import { Disposable } from 'vscode';
import { COMMANDS, registerCommandsLater } from '../commands';
import type { FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { ZoteroStates } from '../zoteroStates';
import { ProblemHints } from './problemHints';
import { ReadingTimes } from './readingTimes';

/** What the corpus is made of: the files with what was read in them, and what could not be read. */
export function registerSources(store: LibraryStore, feeds: FeedStates, zotero: ZoteroStates, log: Log): Disposable {
	const times = new ReadingTimes(store);
	return Disposable.from(
		times,
		new ProblemHints(store),
		...registerCommandsLater(log, [COMMANDS.showSources, COMMANDS.sourceRows], async () =>
			(await import('./commands')).sourceCommands(store, feeds, zotero, times, log),
		),
	);
}
