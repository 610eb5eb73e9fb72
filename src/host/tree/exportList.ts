import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { citationRecord, FORMATS } from '../../core/citation';
import { writePaperList } from '../../core/digest';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { citationKeysOf } from '../citationKeys';

/** What a list of papers can be exported as. */
export type ExportForm = 'markdown' | 'bibtex';

/** Opens papers as an unsaved document, as a list of links or as a bibliography; asks where no form is given. */
export async function exportPapers(library: Library, papers: readonly Paper[], given?: ExportForm): Promise<void> {
	const form = given ?? (await askForForm());
	if (!form) {
		return;
	}
	const keys = await citationKeysOf(library);
	const keyOf = ({ id }: Paper) => keys.get(id) ?? '';
	const contents: Readonly<Record<ExportForm, () => string>> = {
		markdown: () => `# ${l10n.t('Reading List')}\n\n${writePaperList(papers, keyOf)}`,
		bibtex: () => `${FORMATS.bibtex.write(papers.map((paper) => citationRecord(paper, keyOf(paper))))}\n`,
	};
	await window.showTextDocument(await workspace.openTextDocument({ language: form, content: contents[form]() }));
}

async function askForForm(): Promise<ExportForm | undefined> {
	const items: readonly (QuickPickItem & { readonly form: ExportForm })[] = [
		{ form: 'markdown', label: 'Markdown', description: l10n.t('a list of links') },
		{ form: 'bibtex', label: 'BibTeX', description: l10n.t('a bibliography, .bib') },
	];
	const options = { title: l10n.t('Export Reading List'), placeHolder: l10n.t('Export as') };
	return (await window.showQuickPick(items, options))?.form;
}
