import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { feedFolder } from '../../core/feeds/feed';
import { sharedFileName } from '../../core/feeds/keptNames';
import { COMMANDS, runCommand } from '../commands';
import { dates } from '../dates';
import { feedLabel, followedFeeds } from '../feedNames';
import type { Feeds } from './feeds';

interface DayItem extends QuickPickItem {
	readonly from?: Uri;
	readonly name?: string;
}

/** Days that are offered of each feed. */
const DAYS_OFFERED = 60;

/** Copies days of feeds into the workspace, as listings to commit or share. */
export async function keepInWorkspace(feeds: Feeds): Promise<void> {
	const [folder] = workspace.workspaceFolders ?? [];
	if (!folder) {
		void window.showInformationMessage(l10n.t('Open a folder first: the days are written into it.'));
		return;
	}
	const chosen = await window.showQuickPick(dayItems(feeds), {
		title: l10n.t('Keep Days in Workspace'),
		placeHolder: l10n.t('Which days should be written to {0}, to commit or to share?', folder.name),
		canPickMany: true,
		matchOnDescription: true,
	});
	const written: Uri[] = [];
	for (const { from, name } of chosen ?? []) {
		if (from && name) {
			const to = Uri.joinPath(folder.uri, name);
			await workspace.fs.copy(from, to, { overwrite: true });
			written.push(to);
		}
	}
	if (written.length > 0) {
		await runCommand(COMMANDS.addCorpus, written[0], written);
	}
}

async function dayItems(feeds: Feeds): Promise<readonly DayItem[]> {
	const items: DayItem[] = [];
	for (const feed of followedFeeds()) {
		const files = feeds.filesOf(feed);
		const days = [...(await files.files())].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, DAYS_OFFERED);
		if (days.length > 0) {
			items.push({ label: feedLabel(feed), kind: QuickPickItemKind.Separator });
		}
		for (const [day, names] of days) {
			for (const [page, file] of names.entries()) {
				const place = { feed: feedFolder(feed), day };
				const name = sharedFileName(
					page === 0 ? place : { ...place, feed: `${place.feed}-page${page + 1}` },
					extensionOf(file),
				);
				items.push({ label: dates.day(day), description: name, from: Uri.joinPath(files.folder, file), name });
			}
		}
	}
	return items;
}

function extensionOf(name: string): string {
	return name.slice(name.lastIndexOf('.') + 1);
}
