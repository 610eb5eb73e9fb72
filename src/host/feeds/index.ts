import { Disposable, type ExtensionContext } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, registerCommands, runCommand } from '../commands';
import { followedFeeds } from '../feedNames';
import type { FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { AddedPapers } from './addedPapers';
import { addPaper } from './addPaper';
import { Beyond } from './beyond';
import { getEarlierPapers } from './earlierPapers';
import { addFeeds, removeFeeds } from './feedSetting';
import { Feeds } from './feeds';
import { pickFeed, pickStopped } from './followPick';
import { keepInWorkspace } from './keepInWorkspace';
import { pasteListing } from './pasteListing';
import { Refreshing } from './refreshing';

/** What the user follows: asked of the network when its turn has come, kept as files, read like any listing. */
export function registerFeeds(
	store: LibraryStore,
	{ globalStorageUri }: Pick<ExtensionContext, 'globalStorageUri'>,
	ask: Ask,
	log: Log,
): { readonly feeds: FeedStates; readonly disposable: Disposable } {
	const feeds = new Feeds(globalStorageUri, ask, log);
	const added = new AddedPapers(globalStorageUri, store, ask);
	const beyond = new Beyond(ask, added);
	const follow = async (...args: unknown[]) => {
		const feed = args[0] === 'daily' ? ({ kind: 'daily' } as const) : await pickFeed();
		if (feed) {
			await addFeeds([feed]);
			await runCommand(COMMANDS.suggestByDay);
			await feeds.look([feed], { isAsked: true });
		}
	};
	return {
		feeds,
		disposable: Disposable.from(
			feeds,
			new Refreshing(feeds, store, log),
			...registerCommands(log, {
				[COMMANDS.followPapers]: follow,
				[COMMANDS.stopFollowing]: async (...args) => {
					const folders = typeof args[0] === 'string' ? new Set([args[0]]) : await pickStopped(feeds.all);
					if (folders) {
						await removeFeeds(folders);
					}
				},
				[COMMANDS.refreshFeeds]: async (...args) => {
					const chosen = followedFeeds().filter((_, index) => !args[0] || feeds.all[index]?.folder === args[0]);
					await feeds.look(chosen, { isAsked: true });
					void runCommand(COMMANDS.completeQueued);
				},
				[COMMANDS.addPaper]: async (named) => {
					await addPaper(named, added, log);
					void runCommand(COMMANDS.completeQueued);
				},
				[COMMANDS.pasteListing]: () => pasteListing(globalStorageUri, log),
				[COMMANDS.engines]: () => beyond.engines,
				[COMMANDS.searchBeyond]: (name, query) => beyond.search(String(name), String(query)),
				[COMMANDS.keepFound]: (id) => beyond.keep(String(id)),
				[COMMANDS.getEarlierPapers]: () => getEarlierPapers(feeds, store),
				[COMMANDS.keepInWorkspace]: () => keepInWorkspace(feeds),
			}),
		),
	};
}
