import type { Organization, Paper } from '../paper';
import { withoutClass } from '../services/works/identifiers';

/** What is known of a work before anybody is asked: of a paper of the library, or of an entry of a bibliography. */
export interface Known {
	/** By which the caller finds it again. */
	readonly id: string;
	readonly title: string;
	/** Of accepted records of the same work: it may have been renamed between versions or in print. */
	readonly otherTitles?: readonly string[];
	readonly arxivId: string | null;
	readonly doi: string | null;
	readonly authors: readonly string[];
	readonly authorCount: number | null;
	readonly organization: Organization | null;
	/** Day a listing shows it under or it came out, `YYYY-MM-DD`. */
	readonly date: string | null;
	/** True where the year of that day was concluded. */
	readonly dateInferred: boolean;
	/** Year it is cited with, where there is no day. */
	readonly year: number | null;
	/** A whole abstract, or empty. */
	readonly abstract: string;
}

export function knownOfPaper(paper: Paper): Known {
	const { id, titleText, arxivId, doi, authors, authorCount, organization, date, dateInferred } = paper;
	return {
		...{ id, doi, authors, organization },
		arxivId: arxivId === null ? null : withoutClass(arxivId.toLowerCase()),
		title: titleText,
		authorCount: authors.length > 0 ? authors.length : authorCount,
		date: date ?? paper.published,
		dateInferred: date !== null && dateInferred,
		year: paper.publication?.issued?.[0] ?? null,
		abstract: paper.abstractKind === 'abstract' ? paper.abstract : '',
	};
}
