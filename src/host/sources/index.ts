import { Disposable } from 'vscode';
import { COMMANDS, registerCommands } from '../commands';
import type { FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { feedRows } from './feedRow';
import { ProblemHints } from './problemHints';
import { ReadingTimes } from './readingTimes';
import { sourceTexts } from './sourceRow';
import { showSources } from './sourcesPick';

/** What the corpus is made of: the files with what was read in them, and what could not be read. */
export function registerSources(store: LibraryStore, feeds: FeedStates, log: Log): Disposable {
	const times = new ReadingTimes(store);
	return Disposable.from(
		times,
		new ProblemHints(store),
		...registerCommands(log, {
			[COMMANDS.showSources]: () => showSources(store, feeds, times, log),
			[COMMANDS.sourceRows]: () => {
				const { rows, listings } = feedRows(store.current.listings, feeds);
				return [
					...rows.map(({ texts }) => texts),
					...listings.map((listing) => sourceTexts(listing, times.of(listing))),
				];
			},
		}),
	);
}
