import { l10n, type Memento, type QuickPickItem, type TextDocument, window } from 'vscode';
import type { CitationFormat } from '../../core/citation/formats/formats';
import { type CitingLanguage, defaultForm } from '../../core/markdown';
import { shortened } from '../../core/text/shortened';
import { plain } from '../plain';
import { readSetting } from '../settings';
import { languageOf } from './citingDocuments';
import { fileOf } from './documentFolder';

/** The forms a language offers, the usual one first. */
const OFFERED: Readonly<Record<CitingLanguage, readonly CitationFormat[]>> = {
	markdown: [
		'pandoc',
		'pandoc-in-text',
		'pandoc-locator',
		'pandoc-suppressed',
		'markdown-link',
		'footnote',
		'reference',
		'bibtex',
	],
	latex: ['latex-cite', 'latex-citep', 'latex-citet', 'reference', 'bibtex'],
	typst: ['typst', 'reference', 'bibtex'],
};

const LABELS: Readonly<Record<CitationFormat, () => string>> = {
	pandoc: () => l10n.t('Citation'),
	'pandoc-in-text': () => l10n.t('In-Text Citation'),
	'pandoc-locator': () => l10n.t('In-Text Citation with Page'),
	'pandoc-suppressed': () => l10n.t('Citation without Author'),
	'markdown-link': () => l10n.t('Link to the Paper'),
	footnote: () => l10n.t('Footnote'),
	'latex-cite': () => l10n.t('Citation'),
	'latex-citep': () => l10n.t('Citation in Parentheses'),
	'latex-citet': () => l10n.t('In-Text Citation'),
	typst: () => l10n.t('Citation'),
	reference: () => l10n.t('Reference Text'),
	bibtex: () => l10n.t('BibTeX Entry'),
	biblatex: () => l10n.t('BibLaTeX Entry'),
	'csl-json': () => l10n.t('CSL-JSON'),
	'csl-yaml': () => l10n.t('CSL-YAML'),
	ris: () => l10n.t('RIS'),
};

/** What a form is called. */
export function formLabel(form: CitationFormat): string {
	return LABELS[form]();
}

/** The form the user set; by itself a plain link where nothing reads citations, as in README files and model cards. */
export function formFor(document: TextDocument): CitationFormat {
	const language = languageOf(document) ?? 'markdown';
	const set = readSetting('citation.form', document);
	if (set !== 'auto' && OFFERED[language].includes(set)) {
		return set;
	}
	const usual = defaultForm(fileOf(document.uri).path, document.getText());
	return OFFERED[language].includes(usual) ? usual : (OFFERED[language][0] ?? 'pandoc');
}

/** Longest citation shown in a row. */
const MAX_WRITTEN = 80;

/** Lets the user choose the form, each shown as `written` has it; the form chosen last stands first. */
export async function chooseForm(
	document: TextDocument | undefined,
	written: (form: CitationFormat) => string,
	chosenLast: ChosenForms,
): Promise<CitationFormat | undefined> {
	const language = (document && languageOf(document)) ?? 'markdown';
	const usual = document ? formFor(document) : 'pandoc';
	const last = chosenLast.of(language);
	const forms = OFFERED[language];
	const ordered = last && forms.includes(last) ? [last, ...forms.filter((form) => form !== last)] : forms;
	const items = ordered.map((form): QuickPickItem & { readonly form: CitationFormat } => ({
		form,
		label: formLabel(form),
		description: plain(shortened(written(form).replace(/\s+/g, ' '), MAX_WRITTEN)),
		...(form === usual && { detail: l10n.t('What Insert Citation writes here') }),
	}));
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Insert Citation As'),
		placeHolder: l10n.t('How the citation is written'),
		matchOnDescription: true,
	});
	if (chosen) {
		await chosenLast.keep(language, chosen.form);
	}
	return chosen?.form;
}

const CHOSEN_KEY = 'citing.chosenForms';

/** The form that was chosen last in each language, kept with the workspace. */
export class ChosenForms {
	constructor(private readonly memento: Memento) {}

	of(language: CitingLanguage): CitationFormat | undefined {
		return this.all[language];
	}

	async keep(language: CitingLanguage, form: CitationFormat): Promise<void> {
		await this.memento.update(CHOSEN_KEY, { ...this.all, [language]: form });
	}

	private get all(): Partial<Record<CitingLanguage, CitationFormat>> {
		return this.memento.get(CHOSEN_KEY, {});
	}
}
