import { readableTitle } from '../../text/title';
import type { CslName } from '../csl';
import type { BibliographyEntry } from './bibliography';
import { cslTitle } from './titleCase';

/** CSL types of BibTeX and BibLaTeX entry types, as pandoc maps them. */
const TYPES: Readonly<Record<string, string>> = {
	article: 'article-journal',
	book: 'book',
	booklet: 'pamphlet',
	collection: 'book',
	conference: 'paper-conference',
	dataset: 'dataset',
	electronic: 'webpage',
	inbook: 'chapter',
	incollection: 'chapter',
	inproceedings: 'paper-conference',
	inreference: 'entry-encyclopedia',
	manual: 'report',
	mastersthesis: 'thesis',
	misc: 'document',
	online: 'webpage',
	patent: 'patent',
	phdthesis: 'thesis',
	proceedings: 'book',
	report: 'report',
	software: 'software',
	techreport: 'report',
	thesis: 'thesis',
	unpublished: 'manuscript',
	www: 'webpage',
};

/** CSL variables that BibTeX fields become as they are, the first field that is there. */
const TEXT_FIELDS: readonly (readonly [variable: string, ...fields: string[]])[] = [
	['container-title', 'journaltitle', 'journal', 'booktitle'],
	['collection-title', 'series'],
	['publisher', 'publisher', 'institution', 'school', 'organization'],
	['publisher-place', 'address', 'location'],
	['volume', 'volume'],
	['page', 'pages'],
	['edition', 'edition'],
	['chapter-number', 'chapter'],
	['DOI', 'doi'],
	['URL', 'url'],
	['ISBN', 'isbn'],
	['ISSN', 'issn'],
	['note', 'note', 'howpublished'],
	['keyword', 'keywords'],
	['abstract', 'abstract'],
];

/** Languages of BibLaTeX's `langid` as CSL names them; a title that is not English keeps its case. */
const LANGUAGES: Readonly<Record<string, string>> = {
	german: 'de-DE',
	ngerman: 'de-DE',
	french: 'fr-FR',
	spanish: 'es-ES',
	italian: 'it-IT',
	portuguese: 'pt-PT',
	russian: 'ru-RU',
	japanese: 'ja-JP',
	chinese: 'zh-CN',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const VERBATIM = new Set(['DOI', 'URL']);

/** A BibTeX or BibLaTeX entry as CSL-JSON, LaTeX read as people read it. */
export function cslOfBibtex(entry: BibliographyEntry): object {
	const { fields, key, type } = entry;
	const csl: Record<string, unknown> = { id: key, type: TYPES[type] ?? 'document' };
	if (entry.title !== '') {
		const isEnglish = /^(?:$|en|us|uk|brit|amer|austral|canad)/iu.test(fields.get('langid') ?? '');
		const title = isEnglish ? cslTitle(fields.get('title') ?? '') : entry.title;
		if (!isEnglish) csl.language = LANGUAGES[(fields.get('langid') ?? '').toLowerCase()] ?? fields.get('langid');
		csl.title = title + (fields.has('subtitle') ? `: ${text(fields, 'subtitle')}` : '');
	}
	for (const [variable, ...names] of TEXT_FIELDS) {
		const name = names.find((candidate) => fields.has(candidate));
		if (name === undefined) continue;
		csl[variable] = VERBATIM.has(variable) ? plainAddress(fields.get(name) ?? '') : text(fields, name);
	}
	if (!fields.has('journaltitle') && !fields.has('journal') && fields.has('booksubtitle')) {
		csl['container-title'] = `${csl['container-title'] ?? ''}: ${text(fields, 'booksubtitle')}`;
	}
	if (csl.page !== undefined) csl.page = String(csl.page).replace(/\s*(?:--+|–)\s*/gu, '-');
	if (fields.has('number')) csl[type === 'article' ? 'issue' : 'number'] = text(fields, 'number');
	for (const role of ['author', 'editor', 'translator'] as const) {
		if (fields.has(role)) csl[role] = bibtexNames(fields.get(role) ?? '');
	}
	const issued = dateParts(fields);
	if (issued.length > 0) csl.issued = { 'date-parts': [issued] };
	if (entry.arxivId !== null && csl.URL === undefined && csl.DOI === undefined) {
		csl.URL = `https://arxiv.org/abs/${entry.arxivId}`;
	}
	return csl;
}

/** Names of an `author` field: `First von Last`, `von Last, First`, `von Last, Jr, First`, `{Whole Name}`, `others`. */
export function bibtexNames(field: string): readonly CslName[] {
	return splitNames(field).map((name): CslName => {
		if (/^\{[^{}]*\}$/u.test(name)) return { literal: readableTitle(name) };
		if (name === 'others') return { literal: 'others' };
		const [first = '', second, third] = splitOutside(name, /,/u).map((part) => readableTitle(part.trim()));
		if (second !== undefined) {
			const family = third === undefined ? first : `${first} ${second}`;
			return { family, given: third ?? second };
		}
		const words = splitOutside(name, /[\s~]/u).filter((word) => word !== '');
		let family = words.length - 1;
		for (let at = 1; at < words.length - 1; at++) {
			if (/^\p{Ll}/u.test(words[at] ?? '')) {
				family = at;
				break;
			}
		}
		if (family < 1) return { literal: readableTitle(name) };
		return {
			family: readableTitle(words.slice(family).join(' ')),
			given: readableTitle(words.slice(0, family).join(' ')),
		};
	});
}

function splitNames(field: string): readonly string[] {
	const words = splitOutside(field, /\s/u);
	const names: string[][] = [[]];
	for (const word of words) {
		if (word.toLowerCase() === 'and') names.push([]);
		else if (word !== '') names.at(-1)?.push(word);
	}
	return names.map((name) => name.join(' ')).filter((name) => name !== '');
}

/** Splits at a character that stands outside braces. */
function splitOutside(text: string, separator: RegExp): readonly string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at] ?? '';
		if (character === '\\') at += 1;
		else if (character === '{') depth += 1;
		else if (character === '}') depth -= 1;
		else if (depth === 0 && separator.test(character)) {
			parts.push(text.slice(start, at));
			start = at + 1;
		}
	}
	parts.push(text.slice(start));
	return parts;
}

function dateParts(fields: ReadonlyMap<string, string>): readonly number[] {
	const date = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(fields.get('date') ?? '');
	if (date !== null) return date.slice(1).flatMap((part) => (part === undefined ? [] : Number(part)));
	const year = /\d{4}/u.exec(fields.get('year') ?? '')?.[0];
	if (year === undefined) return [];
	const month = (fields.get('month') ?? '').trim().toLowerCase();
	const number = /^\d{1,2}$/u.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
	return number >= 1 && number <= 12 ? [Number(year), number] : [Number(year)];
}

function text(fields: ReadonlyMap<string, string>, name: string): string {
	return readableTitle((fields.get(name) ?? '').replace(/\\url\{([^{}]*)\}/gu, '$1'));
}

function plainAddress(value: string): string {
	return value
		.replace(/^\\url\{(.*)\}$/u, '$1')
		.replace(/\\([%&#_~])/gu, '$1')
		.replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, (doi) => doi);
}
