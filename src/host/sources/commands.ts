import { COMMANDS } from '../commands';
import type { FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { ZoteroStates } from '../zoteroStates';
import { feedRows } from './feedRow';
import type { ReadingTimes } from './readingTimes';
import { sourceTexts } from './sourceRow';
import { showSources } from './sourcesPick';
import { zoteroRows } from './zoteroRow';

/** What the commands do, by their ids. */
export function sourceCommands(
	store: LibraryStore,
	feeds: FeedStates,
	zotero: ZoteroStates,
	times: ReadingTimes,
	log: Log,
) {
	return {
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
	};
}
