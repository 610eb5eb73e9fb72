import type { CitingLanguage } from './citingLanguage';
import type { KeyOccurrence } from './keyOccurrence';
import { latexKeyOccurrences } from './latexCitations';
import { markdownKeyOccurrences } from './markdownKeys';
import { notebookKeyOccurrences } from './notebook';
import { typstKeyOccurrences } from './typstCitations';

/** A language of documents, or a notebook as it is stored: JSON with cells of Markdown. */
export type KeyLanguage = CitingLanguage | 'notebook';

const READERS: Readonly<Record<KeyLanguage, (text: string) => readonly KeyOccurrence[]>> = {
	markdown: markdownKeyOccurrences,
	latex: latexKeyOccurrences,
	typst: typstKeyOccurrences,
	notebook: notebookKeyOccurrences,
};

/**
 * Every key of a text in order of its place: what is cited, listed and referred to, wherever the language has it. Linear
 * in the length of the text.
 */
export function keyOccurrences(text: string, language: KeyLanguage = 'markdown'): readonly KeyOccurrence[] {
	return [...READERS[language](text)].sort((a, b) => a.keyRange.start - b.keyRange.start);
}

/** Those that cite, `nocite` counted: keys that an entry has, if all is well. */
export function citedKeys(occurrences: readonly KeyOccurrence[]): readonly KeyOccurrence[] {
	return occurrences.filter(({ role }) => role === 'citation' || role === 'nocite');
}
