import { l10n, type Uri } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, runCommand } from '../commands';
import { followedFeeds } from '../feedNames';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { offerUndo } from '../offerUndo';
import { AddedPapers } from './addedPapers';
import { addPaper } from './addPaper';
import { Beyond } from './beyond';
import { getEarlierPapers } from './earlierPapers';
import { addFeeds, removeFeeds } from './feedSetting';
import type { Feeds } from './feeds';
import { pickFeed, pickStopped } from './followPick';
import { keepInWorkspace } from './keepInWorkspace';
import { pasteListing } from './pasteListing';

/** What the commands do, by their ids. */
export function feedCommands(feeds: Feeds, store: LibraryStore, globalStorageUri: Uri, ask: Ask, log: Log) {
	const added = new AddedPapers(globalStorageUri, store, ask);
	const beyond = new Beyond(ask, added);
	return {
		[COMMANDS.followPapers]: async (kind: unknown) => {
			const feed = kind === 'daily' ? ({ kind: 'daily' } as const) : await pickFeed();
			if (feed) {
				await addFeeds([feed]);
				await runCommand(COMMANDS.suggestByDay);
				await feeds.look([feed], { isAsked: true });
			}
		},
		[COMMANDS.stopFollowing]: async (folder: unknown) => {
			const folders = typeof folder === 'string' ? new Set([folder]) : await pickStopped(feeds.all);
			const names = feeds.all.filter((feed) => folders?.has(feed.folder)).map(({ label }) => label);
			if (folders && names.length > 0) {
				offerUndo(l10n.t('No longer followed: {0}', names.join(', ')), await removeFeeds(folders));
			}
		},
		[COMMANDS.refreshFeeds]: async (folder: unknown) => {
			const chosen = followedFeeds().filter((_, index) => !folder || feeds.all[index]?.folder === folder);
			await feeds.look(chosen, { isAsked: true });
			void runCommand(COMMANDS.completeQueued);
		},
		[COMMANDS.addPaper]: async (named: unknown) => {
			await addPaper(named, added, log);
			void runCommand(COMMANDS.completeQueued);
		},
		[COMMANDS.pasteListing]: () => pasteListing(globalStorageUri, log),
		[COMMANDS.engines]: () => beyond.engines,
		[COMMANDS.searchBeyond]: (name: unknown, query: unknown) => beyond.search(String(name), String(query)),
		[COMMANDS.keepFound]: (id: unknown) => beyond.keep(String(id)),
		[COMMANDS.getEarlierPapers]: () => getEarlierPapers(feeds, store),
		[COMMANDS.keepInWorkspace]: () => keepInWorkspace(feeds),
	};
}
