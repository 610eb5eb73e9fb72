import type { BibliographyEntry } from '../bibliographies/bibliography';
import type { CslName } from '../csl';
import { resolveString } from './bibstrings';
import { dateOf } from './dates';
import { cslType, genre, isArticle, isNumberedInSeries } from './entryTypes';
import { languageTag } from './languages';
import { latexPlain } from './latexInlines';
import { bibtexNames } from './names';
import { richText } from './richText';
import { joined, titles } from './titles';

type Fields = ReadonlyMap<string, string>;

/** CSL variables that fields become as they print. */
const PRINTED: readonly (readonly [variable: string, ...fields: string[]])[] = [
	['number-of-pages', 'pagetotal'],
	['number-of-volumes', 'volumes'],
	['chapter-number', 'chapter'],
	['edition', 'edition'],
	['version', 'version'],
	['original-publisher', 'origpublisher'],
	['original-publisher-place', 'origlocation'],
	['event-place', 'venue'],
	['annote', 'annotation', 'annote'],
	['abstract', 'abstract'],
	['keyword', 'keywords'],
];

/** CSL variables that are codes, not text. */
const CODES: readonly (readonly [variable: string, field: string])[] = [
	['DOI', 'doi'],
	['ISBN', 'isbn'],
	['ISSN', 'issn'],
	['PMID', 'pmid'],
	['PMCID', 'pmcid'],
	['call-number', 'library'],
];

const NAMES = ['author', 'editor', 'translator', 'director'] as const;

const DATES: readonly (readonly [variable: string, field: string, prefix: string])[] = [
	['issued', 'date', ''],
	['accessed', 'urldate', 'url'],
	['event-date', 'eventdate', 'event'],
	['original-date', 'origdate', 'orig'],
];

/** Where the papers of an archive are, by the archive's name in lower case. */
const ARCHIVES: Readonly<Record<string, string>> = {
	arxiv: 'https://arxiv.org/abs/',
	jstor: 'https://www.jstor.org/stable/',
	pubmed: 'https://www.ncbi.nlm.nih.gov/pubmed/',
	googlebooks: 'https://books.google.com?id=',
};

/**
 * A BibTeX or BibLaTeX entry as CSL-JSON, as pandoc's reader of BibLaTeX makes it, LaTeX read as people read it.
 * `keepsCase` leaves titles as they are written, where pandoc puts English ones in sentence case for styles to change.
 */
export function cslOfBibtex({ fields, key, type }: BibliographyEntry, { keepsCase = false } = {}): object {
	const options = new Set((fields.get('options') ?? '').toLowerCase().split(/\s*,\s*/u));
	const language = languageTag(fields.get('langid') ?? fields.get('hyphenation'), fields.get('langidopts'));
	const isEnglish = language === undefined || /^en\b/u.test(language);
	// One object, and only what is there: many entries are read at once.
	const csl: Record<string, unknown> = { id: key, type: cslType(type, fields) };
	const put = (variable: string, value: string | undefined): void => {
		if (value !== undefined && value !== '') csl[variable] = value;
	};
	const putAll = (values: Readonly<Record<string, string | undefined>>): void => {
		for (const variable of Object.keys(values)) put(variable, values[variable]);
	};
	putAll(titles(type, fields, isEnglish && !keepsCase));
	for (const [variable, ...names] of PRINTED) put(variable, printed(fields, ...names));
	for (const [variable, name] of CODES) put(variable, code(fields.get(name)));
	putAll(numbers(type, fields));
	putAll(publishing(type, fields));
	put('genre', genre(type, fields));
	put('language', language);
	put('page', pages(fields));
	put('note', joined('.', [type === 'periodical' ? undefined : printed(fields, 'note'), printed(fields, 'addendum')]));
	put('URL', address(type, fields, options));
	const status = printed(fields, 'pubstate');
	put('status', status === undefined ? undefined : resolveString(status));
	for (const [role, names] of people(fields, options)) csl[role] = names;
	for (const [variable, field, prefix] of DATES) {
		const date = dateOf(fields, field, prefix, latexPlain);
		if (date !== undefined) csl[variable] = date;
	}
	return csl;
}

function people(fields: Fields, options: ReadonlySet<string>): readonly (readonly [string, readonly CslName[]])[] {
	const names = (field: string) =>
		bibtexNames(fields.get(field) ?? '', latexPlain, options.has('useprefix=true') || options.has('useprefix'));
	const isDirected = (fields.get('editortype') ?? '') === 'director';
	return [
		...NAMES.map((role) => [role === 'editor' && isDirected ? 'director' : role, names(role)] as const),
		['container-author', names('bookauthor')] as const,
	].filter(([, people]) => people.length > 0);
}

/** What `number`, `issue`, `volume` and `part` are depends on the type. */
function numbers(type: string, fields: Fields): Readonly<Record<string, string | undefined>> {
	const number = printed(fields, 'number');
	const issue = printed(fields, 'issue');
	const inSeries = isNumberedInSeries(type);
	return {
		volume: [printed(fields, 'volume'), printed(fields, 'part')].filter((part) => part !== undefined).join('.'),
		...(isArticle(type)
			? { issue: number === undefined ? undefined : joined(',', [number, issue]) }
			: { [inSeries ? 'collection-number' : 'number']: number }),
	};
}

function publishing(type: string, fields: Fields): Readonly<Record<string, string | undefined>> {
	const isPatent = type === 'patent';
	return {
		publisher: joined(';', [
			...['school', 'institution', 'organization'].map((name) => list(fields, name)),
			printed(fields, 'howpublished'),
			list(fields, 'publisher'),
		]),
		'publisher-place': list(fields, 'address') ?? (isPatent ? undefined : list(fields, 'location')),
		jurisdiction: isPatent ? list(fields, 'location', resolveString) : undefined,
	};
}

function pages(fields: Fields): string | undefined {
	return printed(fields, 'pages')?.replace(/\s*–\s*/gu, '-');
}

function address(type: string, fields: Fields, options: ReadonlySet<string>): string | undefined {
	const url = code(fields.get('url'));
	if (url !== undefined && (type === 'online' || !options.has('url=false'))) return url;
	const archive = (fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '').trim().toLowerCase();
	const eprint = (fields.get('eprint') ?? '').trim().replace(/^arxiv:\s*/iu, '');
	if (eprint !== '' && Object.hasOwn(ARCHIVES, archive)) return `${ARCHIVES[archive]}${eprint}`;
	return undefined;
}

function printed(fields: Fields, ...names: readonly string[]): string | undefined {
	const name = names.find((candidate) => fields.has(candidate));
	return name === undefined ? undefined : richText(fields.get(name) ?? '');
}

/** A list of BibLaTeX: its items are joined by `and`. */
function list(fields: Fields, name: string, resolve = (item: string) => item): string | undefined {
	const text = fields.get(name);
	if (text === undefined) return undefined;
	return outsideBraces(text)
		.map((item) => resolve(richText(item)))
		.filter((item) => item !== '')
		.join('; ');
}

/** Splits at `and` outside braces. */
function outsideBraces(text: string): readonly string[] {
	if (!text.includes(' and ')) return [text];
	const items = [''];
	let depth = 0;
	for (const piece of text.split(/( and |\\[\s\S]|[{}])/u)) {
		if (piece === ' and ' && depth === 0) items.push('');
		else {
			depth = Math.max(0, depth + (piece === '{' ? 1 : piece === '}' ? -1 : 0));
			items[items.length - 1] += piece;
		}
	}
	return items;
}

/** A code or an address: not read as LaTeX, but for `\url{…}` around it and the backslashes that protect signs. */
function code(value: string | undefined): string | undefined {
	return value
		?.trim()
		.replace(/^(?:\\url)?\s*\{([^{}]*)\}$/u, '$1')
		.replace(/\\([%&#_~])/gu, '$1')
		.replace(/\{\\?([%&#_~])\}/gu, '$1');
}
