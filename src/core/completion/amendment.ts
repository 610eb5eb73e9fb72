import type { CslName } from '../citation/csl';
import { personName } from '../citation/personName';
import type { PersonName, Publication } from '../paper';
import type { ServiceName } from '../services/services';
import type { CitedEntry } from './citedEntry';
import type { Completion, Fact, FactField } from './completion';
import { completedRecord, publicationIn, venueOf } from './facts';

/**
 * What an entry of a bibliography is to say that it does not say yet, from works that are beyond doubt the one it means.
 * What the user wrote stays, but for a preprint that was published by now, and a year that was only inferred.
 */
export interface Amendment {
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
	readonly field: 'authors' | 'year' | 'doi' | 'arxivId' | 'venue';
	/** Empty where the entry does not say it. */
	readonly before: string;
	readonly after: string;
	/** Who says so; `null` where the entry itself does, or what was pasted for it. */
	readonly source: ServiceName | null;
}

/** What is to be changed of an entry; `null` where nothing is. */
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
	readonly sourceOf: (field: FactField) => ServiceName | null;
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
	const version = /v\d+$/i.exec((fields.get('eprint') ?? '').trim())?.[0] ?? '';
	const arxivId = cited.arxivId === null ? record.arxivId : version === '' ? null : cited.arxivId;
	const by = record.sourceOf;
	const changes: AmendedField[] = [
		...(authors === null
			? []
			: [{ field: 'authors', before: '', after: record.authors.join(', '), source: by('authors') } as const]),
		...(publication === null
			? []
			: [{ field: 'venue', before: '', after: venueOf(publication) ?? '', source: by('venue') } as const]),
		...(year === null
			? []
			: [{ field: 'year', before: String(cited.year ?? ''), after: String(year), source: by('year') } as const]),
		...(doi === null ? [] : [{ field: 'doi', before: '', after: doi, source: by('doi') } as const]),
		...(arxivId === null
			? []
			: [
					{
						field: 'arxivId',
						before: cited.arxivId === null ? '' : cited.arxivId + version,
						after: arxivId,
						source: cited.arxivId === null ? by('arxivId') : null,
					} as const,
				]),
	];
	return changes.length === 0 ? null : { authors, year, issued, doi, arxivId, publication, changes };
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

function sourceOf(facts: readonly Fact[], field: FactField): ServiceName | null {
	return facts.find((fact) => fact.field === field)?.source ?? null;
}
