import { arxivMonth } from '../links/arxivMonth';
import { linkHref } from '../links/links';
import type { LinkKind, Paper, PaperId, Publication } from '../paper';
import type { CslItem } from './csl';
import { personName } from './personName';

/** What a citation lacks; each is written as a keyword so that a later completion finds the entry. */
export type IncompleteMark = 'missing-author' | 'missing-year' | 'year-inferred';

/** Keyword written for each mark, in `keywords` (BibTeX), `keyword` (CSL) and `KW` (RIS). */
export const INCOMPLETE_MARKS: Readonly<Record<IncompleteMark, string>> = {
	'missing-author': 'offprint:missing-author',
	'missing-year': 'offprint:missing-year',
	'year-inferred': 'offprint:year-inferred',
};

/** A paper as it may honestly be cited: what the sources said and nothing else. */
export interface CitationRecord {
	readonly paperId: PaperId;
	readonly key: string;
	readonly csl: CslItem;
	/** Title as the source has it, LaTeX included; what BibTeX is written from. */
	readonly titleSource: string;
	/** arXiv id without version, where known. */
	readonly arxivId: string | null;
	/** Where a link written of the paper leads: to itself, else to its project page, else to its code. */
	readonly page: string | null;
	readonly incomplete: readonly IncompleteMark[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Year, month and day a paper may be cited with; empty when unknown. The month its arXiv id names is that of submission,
 * and wins where the listing shows another one, as a feed shows the day a paper entered it.
 */
export function issuedDate(paper: Pick<Paper, 'arxivId' | 'date'>): readonly number[] {
	const listed = paper.date === null ? [] : paper.date.split('-').map(Number);
	const submitted = arxivMonth(paper.arxivId ?? '');
	if (submitted === null) return listed;
	return listed[0] === submitted[0] && listed[1] === submitted[1] ? listed : submitted;
}

/** The record of a paper under `key`. Authors appear only where a source printed their names. */
export function citationRecord(paper: Paper, key: string): CitationRecord {
	const { publication, published, doi } = paper;
	const known = publication?.issued ?? published?.split('-').map(Number);
	const issued = known ?? issuedDate(paper);
	const yearInferred = known === undefined && paper.dateInferred && !isYearOfArxivId(paper);
	const address = ownAddress(paper);
	const incomplete: IncompleteMark[] = [];
	if (paper.authors.length === 0) incomplete.push('missing-author');
	if (issued.length === 0) incomplete.push('missing-year');
	else if (yearInferred) incomplete.push('year-inferred');
	return {
		paperId: paper.id,
		key,
		titleSource: paper.title,
		arxivId: paper.arxivId,
		page: address ?? linkedPage(paper),
		incomplete,
		csl: {
			id: key,
			type: publication?.type ?? (paper.arxivId === null ? 'document' : 'article'),
			title: paper.titleText,
			...(paper.authors.length > 0 && { author: paper.names.length > 0 ? paper.names : paper.authors.map(personName) }),
			...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
			...(publication === null ? preprintPart(paper) : publishedPart(publication)),
			...(doi !== null && { DOI: doi }),
			...(address !== null && { URL: address }),
			...noted(note(paper, yearInferred)),
			...(incomplete.length > 0 && { keyword: incomplete.map((mark) => INCOMPLETE_MARKS[mark]).join(', ') }),
		},
	};
}

function preprintPart({ arxivId }: Paper): Partial<CslItem> {
	return arxivId === null ? {} : { publisher: 'arXiv', number: `arXiv:${arxivId}` };
}

function publishedPart({ container, event, publisher, volume, issue, pages }: Publication): Partial<CslItem> {
	return {
		...(container !== undefined && { 'container-title': container }),
		...(event !== undefined && { 'event-title': event }),
		...(publisher !== undefined && { publisher }),
		...(volume !== undefined && { volume }),
		...(issue !== undefined && { issue }),
		...(pages !== undefined && { page: pages.replace(/–/gu, '-') }),
	};
}

/** The preprint can be read by everybody, so its address stays beside the DOI. */
function ownAddress({ arxivId, doi }: Paper): string | null {
	return arxivId !== null ? `https://arxiv.org/abs/${arxivId}` : doi !== null ? `https://doi.org/${doi}` : null;
}

/** What leads to a paper that has no id, the nearest first. */
const PAGES: readonly LinkKind[] = ['paper', 'project', 'code'];

function linkedPage({ links }: Paper): string | null {
	for (const kind of PAGES) {
		const link = links.find((each) => each.kind === kind);
		const href = link === undefined ? null : linkHref(link);
		if (href !== null) return href;
	}
	return null;
}

function isYearOfArxivId(paper: Paper): boolean {
	return issuedDate({ ...paper, date: null }).length > 0;
}

function noted(note: string): Partial<CslItem> {
	return note === '' ? {} : { note };
}

/** Layouts of the pages of Hugging Face, as people save them; what else lists papers says nothing of that site. */
const OF_SITE = /^(?:search-.*|trending|cards|paper-page|mail-digest|saved-html)$/;

function isListed({ sources, upvotes }: Paper): boolean {
	return (
		upvotes !== null ||
		sources.some(({ origin, layout }) => (origin === null ? OF_SITE.test(layout) : origin.service === 'huggingface'))
	);
}

function note(paper: Paper, yearInferred: boolean): string {
	const shown = shownAs(paper);
	const elsewhere = shown.replace(/^[,;] (.)/, (_, first: string) => first.toUpperCase());
	const parts = [isListed(paper) ? `Listed on Hugging Face Daily Papers${shown}` : elsewhere].filter(Boolean);
	if (yearInferred && paper.date !== null) {
		const [, month = 1, day] = paper.date.split('-').map(Number);
		parts.push(`year inferred from the page, the listing shows only "${MONTHS[month - 1]} ${day}"`);
	}
	if (paper.withdrawn !== null) parts.unshift(`Withdrawn: ${paper.withdrawn}`);
	for (const { url, kind } of paper.links) {
		if (kind === 'code') parts.push(`Code: ${url}`);
		if (kind === 'project') parts.push(`Project page: ${url}`);
	}
	return parts.join('; ');
}

function shownAs({ authors, authorCount, organization }: Paper): string {
	const under = organization === null ? '' : `, shown under the organisation ${organization.name}`;
	if (authors.length > 0) return under;
	if (authorCount === null) return `${under}; authors not given in the listing`;
	return `, ${authorCount} ${authorCount === 1 ? 'author' : 'authors'}, names not given in the listing${under}`;
}
