import type { CitationFormat } from '../citation/formats/formats';
import { citationsIn } from './citations';
import { documentMetadata } from './frontMatter';

/** Files that people read on GitHub or the Hub, where `[@key]` is no citation but text. */
const README = /^(?:readme|model_?card|dataset_?card|changelog|contributing)\b.*\.(?:md|mdx|markdown)$/iu;

/** Forms by file ending; Markdown in all its kinds is decided by name and content. */
const BY_ENDING: Readonly<Record<string, CitationFormat>> = {
	tex: 'latex-cite',
	ltx: 'latex-cite',
	sty: 'latex-cite',
	typ: 'typst',
	bib: 'bibtex',
	bibtex: 'bibtex',
	ris: 'ris',
};

/**
 * The form a citation takes in a file when the user has not chosen: `\cite{key}` in LaTeX, `@key` in Typst, a plain link
 * to the paper in READMEs, model and data set cards (the Hub links a repository to the papers it finds there), else
 * `[@key]`. A README that has a bibliography or citations already is written for pandoc.
 *
 * @param fileName path or name; @param text the document, for its front matter
 */
export function defaultForm(fileName: string, text: string): CitationFormat {
	const name = fileName.replace(/^.*[\\/]/u, '');
	const byEnding = BY_ENDING[/\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? ''];
	if (byEnding !== undefined) return byEnding;
	if (!README.test(name) && !isCard(text)) return 'pandoc';
	const usesKeys =
		documentMetadata(text).bibliography.length > 0 || citationsIn(text).some(({ form }) => form === 'cluster');
	return usesKeys ? 'pandoc' : 'markdown-link';
}

/** Model and data set cards are recognised by metadata keys only the Hub has. */
function isCard(text: string): boolean {
	const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)/u.exec(text.slice(0, 20_000))?.[1] ?? '';
	return /^(?:library_name|pipeline_tag|base_model|task_categories|dataset_info|size_categories|model-index):/mu.test(
		front,
	);
}
