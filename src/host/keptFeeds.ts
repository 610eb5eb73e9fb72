import { Uri } from 'vscode';
import { feedFolder } from '../core/feeds/feed';
import { ADDED, COMPLETED } from '../core/feeds/keptNames';
import { followedFeeds } from './feedNames';

/** What a folder of kept answers holds of them; what else lies there is none of a reader's business. */
export const KEPT_FILES = '*.{json,jsonl,xml,html,txt}';

/** Where the answers of a feed are kept, for all windows. */
export function keptFolder(globalStorageUri: Uri, name: string): Uri {
	return Uri.joinPath(globalStorageUri, 'feeds', name);
}

/** The folders of everything that is followed, of papers that were added one by one, and of what completes papers. */
export function keptFolders(globalStorageUri: Uri): readonly Uri[] {
	return [ADDED, COMPLETED, ...followedFeeds().map(feedFolder)].map((name) => keptFolder(globalStorageUri, name));
}
