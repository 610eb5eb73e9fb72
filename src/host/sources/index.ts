import { Disposable } from 'vscode';
import { COMMANDS, registerCommands } from '../commands';
import type { FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { ZoteroStates } from '../zoteroStates';
import { feedRows } from './feedRow';
import { ProblemHints } from './problemHints';
import { ReadingTimes } from './readingTimes';
import { sourceTexts } from './sourceRow';
import { showSources } from './sourcesPick';
import { zoteroRows } from './zoteroRow';

/** What the corpus is made of: the files with what was read in them, and what could not be read. */
export function registerSources(store: LibraryStore, feeds: FeedStates, zotero: ZoteroStates, log: Log): Disposable {
	const times = new ReadingTimes(store);
	return Disposable.from(
		times,
		new ProblemHints(store),
		...registerCommands(log, {
			[COMMANDS.showSources]: () => showSources(store, { feeds, zotero }, times, log),
			[COMMANDS.sourceRows]: () => {
				const { rows, listings: others } = feedRows(store.current.listings, feeds);
				const { rows: libraries, listings } = zoteroRows(others, zotero);
				return [
					...rows.map(({ texts }) => texts),
					...libraries.map(({ texts }) => texts),
					...listings.map((listing) => sourceTexts(listing, times.of(listing))),
				];
			},
		}),
	);
}
