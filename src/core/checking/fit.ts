/** How like an entry of a bibliography is to a work that services know, and in what. */

import type { CitedEntry } from '../completion/citedEntry';
import { compareAuthors } from '../completion/people';
import { compareWithTitles, isCutTitle, isGeneric, type TitleLikeness } from '../completion/titles';
import type { Work } from '../services/works/work';

/** How a work fits an entry; `other` works are not meant by it. */
export function fitOf(entry: CitedEntry, work: Work): 'whole' | 'title' | 'authors' | 'other' {
	const title = compareWithTitles(entry.title, work.titles);
	const people = peopleLikeness(entry, work);
	if (isCut(entry, work)) {
		return 'whole';
	}
	if (title === 'same' || title === 'alike') {
		return people >= 0.5 ? 'whole' : isGeneric(entry.title) && !isIdentifiedBy(entry, work) ? 'other' : 'title';
	}
	return title === 'near' && people >= 0.5 ? 'authors' : 'other';
}

/** The work of the very same people, but for its subtitle: of that it says nothing. */
export function isCut(entry: CitedEntry, work: Work): boolean {
	return (
		isBySame(entry, work) && titleLikeness(entry, work.titles) !== 'same' && isCutTitle(entry.title, work.titles[0])
	);
}

/** True where all who are named are the authors of the work, in its order if that is known. */
export function isBySame(entry: CitedEntry, work: Work): boolean {
	return isByThese(entry, work) && (!work.keepsOrder || isInOrder(entry, work));
}

/** True where the authors that are named stand in the order of the work. */
export function isInOrder({ authors }: CitedEntry, work: Work): boolean {
	const { sameFirst, inOrder } = compareAuthors(authors, work.authors);
	return sameFirst && inOrder;
}

/** The same in any order. */
export function isByThese({ authors, andOthers }: CitedEntry, work: Work): boolean {
	const { shared } = compareAuthors(authors, work.authors);
	return authors.length > 0 && shared === authors.length && (andOthers || shared === work.authors.length);
}

/** Share of the named authors who are those of the work; whole where one of both names none. */
export function peopleLikeness(entry: CitedEntry, work: Work): number {
	if (entry.authors.length === 0 || work.authors.length === 0) {
		return 1;
	}
	const { shared } = compareAuthors(entry.authors, work.authors);
	return shared / entry.authors.length;
}

/** True where both have the same arXiv id or the same DOI. */
export function isIdentifiedBy(entry: CitedEntry, work: Work): boolean {
	return (entry.arxivId !== null && entry.arxivId === work.arxivId) || (entry.doi !== null && entry.doi === work.doi);
}

/** How like the title of an entry is to one of these. */
export function titleLikeness({ title }: CitedEntry, titles: readonly string[]): TitleLikeness {
	return compareWithTitles(title, titles);
}
