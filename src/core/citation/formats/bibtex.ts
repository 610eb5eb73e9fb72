import type { CslName } from '../csl';
import type { CitationRecord } from '../record';
import { latexNote, latexText, latexUrl } from './latex';

type Field = readonly [name: string, value: string];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What styles sort and label an entry by that has no author, BibTeX's own `key` field: the title up to its colon. */
function sortKey({ csl, titleSource }: CitationRecord): readonly Field[] {
	if (csl.author !== undefined) return [];
	return [braced('key', `{${latexText(titleSource.split(/:\s/u)[0] ?? titleSource)}}`)];
}

/**
 * A BibTeX entry, the fields in arXiv's own order. The doubled braces keep the case of names and acronyms in every
 * style; `month` is the macro each style defines.
 */
export function bibtexEntry(record: CitationRecord): string {
	const [year, month] = record.csl.issued?.['date-parts'][0] ?? [];
	return entry('misc', record, [
		...(year === undefined ? [] : [braced('year', String(year))]),
		...(month === undefined ? [] : [['month', MONTHS[month - 1] ?? String(month)] as const]),
		...(record.arxivId === null ? [] : [braced('eprint', record.arxivId), braced('archivePrefix', 'arXiv')]),
		...sortKey(record),
	]);
}

/** A BibLaTeX entry: `@online` needs an address, so a paper without a known one is `@misc`. */
export function biblatexEntry(record: CitationRecord): string {
	const date = record.csl.issued?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-');
	return entry(record.csl.URL === undefined ? 'misc' : 'online', record, [
		...(date === undefined ? [] : [braced('date', date)]),
		...(record.arxivId === null ? [] : [braced('eprint', record.arxivId), braced('eprinttype', 'arxiv')]),
	]);
}

function entry(type: string, { key, csl, titleSource }: CitationRecord, middle: readonly Field[]): string {
	const fields: Field[] = [
		['title', `{{${latexText(titleSource)}}}`],
		...(csl.author === undefined ? [] : [braced('author', csl.author.map(bibtexName).join(' and '))]),
		...middle,
		...(csl.URL === undefined ? [] : [braced('url', latexUrl(csl.URL))]),
		...(csl.note === undefined ? [] : [braced('note', latexNote(csl.note))]),
		...(csl.keyword === undefined ? [] : [braced('keywords', csl.keyword)]),
	];
	return `@${type}{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}`;
}

function braced(name: string, value: string): Field {
	return [name, `{${value}}`];
}

/** `Family, Given`, in braces where BibTeX would take the words apart. */
function bibtexName({ family = '', given = '', literal }: CslName): string {
	if (literal !== undefined) return `{${latexText(literal)}}`;
	const part = (text: string): string =>
		/,|\sand\s|\s[JS]r\.?$/iu.test(text) ? `{${latexText(text)}}` : latexText(text);
	return `${part(family)}, ${part(given)}`;
}
