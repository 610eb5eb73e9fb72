import type { PersonName, Publication } from '../paper';
import type { Work } from '../services/works/work';
import type { CompletedRecord, Completion, Fact, FactField } from './completion';
import { compareAuthors, isSamePerson } from './people';
import { isSameVenue } from './venues';

/** What the accepted works say, the first of each field being the one to cite with. */
export function completedRecord({ accepted }: Pick<Completion, 'accepted'>): CompletedRecord {
	const facts: Fact[] = [];
	for (const field of Object.keys(VALUES) as FactField[]) {
		const found: Fact[] = [];
		for (const work of BEST_FIRST[field]?.(accepted) ?? accepted) {
			const value = VALUES[field](work);
			if (value !== null && !found.some((fact) => isSameValue(field, fact.value, value))) {
				found.push({ field, value, source: work.service, time: work.time });
			}
		}
		facts.push(...found);
	}
	const text = (field: FactField) => {
		const value = facts.find((fact) => fact.field === field)?.value;
		return typeof value === 'string' ? value : null;
	};
	const year = facts.find(({ field }) => field === 'year')?.value;
	const authors = facts.find(({ field }) => field === 'authors')?.value;
	const people = Array.isArray(authors) ? (authors as readonly string[]) : [];
	return {
		arxivId: text('arxivId'),
		doi: text('doi'),
		authors: people,
		names: namesOf(people, accepted),
		venue: text('venue'),
		year: typeof year === 'number' ? year : null,
		facts,
	};
}

const VALUES: Readonly<Record<FactField, (work: Work) => Fact['value'] | null>> = {
	arxivId: ({ arxivId }) => arxivId,
	doi: ({ doi }) => doi,
	authors: ({ authors, keepsOrder }) => (keepsOrder && authors.length > 0 ? authors : null),
	venue: ({ publication }) => venueOf(publication) ?? null,
	year: yearOf,
	published: ({ published }) => published,
	version: ({ version }) => version,
	categories: ({ categories }) => (categories.length > 0 ? categories : null),
	withdrawn: ({ withdrawn }) => withdrawn,
};

/** The year of the published work before that of its preprint; the publisher's word before that of others. */
const BEST_FIRST: Partial<Record<FactField, (works: readonly Work[]) => readonly Work[]>> = {
	venue: publishedFirst,
	year: (works) => {
		const published = works.filter(({ publication }) => publication !== null);
		return published.length > 0 ? publishedFirst(published) : works.filter((work) => work.published !== null);
	},
	version: (works) => works.toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0)),
};

/** Where a work came out: what it is a part of, else the event; `undefined` where neither is told. */
export function venueOf(publication: Publication | null): string | undefined {
	return publication?.container ?? publication?.event;
}

/** What is said of the publication by who keeps its record, else by others; `null` where nobody knows one. */
export function publicationIn(works: readonly Work[]): Publication | null {
	return publishedFirst(works).find(({ publication }) => publication !== null)?.publication ?? null;
}

function publishedFirst(works: readonly Work[]): readonly Work[] {
	return works.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ service }: Work): number {
	return service === 'crossref' || service === 'datacite' ? 0 : 1;
}

function yearOf({ publication, published }: Work): number | null {
	return publication?.issued?.[0] ?? (published === null ? null : Number(published.slice(0, 4)));
}

/** True where two values are no disagreement. */
function isSameValue(field: FactField, one: Fact['value'], other: Fact['value']): boolean {
	if (field === 'authors' && Array.isArray(one) && Array.isArray(other)) {
		const { shared, inOrder } = compareAuthors(one, other);
		return one.length === other.length && shared === one.length && inOrder;
	}
	/** Each service words them in its own way. */
	return field === 'venue'
		? isSameVenue(String(one), String(other))
		: field === 'categories' || field === 'version' || String(one) === String(other);
}

/** The names taken apart, in the order of `authors`: a source that does not keep the order still parts each name. */
function namesOf(authors: readonly string[], works: readonly Work[]): readonly PersonName[] {
	for (const { service, names, authors: printed } of works) {
		// Who is not taken apart is a group at Crossref, but may be a person elsewhere.
		const isParted = service === 'crossref' || !names.some(({ literal }) => literal !== undefined);
		if (names.length !== authors.length || !isParted) {
			continue;
		}
		const left = names.map((name, at) => ({ name, printed: printed[at]! }));
		const found = authors.flatMap((author) => {
			const fitting = left.filter((candidate) => isSamePerson(author, candidate.printed));
			const exact =
				fitting.find((candidate) => candidate.printed === author) ?? (fitting.length === 1 ? fitting[0] : undefined);
			return exact === undefined ? [] : left.splice(left.indexOf(exact), 1);
		});
		if (found.length === authors.length) {
			return found.map(({ name }) => name);
		}
	}
	return [];
}
