import { Disposable, type Memento, type Uri } from 'vscode';
import { COMMANDS, registerCommands, registerCommandsLater } from '../commands';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { LateSearchIndex } from './lateSearchIndex';

/** The search index of the library, kept in `storage` between starts. */
export function createSearcher(extensionUri: Uri, store: LibraryStore, storage: Uri, log: Log): Searcher & Disposable {
	const make = async () => (await import('./makeIndex')).makeIndex(extensionUri, store, storage, log);
	return new LateSearchIndex(store, make, log);
}

/** Finding papers while typing, for the user and for commands that need a paper. */
export function registerSearch(
	store: LibraryStore,
	searcher: Searcher,
	topics: PaperTopics,
	reading: ReadingState,
	texts: FullTexts,
	memento: Memento,
	log: Log,
): Disposable {
	return Disposable.from(
		...registerCommands(log, { [COMMANDS.whenSearchable]: () => searcher.whenReady }),
		...registerCommandsLater(
			log,
			[
				COMMANDS.searchPapers,
				COMMANDS.findPapersAboutThis,
				COMMANDS.pickPapers,
				COMMANDS.paperOpened,
				COMMANDS.citeFocused,
			],
			async () => (await import('./commands')).searchCommands(store, searcher, topics, reading, texts, memento),
		),
	);
}
