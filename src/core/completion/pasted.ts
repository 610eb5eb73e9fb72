import { paperAddressIn } from '../feeds/paperAddress';
import type { PaperFields } from '../paper';
import { type Amendment, amendmentBy } from './amendment';
import { type CitedEntry, knownOfEntry } from './citedEntry';
import { venueOf } from './facts';
import type { Known } from './known';
import { compareAuthors } from './people';
import { compareTitles } from './titles';

/** The record among those of a pasted text that is of the work an entry means: by its title, and no other people. */
export function pastedRecord<Fields extends PaperFields>(
	cited: CitedEntry,
	records: readonly Fields[],
): Fields | undefined {
	return records.find(({ titleText, authors }) => {
		const likeness = compareTitles(cited.title, titleText);
		const isOfOthers =
			cited.authors.length > 0 && authors.length > 0 && compareAuthors(cited.authors, authors).shared === 0;
		return (likeness === 'same' || likeness === 'alike') && !isOfOthers;
	});
}

/** What a pasted record says that an entry does not; its key and what the user wrote stay. */
export function pastedAmendment(cited: CitedEntry, record: PaperFields): Amendment | null {
	const { authors, names, doi, arxivId, publication, published, date } = record;
	const year = publication?.issued?.[0] ?? Number((published ?? date)?.slice(0, 4) ?? Number.NaN);
	return amendmentBy(cited, {
		...{ authors, names, doi, arxivId, publication },
		year: Number.isNaN(year) ? null : year,
		venue: venueOf(publication) ?? null,
		sourceOf: () => null,
	});
}

/** What services are asked for where somebody says by an id or an address which work an entry means; `null` for neither. */
export function knownByAddress(cited: CitedEntry, text: string): Known | null {
	const address = paperAddressIn(text);
	const known = knownOfEntry(cited);
	switch (address?.kind) {
		case 'arxiv':
			return { ...known, arxivId: address.id };
		case 'doi':
			return { ...known, doi: address.doi };
		default:
			return null;
	}
}
