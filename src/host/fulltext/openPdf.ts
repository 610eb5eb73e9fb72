import { commands, l10n, Uri, window } from 'vscode';
import { pdfAddress, pdfAmong } from '../../core/fulltext/pdfFiles';
import type { Paper } from '../../core/paper';
import { chosenFolder } from '../chosenFolder';
import { openAddress } from '../openAddress';
import { readSetting } from '../settings';
import { WholeFiles } from '../wholeFiles';

/** Opens the PDF of a paper: the file in the folder that the user chose, in whatever editor shows such files; else a browser. */
export async function openPdf(paper: Paper): Promise<void> {
	const folder = chosenFolder(readSetting('pdf.folder'));
	const name = folder && pdfAmong(await new WholeFiles(folder).names(), paper);
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
