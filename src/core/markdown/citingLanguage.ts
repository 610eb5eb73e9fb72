/** How a document writes citations. */
export type CitingLanguage = 'markdown' | 'latex' | 'typst';

/** Languages by the ids that VS Code and the extensions for them use. */
export const CITING_LANGUAGES: Readonly<Record<string, CitingLanguage>> = {
	markdown: 'markdown',
	quarto: 'markdown',
	rmd: 'markdown',
	mdx: 'markdown',
	myst: 'markdown',
	latex: 'latex',
	tex: 'latex',
	typst: 'typst',
};

/** How a document writes citations, by the language the editor has it in; `undefined` for one that takes none. */
export function citingLanguage(languageId: string): CitingLanguage | undefined {
	return CITING_LANGUAGES[languageId];
}
