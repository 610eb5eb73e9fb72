import { ConfigurationTarget, workspace } from 'vscode';
import { type Feed, feedFolder, feedOf } from '../../core/feeds/feed';

/** Adds feeds to the setting; those that stand there already stay as they are. */
export async function addFeeds(feeds: readonly Feed[]): Promise<void> {
	const { entries, target } = written();
	const known = new Set(entries.map(folderOf));
	await write([...entries, ...feeds.filter((feed) => !known.has(feedFolder(feed)))], target);
}

/**
 * Takes feeds out of the setting, by the folders of their answers; entries that are no feed stay. Gives back how to put
 * them where they stood.
 */
export async function removeFeeds(folders: ReadonlySet<string>): Promise<() => Promise<void>> {
	const { entries, target } = written();
	const isRemoved = (entry: unknown) => folders.has(folderOf(entry) ?? '');
	await write(
		entries.filter((entry) => !isRemoved(entry)),
		target,
	);
	return async () => {
		const now = new Set(written().entries.map(folderOf));
		const missing = entries.filter((entry) => isRemoved(entry) && !now.has(folderOf(entry)));
		const back = [...written().entries];
		for (const entry of missing) {
			back.splice(Math.min(entries.indexOf(entry), back.length), 0, entry);
		}
		await write(back, target);
	};
}

/** The list that holds: the workspace's where it has one, else the user's own. */
function written(): { readonly entries: readonly unknown[]; readonly target: ConfigurationTarget } {
	const { workspaceValue, globalValue } = workspace.getConfiguration('offprint').inspect<unknown>('feeds') ?? {};
	const [value, target] =
		workspaceValue === undefined
			? [globalValue, ConfigurationTarget.Global]
			: [workspaceValue, ConfigurationTarget.Workspace];
	return { entries: Array.isArray(value) ? value : [], target };
}

async function write(entries: readonly unknown[], target: ConfigurationTarget): Promise<void> {
	await workspace.getConfiguration('offprint').update('feeds', entries.length > 0 ? entries : undefined, target);
}

function folderOf(entry: unknown): string | undefined {
	const feed = feedOf(entry);
	return feed ? feedFolder(feed) : undefined;
}
