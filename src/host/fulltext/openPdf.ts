import { commands, l10n, ProgressLocation, type Uri, window } from 'vscode';
import { newPdfName, pdfAddress, pdfAmong } from '../../core/fulltext/pdfFiles';
import type { Paper } from '../../core/paper';
import type { Ask, Failed } from '../../core/services/exchange';
import { arxivPdf, type NoPdf, type ReceivedPdf, receivePdf } from '../../core/services/pdf';
import { signalOf } from '../cancelling';
import { chosenFolder } from '../chosenFolder';
import { errorText } from '../log';
import { openAddress } from '../openAddress';
import { readSetting } from '../settings';
import { WholeFiles } from '../wholeFiles';

/**
 * Opens the PDF of a paper in whatever editor shows such files: the file in the folder that the user chose, where it is
 * kept first if it is not there. Without a folder, and where it cannot be had, a browser shows it.
 */
export async function openPdf(paper: Paper, ask: Ask): Promise<void> {
	const folder = chosenFolder(readSetting('pdf.folder'));
	const address = pdfAddress(paper);
	const files = folder && new WholeFiles(folder);
	const known = files && pdfAmong(await files.names(), paper);
	if (files && known) {
		await show(files.at(known));
	} else if (files && paper.arxivId !== null) {
		await keepAndShow(paper, paper.arxivId, files, ask);
	} else if (address === null) {
		void window.showInformationMessage(l10n.t('No PDF of “{0}” is known.', paper.titleText));
	} else {
		await openAddress(address);
	}
}

async function keepAndShow(paper: Paper, arxivId: string, files: WholeFiles, ask: Ask): Promise<void> {
	const got = await download(arxivId, ask);
	if (got.kind === 'pdf') {
		try {
			const name = newPdfName(await files.names(), arxivId, got.version);
			await files.writeNew(name, got.bytes);
			await show(files.at(name));
		} catch (error) {
			const reason = l10n.t('The PDF could not be kept in {0}: {1}', files.folder.path, errorText(error));
			void offerBrowser(reason, paper);
		}
	} else if (got.kind === 'none') {
		void offerBrowser(l10n.t('arXiv has no PDF of this paper; it may have been withdrawn.'), paper);
	} else if (got.reason !== 'cancelled') {
		void offerBrowser(l10n.t('The PDF could not be had: {0}', got.message), paper);
	}
}

function download(arxivId: string, ask: Ask): Thenable<ReceivedPdf | NoPdf | Failed> {
	const options = { location: ProgressLocation.Notification, title: l10n.t('Getting the PDF…'), cancellable: true };
	return window.withProgress(options, async (progress, token) => {
		let before = 0;
		const answer = await ask(arxivPdf(arxivId), signalOf(token), (received, whole) => {
			const message =
				whole === null ? megabytes(received) : l10n.t('{0} of {1}', megabytes(received), megabytes(whole));
			progress.report({ message, ...(whole !== null && { increment: (100 * (received - before)) / whole }) });
			before = received;
		});
		return receivePdf(answer);
	});
}

function megabytes(bytes: number): string {
	return l10n.t('{0} MB', (bytes / 1_000_000).toFixed(1));
}

async function offerBrowser(message: string, paper: Paper): Promise<void> {
	const open = l10n.t('Open in Browser');
	const address = pdfAddress(paper);
	if ((await window.showWarningMessage(message, open)) === open && address !== null) {
		await openAddress(address);
	}
}

async function show(uri: Uri): Promise<void> {
	await commands.executeCommand('vscode.open', uri);
}
