import { Disposable } from 'vscode';
import { readMutes } from '../../core/outline/mutes';
import { readWatches } from '../../core/outline/watches';
import { COMMANDS, registerCommandsLater } from '../commands';
import { setContextKey } from '../contextKeys';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import { onSettingChange, readSetting } from '../settings';

/** What the user wants to see less of (mutes) and what to be told of (watches): rules in their settings. */
export function registerSifting(store: LibraryStore, topics: PaperTopics, log: Log): Disposable {
	const tell = () => {
		setContextKey('offprint.hasMutes', readMutes(readSetting('mutes')).length > 0);
		setContextKey('offprint.hasWatches', readWatches(readSetting('watches')).length > 0);
	};
	tell();
	return Disposable.from(
		onSettingChange(['mutes', 'watches'], tell),
		...registerCommandsLater(
			log,
			[COMMANDS.mute, COMMANDS.unmute, COMMANDS.watchSearch, COMMANDS.stopWatching],
			async () => (await import('./commands')).siftingCommands(store, topics),
		),
	);
}
