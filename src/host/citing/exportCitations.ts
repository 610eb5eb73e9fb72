import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import type { CslItem } from '../../core/citation/csl';
import { type CitationFormat, FORMATS } from '../../core/citation/formats/formats';
import { markdownText, markdownUrl } from '../../core/citation/formats/markdownText';
import { type Work, type WorkForm, writeWorks } from '../../core/citation/formats/works';
import { citationRecord } from '../../core/citation/record';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import { writePaperList } from '../../core/views/digest';
import { citationKeysOf } from '../citationKeys';
import type { CitedWorks } from './citedWorks';

type ExportForm = WorkForm | 'markdown-list';

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
	const title = papers.length === 1 ? l10n.t('Export 1 Paper') : l10n.t('Export {0} Papers', papers.length);
	const form = isForm(given) ? given : await chooseForm(title);
	if (!form) {
		return;
	}
	const keys = await citationKeysOf(library);
	const keyOf = ({ id }: Paper) => keys.get(id) ?? '';
	const content =
		form === 'markdown-list'
			? writePaperList(papers, keyOf)
			: `${FORMATS[form].write(papers.map((paper) => citationRecord(paper, keyOf(paper))))}\n`;
	await show(form, content);
}

/** Opens what a document cites in a form the user chooses, and says what has no entry. */
export async function exportWorks(cited: CitedWorks, given: unknown): Promise<void> {
	const { works, papers, missing, definitions, parents } = cited;
	if (works.length > 0) {
		const title = works.length === 1 ? l10n.t('Export 1 Cited Work') : l10n.t('Export {0} Cited Works', works.length);
		const form = isForm(given) ? given : await chooseForm(title);
		if (!form) {
			return;
		}
		const content =
			form === 'markdown-list'
				? works.map((work) => listed(work, papers)).join('')
				: `${writeWorks(form, works, definitions, parents)}\n`;
		await show(form, content);
	}
	if (missing.length > 0) {
		const count = works.length + missing.length;
		void window.showWarningMessage(
			l10n.t(
				'{0} of {1} cited keys have no entry: {2}',
				missing.length,
				count,
				missing.slice(0, MOST_NAMED).join(', '),
			),
		);
	}
}

/** More keys would be no message any more. */
const MOST_NAMED = 20;

function listed(work: Work, papers: CitedWorks['papers']): string {
	const key = work.kind === 'record' ? work.record.key : work.key;
	const paper = papers.get(key);
	if (paper) {
		return writePaperList([paper], () => key);
	}
	const { title, URL: url, DOI: doi } = (work.kind === 'record' ? work.record.csl : work.csl) as Partial<CslItem>;
	const address = url ?? (doi && `https://doi.org/${doi}`);
	const name = markdownText(title ?? key);
	return address ? `- [${name}](${markdownUrl(address)})\n` : `- ${name}\n`;
}

async function show(form: ExportForm, content: string): Promise<void> {
	const document = await workspace.openTextDocument({ language: FORMS[form].language, content });
	await window.showTextDocument(document);
}

function isForm(value: unknown): value is ExportForm {
	return typeof value === 'string' && Object.hasOwn(FORMS, value);
}

async function chooseForm(title: string): Promise<ExportForm | undefined> {
	const items = Object.entries(FORMS).map(([form, { label }]): QuickPickItem & { readonly form: ExportForm } => ({
		form: form as ExportForm,
		label: label(),
		description: form === 'markdown-list' ? '.md' : (FORMATS[form as CitationFormat].extension ?? ''),
	}));
	const chosen = await window.showQuickPick(items, {
		title,
		placeHolder: l10n.t('Opens as an unsaved document'),
	});
	return chosen?.form;
}
