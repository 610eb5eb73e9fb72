import { type Position, Range, type TextDocument } from 'vscode';
import type { Range as Offsets } from '../../core/citation/bibliographies/bibliography';
import { citingLanguage } from '../../core/markdown/citingLanguage';
import { defaultForm } from '../../core/markdown/defaultForm';
import type { KeyOccurrence } from '../../core/markdown/keyOccurrence';
import type { CitingDocument } from '../bibliographies';
import { occurrencesOf } from '../citedKeys';

/** Documents of any language that cites; in those beside Markdown only renaming and finding references look at keys. */
export function citesSomehow({ languageId }: CitingDocument): boolean {
	return citingLanguage(languageId) !== undefined;
}

/** False for READMEs and cards without citations, where an `@` begins the name of a person. */
export function citesByKey(document: TextDocument): boolean {
	return defaultForm(document.uri.path, document.getText()) !== 'markdown-link';
}

/** What is read of a file that is open in no editor, by its name. */
export const LANGUAGE_OF_FILE: readonly (readonly [name: RegExp, languageId: string])[] = [
	[/\.(?:md|markdown|qmd|rmd|rmarkdown|mdx)$/i, 'markdown'],
	[/\.(?:tex|ltx)$/i, 'latex'],
	[/\.typ$/i, 'typst'],
	[/\.ipynb$/i, 'ipynb'],
];

/** The key at a position, its `@` and brace included. */
export function keyAt(document: TextDocument, position: Position): KeyOccurrence | undefined {
	const offset = document.offsetAt(position);
	return occurrencesOf(document).find(({ markRange }) => markRange.start <= offset && offset <= markRange.end);
}

export function rangeOf(document: TextDocument, { start, end }: Offsets): Range {
	return new Range(document.positionAt(start), document.positionAt(end));
}
