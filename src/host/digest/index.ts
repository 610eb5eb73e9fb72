import { Disposable } from 'vscode';
import { COMMANDS, registerCommandsLater } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';

/** Digests: the papers of a period, or what is new, as an unsaved Markdown document. */
export function registerDigest(store: LibraryStore, topics: PaperTopics, reading: ReadingState, log: Log): Disposable {
	return Disposable.from(
		...registerCommandsLater(log, [COMMANDS.createDigest], async () =>
			(await import('./commands')).digestCommands(store, topics, reading),
		),
	);
}
