import { publishedDoiIn } from '../links/doi';
import { PREPRINTS } from '../listing/containers/recordPublication';
import type { Draft } from '../listing/facts/draft';
import { isoDate, monthNumber, type PrintedDate, validDate } from '../listing/facts/printedDate';
import type { PersonName, Publication } from '../paper';
import { printedName } from './cslDraft';
import type { ListReader, ListReading } from './reading';
import { factsOfNote } from './recordNote';

/** A record of lines `TAG - value`; a value may go on in lines that are indented. */
interface TaggedRecord {
	readonly from: number;
	to: number;
	readonly values: Map<string, string[]>;
}

const TAG_LINE = /^([A-Z][A-Z0-9]{1,3})[ \t]*-(?:[ \t](.*))?$/u;

/** RIS, as Zotero, EndNote, publishers and Offprint write it (https://en.wikipedia.org/wiki/RIS_(file_format)). */
export const readRis: ListReader = (text) =>
	/^TY {1,2}- /mu.test(text) ? readTagged(text, 'TY', 'ER', draftOfRis) : null;

/** What PubMed saves (https://www.nlm.nih.gov/bsd/mms/medlineelements.html). */
export const readNbib: ListReader = (text) =>
	/^PMID- /mu.test(text) ? readTagged(text, 'PMID', null, draftOfNbib) : null;

function readTagged(
	text: string,
	first: string,
	last: string | null,
	draftOf: (record: TaggedRecord) => Draft | null,
): ListReading | null {
	const { records, stray } = recordsOf(text, first, last);
	const drafts: Draft[] = [];
	const untitled: number[] = [];
	for (const record of records) {
		const draft = draftOf(record);
		if (draft === null) {
			untitled.push(record.from);
		} else {
			drafts.push(draft);
		}
	}
	return drafts.length === 0
		? null
		: {
				drafts,
				problems: [
					...untitled.map((line) => ({ line, message: 'This entry has no title.' })),
					...(stray === null ? [] : [{ line: stray, message: 'This line belongs to no entry.' }]),
				],
			};
}

function recordsOf(text: string, first: string, last: string | null) {
	const records: TaggedRecord[] = [];
	let current: TaggedRecord | null = null;
	let tag = '';
	let stray: number | null = null;
	for (const [index, line] of text.split(/\r\n|[\n\r]/u).entries()) {
		const found = TAG_LINE.exec(line);
		const [, name = '', value = ''] = found ?? [];
		if (name === first) {
			current = { from: index + 1, to: index + 1, values: new Map() };
			records.push(current);
		}
		if (current === null) {
			stray ??= line.trim() === '' ? null : index + 1;
			continue;
		}
		const values: string[] | undefined = current.values.get(found === null ? tag : name);
		if (found !== null) {
			tag = name;
			if (values === undefined) {
				current.values.set(name, [value.trim()]);
			} else {
				values.push(value.trim());
			}
		} else if (line.trim() !== '' && values !== undefined) {
			values.push(`${values.pop()} ${line.trim()}`);
		} else if (line.trim() === '') {
			continue;
		}
		current.to = index + 1;
		if (name === last && found !== null) {
			current = null;
		}
	}
	return { records, stray };
}

/** Of these tags the first that says something. */
function one({ values }: TaggedRecord, ...tags: readonly string[]): string | null {
	for (const tag of tags) {
		const value = values.get(tag)?.find((text) => text !== '');
		if (value !== undefined) {
			return value;
		}
	}
	return null;
}

function all({ values }: TaggedRecord, ...tags: readonly string[]): readonly string[] {
	return tags.flatMap((tag) => values.get(tag) ?? []).filter((text) => text !== '');
}

const RIS_TYPES: Readonly<Record<string, string>> = {
	JOUR: 'article-journal',
	JFULL: 'article-journal',
	MGZN: 'article-magazine',
	NEWS: 'article-newspaper',
	CONF: 'paper-conference',
	CPAPER: 'paper-conference',
	CHAP: 'chapter',
	BOOK: 'book',
	EDBOOK: 'book',
	THES: 'thesis',
	RPRT: 'report',
	COMP: 'software',
	DATA: 'dataset',
	PAT: 'patent',
	ELEC: 'webpage',
};

function draftOfRis(record: TaggedRecord): Draft | null {
	const title = one(record, 'TI', 'T1', 'CT') ?? one(record, 'BT');
	if (title === null) {
		return null;
	}
	const short = all(record, 'AU', 'A1');
	// Web of Science has initials under the one, and the whole names under the other.
	const full = all(record, 'AF');
	const names = (full.length === short.length ? full : short).map(risName);
	const { date, issued } = slashedDate(one(record, 'DA', 'Y1', 'PY'), one(record, 'PY', 'Y1'));
	const addresses = all(record, 'UR', 'L2', 'L1');
	const arxivId = arxivIdIn([...addresses, ...all(record, 'M1', 'AN', 'DO', 'C1', 'M3', 'T2', 'JO', 'JF')]);
	const type = RIS_TYPES[one(record, 'TY') ?? ''];
	const [start, end] = [one(record, 'SP')?.replace(/(?<=\w)-+(?=\w)/gu, '–') ?? null, one(record, 'EP')];
	const noted = factsOfNote(one(record, 'N1'));
	const key = one(record, 'ID');
	const container = one(record, 'T2', 'JO', 'JF', 'JA', 'BT', 'C3');
	return {
		...lines(record),
		...peopleNamed(names),
		title,
		arxivId,
		doi: publishedDoiIn(one(record, 'DO') ?? ''),
		abstract: one(record, 'AB', 'N2') ?? '',
		published: date === null ? null : isoDate(date.year!, date),
		date,
		publication: published(type, arxivId, issued, {
			container: container !== null && PREPRINTS.test(container) ? null : container,
			publisher: one(record, 'PB'),
			volume: one(record, 'VL'),
			issue: one(record, 'IS'),
			pages: start !== null && end !== null && end !== start && !start.includes('–') ? `${start}–${end}` : start,
		}),
		// EndNote numbers its records.
		citationKey: key !== null && /^\d+$/u.test(key) ? null : key,
		withdrawn: noted.withdrawn,
		urls: [...webAddresses(addresses), ...noted.urls],
	};
}

function draftOfNbib(record: TaggedRecord): Draft | null {
	const title = one(record, 'TI', 'BTI');
	if (title === null) {
		return null;
	}
	const full = all(record, 'FAU');
	const people = full.length > 0 ? full.map(risName).map(withSuffix) : all(record, 'AU').map(pubmedName);
	const names = [...people, ...all(record, 'CN').map((literal) => ({ literal }))];
	const [, year, month = '', day] =
		/^(\d{4})(?: ([A-Z][a-z]{2})\b(?!-))?(?: (\d{1,2})\b)?/u.exec(one(record, 'DP') ?? '') ?? [];
	const number = monthNumber(month);
	const printed = year && number > 0 && day ? validDate(Number(year), number, Number(day)) : null;
	const [, onlineYear, onlineMonth, onlineDay] = /^(\d{4})(\d\d)(\d\d)$/u.exec(one(record, 'DEP') ?? '') ?? [];
	const date =
		(onlineYear === undefined ? null : validDate(Number(onlineYear), Number(onlineMonth), Number(onlineDay))) ??
		printed;
	const issued =
		year === undefined ? [] : [Number(year), ...(number > 0 ? [number] : []), ...(printed ? [printed.day] : [])];
	const doi = all(record, 'LID', 'AID').find((id) => id.endsWith('[doi]'));
	return {
		...lines(record),
		...peopleNamed(names),
		// Brackets mark a translated title.
		title: title.replace(/^\[(.*)\]\.?$/u, '$1').replace(/\.$/u, ''),
		doi: publishedDoiIn(doi ?? ''),
		abstract: one(record, 'AB') ?? '',
		published: date === null ? null : isoDate(date.year!, date),
		date,
		publication: published('article-journal', null, issued, {
			container: one(record, 'JT', 'TA'),
			volume: one(record, 'VI'),
			issue: one(record, 'IP'),
			pages: one(record, 'PG')?.replace('-', '–') ?? null,
		}),
	};
}

const lines = ({ from, to }: TaggedRecord) => ({ line: from, from, to });

function peopleNamed(names: readonly PersonName[]) {
	return { authors: names.map(printedName), names, authorCount: names.length || null };
}

/** `Family, Given, Suffix`; a name without a comma is a group. */
function risName(name: string): PersonName {
	if (name.includes(',,')) {
		// As EndNote has a group with commas in its name.
		return { literal: name.replaceAll(',,', ',') };
	}
	const [family = '', given, suffix] = name.split(',').map((part) => part.trim());
	return given === undefined || given === ''
		? { literal: family }
		: { family, given, ...(suffix !== undefined && suffix !== '' && { suffix }) };
}

/** PubMed puts suffixes behind given names: `King, Martin Luther Jr`. */
function withSuffix(name: PersonName): PersonName {
	const [, given, suffix] = /^(.+)\s((?:[JS]r|[IV]{2,3}|[23](?:nd|rd))\.?)$/u.exec(name.given ?? '') ?? [];
	return given === undefined ? name : { ...name, given, suffix: suffix! };
}

/** `Poe PA`, `Roe R Jr`: a family name with initials. */
function pubmedName(name: string): PersonName {
	const [, family, given, suffix] =
		/^(.+?)\s(\p{Lu}{1,4})(?:\s((?:[JS]r|[IV]{2,3}|[23](?:nd|rd))))?$/u.exec(name) ?? [];
	return family === undefined ? { literal: name } : { family, given: given!, ...(suffix !== undefined && { suffix }) };
}

/** `2020/05/06/note`, `2020-05-06`, `2020` */
function slashedDate(written: string | null, year: string | null) {
	const [, whole, month, day] = /^(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/u.exec(written ?? '') ?? [];
	const only = whole ?? /\b(\d{4})\b/u.exec(year ?? '')?.[1];
	const issued = [only, month, day].filter((part) => part !== undefined).map(Number);
	const [y, m, d] = issued;
	const date: PrintedDate | null = y && m && d ? validDate(y, m, d) : null;
	return { date, issued };
}

function published(
	type: string | undefined,
	arxivId: string | null,
	issued: readonly number[],
	parts: Readonly<Partial<Record<'container' | 'publisher' | 'volume' | 'issue' | 'pages', string | null>>>,
): Publication | null {
	const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));
	const isNowhere = type === undefined || (type === 'article-journal' && arxivId !== null);
	if (isNowhere && known.container === undefined && (arxivId !== null || issued.length !== 1)) {
		return null;
	}
	return { type: type ?? 'document', ...known, ...(issued.length > 0 && { issued }) };
}

function arxivIdIn(texts: readonly string[]): string | null {
	for (const text of texts) {
		const id = /(?:arxiv[:.]\s?|arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/)(\d{4}\.\d{4,5})(?!\d)/iu.exec(
			text,
		)?.[1];
		if (id !== undefined) {
			return id;
		}
	}
	return null;
}

function webAddresses(texts: readonly string[]): readonly string[] {
	return texts.filter(
		(text) => /^https?:\/\/\S+$/iu.test(text) && !/^https?:\/\/(?:(?:dx\.)?doi\.org|arxiv\.org)\//iu.test(text),
	);
}
