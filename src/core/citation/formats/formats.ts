import { stringify } from 'yaml';
import { encoded } from '../../text/encoded';
import { mapTexts, markdownOfCsl } from '../cslMarkdown';
import type { CitationRecord } from '../record';
import { biblatexEntry, bibtexEntry } from './bibtex';
import { type CitedKey, latexCitation, pandocCluster, pandocInText, typstCitation } from './cite';
import { markdownText, markdownUrl } from './markdownText';
import { risEntry } from './ris';

/** Every form a citation can be written in; the names are stable (settings and command line use them). */
export type CitationFormat =
	| 'pandoc'
	| 'pandoc-in-text'
	| 'pandoc-locator'
	| 'pandoc-suppressed'
	| 'markdown-link'
	| 'footnote'
	| 'latex-cite'
	| 'latex-citep'
	| 'latex-citet'
	| 'typst'
	| 'reference'
	| 'bibtex'
	| 'biblatex'
	| 'csl-json'
	| 'csl-yaml'
	| 'ris';

/** `citation` points at an entry of a bibliography, `text` stands by itself in the document, `entry` is the entry. */
export type FormatKind = 'citation' | 'text' | 'entry';

/** One form: what it is and how records become text in it. */
export interface Format {
	readonly kind: FormatKind;
	/** A short example, the same in every language. */
	readonly example: string;
	/** Ending of a bibliography file in this form, with its dot. */
	readonly extension?: string;
	/** Text of one or more records, in order, without a final newline. */
	readonly write: (records: readonly CitationRecord[]) => string;
}

/** All forms, exhaustively. */
export const FORMATS: Readonly<Record<CitationFormat, Format>> = {
	pandoc: { kind: 'citation', example: '[@key]', write: (records) => pandocCluster(cited(records)) },
	'pandoc-in-text': { kind: 'citation', example: '@key', write: (records) => pandocInText(cited(records)) },
	'pandoc-locator': {
		kind: 'citation',
		example: '@key [p. ]',
		write: (records) => pandocInText(cited(records).map((item) => ({ ...item, locator: 'p. ' }))),
	},
	'pandoc-suppressed': {
		kind: 'citation',
		example: '[-@key]',
		write: (records) => pandocCluster(cited(records).map((item) => ({ ...item, suppressAuthor: true }))),
	},
	'markdown-link': { kind: 'text', example: '[Title](https://…)', write: each(markdownLink, ', ') },
	footnote: {
		kind: 'text',
		example: '[^key]',
		write: (records) => `${records.map(footnoteMark).join('')}\n\n${records.map(footnoteDefinition).join('\n')}`,
	},
	'latex-cite': { kind: 'citation', example: '\\cite{key}', write: (records) => latexCitation('cite', cited(records)) },
	'latex-citep': {
		kind: 'citation',
		example: '\\citep{key}',
		write: (records) => latexCitation('citep', cited(records)),
	},
	'latex-citet': {
		kind: 'citation',
		example: '\\citet{key}',
		write: (records) => latexCitation('citet', cited(records)),
	},
	typst: { kind: 'citation', example: '@key', write: (records) => typstCitation(cited(records)) },
	reference: { kind: 'text', example: 'Title. 2025.', write: each(plainReference, '\n\n') },
	bibtex: { kind: 'entry', example: '@misc{key, …}', extension: '.bib', write: each(bibtexEntry, '\n\n') },
	biblatex: { kind: 'entry', example: '@online{key, …}', extension: '.bib', write: each(biblatexEntry, '\n\n') },
	'csl-json': {
		kind: 'entry',
		example: '{ "id": "key", … }',
		extension: '.json',
		write: (records) =>
			JSON.stringify(
				records.map((record) => record.csl),
				null,
				2,
			),
	},
	'csl-yaml': {
		kind: 'entry',
		example: '- id: key',
		extension: '.yaml',
		write: (records) =>
			stringify({ references: records.map(({ csl }) => mapTexts(csl, markdownOfCsl)) }, { lineWidth: 0 }).trimEnd(),
	},
	ris: { kind: 'entry', example: 'TY  - GEN', extension: '.ris', write: each(risEntry, '\n\n') },
};

/** Address that finds the paper: its own, where none is known the search of Hugging Face Papers for its title. */
export function paperUrl({ csl }: CitationRecord): string {
	return csl.URL ?? `https://huggingface.co/papers?q=${encoded(csl.title)}`;
}

/** Where a link to the paper leads: to what belongs to it, before a search for it. */
export function pageUrl(record: CitationRecord): string {
	return record.page ?? paperUrl(record);
}

/** `[Title](https://…)`. */
export function markdownLink(record: CitationRecord, label: string = markdownText(record.csl.title)): string {
	return `[${label}](${markdownUrl(pageUrl(record))})`;
}

/** `[^key]`. */
export function footnoteMark({ key }: CitationRecord): string {
	return `[^${key}]`;
}

/** `[^key]: Author. Title. Year. <https://…>`. */
export function footnoteDefinition(record: CitationRecord): string {
	const url = record.csl.URL;
	const text = markdownText(plainReference(record, false));
	return `${footnoteMark(record)}: ${text}${url === undefined ? '' : ` <${url}>`}`;
}

/** Author, title, year and address in one line of plain text, when no citation style is at hand. */
export function plainReference({ csl }: CitationRecord, withUrl = true): string {
	const authors = csl.author?.map(
		({ literal, given = '', family = '', suffix = '' }) => literal ?? `${given} ${family} ${suffix}`.trim(),
	);
	const year = csl.issued?.['date-parts'][0]?.[0];
	return [
		...(authors === undefined ? [] : [authors.join(', ')]),
		csl.title,
		year === undefined ? 'n.d' : csl.keyword?.includes('year-inferred') ? `[${year}]` : String(year),
		...(csl['container-title'] === undefined ? [] : [csl['container-title']]),
		...(csl.number === undefined ? [] : [csl.number]),
	]
		.map((part) => (/[.?!]$/u.test(part) ? part : `${part}.`))
		.concat(withUrl && csl.URL !== undefined ? [csl.URL] : [])
		.join(' ');
}

function cited(records: readonly CitationRecord[]): CitedKey[] {
	return records.map(({ key }) => ({ key }));
}

function each(write: (record: CitationRecord) => string, separator: string): Format['write'] {
	return (records) => records.map((record) => write(record)).join(separator);
}
