import { commands, FileType, l10n, Uri, window, workspace } from 'vscode';
import { pdfAddress, pdfAmong } from '../../core/fulltext/pdfFiles';
import type { Paper } from '../../core/paper';
import { chosenFolder } from '../chosenFolder';
import { openAddress } from '../openAddress';
import { readSetting } from '../settings';

/** Opens the PDF of a paper: the file in the folder that the user chose, in whatever editor shows such files; else a browser. */
export async function openPdf(paper: Paper): Promise<void> {
	const folder = chosenFolder(readSetting('pdf.folder'));
	const name = folder && pdfAmong(await filesIn(folder), paper);
	if (folder && name) {
		await commands.executeCommand('vscode.open', Uri.joinPath(folder, name));
		return;
	}
	const address = pdfAddress(paper);
	if (address === null) {
		void window.showInformationMessage(l10n.t('No PDF of “{0}” is known.', paper.titleText));
	} else {
		await openAddress(address);
	}
}

async function filesIn(folder: Uri): Promise<readonly string[]> {
	const children = await workspace.fs.readDirectory(folder).then(
		(found) => found,
		() => [],
	);
	return children.flatMap(([name, type]) => (type & FileType.File ? [name] : []));
}
