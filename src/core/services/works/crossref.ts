import { doiIn, isArxivDoi } from '../../links/doi';
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
import { plainArxivId, publishedDoi } from './identifiers';
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
		['rows', '10'],
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
	const isList = Array.isArray(message.items);
	const items = isList ? objectsIn(message.items) : [message];
	const takenBack = new Map(items.flatMap(takenBackBy));
	const works = items.flatMap((item) => workOf(item, takenBack, time) ?? []);
	// A record without a title says neither that the DOI is this work's nor that it is another's.
	return !isList && works.length === 0 && first(message.title) === null ? null : works;
}

/** DOIs of works that a note takes back, with its words. */
function takenBackBy(item: JsonObject): [doi: string, said: string][] {
	return objectsIn(item['update-to'])
		.filter(({ type }) => TAKING_BACK.test(textIn(type) ?? ''))
		.flatMap((update): [string, string][] => {
			const doi = doiOf(update);
			return doi === null ? [] : [[doi, saidOf(update, textIn(item.DOI))]];
		});
}

function saidOf(update: JsonObject, by: string | null): string {
	return defined([textIn(update.label) ?? textIn(update.type), by]).join(' ');
}

function workOf(item: JsonObject, takenBack: ReadonlyMap<string, string>, time: string): Work | null {
	const title = first(item.title);
	if (title === null || isNotice(item) || NO_WORK.test(textIn(item.type) ?? '')) {
		return null;
	}
	const { plain, retracted } = withoutRetraction(title);
	const subtitle = first(item.subtitle);
	const names = objectsIn(item.author).flatMap(nameOf);
	const doi = doiOf(item);
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
		withdrawn: withdrawnBy(item) ?? takenBack.get(doi ?? '') ?? retracted,
	};
}

/** Types of what bears the title of a work and is none: its figures, its reviews, the volume it stands in. */
const NO_WORK =
	/^(?:component|peer-review|grant|dataset|database|journal(?:-issue|-volume)?|proceedings(?:-series)?|(?:book|report|standard)-(?:series|set))$/;

const DATES = ['issued', 'published-print', 'published-online', 'published'] as const;

const SAYING = String.raw`(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?`;
const RETRACTED_BEFORE = new RegExp(
	String.raw`^\s*(?:[[(](${SAYING})[\])]\s*[:.–—-]?|(${SAYING})\s*[:.–—-])\s*(?=\S)`,
	'i',
);
const RETRACTED_BEHIND = new RegExp(String.raw`\s*[[(](${SAYING})[\])]\s*$`, 'i');

/** Publishers write into the title that a work was taken back. */
function withoutRetraction(title: string): { readonly plain: string; readonly retracted: string | null } {
	const [found, bracketed, before] = RETRACTED_BEFORE.exec(title) ?? RETRACTED_BEHIND.exec(title) ?? [];
	return {
		plain: found === undefined ? title : title.replace(found, ''),
		retracted: bracketed ?? before ?? null,
	};
}

/** The record of a note that takes another work back, corrects it or worries about it. */
function isNotice(item: JsonObject): boolean {
	const others = objectsIn(item['update-to']).filter((update) => doiOf(update) !== doiOf(item));
	return (
		others.some(({ type }) => TAKING_BACK.test(textIn(type) ?? '') || CORRECTING.test(textIn(type) ?? '')) ||
		(others.length > 0 &&
			/^\s*(?:retraction|withdrawal|correction|erratum|corrigendum|expression of concern)/i.test(
				first(item.title) ?? '',
			))
	);
}

const TAKING_BACK = /^(?:retraction|withdrawal|removal)$/i;
/** A new version or edition, which is an update, too, is a work. */
const CORRECTING = /^(?:erratum|corrigendum|correction|addendum|clarification|expression.of.concern)$/i;

function doiOf({ DOI }: JsonObject): string | null {
	return doiIn(textIn(DOI) ?? '');
}

function withdrawnBy(item: JsonObject): string | null {
	const update = objectsIn(item['updated-by']).find(({ type }) => TAKING_BACK.test(textIn(type) ?? ''));
	const [relation] = Object.keys(objectIn(item.relation)).filter((name) =>
		/^(?:is-(?:retracted|withdrawn)-by|has-(?:retraction|withdrawal))$/i.test(name),
	);
	return update !== undefined
		? saidOf(update, textIn(update.DOI))
		: relation === undefined
			? null
			: defined([relation.replaceAll('-', ' '), ...relatedIds(item, relation)]).join(' ');
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

/** `{"date-parts": [[2012, 3, 21]]}`; month and day may be missing or `null`. */
function partsOf(date: unknown): readonly number[] {
	const parts = objectIn(date as JsonObject)['date-parts'];
	const first = Array.isArray(parts) ? parts[0] : null;
	const numbers = Array.isArray(first) ? first.map(Number) : [];
	const end = numbers.findIndex((part) => !(Number.isInteger(part) && part > 0));
	return end < 0 ? numbers : numbers.slice(0, end);
}

function first(value: unknown): string | null {
	return plain(Array.isArray(value) ? value[0] : value);
}

function plain(value: unknown): string | null {
	return typeof value === 'string' ? plainText(value) || null : null;
}
