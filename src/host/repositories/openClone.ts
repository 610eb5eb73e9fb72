import { commands, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, type Uri, window, workspace } from 'vscode';
import type { Repository } from '../../core/links/repositories';
import { folderName } from './clones';

interface Choice extends QuickPickItem {
	readonly run?: () => unknown;
	readonly answer?: 'cloneAgain';
}

/** Offers what can be done with clones that exist; answers `cloneAgain` when the user wants another one. */
export async function offerClone(repository: Repository, folders: readonly Uri[]): Promise<'cloneAgain' | 'done'> {
	const choices: Choice[] = folders.flatMap((folder) => [
		{ label: place(folder), kind: QuickPickItemKind.Separator },
		...waysInto(folder),
	]);
	choices.push(
		{ label: '', kind: QuickPickItemKind.Separator },
		{ label: l10n.t('Clone Again…'), iconPath: new ThemeIcon('repo-clone'), answer: 'cloneAgain' },
	);
	const choice = await window.showQuickPick(choices, {
		title: repository.name,
		placeHolder: l10n.t('This repository is cloned already. What do you want to do?'),
	});
	await choice?.run?.();
	return choice?.answer ?? 'done';
}

function waysInto(folder: Uri): Choice[] {
	const isInWorkspace = workspace.getWorkspaceFolder(folder) !== undefined;
	const isOpened = workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder.toString()) ?? false;
	const choice = (label: string, icon: string, run: () => unknown): Choice => ({
		label,
		description: folderName(folder),
		iconPath: new ThemeIcon(icon),
		run,
	});
	return [
		...(isInWorkspace
			? [choice(l10n.t('Reveal in Explorer'), 'list-tree', () => commands.executeCommand('revealInExplorer', folder))]
			: []),
		choice(l10n.t('Open Terminal'), 'terminal', () => window.createTerminal({ cwd: folder }).show()),
		...(isOpened
			? []
			: [
					choice(l10n.t('Open in New Window'), 'empty-window', () => openFolder(folder, true)),
					choice(l10n.t('Add to Workspace'), 'root-folder', () =>
						workspace.updateWorkspaceFolders(workspace.workspaceFolders?.length ?? 0, 0, { uri: folder }),
					),
					choice(l10n.t('Open in This Window'), 'folder-opened', () => openFolder(folder, false)),
				]),
	];
}

function openFolder(folder: Uri, forceNewWindow: boolean): Thenable<unknown> {
	return commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

function place(folder: Uri): string {
	return folder.scheme === 'file' || folder.scheme === 'vscode-remote' ? folder.path : folder.toString(true);
}
