import { env, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { agentConfigurations, type ServerCommand } from './configurations';

/** Copies what starts the server into the configuration of a program. */
export async function copyConfiguration(server: ServerCommand): Promise<void> {
	const items = agentConfigurations(server).map(({ name, place, text }) => ({ label: name, description: place, text }));
	const chosen = await window.showQuickPick<QuickPickItem & { readonly text: string }>(items, {
		title: l10n.t('Copy MCP Configuration'),
		placeHolder: l10n.t('For which program?'),
	});
	if (chosen) {
		await env.clipboard.writeText(chosen.text);
		window.showInformationMessage(l10n.t('Copied for {0}: paste it into {1}.', chosen.label, chosen.description ?? ''));
	}
}

/** Puts the skill where agents of this workspace look for it (https://agentskills.io). */
export async function installSkill(extension: Uri): Promise<void> {
	const [folder] = workspace.workspaceFolders ?? [];
	if (folder === undefined) {
		window.showInformationMessage(l10n.t('Open a folder first: agents look for skills in the folder they work in.'));
		return;
	}
	const places = ['.agents/skills', '.claude/skills', '.github/skills'];
	const place = await window.showQuickPick(places, {
		title: l10n.t('Install Skill'),
		placeHolder: l10n.t('Folder in which agents look for skills'),
	});
	if (place !== undefined) {
		const to = Uri.joinPath(folder.uri, place, 'cite-papers/SKILL.md');
		await workspace.fs.writeFile(
			to,
			await workspace.fs.readFile(Uri.joinPath(extension, 'skills/cite-papers/SKILL.md')),
		);
		await window.showTextDocument(to, { preview: true });
	}
}
