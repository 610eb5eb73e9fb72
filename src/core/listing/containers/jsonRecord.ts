import type { Organization, Origin, PersonName, Publication } from '../../paper';
import { arxivIdOf } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { peopleIn } from '../facts/people';
import { isoDate, monthNumber, type PrintedDate, validDate } from '../facts/printedDate';
import type { RecordFields } from './jsonFields';
import { isObject, type Json, type JsonObject } from './jsonValue';

/** What a list says once for all of its records, and which field of theirs nothing could be made of. */
export interface RecordContext {
	/** Day the list is of. */
	readonly listed: PrintedDate | null;
	readonly year: number | null;
	/** Told the name of a field that speaks of the paper in a way that is not understood. */
	readonly onOdd: (field: string) => void;
}

/** True where a record says enough to be a paper: a title, and what only papers have. */
export function isPaper(fields: RecordFields): boolean {
	return (
		text(fields.first('title')) !== null &&
		(text(fields.first('abstract')) !== null ||
			fields.first('invertedAbstract') !== null ||
			fields.first('authors') !== null ||
			doiOf(fields) !== null ||
			arxivIdOfFields(fields, fields.all('address').flatMap(textsOf)) !== null)
	);
}

/** The day a list says it is of. */
export function listedDay(fields: RecordFields): PrintedDate | null {
	return dayOf(fields.all('publishedAt')) ?? dayOf(fields.all('listed'));
}

export function yearOf(value: Json): number | null {
	const year = typeof value === 'number' ? String(value) : value;
	const digits = /^\s*((?:19|20)\d\d)\s*$/.exec(typeof year === 'string' ? year : '')?.[1];
	return digits === undefined ? null : Number(digits);
}

/** The paper of a record, whatever its writer calls the fields; see `jsonFields.ts`. */
export function draftOfRecord(fields: RecordFields, context: RecordContext, line: number): Draft {
	const people = peopleOf(fields);
	if (people.authors.length === 0 && fields.first('authors') !== null) {
		context.onOdd('authors');
	}
	const printed = listedDay(fields);
	if (printed === null && (fields.first('listed') ?? fields.first('publishedAt')) !== null) {
		context.onOdd('date');
	}
	const published =
		dayOf(fields.all('published')) ?? firstVersion(fields.first('versions')) ?? dayOf(fields.all('publishedAt'));
	const completes = fields.first('completes') !== null;
	const listed = printed ?? context.listed ?? (completes ? null : published);
	const addresses = fields.all('address').flatMap(textsOf);
	const urls = [...fields.all('code'), ...fields.all('project')].flatMap(textsOf).concat(addresses);
	return {
		line,
		from: line,
		to: line,
		title: text(fields.first('title')) ?? '',
		abstract: abstractOf(fields),
		aiSummary: text(fields.first('aiSummary')),
		arxivId: arxivIdOfFields(fields, addresses),
		date: listed,
		authors: people.authors,
		names: people.names.length === people.authors.length ? people.names : [],
		authorCount: people.more
			? count(fields.first('authorCount'))
			: people.authors.length || count(fields.first('authorCount')),
		organization: organizationOf(fields.first('organization')),
		comments: firstCount(fields.all('comments')),
		upvotes: firstCount(fields.all('upvotes')),
		urls: urls
			.map(wholeAddress)
			.filter((url) => /^https?:\/\/\S+$/.test(url) && arxivIdOf(url) === null && !DOI_ADDRESS.test(url)),
		doi: doiOf(fields),
		categories: categoriesOf(fields),
		version: count(fields.first('version')) ?? latestVersion(fields.first('versions')),
		published: published?.year ? isoDate(published.year, published) : null,
		publication: publicationOf(fields, context),
		withdrawn: text(fields.first('withdrawn')),
		origin: originOf(fields.first('origin')),
	};
}

function arxivIdOfFields(fields: RecordFields, addresses: readonly string[]): string | null {
	const given = fields.all('arxivId').flatMap(textsOf);
	return (
		given.map((id) => ARXIV_ID.exec(id)?.[1] ?? arxivIdOf(id)).find((id) => id != null) ??
		addresses.map(arxivIdOf).find((id) => id !== null) ??
		fields
			.all('doi')
			.flatMap(textsOf)
			.map((doi) => /10\.48550\/arxiv\.(\d{4}\.\d{4,5})/i.exec(doi)?.[1])
			.find((id) => id !== undefined) ??
		null
	);
}

const ARXIV_ID = /^(?:arxiv:)?(\d{4}\.\d{4,5})(?:v\d+)?$/i;
const DOI = /\b(10\.\d{4,9}\/\S+)$/i;
const DOI_ADDRESS = /^https?:\/\/(?:dx\.)?doi\.org\//i;

/** The DOI of the work as it was published: arXiv's own names no publication. */
function doiOf(fields: RecordFields): string | null {
	for (const value of [...fields.all('doi'), ...fields.all('address')].flatMap(textsOf)) {
		const doi = /^(?:https?:|doi:|10\.)/i.test(value) && DOI.exec(value)?.[1]?.toLowerCase();
		if (doi && !doi.startsWith('10.48550/') && (DOI_ADDRESS.test(value) || !value.startsWith('http'))) {
			return doi;
		}
	}
	return null;
}

interface People {
	readonly authors: readonly string[];
	readonly names: readonly PersonName[];
	readonly more: boolean;
}

function peopleOf(fields: RecordFields): People {
	let best: People = { authors: [], names: [], more: false };
	for (const value of fields.all('authors')) {
		const people = typeof value === 'string' ? peopleIn(value) : null;
		const found: People = people
			? { authors: people.names, names: [], more: people.more }
			: Array.isArray(value)
				? listedPeople(value)
				: best;
		if (found.authors.length > best.authors.length) {
			best = found;
		}
	}
	return best;
}

function listedPeople(people: readonly Json[]): People {
	const named = people.flatMap((person) => personOf(person));
	return {
		authors: named.map(({ printed }) => printed),
		names: named.flatMap(({ name }) => name ?? []),
		more: false,
	};
}

interface Named {
	readonly printed: string;
	/** Taken apart, where the source does so. */
	readonly name: PersonName | null;
}

/** A name as text, as an object that names it, or as the parts arXiv's snapshot has (`["Last", "First", "Jr"]`). */
function personOf(value: Json): Named[] {
	if (typeof value === 'string') {
		return text(value) === null ? [] : [{ printed: text(value)!, name: null }];
	}
	if (Array.isArray(value)) {
		const [family = null, given = null, suffix = null] = value.map(text);
		return family === null ? [] : [named({ family, ...(given && { given }), ...(suffix && { suffix }) })];
	}
	if (!isObject(value)) {
		return [];
	}
	const inner = value.author ?? null;
	const parts = textsNamed(value, ['family', 'given', 'suffix', 'literal']);
	const printed = text(value.name) ?? text(value.display_name) ?? text(value.fullname) ?? text(value.full_name);
	if (Object.keys(parts).length > 0) {
		return [printed === null ? named(parts) : { printed, name: parts }];
	}
	const given = text(value.firstName) ?? text(value.first_name) ?? text(value.first);
	const family = text(value.lastName) ?? text(value.last_name) ?? text(value.last);
	if (printed === null && family !== null) {
		return [named({ family, ...(given && { given }) })];
	}
	return printed !== null ? [{ printed, name: null }] : inner === null ? [] : personOf(inner);
}

function named(name: PersonName): Named {
	const { given, family, suffix, literal } = name;
	return { printed: literal ?? [given, family, suffix].filter(Boolean).join(' '), name };
}

function abstractOf(fields: RecordFields): string {
	const printed = fields
		.all('abstract')
		.map(text)
		.find((value) => value !== null);
	const inverted = fields.first('invertedAbstract');
	return printed ?? (isObject(inverted) ? uninverted(inverted) : '');
}

/** An abstract kept as the places of each word (https://docs.openalex.org/api-entities/works/work-object). */
function uninverted(places: JsonObject): string {
	const words: string[] = [];
	for (const [word, at] of Object.entries(places)) {
		for (const place of Array.isArray(at) ? at : []) {
			if (typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < LONGEST_ABSTRACT) {
				words[place] = word;
			}
		}
	}
	return words.filter((word) => word !== undefined).join(' ');
}

/** In words. */
const LONGEST_ABSTRACT = 20_000;

function categoriesOf(fields: RecordFields): readonly string[] {
	const found = fields
		.all('categories')
		.flatMap(textsOf)
		.flatMap((value) => value.split(/[\s,;]+/));
	return [...new Set(found.filter((value) => CATEGORY.test(value)))];
}

/** Subjects of other schemes (`I.2.7`, `68T50`) may stand among them. */
const CATEGORY = /^[a-z][a-z-]+(?:\.[A-Za-z][A-Za-z-]+)?$/;

function publicationOf(fields: RecordFields, { year: listYear }: RecordContext): Publication | null {
	const whole = fields.first('publication');
	const own = isObject(whole) ? keptPublication(whole) : null;
	if (own !== null) {
		return own;
	}
	const journal = venueOf(fields.first('journal'));
	const conference = venueOf(fields.first('conference'));
	const container =
		journal ??
		conference ??
		fields
			.all('venue')
			.map(venueOf)
			.find((venue) => venue !== null) ??
		null;
	const year = yearOf(fields.first('year')) ?? listYear;
	if ((container === null && year === null) || (container !== null && PREPRINTS.test(container))) {
		return null;
	}
	const said = journal !== null ? 'article-journal' : conference !== null ? 'paper-conference' : 'document';
	const journalParts = fields.first('journal');
	const inJournal = isObject(journalParts) ? journalParts : {};
	const [volume, issue, pages] = (['volume', 'issue', 'pages'] as const).map(
		(part) => short(fields.first(part)) ?? short(inJournal[part]),
	);
	return {
		type: typeIn(fields.all('type').flatMap(textsOf)) ?? said,
		...(container !== null && { container }),
		...(volume && { volume }),
		...(issue && { issue }),
		...(pages && { pages: pages.replace(/(?<=\d)-+(?=\d)/g, '–') }),
		...(year !== null && { issued: [year] }),
	};
}

const PREPRINTS = /^(?:arxiv|corr|biorxiv|medrxiv|ssrn)\b/i;

/** Types that services name, as CSL has them. */
const TYPES: readonly (readonly [name: RegExp, type: string])[] = [
	[/^conference|proceedings|^paper-conference$/i, 'paper-conference'],
	[/^journalarticle$|journal-?article|^article-journal$/i, 'article-journal'],
	[/^book-?(?:section|chapter)$|^chapter$/i, 'chapter'],
	[/^book$/i, 'book'],
	[/^(?:thesis|dissertation)$/i, 'thesis'],
];

function typeIn(types: readonly string[]): string | null {
	return TYPES.find(([name]) => types.some((type) => name.test(type)))?.[1] ?? null;
}

function venueOf(value: Json): string | null {
	return isObject(value) ? (text(value.name) ?? text(value.display_name)) : text(value);
}

function keptPublication(value: JsonObject): Publication | null {
	const type = text(value.type);
	const issued = Array.isArray(value.issued) ? value.issued.flatMap((part) => count(part) ?? []) : [];
	return type === null
		? null
		: {
				type,
				...textsNamed(value, ['container', 'event', 'publisher', 'volume', 'issue', 'pages']),
				...(issued.length > 0 && { issued }),
			};
}

function originOf(value: Json): Origin | null {
	const service = isObject(value) ? text(value.service) : null;
	const time = isObject(value) ? text(value.time) : null;
	return service === null || time === null ? null : { service, time };
}

function organizationOf(value: Json): Organization | null {
	if (!isObject(value)) {
		return null;
	}
	const own = text(value.name);
	const handle = text(value.handle) ?? (value.fullname === undefined ? null : own);
	const name = text(value.fullname) ?? own ?? handle;
	return name === null ? null : { handle, name };
}

/** When the first version came, as arXiv's snapshot has it (`Mon, 2 Apr 2007 19:18:42 GMT`). */
function firstVersion(versions: Json): PrintedDate | null {
	const first = Array.isArray(versions) ? versions[0] : undefined;
	const created = isObject(first) ? text(first.created) : null;
	const [, day, month = '', year] = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(created ?? '') ?? [];
	return day === undefined ? null : validDate(Number(year), monthNumber(month), Number(day));
}

function latestVersion(versions: Json): number | null {
	const last = Array.isArray(versions) ? versions.at(-1) : undefined;
	const name = isObject(last) ? text(last.version) : null;
	return name === null ? null : count(Number(name.replace(/^v/, '')));
}

/** The first of these values that begins with a day. */
function dayOf(values: readonly Json[]): PrintedDate | null {
	for (const value of values) {
		const [, year, month, day] =
			/^\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)/.exec(typeof value === 'string' ? value : '') ?? [];
		const date = year === undefined ? null : validDate(Number(year), Number(month), Number(day));
		if (date !== null) {
			return date;
		}
	}
	return null;
}

/** Addresses are broken by scrapers that wrap lines. */
function wholeAddress(address: string): string {
	return address.replace(/\s+/g, '');
}

function textsOf(value: Json): string[] {
	return Array.isArray(value) ? value.flatMap((each) => text(each) ?? []) : text(value) === null ? [] : [text(value)!];
}

function textsNamed<Name extends string>(value: JsonObject, names: readonly Name[]): Partial<Record<Name, string>> {
	return Object.fromEntries(names.map((name) => [name, text(value[name])]).filter(([, found]) => found !== null));
}

/** A text on one line; `null` where the value is none. */
function text(value: Json | undefined): string | null {
	if (typeof value !== 'string') {
		return null;
	}
	const line = WRAPPED.test(value) ? value.replace(/\s+/g, ' ').trim() : value;
	return line === '' ? null : line;
}

/** Blanks that one line of text has not; most texts are one, and looking is quicker than replacing. */
const WRAPPED = /[^\S ]|\s\s|^\s|\s$/;

/** A volume or a page, which may be a number. */
function short(value: Json | undefined): string | null {
	return typeof value === 'number' ? String(value) : text(value);
}

function count(value: Json | undefined): number | null {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

function firstCount(values: readonly Json[]): number | null {
	return values.map(count).find((value) => value !== null) ?? null;
}
