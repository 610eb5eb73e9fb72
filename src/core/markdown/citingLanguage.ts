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

/** Endings of files that are plain text to an editor without an extension for them. */
export const CITING_ENDINGS: Readonly<Record<string, CitingLanguage>> = {
	qmd: 'markdown',
	rmd: 'markdown',
	Rmd: 'markdown',
	rmarkdown: 'markdown',
	typ: 'typst',
};

/** How a document writes citations, by the language the editor has it in; `undefined` for one that takes none. */
export function citingLanguage(languageId: string, path: string): CitingLanguage | undefined {
	return languageId === 'plaintext'
		? CITING_ENDINGS[path.slice(path.lastIndexOf('.') + 1)]
		: CITING_LANGUAGES[languageId];
}
