import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { type CitationFormat, FORMATS } from '../../core/citation/formats/formats';
import { citationRecord } from '../../core/citation/record';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { writePaperList } from '../../core/views/digest';
import { citationKeysOf } from '../citationKeys';

type ExportForm = Extract<CitationFormat, 'bibtex' | 'biblatex' | 'csl-json' | 'csl-yaml' | 'ris'> | 'markdown-list';

/** What papers can be exported as, with the language of the document they open in. */
const FORMS: Readonly<Record<ExportForm, { readonly label: () => string; readonly language: string }>> = {
	bibtex: { label: () => 'BibTeX', language: 'bibtex' },
	biblatex: { label: () => 'BibLaTeX', language: 'bibtex' },
	'csl-json': { label: () => 'CSL-JSON', language: 'json' },
	'csl-yaml': { label: () => 'CSL-YAML', language: 'yaml' },
	ris: { label: () => 'RIS', language: 'plaintext' },
	'markdown-list': { label: () => l10n.t('Markdown list of links'), language: 'markdown' },
};

/** Opens papers as an unsaved document in the form that is given, or else in one the user chooses. */
export async function exportCitations(library: Library, papers: readonly Paper[], given: unknown): Promise<void> {
	const form = isForm(given) ? given : await chooseForm(papers.length);
	if (!form) {
		return;
	}
	const keys = await citationKeysOf(library);
	const keyOf = ({ id }: Paper) => keys.get(id) ?? '';
	const content =
		form === 'markdown-list'
			? writePaperList(papers, keyOf)
			: `${FORMATS[form].write(papers.map((paper) => citationRecord(paper, keyOf(paper))))}\n`;
	const document = await workspace.openTextDocument({ language: FORMS[form].language, content });
	await window.showTextDocument(document);
}

function isForm(value: unknown): value is ExportForm {
	return typeof value === 'string' && Object.hasOwn(FORMS, value);
}

async function chooseForm(papers: number): Promise<ExportForm | undefined> {
	const items = Object.entries(FORMS).map(([form, { label }]): QuickPickItem & { readonly form: ExportForm } => ({
		form: form as ExportForm,
		label: label(),
		description: form === 'markdown-list' ? '.md' : (FORMATS[form as CitationFormat].extension ?? ''),
	}));
	const chosen = await window.showQuickPick(items, {
		title: papers === 1 ? l10n.t('Export 1 Paper') : l10n.t('Export {0} Papers', papers),
		placeHolder: l10n.t('Opens as an unsaved document'),
	});
	return chosen?.form;
}
