import { Disposable } from 'vscode';
import { COMMANDS, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { ProblemHints } from './problemHints';
import { ReadingTimes } from './readingTimes';
import { sourceTexts } from './sourceRow';
import { showSources } from './sourcesPick';

/** What the corpus is made of: the files with what was read in them, and what could not be read. */
export function registerSources(store: LibraryStore, log: Log): Disposable {
	const times = new ReadingTimes(store);
	return Disposable.from(
		times,
		new ProblemHints(store),
		...registerCommands(log, {
			[COMMANDS.showSources]: () => showSources(store, times, log),
			[COMMANDS.sourceRows]: () => store.current.listings.map((listing) => sourceTexts(listing, times.of(listing))),
		}),
	);
}
