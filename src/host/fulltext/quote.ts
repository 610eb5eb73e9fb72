import { l10n, Selection, type TextEditor, window } from 'vscode';
import { isBlockQuotation, locatorAt, quotable } from '../../core/fulltext/quoting';
import { COMMANDS, type QuotationRequest, runCommand } from '../commands';
import { TEXT_SCHEME } from '../fullTexts';
import type { TextFiles } from './textFiles';

/** What is selected in the text of a paper, as it is to be quoted; says why where there is nothing to quote. */
async function selectedQuotation(files: TextFiles): Promise<QuotationRequest | undefined> {
	const editor = readingEditor();
	const text = editor === undefined ? '' : quotable(editor.document.getText(editor.selection));
	if (editor === undefined || text === '') {
		void window.showInformationMessage(l10n.t('Select in the text of a paper what is to be quoted.'));
		return undefined;
	}
	const { document, selection } = editor;
	const { kept, paper, sections } = await files.shown(document.uri);
	if (paper === undefined) {
		const add = l10n.t('Add Paper');
		const message = l10n.t('arXiv:{0} is no longer in your corpus, so it cannot be cited.', kept.arxivId);
		if ((await window.showInformationMessage(message, add)) === add) {
			await runCommand(COMMANDS.addPaper, `arXiv:${kept.arxivId}`);
		}
		return undefined;
	}
	const locator = locatorAt(sections, document.offsetAt(selection.start));
	return { paperId: paper.id, text, isBlock: isBlockQuotation(text), locator };
}

/** Into the text that is being written. */
export async function quote(files: TextFiles): Promise<void> {
	const quotation = await selectedQuotation(files);
	if (quotation) {
		await runCommand(COMMANDS.insertQuotation, quotation);
	}
}

/** At the end of the note on the paper, which is made where there is none. */
export async function quoteInNote(files: TextFiles): Promise<void> {
	const quotation = await selectedQuotation(files);
	if (!quotation) {
		return;
	}
	await runCommand(COMMANDS.openNote, quotation.paperId);
	const note = window.activeTextEditor;
	if (note && note.document.uri.scheme !== TEXT_SCHEME) {
		const end = note.document.lineAt(note.document.lineCount - 1).range.end;
		note.selection = new Selection(end, end);
		await runCommand(COMMANDS.insertQuotation, quotation);
	}
}

/** The text that is read: the active one, or the only one in sight. */
function readingEditor(): TextEditor | undefined {
	const isText = ({ document }: TextEditor) => document.uri.scheme === TEXT_SCHEME;
	const active = window.activeTextEditor;
	const visible = window.visibleTextEditors.filter(isText);
	return active && isText(active) ? active : visible.length === 1 ? visible[0] : undefined;
}
