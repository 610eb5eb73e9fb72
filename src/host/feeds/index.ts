import { Disposable, type ExtensionContext } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, registerCommandsLater } from '../commands';
import type { FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { Feeds } from './feeds';
import { Refreshing } from './refreshing';

/** What the user follows: asked of the network when its turn has come, kept as files, read like any listing. */
export function registerFeeds(
	store: LibraryStore,
	{ globalStorageUri }: Pick<ExtensionContext, 'globalStorageUri'>,
	ask: Ask,
	log: Log,
): { readonly feeds: FeedStates; readonly disposable: Disposable } {
	const feeds = new Feeds(globalStorageUri, ask, log);
	return {
		feeds,
		disposable: Disposable.from(
			feeds,
			new Refreshing(feeds, store, log),
			...registerCommandsLater(
				log,
				[
					COMMANDS.followPapers,
					COMMANDS.stopFollowing,
					COMMANDS.refreshFeeds,
					COMMANDS.addPaper,
					COMMANDS.pasteListing,
					COMMANDS.engines,
					COMMANDS.searchBeyond,
					COMMANDS.keepFound,
					COMMANDS.getEarlierPapers,
					COMMANDS.keepInWorkspace,
				],
				async () => (await import('./commands')).feedCommands(feeds, store, globalStorageUri, ask, log),
			),
		),
	};
}
