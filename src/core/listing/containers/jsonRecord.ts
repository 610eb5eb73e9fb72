import { publishedDoiIn } from '../../links/doi';
import { findLinks, linkKind } from '../../links/links';
import type { Organization, Origin } from '../../paper';
import { arxivIdOf } from '../facts/arxivId';
import { categoriesIn } from '../facts/categories';
import type { Draft } from '../facts/draft';
import { isoDate, monthNumber, type PrintedDate, validDate } from '../facts/printedDate';
import { withdrawalIn } from '../facts/withdrawn';
import type { RecordFields } from './jsonFields';
import { count, firstText, text, textsOf } from './jsonText';
import { isObject, type Json, type JsonObject } from './jsonValue';
import { dayOf, partsOf } from './recordDates';
import { peopleOf } from './recordPeople';
import { publicationOf } from './recordPublication';
import { shownText } from './shownText';

/** What a list says once for all of its records, and which field of theirs nothing could be made of. */
export interface RecordContext {
	/** Day the list is of. */
	readonly listed: PrintedDate | null;
	readonly year: number | null;
	/** Told the name of a field that speaks of the paper in a way that is not understood. */
	readonly onOdd: (field: string) => void;
}

/** Items of Zotero that stand below others. */
const BELOW_OTHERS = /^(?:attachment|note|annotation)$/;

/** True where a record says enough to be a paper: a title, and what only papers have. */
export function isPaper(fields: RecordFields): boolean {
	return (
		firstText(fields.first('title')) !== null &&
		!BELOW_OTHERS.test(text(fields.first('itemType')) ?? '') &&
		(typeof fields.first('abstract') === 'string' ||
			fields.first('invertedAbstract') !== null ||
			fields.first('authors') !== null ||
			doiOf(fields) !== null ||
			arxivIdOfFields(fields, addressesOf(fields)) !== null ||
			addressesOf(fields).some((url) => linkKind(url, '') === 'paper'))
	);
}

/** True for a record with a title that is no paper all the same, and should be one where those beside it are. */
export function lacksPaper(fields: RecordFields): boolean {
	return firstText(fields.first('title')) !== null && !BELOW_OTHERS.test(text(fields.first('itemType')) ?? '');
}

/** The day a list says it is of. */
export function listedDay(fields: RecordFields): PrintedDate | null {
	return dayOf(fields.all('publishedAt')) ?? dayOf(fields.all('listed'));
}

export function yearOf(value: Json): number | null {
	const [year, month] = partsOf(value);
	return year === undefined || month !== undefined ? null : year;
}

/** The paper of a record, whatever its writer calls the fields; see `jsonFields.ts`. */
export function draftOfRecord(fields: RecordFields, context: RecordContext, line: number): Draft {
	const people = peopleOf(fields);
	if (people.authors.length === 0 && fields.first('authors') !== null && !people.more) {
		context.onOdd('authors');
	}
	const printed = listedDay(fields);
	const when = fields.first('listed') ?? fields.first('publishedAt');
	if (printed === null && when !== null && partsOf(when).length === 0) {
		context.onOdd('date');
	}
	// What Zotero calls the date is the day an item came out.
	const isItem = fields.first('itemType') !== null;
	const dates = isItem ? [...fields.all('published'), ...fields.all('listed')] : fields.all('published');
	const published = dayOf(dates) ?? firstVersion(fields.first('versions')) ?? dayOf(fields.all('publishedAt'));
	const completes = fields.first('completes') !== null;
	const listed = printed ?? context.listed ?? (completes ? null : published);
	const addresses = addressesOf(fields);
	const remarks = fields.all('comments').flatMap((value) => text(value) ?? []);
	const urls = [...fields.all('code'), ...fields.all('project')]
		.flatMap(textsOf)
		.concat(addresses)
		.map(wholeAddress)
		.filter((url) => /^https?:\/\/\S+$/.test(url) && arxivIdOf(url) === null && !DOI_ADDRESS.test(url));
	return {
		line,
		from: line,
		to: line,
		title: titleOf(fields, addresses),
		abstract: abstractOf(fields),
		aiSummary: aiSummaryOf(fields),
		arxivId: arxivIdOfFields(fields, addresses),
		date: listed,
		authors: people.authors,
		names: people.names,
		authorCount: people.more
			? count(fields.first('authorCount'))
			: people.authors.length || count(fields.first('authorCount')),
		organization: organizationOf(fields.first('organization')),
		comments: firstCount(fields.all('comments')),
		upvotes: firstCount(fields.all('upvotes')),
		urls: [...urls, ...remarks.flatMap((remark) => findLinks(remark).map(({ url }) => url))],
		doi: doiOf(fields),
		categories: [...new Set(fields.all('categories').flatMap(textsOf).flatMap(categoriesIn))],
		version: versionOf(fields, addresses),
		published: published?.year ? isoDate(published.year, published) : null,
		publication: publicationOf(fields, context.year),
		withdrawn: text(fields.first('withdrawn')) ?? remarks.map(withdrawalIn).find((said) => said !== null) ?? null,
		citationKey: citationKeyOf(fields),
		collections: fields.all('collections').flatMap(textsOf),
		origin: originOf(fields.first('origin')),
	};
}

/** Its field, or the line of `extra` in which Better BibTeX keeps it for a Zotero that has no field. */
function citationKeyOf(fields: RecordFields): string | null {
	const pinned = fields.all('extra').map((said) => /^citation key:\s*(\S+)\s*$/im.exec(String(said))?.[1]);
	return text(fields.first('citationKey')) ?? pinned.find((key) => key !== undefined) ?? null;
}

/** The title, with the subtitle that Crossref keeps apart, and without the full stop that DBLP adds. */
function titleOf(fields: RecordFields, addresses: readonly string[]): string {
	const title = shownMarkup(firstText(fields.first('title')) ?? '');
	const subtitle = firstText(fields.first('subtitle'));
	if (subtitle !== null && !title.includes(subtitle)) {
		return `${title}: ${subtitle}`;
	}
	return addresses.some((url) => url.includes('dblp.org/rec/')) ? title.replace(/(?<!\.)\.$/, '') : title;
}

/** Addresses that a record gives of its paper, or from which one follows. */
function addressesOf(fields: RecordFields): readonly string[] {
	const forum = text(fields.first('forum'));
	return [
		...fields.all('address').flatMap(textsOf),
		...(forum === null ? [] : [/^[\w-]{6,}$/.test(forum) ? `https://openreview.net/forum?id=${forum}` : forum]),
	];
}

/** Where OpenAlex says that a work can be read, too. */
function placesOf(fields: RecordFields): readonly string[] {
	const places = fields.first('locations');
	return (Array.isArray(places) ? places : []).flatMap((place) =>
		isObject(place) ? (text(place.landing_page_url) ?? []) : [],
	);
}

function arxivIdOfFields(fields: RecordFields, addresses: readonly string[]): string | null {
	const given = fields.all('arxivId').flatMap(textsOf);
	return (
		given.map((id) => ARXIV_ID.exec(id)?.[1] ?? arxivIdOf(id)).find((id) => id != null) ??
		[...addresses, ...placesOf(fields)].map(arxivIdOf).find((id) => id !== null) ??
		fields
			.all('doi')
			.flatMap(textsOf)
			.map((doi) => /10\.48550\/arxiv\.(\d{4}\.\d{4,5})/i.exec(doi)?.[1])
			.find((id) => id !== undefined) ??
		[...fields.all('extra'), ...fields.all('volume'), ...fields.all('journal'), ...fields.all('venue')]
			.flatMap((said) => textsOf(isObject(said) ? (said.volume ?? null) : said))
			.map((said) => /(?:\barxiv:\s?|^abs\/)(\d{4}\.\d{4,5})/i.exec(said)?.[1])
			.find((id) => id !== undefined) ??
		null
	);
}

/** Ids of both schemes (https://info.arxiv.org/help/arxiv_identifier.html). */
const ARXIV_ID =
	/^(?:arxiv:\s?)?(\d{4}\.\d{4,5}|(?:[a-z-]{4,8}|math|cs)(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\s*\[[\w.-]+\])?$/i;
const DOI_ADDRESS = /^https?:\/\/(?:dx\.)?doi\.org\//i;

/** The DOI of the work as it was published: arXiv's own names no publication. */
function doiOf(fields: RecordFields): string | null {
	for (const value of [...fields.all('doi'), ...fields.all('address')].flatMap(textsOf)) {
		const isNamed = DOI_ADDRESS.test(value) || /^(?:doi:?\s*)?10\./i.test(value);
		const doi = isNamed ? publishedDoiIn(value) : null;
		if (doi !== null) {
			return doi;
		}
	}
	return null;
}

function abstractOf(fields: RecordFields): string {
	const printed = fields
		.all('abstract')
		.map(text)
		.find((value) => value !== null);
	const inverted = fields.first('invertedAbstract');
	return printed
		? shownMarkup(printed).replace(/^Abstract (?=\p{Lu})/u, '')
		: isObject(inverted)
			? uninverted(inverted)
			: '';
}

/** Text as a browser would show it, where it is marked up as Crossref and feeds have it. */
function shownMarkup(line: string): string {
	return line.includes('</') ? shownText(line) : line;
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

function aiSummaryOf(fields: RecordFields): string | null {
	const tldr = fields.first('tldr');
	return text(fields.first('aiSummary')) ?? (isObject(tldr) ? text(tldr.text) : null);
}

function originOf(value: Json): Origin | null {
	const service = isObject(value) ? text(value.service) : null;
	return service === null ? null : { service, time: isObject(value) ? text(value.time) : null };
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
	const created = isObject(first ?? null) ? text((first as JsonObject).created) : null;
	const [, day, month = '', year] = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(created ?? '') ?? [];
	return day === undefined ? null : validDate(Number(year), monthNumber(month), Number(day));
}

/** Of Zotero's items the version is that of the item. */
function versionOf(fields: RecordFields, addresses: readonly string[]): number | null {
	const versions = fields.first('versions');
	const last = Array.isArray(versions) ? versions.at(-1) : undefined;
	const latest = isObject(last ?? null) ? text((last as JsonObject).version) : null;
	const own = fields.first('itemType') === null ? fields.first('version') : null;
	const said =
		count(own) ?? text(own) ?? latest ?? versionIn([...fields.all('arxivId').flatMap(textsOf), ...addresses]);
	return typeof said === 'number' ? said : count((said ?? '').replace(/^v/, ''));
}

/** What an id or an address of arXiv names (`2501.00001v2`). */
function versionIn(names: readonly string[]): string | null {
	const named = names.map((id) => VERSION.exec(id)?.[1]);
	return named.find((version) => version !== undefined) ?? null;
}

const VERSION = /^(?:\S*arxiv(?:\.org\/(?:abs|pdf)\/|:))?\d{4}\.\d{4,5}(v\d+)(?:\.pdf)?$/i;

/** Addresses are broken by scrapers that wrap lines. */
function wholeAddress(address: string): string {
	return address.replace(/\s+/g, '');
}

function firstCount(values: readonly Json[]): number | null {
	return values.map(count).find((value) => value !== null) ?? null;
}
