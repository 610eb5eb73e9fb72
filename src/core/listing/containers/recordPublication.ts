import type { Publication } from '../../paper';
import { publicationOfReference } from '../facts/journalReference';
import type { RecordFields } from './jsonFields';
import { count, firstText, nameOf, short, text, textsNamed, textsOf } from './jsonText';
import { isObject, type Json, type JsonObject } from './jsonValue';
import { partsOf } from './recordDates';

/** Where the work of a record came out; `listYear` is what the list says of all. */
export function publicationOf(fields: RecordFields, listYear: number | null): Publication | null {
	const whole = fields.first('publication');
	const own = isObject(whole) ? keptPublication(whole) : null;
	if (own !== null) {
		return own;
	}
	const journal = placeOf([fields.first('journal')]);
	const conference = placeOf(fields.all('conference'));
	const container = journal ?? conference ?? placeOf([...fields.all('venue'), whole]);
	const issued = issuedOf(fields, listYear);
	if (container === null && (issued.length === 0 || isOnServer(fields))) {
		return referenceOf(fields);
	}
	if (container === null) {
		return referenceOf(fields) ?? { type: typeIn(typesOf(fields)) ?? 'document', issued };
	}
	const kind = isObject(fields.first('venue')) ? text((fields.first('venue') as JsonObject).type) : null;
	const said = journal !== null ? 'article-journal' : conference !== null ? 'paper-conference' : null;
	const inJournal =
		journal !== null && isObject(fields.first('journal')) ? (fields.first('journal') as JsonObject) : {};
	const printed = short(fields.first('volume'));
	const volume = (printed !== null && /^abs\//.test(printed) ? null : printed) ?? short(inJournal.volume);
	const issue = short(fields.first('issue')) ?? (volume === null ? null : short(fields.first('number')));
	const pages = short(fields.first('pages')) ?? short(inJournal.pages) ?? span(fields);
	const publisher = firstText(fields.first('publisher'));
	return {
		type: typeIn(typesOf(fields)) ?? said ?? VENUES[kind ?? ''] ?? 'document',
		container,
		...(publisher && { publisher }),
		...(volume && { volume }),
		...(issue && { issue }),
		...(pages && { pages: pages.replace(/(?<=\w)\s*[-–]+\s*(?=\w)/g, '–') }),
		...(issued.length > 0 && { issued }),
	};
}

/** The first of these that names a place, which servers of preprints are not. */
function placeOf(values: readonly (Json | undefined)[]): string | null {
	return values.map(nameOf).find((name) => name !== null && !PREPRINTS.test(name)) ?? null;
}

/** A record of a preprint, or one that names a server for its place. */
function isOnServer(fields: RecordFields): boolean {
	const places = [...fields.all('journal'), ...fields.all('conference'), ...fields.all('venue')].map(nameOf);
	return text(fields.first('itemType')) === 'preprint' || places.some((name) => name !== null && PREPRINTS.test(name));
}

/** Servers of preprints, which say of no work where it came out. */
export const PREPRINTS = /^(?:arxiv|corr|preprint|biorxiv|medrxiv|ssrn)\b/i;

/** Kinds of sources that OpenAlex tells. */
const VENUES: Readonly<Record<string, string>> = { journal: 'article-journal', conference: 'paper-conference' };

function referenceOf(fields: RecordFields): Publication | null {
	const reference = text(fields.first('journalReference'));
	return reference === null ? null : publicationOfReference(reference);
}

/** The first field that tells a year, with as much of the day as it has. */
function issuedOf(fields: RecordFields, listYear: number | null): readonly number[] {
	const year = partsOf(fields.first('year'));
	if (year.length > 0) {
		const [whole] = year;
		const dated = [...fields.all('published'), ...fields.all('listed')].map(partsOf);
		return fields.first('itemType') === null ? year : (dated.find((parts) => parts[0] === whole) ?? year);
	}
	const dates = fields.first('itemType') !== null || fields.first('volume') !== null ? fields.all('listed') : [];
	const found = [...fields.all('published').filter(isObject), ...dates].map(partsOf).find((parts) => parts.length > 0);
	// A month or a year alone is no day, and would be lost.
	const partly = [...fields.all('published'), ...fields.all('publishedAt'), ...fields.all('listed')]
		.map(partsOf)
		.find((parts) => parts.length > 0);
	return found ?? (partly !== undefined && partly.length < 3 ? partly : listYear === null ? [] : [listYear]);
}

function span(fields: RecordFields): string | null {
	const [first, last] = [short(fields.first('firstPage')), short(fields.first('lastPage'))];
	return first === null ? null : last === null || last === first ? first : `${first}–${last}`;
}

/** Types that services name, as CSL has them. */
const TYPES: readonly (readonly [name: RegExp, type: string])[] = [
	[/^conference|proceedings$|proceedings-/i, 'paper-conference'],
	[/^journal[- ]?articles?$|^article-journal$/i, 'article-journal'],
	[/^(?:book|in)-?(?:section|chapter|collection|book)$|^chapter$/i, 'chapter'],
	[/^(?:book|monograph)$/i, 'book'],
	[/thesis$|dissertation$/i, 'thesis'],
];

function typeIn(types: readonly string[]): string | null {
	return TYPES.find(([name]) => types.some((type) => name.test(type)))?.[1] ?? null;
}

function typesOf(fields: RecordFields): readonly string[] {
	return [...fields.all('itemType'), ...fields.all('type')].flatMap(textsOf);
}

function keptPublication(value: JsonObject): Publication | null {
	const type = text(value.type);
	const issued = Array.isArray(value.issued) ? value.issued.flatMap((part: Json) => count(part) ?? []) : [];
	return type === null
		? null
		: {
				type,
				...textsNamed(value, ['container', 'event', 'publisher', 'volume', 'issue', 'pages']),
				...(issued.length > 0 && { issued }),
			};
}
