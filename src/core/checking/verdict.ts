import type { CitedEntry } from '../completion/citedEntry';
import { venueOf } from '../completion/facts';
import { isSameVenue } from '../completion/venues';
import { arxivMonth } from '../links/arxivMonth';
import type { ServiceName } from '../services/services';
import type { Work } from '../services/works/work';
import { fitOf, isBySame, isByThese, isCut, isIdentifiedBy, isInOrder, peopleLikeness, titleLikeness } from './fit';

/**
 * What services say of an entry:
 * - `verified`: a record says the same
 * - `differs`: there is such a work, but a field is not as it is there
 * - `not-found`: all that were asked answered, and none knows it
 * - `could-not-ask`: none knows it, or what a record leaves open cannot be told, and one gave no answer
 * - `withdrawn`: the work was taken back
 * - `published-as`: right as a preprint, and by now published
 */
export type VerdictKind = 'verified' | 'differs' | 'not-found' | 'could-not-ask' | 'withdrawn' | 'published-as';

export type CheckedField = 'title' | 'authors' | 'year' | 'venue' | 'doi' | 'arxivId';

/** The work an entry means, put together from what services say of it. */
export interface CheckedRecord {
	readonly title: string;
	readonly authors: readonly string[];
	readonly year: number | null;
	readonly venue: string | null;
	readonly doi: string | null;
	readonly arxivId: string | null;
	readonly withdrawn: string | null;
	readonly source: ServiceName;
	readonly time: string;
}

export interface EntryVerdict {
	readonly kind: VerdictKind;
	readonly differs: readonly CheckedField[];
	readonly record: CheckedRecord | null;
	/** What the record is put together from, the likest first; none where only an identifier leads to the record. */
	readonly works: readonly Work[];
}

/** Works that services named for an entry. */
export interface Candidates {
	readonly works: readonly Work[];
	/** Works the entry's own DOI leads to; `null` where nobody could be asked or it names none. */
	readonly ofDoi: readonly Work[] | null;
	readonly ofArxivId: readonly Work[] | null;
	readonly failed: readonly ServiceName[];
	/** True where those who would know a publication were asked, and know the work only as a preprint. */
	readonly isPreprintOnly: boolean;
}

/** What is to be said of an entry, given what services named for it. */
export function verdictOf(entry: CitedEntry, candidates: Candidates): EntryVerdict {
	const meant = meantWorks(entry, candidates.works);
	const isUnsure = candidates.failed.some((service) => service !== 'semantic-scholar');
	if (isUnsure && isOpen(entry, meant, candidates)) {
		return UNKNOWN;
	}
	if (meant.length === 0) {
		return (
			strayIdentifier(entry, candidates) ??
			(candidates.failed.length > 0 ? UNKNOWN : { kind: 'not-found', differs: [], record: null, works: [] })
		);
	}
	const differs = differingFields(entry, meant, candidates);
	const works = likestFirst(entry, meant);
	const record = recordOf(works);
	if (meant.some(({ withdrawn }) => withdrawn !== null)) {
		return { kind: 'withdrawn', differs, record, works };
	}
	const isYearOpen = isUnsure && differs.join() === 'year' && isNearYear(entry, meant);
	if (isYearOpen || (differs.length === 0 && isUnconfirmed(entry, meant, candidates))) {
		return { ...UNKNOWN, record, works };
	}
	if (differs.length > 0) {
		return { kind: 'differs', differs, record, works };
	}
	return {
		kind: entry.venue === null && entry.doi === null && record.venue !== null ? 'published-as' : 'verified',
		differs,
		record,
		works,
	};
}

const UNKNOWN: EntryVerdict = { kind: 'could-not-ask', differs: [], record: null, works: [] };

/**
 * True where those who gave no answer could clear an entry: they may know the work itself, where others know what is only
 * like it or a part of its title, or the title that the work of its identifier had before.
 */
function isOpen(entry: CitedEntry, meant: readonly Work[], { ofDoi, ofArxivId }: Candidates): boolean {
	const strays = [ofDoi, ofArxivId].flatMap((works) => works?.filter((work) => !meant.includes(work)) ?? []);
	const isLike = meant.length > 0 && !meant.some((work) => fitOf(entry, work) === 'whole' && !isCut(entry, work));
	return isLike || strays.some((work) => peopleLikeness(entry, work) >= 0.5);
}

/**
 * The works of the best fit there is: those with its title and the very same authors, else with its title and most of
 * them, else with its title, else nearly its title.
 */
function meantWorks(entry: CitedEntry, works: readonly Work[]): readonly Work[] {
	const fits = works.map((work) => ({ work, fit: fitOf(entry, work) }));
	for (const wanted of ['whole', 'title', 'authors'] as const) {
		const found = fits.filter(({ fit }) => fit === wanted).map(({ work }) => work);
		if (wanted === 'whole' && found.length > 0 && found.every((work) => isCut(entry, work))) {
			const near = fits.filter(({ work, fit }) => fit === 'authors' && isBySame(entry, work));
			return [...found, ...near.map(({ work }) => work)];
		}
		const bySame = found.filter((work) => work.authors.length === 0 || isBySame(entry, work));
		if (found.length > 0) {
			// Who keeps no order cannot tell that the authors stand in the right one.
			return bySame.some(({ authors, keepsOrder }) => keepsOrder && authors.length > 0) ? bySame : found;
		}
	}
	return [];
}

/** Nothing bears the title, but the entry's identifier leads to a work. */
function strayIdentifier(entry: CitedEntry, { ofDoi, ofArxivId }: Candidates): EntryVerdict | null {
	const work = ofDoi?.[0] ?? ofArxivId?.[0];
	if (work === undefined) {
		return null;
	}
	const identifier: CheckedField = ofDoi?.[0] === work ? 'doi' : 'arxivId';
	const differs: CheckedField[] =
		peopleLikeness(entry, work) >= 0.5 && entry.authors.length > 0 ? ['title'] : ['title', 'authors', identifier];
	return { kind: 'differs', differs, record: recordOf([work]), works: [] };
}

function differingFields(entry: CitedEntry, meant: readonly Work[], candidates: Candidates): readonly CheckedField[] {
	const differs: CheckedField[] = [];
	const check = (field: CheckedField, isWrong: boolean) => isWrong && differs.push(field);
	const ofWhole = meant.filter((work) => !isCut(entry, work));
	check('title', ofWhole.length > 0 && !ofWhole.some(({ titles }) => titleLikeness(entry, titles) === 'same'));
	check('authors', !isRightAuthors(entry, meant));
	check('year', !isRightYear(entry, meant));
	check('venue', !isRightVenue(entry, meant, candidates));
	check('doi', !isNamed('doi', entry, meant) && isStray(entry.doi, candidates.ofDoi, meant));
	check('arxivId', !isNamed('arxivId', entry, meant) && isStray(entry.arxivId, candidates.ofArxivId, meant));
	return differs;
}

/** True where a record names the identifier of an entry, or it has none. */
function isNamed(identifier: 'doi' | 'arxivId', entry: CitedEntry, meant: readonly Work[]): boolean {
	return entry[identifier] === null || meant.some((work) => work[identifier] === entry[identifier]);
}

/** True where an entry claims what no record says, and who would know gave no answer. */
function isUnconfirmed(entry: CitedEntry, meant: readonly Work[], { ofDoi, ofArxivId, failed }: Candidates): boolean {
	const isVenueUnknown = entry.venue !== null && venuesOf(meant).length === 0;
	return (
		failed.length > 0 &&
		((ofDoi === null && !isNamed('doi', entry, meant)) ||
			(ofArxivId === null && !isNamed('arxivId', entry, meant)) ||
			(isVenueUnknown && failed.some((service) => service !== 'huggingface')))
	);
}

function isRightAuthors(entry: CitedEntry, meant: readonly Work[]): boolean {
	const lists = meant.filter((work) => work.authors.length > 0);
	if (entry.authors.length === 0 || lists.length === 0) {
		return true;
	}
	const whole = lists.filter((work) => isByThese(entry, work));
	// Who keeps the order of the same people tells whether it is right.
	const ordered = whole.filter(({ keepsOrder }) => keepsOrder);
	return ordered.length === 0 ? whole.length > 0 : ordered.some((work) => isInOrder(entry, work));
}

/** Between the first version and print every year is somebody's; where nobody tells when it was printed, later ones may be. */
function isRightYear({ year, venue }: CitedEntry, meant: readonly Work[]): boolean {
	const years = yearsOf(meant);
	if (year === null || years.length === 0) {
		return true;
	}
	const isPrintUnknown = venue !== null && !meant.some(({ publication }) => publication !== null);
	return year >= Math.min(...years) && year <= Math.max(...years) + (isPrintUnknown ? YEARS_TO_PRINT : 0);
}

const YEARS_TO_PRINT = 3;

/** True for a year that is one of a preprint or of print if records that are known are not of that. */
function isNearYear({ year }: CitedEntry, meant: readonly Work[]): boolean {
	return year !== null && yearsOf(meant).some((each) => Math.abs(each - year) <= YEARS_TO_PRINT);
}

/** An arXiv id tells the year in which it was given. */
function yearsOf(meant: readonly Work[]): readonly number[] {
	return meant.flatMap(({ years, publication, arxivId }) => [
		...[...years, ...(publication?.issued?.slice(0, 1) ?? [])],
		...(arxivMonth(arxivId ?? '')?.slice(0, 1) ?? []),
	]);
}

function isRightVenue({ venue }: CitedEntry, meant: readonly Work[], { isPreprintOnly }: Candidates): boolean {
	const venues = venuesOf(meant);
	if (venue === null) {
		return true;
	}
	return venues.length === 0 ? !isPreprintOnly : venues.some((known) => isSameVenue(venue, known));
}

function venuesOf(meant: readonly Work[]): readonly string[] {
	return meant.flatMap(({ publication, journalRef }) => [
		...[publication?.container, publication?.event].filter((name) => name !== undefined),
		...(journalRef === null ? [] : [journalRef]),
	]);
}

/** True for an identifier that leads to another work, or to none. */
function isStray(identifier: string | null, found: readonly Work[] | null, meant: readonly Work[]): boolean {
	return identifier !== null && found !== null && !found.some((work) => meant.includes(work));
}

/** Of several works of one title and of the same people first those whose identifier or venue is that of the entry. */
function likestFirst(entry: CitedEntry, meant: readonly Work[]): readonly Work[] {
	const likeness = (work: Work) => {
		const isSamePlace = entry.venue !== null && venuesOf([work]).some((venue) => isSameVenue(entry.venue!, venue));
		return (isIdentifiedBy(entry, work) ? 4 : 0) + (isSamePlace ? 2 : 0);
	};
	return meant.toSorted((a, b) => likeness(b) - likeness(a));
}

function recordOf(works: readonly [Work, ...Work[]] | readonly Work[]): CheckedRecord {
	const first = <Value>(value: (work: Work) => Value | null | undefined): Value | null => {
		for (const work of works) {
			const found = value(work);
			if (found !== null && found !== undefined) {
				return found;
			}
		}
		return null;
	};
	const best = works.find(({ keepsOrder, authors }) => keepsOrder && authors.length > 0) ?? works[0]!;
	return {
		title: best.titles[0],
		authors: best.authors,
		year: first(({ publication }) => publication?.issued?.[0]) ?? first(({ years }) => years[0]),
		venue: first(({ publication }) => venueOf(publication)),
		doi: first(({ doi }) => doi),
		arxivId: first(({ arxivId }) => arxivId),
		withdrawn: first(({ withdrawn }) => withdrawn),
		source: best.service,
		time: best.time,
	};
}
