import type { DocumentSelector, Position, TextDocument } from 'vscode';
import { Range } from 'vscode';
import type { Range as Offsets } from '../../core/citation/bibliographies/bibliography';
import { CITING_LANGUAGES, citingLanguage, defaultForm } from '../../core/markdown';
import { type KeyOccurrence, keyOccurrences } from '../../core/markdown/keyOccurrences';
import type { CitingDocument } from '../bibliographies';

/** The documents whose citations Offprint understands. */
export const CITING_DOCUMENTS: DocumentSelector = Object.keys(CITING_LANGUAGES)
	.filter((language) => citingLanguage(language) === 'markdown')
	.map((language) => ({ language }));

/** Bibliographies with a syntax of their own, whatever extension gives them a language. */
export const BIBTEX_FILES: DocumentSelector = [{ pattern: '**/*.{bib,bibtex}' }];

export function isCiting({ languageId }: CitingDocument): boolean {
	return citingLanguage(languageId) === 'markdown';
}

/** Documents of LaTeX, whose citations only renaming and finding references look at. */
export function isLatex({ languageId }: CitingDocument): boolean {
	return citingLanguage(languageId) === 'latex';
}

/** False for READMEs and cards without citations, where an `@` begins the name of a person. */
export function citesByKey(document: TextDocument): boolean {
	return defaultForm(document.uri.path, document.getText()) !== 'markdown-link';
}

/** A file that pandoc reads as Markdown, by its name. */
export const CITING_FILE = /\.(?:md|markdown|qmd|rmd|rmarkdown|mdx)$/i;

/** A file of LaTeX, by its name. */
export const LATEX_FILE = /\.(?:tex|ltx)$/i;

interface Read {
	readonly version: number;
	readonly keys: readonly KeyOccurrence[];
}

const read = new WeakMap<TextDocument, Read>();

/** The keys cited in a document, read once for each version of it. */
export function keysIn(document: TextDocument): readonly KeyOccurrence[] {
	const known = read.get(document);
	if (known?.version === document.version) {
		return known.keys;
	}
	const keys = keyOccurrences(document.getText());
	read.set(document, { version: document.version, keys });
	return keys;
}

/** The key at a position, its `@` and brace included. */
export function keyAt(document: TextDocument, position: Position): KeyOccurrence | undefined {
	const offset = document.offsetAt(position);
	return keysIn(document).find(({ markRange }) => markRange.start <= offset && offset <= markRange.end);
}

export function rangeOf(document: TextDocument, { start, end }: Offsets): Range {
	return new Range(document.positionAt(start), document.positionAt(end));
}
