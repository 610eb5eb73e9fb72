import { env, l10n, Uri, window, workspace } from 'vscode';
import { dayOf } from '../../core/feeds/calendar';
import { ADDED } from '../../core/feeds/keptNames';
import { COMMANDS, type ReadText, runCommand } from '../commands';
import { keptFolder } from '../keptFeeds';
import type { Log } from '../log';

/** Makes a file of the corpus of what stands in the clipboard, if papers can be read in it. */
export async function pasteListing(globalStorageUri: Uri, log: Log): Promise<void> {
	const text = await env.clipboard.readText();
	if (text.trim() === '') {
		void window.showInformationMessage(
			l10n.t('The clipboard holds no text. Copy a page of papers, BibTeX or RIS first.'),
		);
		return;
	}
	const { entries, problems } = await runCommand<ReadText>(COMMANDS.readText, text);
	const papers = entries.length;
	if (papers === 0) {
		const [problem] = problems;
		void log.tell(
			problem === undefined
				? l10n.t('Nothing was pasted: no paper was found in the clipboard.')
				: l10n.t('Nothing was pasted: {0}', problem),
		);
		return;
	}
	const [folder] = workspace.workspaceFolders ?? [];
	const file = await freeName(folder?.uri ?? keptFolder(globalStorageUri, ADDED), folder ? '.papers.txt' : '.txt');
	await workspace.fs.writeFile(file, new TextEncoder().encode(text));
	await (folder ? runCommand(COMMANDS.addCorpus, file) : runCommand(COMMANDS.readAgain, file));
	const name = file.path.slice(file.path.lastIndexOf('/') + 1);
	const open = l10n.t('Open');
	const message =
		problems.length > 0
			? l10n.t('Papers in {1}: {0}; not all could be read: {2}', papers, name, problems[0]!)
			: papers === 1
				? l10n.t('1 paper in {0}', name)
				: l10n.t('{0} papers in {1}', papers, name);
	if ((await window.showInformationMessage(message, open)) === open) {
		await window.showTextDocument(file);
	}
}

async function freeName(folder: Uri, ending: string): Promise<Uri> {
	await workspace.fs.createDirectory(folder);
	const taken = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
	const day = dayOf(Date.now());
	for (let number = 1; ; number++) {
		const name = `pasted-${day}${number === 1 ? '' : `-${number}`}${ending}`;
		if (!taken.has(name)) {
			return Uri.joinPath(folder, name);
		}
	}
}
