import { l10n, ProgressLocation, Range, type TextDocument, ViewColumn, window, workspace } from 'vscode';
import type { Paper } from '../../core/paper';
import { signalOf } from '../cancelling';
import type { TextPlace } from '../commands';
import { TEXT_SCHEME } from '../fullTexts';
import type { Log } from '../log';
import { openAddress } from '../openAddress';
import { type TextFiles, textUri } from './textFiles';
import type { NoTextGot, Texts } from './texts';

/** Shows the text of a paper beside what is being written: from what is kept, else as services answer now. */
export async function readFullText(
	paper: Paper,
	texts: Texts,
	files: TextFiles,
	log: Log,
	place?: TextPlace,
): Promise<void> {
	const { arxivId, version } = paper;
	if (arxivId === null) {
		void window.showInformationMessage(
			l10n.t('“{0}” has no arXiv id, by which its text could be asked for.', paper.titleText),
		);
		return;
	}
	const kept = await texts.kept(paper);
	const got =
		kept !== undefined && texts.isEnough(kept, version)
			? ({ kind: 'text', kept, problem: null } as const)
			: await window.withProgress(
					{
						location: ProgressLocation.Notification,
						title: l10n.t('Getting the text of the paper…'),
						cancellable: true,
					},
					(_, token) => texts.get(arxivId, version, signalOf(token)),
				);
	if (got.kind !== 'text') {
		void tell(got, arxivId, log);
		return;
	}
	const document = await workspace.openTextDocument(textUri(arxivId));
	const { shift } = await files.shown(document.uri);
	await window.showTextDocument(document, {
		viewColumn: columnForReading(),
		preview: true,
		...(place && { selection: rangeOf(document, place, shift) }),
	});
	if (got.problem !== null) {
		void log.tell(l10n.t('This is the text as it was kept: a newer version could not be had. {0}', got.problem));
	}
}

/** What else there is: the PDF, which a browser shows. */
async function tell({ kind, message }: NoTextGot, arxivId: string, log: Log): Promise<void> {
	if (kind === 'none') {
		log.info(`${arxivId}: ${message}`);
		const open = l10n.t('Open PDF');
		if ((await window.showInformationMessage(message, open)) === open) {
			await openAddress(`https://arxiv.org/pdf/${arxivId}`);
		}
	} else if (kind === 'failed') {
		await log.tell(message);
	}
}

function rangeOf(document: TextDocument, { start, end = start }: TextPlace, shift: number): Range {
	return new Range(document.positionAt(start + shift), document.positionAt(end + shift));
}

/** Beside the text that is being written: in the group that is there already, in a new one where there is only one. */
function columnForReading(): ViewColumn {
	const { all, activeTabGroup } = window.tabGroups;
	const reading = window.visibleTextEditors.find(({ document }) => document.uri.scheme === TEXT_SCHEME);
	if (reading?.viewColumn !== undefined) {
		return reading.viewColumn;
	}
	const writing = window.visibleTextEditors.find(({ document, viewColumn }) => {
		return viewColumn !== undefined && workspace.fs.isWritableFileSystem(document.uri.scheme) !== false;
	})?.viewColumn;
	if (writing === undefined) {
		return ViewColumn.Active;
	}
	if (activeTabGroup.viewColumn !== writing) {
		return activeTabGroup.viewColumn;
	}
	return all.find(({ viewColumn }) => viewColumn !== writing)?.viewColumn ?? ViewColumn.Beside;
}
