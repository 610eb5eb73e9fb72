import type { CslItem } from '../csl';
import type { Range } from './range';

export type { Range } from './range';

/** What is wrong in a bibliography, and where. */
export interface BibliographyProblem {
	readonly offset: number;
	readonly message: string;
}

/** The forms of bibliography files: those that pandoc tells apart by their ending, and the one of Typst. */
export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'hayagriva';

/** What an entry says beside its key and type. */
export interface EntryContent {
	/** Title as people read it; empty without one. */
	readonly title: string;
	/** Authors as the file has them, in one string; empty without any. */
	readonly authors: string;
	/** Four digits, or `null`. */
	readonly year: string | null;
	/** Without version, lower case. */
	readonly arxivId: string | null;
	/** Without resolver, lower case; none for arXiv's own DOIs, which become `arxivId`. */
	readonly doi: string | null;
	/** The entry as CSL-JSON, where the file is CSL. */
	readonly csl: CslItem | null;
	/** Fields of a BibTeX entry by name in lower case, macros and `#` resolved, LaTeX as it stands; empty for CSL. */
	readonly fields: ReadonlyMap<string, string>;
}

/** An entry of a bibliography, whatever its form. */
export interface BibliographyEntry extends EntryContent {
	readonly key: string;
	readonly keyRange: Range;
	/** For an entry that is never closed, to where reading went on. */
	readonly range: Range;
	/** Entry type as the file has it: `misc`, `article-journal` … */
	readonly type: string;
	/** The same object in every version of a file for as long as the text of the entry stays the same. */
	readonly content: EntryContent;
}

/** What an entry of a file adds to what it says. */
export type EntryPlace = Omit<BibliographyEntry, keyof EntryContent | 'content'>;

/** The entry that stands at a place and says this. Each field is named: to spread objects takes 50 times as long. */
export function entryAt({ key, keyRange, range, type }: EntryPlace, content: EntryContent): BibliographyEntry {
	const { title, authors, year, arxivId, doi, csl, fields } = content;
	return { key, keyRange, range, type, content, title, authors, year, arxivId, doi, csl, fields };
}

/** A bibliography file as read. */
export interface Bibliography {
	readonly format: BibliographyFormat;
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/** Reading in progress: pauses after each entry. */
export type Reading = Generator<void, Omit<Bibliography, 'format'>>;

/** Form of a bibliography by its file name; `null` where pandoc would not read it as one. */
export function bibliographyFormat(fileName: string): BibliographyFormat | null {
	const ending = /\.([a-z]+)$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
	return ENDINGS[ending] ?? null;
}

const ENDINGS: Readonly<Record<string, BibliographyFormat>> = {
	bib: 'bibtex',
	bibtex: 'bibtex',
	json: 'csl-json',
	yaml: 'csl-yaml',
	yml: 'csl-yaml',
};
