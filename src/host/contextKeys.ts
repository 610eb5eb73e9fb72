import { commands } from 'vscode';

/** The context keys that `when` clauses of the manifest read, with their values. */
interface ContextKeys {
	/** How the Papers view is grouped. */
	'offprint.grouping': string;
	/** True while a filter narrows the Papers view. */
	'offprint.filtered': boolean;
	/** True while there are papers first seen since the user last looked. */
	'offprint.hasNew': boolean;
	/** True when the reading list holds papers. */
	'offprint.hasListed': boolean;
	/** True once a load ended, so that the welcome does not flash while reading. */
	'offprint.loaded': boolean;
	/** True while the user follows something. */
	'offprint.hasFeeds': boolean;
	/** True while something is muted. */
	'offprint.hasMutes': boolean;
	/** True while the user keeps searches by a name. */
	'offprint.hasWatches': boolean;
	/** True while the selected row stands in a group on top, so that single keys act on it. */
	'offprint.triage': boolean;
	/** True while the embedded samples are shown. */
	'offprint.samples': boolean;
	/** True while the pick of papers is open. */
	'offprint.picking': boolean;
	/** True when the library holds papers. */
	'offprint.hasPapers': boolean;
}

export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
	void commands.executeCommand('setContext', key, value);
}
