import type { CslName } from '../citation/csl';
import { personName } from '../citation/personName';
import type { PersonName, Publication } from '../paper';
import type { ServiceName } from '../services/services';
import { type CitedEntry, printedWhole } from './citedEntry';
import type { Completion, Fact } from './completion';
import { completedRecord, publicationIn, venueOf } from './facts';

/** What an entry of a bibliography is to say from now on, from works that are beyond doubt the one it means. */
export interface Amendment {
	/** In the place of the one it has. */
	readonly title: string | null;
	readonly authors: readonly CslName[] | null;
	readonly year: number | null;
	/** Year, month, day as far as they are known; where the year is set. */
	readonly issued: readonly number[];
	readonly doi: string | null;
	/** Without version; also where the entry names one with it. */
	readonly arxivId: string | null;
	/** A preprint becomes what it was published as; its arXiv id stays. */
	readonly publication: Publication | null;
	/** What is set, for people to read. */
	readonly changes: readonly AmendedField[];
}

export interface AmendedField {
	readonly field: 'title' | 'authors' | 'year' | 'doi' | 'arxivId' | 'venue';
	/** Empty where the entry does not say it. */
	readonly before: string;
	readonly after: string;
	/** Who says so; `null` where the entry itself does, or what was pasted for it. */
	readonly source: ServiceName | null;
}

/**
 * What completion adds to an entry; `null` where it adds nothing. What the user wrote stays, but for a preprint that was
 * published by now, and a year that was only inferred.
 */
export function amendmentOf(cited: CitedEntry, completion: Pick<Completion, 'accepted'>): Amendment | null {
	if (completion.accepted.length === 0) {
		return null;
	}
	const { facts, ...record } = completedRecord(completion);
	const publication = publicationIn(completion.accepted);
	return amendmentBy(cited, { ...record, publication, sourceOf: (field) => sourceOf(facts, field) });
}

/** What a work that is the one an entry means offers it. */
export interface Offer {
	readonly authors: readonly string[];
	/** The same people taken apart, or empty. */
	readonly names: readonly PersonName[];
	readonly year: number | null;
	readonly doi: string | null;
	readonly arxivId: string | null;
	readonly venue: string | null;
	readonly publication: Publication | null;
	readonly sourceOf: (field: AmendedField['field']) => ServiceName | null;
}

/** What an offer changes of an entry; `null` where it changes nothing. */
export function amendmentBy(cited: CitedEntry, record: Offer): Amendment | null {
	const { fields, csl } = cited.entry;
	const hasPeople = cited.authors.length > 0 || fields.has('editor') || csl?.author !== undefined;
	const authors =
		hasPeople || record.authors.length === 0
			? null
			: record.names.length > 0
				? record.names
				: record.authors.map(personName);
	const publication = isPreprint(cited) && record.venue !== null ? record.publication : null;
	const issued = publication?.issued ?? (record.year === null ? [] : [record.year]);
	const isYearOpen = cited.year === null || publication !== null || isInferred(cited);
	const year = isYearOpen && issued[0] !== undefined && issued[0] !== cited.year ? issued[0] : null;
	const doi = cited.doi === null ? record.doi : null;
	const arxivId = cited.arxivId === null ? record.arxivId : versionOf(cited) === '' ? null : cited.arxivId;
	return amending(cited, { title: null, authors, year, issued, doi, arxivId, publication }, record.sourceOf);
}

/** Values that an entry is to have, with what each was before; `null` where there are none. */
export function amending(
	cited: CitedEntry,
	values: Omit<Amendment, 'changes'>,
	sourceOf: Offer['sourceOf'],
): Amendment | null {
	const { title, authors, year, doi, arxivId, publication } = values;
	const changes: AmendedField[] = [];
	const add = (field: AmendedField['field'], before: string | null, after: string | null) => {
		if (after !== null) {
			const isOwn = field === 'arxivId' && after === cited.arxivId;
			changes.push({ field, before: before ?? '', after, source: isOwn ? null : sourceOf(field) });
		}
	};
	add('title', cited.title, title);
	add('authors', cited.authors.join(', '), authors?.map(printedWhole).join(', ') ?? null);
	add('venue', cited.venue, publication && (venueOf(publication) ?? ''));
	add('year', cited.year === null ? null : String(cited.year), year === null ? null : String(year));
	add('doi', cited.doi, doi);
	add('arxivId', cited.arxivId === null ? null : cited.arxivId + versionOf(cited), arxivId);
	return changes.length === 0 ? null : { ...values, changes };
}

/** Of other types it is known where they came out, or that they did not. */
const OPEN_TYPES =
	/^(?:misc|online|unpublished|techreport|article|inproceedings|electronic|document|manuscript|webpage|report|preprint|post)?$/i;

function isPreprint({ venue, entry }: CitedEntry): boolean {
	return venue === null && OPEN_TYPES.test(entry.type);
}

function isInferred({ entry }: CitedEntry): boolean {
	const { fields, csl } = entry;
	return (csl?.keyword ?? fields.get('keywords') ?? '').includes('offprint:year-inferred');
}

function versionOf({ entry }: CitedEntry): string {
	return /v\d+$/i.exec((entry.fields.get('eprint') ?? '').trim())?.[0] ?? '';
}

function sourceOf(facts: readonly Fact[], field: AmendedField['field']): ServiceName | null {
	return facts.find((fact) => fact.field === field)?.source ?? null;
}
