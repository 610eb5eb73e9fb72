import { commands, extensions, l10n, type QuickPickItem, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { Repository } from '../../core/links/repositories';
import type { Paper, PaperId } from '../../core/paper';
import { COMMANDS, runCommand } from '../commands';
import { openAddress } from '../openAddress';
import type { Clones } from './clones';
import { offerClone } from './openClone';
import { repositoriesOf } from './paperRepositories';

/** Command of the built-in Git extension; see extensions/git in microsoft/vscode. */
const GIT_CLONE = 'git.clone';
/** “GitHub Repositories”, which opens a repository without cloning it; other editions of it have the same command. */
const REMOTE_REPOSITORIES = { extension: 'GitHub.remotehub', command: 'remoteHub.openRepository' };

/** Clones the code of a paper where the user says, or offers the clone that is there already. */
export async function cloneCode(paper: Paper, clones: Clones): Promise<void> {
	const repositories = repositoriesOf(paper).filter(({ cloneUrl }) => cloneUrl !== null);
	if (repositories.length === 0) {
		void window.showInformationMessage(l10n.t('No source of this paper names a repository that can be cloned.'));
		return;
	}
	const repository = await chooseRepository(repositories, l10n.t('Clone Code'));
	if (!repository) {
		return;
	}
	const existing = await clones.find(repository);
	if (existing.length > 0) {
		const answer = await offerClone(repository, existing);
		if (answer !== 'cloneAgain') {
			return;
		}
	}
	const known = await commands.getCommands(true);
	if (known.includes(GIT_CLONE)) {
		await cloneByGit(repository, clones, paper.id);
	} else {
		const isInstalled = extensions.getExtension(REMOTE_REPOSITORIES.extension) !== undefined;
		await openWithoutGit(repository, isInstalled || known.includes(REMOTE_REPOSITORIES.command));
	}
}

export async function chooseRepository(
	repositories: readonly Repository[],
	title: string,
): Promise<Repository | undefined> {
	if (repositories.length <= 1) {
		return repositories[0];
	}
	const rows = repositories.map((repository) => ({ label: repository.name, description: repository.host, repository }));
	return (await window.showQuickPick(rows, { title, placeHolder: l10n.t('Which repository?') }))?.repository;
}

/** Git asks for the folder and shows its progress. Older versions do not say where the clone is, and open it themselves. */
async function cloneByGit(repository: Repository, clones: Clones, id: PaperId): Promise<void> {
	const path = await commands.executeCommand<unknown>(GIT_CLONE, repository.cloneUrl, undefined, {
		postCloneAction: 'none',
	});
	if (typeof path !== 'string' || path === '') {
		return;
	}
	const folder = uriOfPath(path);
	await clones.remember(repository, folder);
	await runCommand(COMMANDS.noteSignal, 'cloned', [id]);
	const open = l10n.t('Open');
	const inNewWindow = l10n.t('Open in New Window');
	const add = l10n.t('Add to Workspace');
	const answer = await window.showInformationMessage(
		l10n.t('{0} is cloned into {1}.', repository.name, folder.path),
		inNewWindow,
		add,
		open,
	);
	if (answer === open || answer === inNewWindow) {
		await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: answer === inNewWindow });
	} else if (answer === add) {
		workspace.updateWorkspaceFolders(workspace.workspaceFolders?.length ?? 0, 0, { uri: folder });
	}
}

/** Git's path lies on the machine whose files the workspace shows, which need not be the one this runs on. */
function uriOfPath(path: string): Uri {
	const root = workspace.workspaceFolders?.[0]?.uri;
	return root?.scheme === 'vscode-remote' ? root.with({ path, query: '', fragment: '' }) : Uri.file(path);
}

interface Way extends QuickPickItem {
	readonly open: () => Thenable<unknown>;
}

/** Where there is no Git, as in the browser, there are still ways to read the code. */
async function openWithoutGit({ name, url, webEditorUrl }: Repository, hasRemote: boolean): Promise<void> {
	const ways: Way[] = [];
	if (hasRemote && url.startsWith('https://github.com/')) {
		ways.push({
			label: l10n.t('Open in This Window, without Cloning'),
			iconPath: new ThemeIcon('remote'),
			open: () => commands.executeCommand(REMOTE_REPOSITORIES.command, url),
		});
	}
	if (webEditorUrl !== null) {
		ways.push({
			label: l10n.t('Open in an Editor in the Browser'),
			description: webEditorUrl,
			iconPath: new ThemeIcon('edit'),
			open: () => openAddress(webEditorUrl),
		});
	}
	ways.push({
		label: l10n.t('Open the Page of the Repository'),
		description: url,
		iconPath: new ThemeIcon('globe'),
		open: () => openAddress(url),
	});
	const placeHolder = l10n.t('There is no Git here to clone with. How should it be opened?');
	await (await window.showQuickPick(ways, { title: name, placeHolder }))?.open();
}
