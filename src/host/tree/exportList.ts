import { l10n, window, workspace } from 'vscode';
import { citationRecord, FORMATS } from '../../core/citation';
import { writePaperList } from '../../core/digest';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { citationKeysOf } from '../citationKeys';

/** Opens papers as an unsaved document, as a list of links or as a bibliography. */
export async function exportPapers(library: Library, papers: readonly Paper[]): Promise<void> {
	const title = l10n.t('Export Reading List');
	const markdown = { label: 'Markdown', description: l10n.t('a list of links') };
	const bibliography = { label: 'BibTeX', description: l10n.t('a bibliography, .bib') };
	const chosen = await window.showQuickPick([markdown, bibliography], { title, placeHolder: l10n.t('Export as') });
	if (!chosen) {
		return;
	}
	const keys = await citationKeysOf(library);
	const keyOf = ({ id }: Paper) => keys.get(id) ?? '';
	const document = await workspace.openTextDocument(
		chosen === markdown
			? { language: 'markdown', content: `# ${l10n.t('Reading List')}\n\n${writePaperList(papers, keyOf)}` }
			: {
					language: 'bibtex',
					content: `${FORMATS.bibtex.write(papers.map((paper) => citationRecord(paper, keyOf(paper))))}\n`,
				},
	);
	await window.showTextDocument(document);
}
