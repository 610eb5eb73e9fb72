import type { PersonName, Publication } from '../../paper';
import { encoded } from '../../text/encoded';
import type { Found, ServiceRequest } from '../exchange';
import {
	defined,
	distinct,
	isObject,
	type JsonObject,
	jsonOf,
	objectIn,
	objectsIn,
	shortIn,
	textIn,
} from './answerValues';
import { isSorted } from './authorOrder';
import { isArxivDoi, plainArxivId, plainDoi, publishedDoi } from './identifiers';
import { plainText } from './plainText';
import { askedTitle, queryOf } from './query';
import { NOTHING_KNOWN, printedName, type Work } from './work';

/** The record of a DOI (https://api.crossref.org/swagger-ui/index.html). */
export function crossrefByDoi(doi: string): ServiceRequest {
	return { service: 'crossref', path: `/works/${encoded(doi)}`, accept: 'application/json' };
}

/** Records whose bibliographic data is like a title; the first need not be the one meant. */
export function crossrefByTitle(title: string): ServiceRequest {
	const query = queryOf([
		['query.bibliographic', askedTitle(title)],
		['rows', '5'],
	]);
	return { service: 'crossref', path: `/works?${query}`, accept: 'application/json' };
}

/** The works of either answer; `null` where it is none. */
export function crossrefWorks({ text, time }: Found): readonly Work[] | null {
	const answer = jsonOf(text);
	const message = isObject(answer) && answer.status !== 'failed' ? (answer.message ?? null) : null;
	if (!isObject(message) || !(Array.isArray(message.items) || typeof message.DOI === 'string')) {
		return null;
	}
	const items = Array.isArray(message.items) ? objectsIn(message.items) : [message];
	return items.flatMap((item) => workOf(item, time) ?? []);
}

function workOf(item: JsonObject, time: string): Work | null {
	const title = first(item.title);
	if (title === null || isNotice(item)) {
		return null;
	}
	const [, retracted, standing = ''] = RETRACTED.exec(title) ?? [];
	const plain = retracted === undefined ? title : standing;
	const subtitle = first(item.subtitle);
	const names = objectsIn(item.author).flatMap(nameOf);
	const doi = plainDoi(textIn(item.DOI) ?? '');
	const ownDoi = doi === null || isArxivDoi(doi) ? null : doi;
	const publication = publicationOf(item);
	return {
		...NOTHING_KNOWN,
		service: 'crossref',
		time,
		titles: subtitle === null || plain.includes(subtitle) ? [plain] : [`${plain}: ${subtitle}`, plain],
		authors: names.map(printedName),
		names,
		keepsOrder: !isSorted(names),
		doi: publication === null ? publishedDoi(relatedIds(item, 'is-preprint-of')) : ownDoi,
		arxivId: preprintOf(item),
		abstract: plainText(textIn(item.abstract) ?? ''),
		years: distinct(DATES.flatMap((name) => partsOf(item[name]).slice(0, 1))),
		publication,
		withdrawn: withdrawnBy(item) ?? retracted ?? null,
	};
}

const DATES = ['issued', 'published-print', 'published-online', 'published'] as const;

const RETRACTED = /^\s*\[?((?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?)\]?\s*[:.–—-]\s*(.+)$/i;

/** The record of a note that takes another work back, corrects it or worries about it. */
function isNotice(item: JsonObject): boolean {
	return (
		objectsIn(item['update-to']).length > 0 &&
		/^\s*(?:retraction|withdrawal|correction|erratum|corrigendum|expression of concern)/i.test(first(item.title) ?? '')
	);
}

function withdrawnBy(item: JsonObject): string | null {
	const update = objectsIn(item['updated-by']).find(({ type }) =>
		/^(?:retraction|withdrawal|removal)$/i.test(textIn(type) ?? ''),
	);
	return update === undefined
		? null
		: defined([textIn(update.label) ?? textIn(update.type), textIn(update.DOI)]).join(' ');
}

/** The arXiv paper that the publisher says became this work. */
function preprintOf(item: JsonObject): string | null {
	return defined(relatedIds(item, 'has-preprint').map(plainArxivId))[0] ?? null;
}

function relatedIds(item: JsonObject, relation: string): readonly string[] {
	return defined(objectsIn(objectIn(item.relation)[relation]).map(({ id }) => textIn(id)));
}

function nameOf(author: JsonObject): PersonName[] {
	const family = plain(author.family);
	const given = plain(author.given);
	const suffix = plain(author.suffix);
	if (family !== null) {
		return [{ family, ...(given !== null && { given }), ...(suffix !== null && { suffix }) }];
	}
	const literal = plain(author.name) ?? given;
	return literal === null ? [] : [{ literal }];
}

/** CSL types of Crossref's; what is posted only is no publication. */
const TYPES: Readonly<Record<string, string>> = {
	'journal-article': 'article-journal',
	'proceedings-article': 'paper-conference',
	'book-chapter': 'chapter',
	'book-part': 'chapter',
	'book-section': 'chapter',
	book: 'book',
	monograph: 'book',
	'edited-book': 'book',
	'reference-book': 'book',
	dissertation: 'thesis',
	report: 'report',
	'reference-entry': 'entry-encyclopedia',
};

function publicationOf(item: JsonObject): Publication | null {
	const type = textIn(item.type) ?? '';
	if (type === 'posted-content') {
		return null;
	}
	const container = first(item['container-title']);
	const event = plain(objectIn(item.event).name);
	const publisher = plain(item.publisher);
	const [volume, issue] = [shortIn(item.volume), shortIn(item.issue)];
	const pages = shortIn(item.page) ?? shortIn(item['article-number']);
	const issued = DATES.map((name) => partsOf(item[name])).find((parts) => parts.length > 0) ?? [];
	return {
		type: TYPES[type] ?? 'document',
		...(container !== null && { container }),
		...(event !== null && { event }),
		...(publisher !== null && { publisher }),
		...(volume !== null && { volume }),
		...(issue !== null && { issue }),
		...(pages !== null && { pages: pages.replace(/(?<=\d)-+(?=\d)/gu, '–') }),
		...(issued.length > 0 && { issued }),
	};
}

/** `{"date-parts": [[2012, 3, 21]]}` */
function partsOf(date: unknown): readonly number[] {
	const parts = objectIn(date as JsonObject)['date-parts'];
	const first = Array.isArray(parts) ? parts[0] : null;
	const numbers = Array.isArray(first) ? first.map(Number) : [];
	return numbers.length > 0 && numbers.every((part) => Number.isInteger(part) && part > 0) ? numbers : [];
}

function first(value: unknown): string | null {
	return plain(Array.isArray(value) ? value[0] : value);
}

function plain(value: unknown): string | null {
	return typeof value === 'string' ? plainText(value) || null : null;
}
