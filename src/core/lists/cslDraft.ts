import { plainCslText } from '../citation/cslMarkdown';
import type { Json } from '../listing/containers/jsonValue';
import { partsOf } from '../listing/containers/recordDates';
import { PREPRINTS } from '../listing/containers/recordPublication';
import type { Draft } from '../listing/facts/draft';
import { isoDate, validDate } from '../listing/facts/printedDate';
import type { PersonName, Publication } from '../paper';
import { factsOfNote } from './recordNote';

/** An item of CSL-JSON as programs write it: anything may be missing or of another type. */
export type LooseCsl = Readonly<Record<string, unknown>>;

/** What CSL does not tell, or tells in other words than the file. */
export interface Beside {
	readonly arxivId: string | null;
	readonly doi: string | null;
	readonly title: string;
	readonly abstract?: string;
	readonly citationKey?: string;
	/** As the file has it, addresses whole. */
	readonly note?: string;
	readonly categories?: readonly string[];
}

/** The facts of a CSL item as a draft that stands on these lines. */
export function draftOfCsl(csl: LooseCsl, beside: Beside, from: number, to: number): Draft {
	const people = namesOf(csl.author);
	const issued = partsOf((csl.issued ?? null) as Json);
	const [year, month, day] = issued;
	const date = year !== undefined && month !== undefined && day !== undefined ? validDate(year, month, day) : null;
	const url = cslText(csl.URL);
	const noted = factsOfNote(beside.note ?? cslText(csl.note));
	return {
		line: from,
		from,
		to,
		title: beside.title,
		arxivId: beside.arxivId,
		doi: beside.doi,
		abstract: beside.abstract ?? cslText(csl.abstract) ?? '',
		authors: people.names.map(printedName),
		names: people.names,
		authorCount: people.more ? null : people.names.length || null,
		published: date === null ? null : isoDate(year!, date),
		date,
		publication: publicationOf(csl, issued, beside.arxivId !== null),
		categories: beside.categories ?? [],
		citationKey: beside.citationKey ?? null,
		withdrawn: noted.withdrawn,
		urls: [...(url === null || !/^https?:\/\//i.test(url) || IDENTIFIER.test(url) ? [] : [url]), ...noted.urls],
	};
}

/** Addresses that say no more than the identifier. */
const IDENTIFIER = /^https?:\/\/(?:(?:dx\.)?doi\.org|arxiv\.org\/(?:abs|pdf))\//i;

/** Kinds of items that say nothing of where a paper came out. */
const UNPUBLISHED = new Set(['', 'article', 'document', 'manuscript', 'webpage', 'post', 'post-weblog']);

function publicationOf(csl: LooseCsl, issued: readonly number[], isPreprint: boolean): Publication | null {
	const type = cslText(csl.type) ?? '';
	const named = cslText(csl['container-title']);
	const container = named !== null && PREPRINTS.test(named) ? null : named;
	// Programs have no type for a preprint but that of an article, which then is in no journal.
	const isJournalless = isPreprint && type === 'article-journal' && container === null;
	const isPublished = container !== null || !(isJournalless || UNPUBLISHED.has(type));
	// A whole day says all that is known of one that is not published.
	if (!isPublished && (isPreprint || issued.length === 0 || issued.length === 3)) {
		return null;
	}
	const parts = {
		container,
		event: cslText(csl['event-title']) ?? cslText(csl.event),
		publisher: isPublished ? cslText(csl.publisher) : null,
		volume: cslText(csl.volume),
		issue: cslText(csl.issue),
		pages: cslText(csl.page)?.replace(/(?<=\w)-+(?=\w)/g, '–') ?? null,
	};
	return {
		type: type === '' ? 'document' : type,
		...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)),
		...(issued.length > 0 && { issued }),
	};
}

function namesOf(value: unknown): { readonly names: readonly PersonName[]; readonly more: boolean } {
	const names: PersonName[] = [];
	let more = false;
	for (const person of Array.isArray(value) ? value : []) {
		const { family, given, suffix, literal, ...particles } = person as Record<string, unknown>;
		const whole = cslText(literal);
		const last = [particles['dropping-particle'], particles['non-dropping-particle'], family].flatMap(
			(part) => cslText(part) ?? [],
		);
		if (whole === 'others') {
			more = true;
		} else if (whole !== null) {
			names.push({ literal: whole });
		} else if (last.length > 0) {
			const parts = { given: cslText(given), suffix: cslText(suffix) };
			names.push({
				family: last.join(' '),
				...(parts.given !== null && { given: parts.given }),
				...(parts.suffix !== null && { suffix: parts.suffix }),
			});
		} else if (cslText(given) !== null) {
			names.push({ literal: cslText(given)! });
		}
	}
	return { names, more };
}

/** A name as pages print it. */
export function printedName({ given, family, suffix, literal }: PersonName): string {
	return literal ?? [given, family, suffix].filter((part) => part !== undefined).join(' ');
}

/** A text or a number on one line, without the tags that CSL allows in titles; `null` where it says nothing. */
export function cslText(value: unknown): string | null {
	const line =
		typeof value === 'string'
			? plainCslText(value).replace(/\s+/g, ' ').trim()
			: typeof value === 'number'
				? String(value)
				: '';
	return line === '' ? null : line;
}
