import { personName } from '../citation/personName';
import { type AmendedField, type Amendment, amending } from '../completion/amendment';
import { publicationIn } from '../completion/facts';
import type { Work } from '../services/works/work';
import type { CheckedEntry } from './checkOnline';
import type { CheckedField } from './verdict';

/**
 * What makes an entry say what its record says: the fields that differ, and of a preprint where it was published.
 * `null` where no record of the same work tells it, and where the work was taken back: then a person decides.
 */
export function correctionOf({ entry, kind, differs, record, works }: CheckedEntry): Amendment | null {
	if (record === null || works.length === 0 || (kind !== 'differs' && kind !== 'published-as')) {
		return null;
	}
	const isTaken = (field: CheckedField) => differs.includes(field);
	const names = works.find(({ authors }) => authors === record.authors)?.names ?? [];
	const authors = names.length > 0 ? names : record.authors.map(personName);
	const publication = isTaken('venue') || kind === 'published-as' ? publicationIn(works) : null;
	const year = publication?.issued?.[0] ?? record.year;
	const isYearTaken = year !== entry.year && (isTaken('year') || publication !== null);
	return amending(
		entry,
		{
			title: isTaken('title') ? record.title : null,
			authors: isTaken('authors') && authors.length > 0 ? authors : null,
			year: isYearTaken ? year : null,
			issued: publication?.issued ?? (year === null ? [] : [year]),
			doi: isTaken('doi') || (publication !== null && entry.doi === null) ? record.doi : null,
			arxivId: isTaken('arxivId') ? record.arxivId : null,
			publication,
		},
		(field) => works.find(SAYS[field])?.service ?? record.source,
	);
}

/** Which works say something of a field; who lists the people in their order speaks for title and authors. */
const SAYS: Readonly<Record<AmendedField['field'], (work: Work) => boolean>> = {
	title: () => false,
	authors: () => false,
	venue: ({ publication }) => publication !== null,
	year: ({ publication }) => publication?.issued?.[0] !== undefined,
	doi: ({ doi }) => doi !== null,
	arxivId: ({ arxivId }) => arxivId !== null,
};
