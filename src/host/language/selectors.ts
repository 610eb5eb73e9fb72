import type { DocumentSelector } from 'vscode';
import { CITING_LANGUAGES, citingLanguage } from '../../core/markdown/citingLanguage';
import type { CitingDocument } from '../bibliographies';

/** The documents whose citations Offprint understands. */
export const CITING_DOCUMENTS: DocumentSelector = Object.keys(CITING_LANGUAGES)
	.filter((language) => citingLanguage(language) === 'markdown')
	.map((language) => ({ language }));

/** Documents in which citation keys are completed in commands: LaTeX, where other extensions do all else. */
export const LATEX_DOCUMENTS: DocumentSelector = Object.keys(CITING_LANGUAGES)
	.filter((language) => citingLanguage(language) === 'latex')
	.map((language) => ({ language }));

/** Bibliographies with a syntax of their own, whatever extension gives them a language. */
export const BIBTEX_FILES: DocumentSelector = [{ pattern: '**/*.{bib,bibtex}' }];

export function isCiting({ languageId }: CitingDocument): boolean {
	return citingLanguage(languageId) === 'markdown';
}
