import type { CslItem, CslName } from '../csl';
import type { CitationRecord } from '../record';
import { latexNote, latexText, latexUrl } from './latex';

type Field = readonly [name: string, value: string];

export const BIBTEX_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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
	const { type, container } = published(record);
	const [year, month] = record.csl.issued?.['date-parts'][0] ?? [];
	return entry(type ?? 'misc', record, [
		...publishedFields(record, container ?? null),
		...(year === undefined ? [] : [braced('year', String(year))]),
		...(month === undefined ? [] : [['month', BIBTEX_MONTHS[month - 1] ?? String(month)] as const]),
		...(record.arxivId === null ? [] : [braced('eprint', record.arxivId), braced('archivePrefix', 'arXiv')]),
		...sortKey(record),
	]);
}

/** A BibLaTeX entry: `@online` needs an address, so a paper without a known one is `@misc`. */
export function biblatexEntry(record: CitationRecord): string {
	const date = record.csl.issued?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-');
	const { type, container } = published(record);
	return entry(type ?? (record.csl.URL === undefined ? 'misc' : 'online'), record, [
		...publishedFields(record, container === 'journal' ? 'journaltitle' : (container ?? null)),
		...(date === undefined ? [] : [braced('date', date)]),
		...(record.arxivId === null ? [] : [braced('eprint', record.arxivId), braced('eprinttype', 'arxiv')]),
	]);
}

/** Entry types by what a work was published as, and the field that says in what. */
export const BIBTEX_TYPES: Readonly<Record<string, readonly [type: string, container: string | null]>> = {
	'article-journal': ['article', 'journal'],
	'paper-conference': ['inproceedings', 'booktitle'],
	chapter: ['incollection', 'booktitle'],
	book: ['book', null],
	thesis: ['phdthesis', null],
	report: ['techreport', null],
};

/** BibTeX asks for a journal or proceedings with these types: without one the entry stays what it can be. */
function published({ csl }: CitationRecord): { readonly type?: string; readonly container?: string | null } {
	const [type, container] = BIBTEX_TYPES[csl.type] ?? [];
	return type === undefined || container === undefined || (container !== null && containerOf(csl) === undefined)
		? {}
		: { type, container };
}

/** Publishers are a list in BibLaTeX, whose parts `and` divides. */
function oneOfList(name: string): string {
	return /\sand\s/iu.test(name) ? `{${latexText(name)}}` : latexText(name);
}

function containerOf(csl: CslItem): string | undefined {
	return csl['container-title'] ?? csl['event-title'];
}

/** `number` is the field of an issue's number in BibLaTeX, too; `issue` names one that has none (BibLaTeX manual, 2.2.2). */
function publishedFields({ csl }: CitationRecord, container: string | null): readonly Field[] {
	const title = containerOf(csl);
	const isArxiv = csl.number?.startsWith('arXiv:') === true;
	return [
		...(title === undefined ? [] : [braced(container ?? 'howpublished', latexText(title))]),
		...(csl.volume === undefined ? [] : [braced('volume', latexText(csl.volume))]),
		...(csl.issue === undefined ? [] : [braced('number', latexText(csl.issue))]),
		...(csl.page === undefined ? [] : [braced('pages', latexText(csl.page.replace(/(?<=\w)-(?=\w)/gu, '--')))]),
		...(csl.publisher === undefined || isArxiv ? [] : [braced('publisher', oneOfList(csl.publisher))]),
		...(csl.DOI === undefined ? [] : [braced('doi', latexUrl(csl.DOI))]),
	];
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

/** `Family, Given` or `Family, Jr, Given`, in braces where BibTeX would take the words apart. */
export function bibtexName({ family = '', given = '', suffix, literal }: CslName): string {
	if (literal !== undefined) return `{${latexText(literal)}}`;
	const part = (text: string): string =>
		/,|\sand\s|\s[JS]r\.?$/iu.test(text) ? `{${latexText(text)}}` : latexText(text);
	return [family, ...(suffix === undefined ? [] : [suffix]), given].map(part).join(', ');
}
