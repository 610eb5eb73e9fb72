import type { BibliographyEntry } from '../citation/bibliographies/bibliography';
import { latexPlain } from '../citation/bibtex/latexInlines';
import { bibtexNames } from '../citation/bibtex/names';
import type { CslName } from '../citation/csl';
import { withoutClass } from '../services/works/identifiers';
import { plainText } from '../services/works/plainText';
import { readableTitle } from '../text/title';
import type { Known } from './known';

/** What an entry of a bibliography claims, in plain words: entries taken from web pages hold entities of HTML. */
export interface CitedEntry {
	readonly key: string;
	readonly title: string;
	readonly authors: readonly string[];
	/** `and others`: more than those named. */
	readonly andOthers: boolean;
	readonly year: number | null;
	/** Journal, proceedings or book; `null` for a preprint and where none is named. */
	readonly venue: string | null;
	readonly doi: string | null;
	readonly arxivId: string | null;
	/** The entry that says so. */
	readonly entry: BibliographyEntry;
}

export function citedEntry(entry: BibliographyEntry): CitedEntry {
	const names = namesOf(entry);
	const named = names.filter(({ literal }) => literal !== 'others');
	const venue = venueOf(entry);
	return {
		key: entry.key,
		title: plainText(entry.title),
		authors: named.map((name) => plainText(printedWhole(name))),
		andOthers: named.length < names.length,
		year: entry.year === null ? null : Number(entry.year),
		venue: venue === null || PREPRINTS.test(venue) ? null : venue,
		doi: entry.doi,
		arxivId: entry.arxivId === null ? null : withoutClass(entry.arxivId.replace(/v\d+$/, '')),
		entry,
	};
}

const PREPRINTS = /\b(?:arxiv|corr|biorxiv|medrxiv|preprints?|ssrn|openreview|submitted|under review)\b/i;

/** `others` stands for those who are not named; people write it as `et al.`, too. */
function namesOf({ fields, csl }: BibliographyEntry): readonly CslName[] {
	if (csl === null) {
		const author = (fields.get('author') ?? '').replace(AND_OTHERS, ' and others');
		return bibtexNames(author, latexPlain);
	}
	return (csl.author ?? []).map((name) => (AND_OTHERS.test(` ${name.literal ?? name.family}`) ? OTHERS : name));
}

const AND_OTHERS = /(?:,|;|\s+and)?\s+et\.?\s+al\.?\s*$/iu;
const OTHERS: CslName = { literal: 'others' };

/** A name with its particles, as it stands on a paper. */
export function printedWhole(name: CslName): string {
	const { literal, given, family, suffix } = name;
	const parts = [given, name['dropping-particle'], name['non-dropping-particle'], family, suffix];
	return (
		literal ??
		parts
			.filter(Boolean)
			.join(' ')
			.replace(/(?<=['’-]) /gu, '')
	);
}

function venueOf({ fields, csl }: BibliographyEntry): string | null {
	const given =
		csl === null
			? (fields.get('journaltitle') ?? fields.get('journal') ?? fields.get('booktitle'))
			: (csl as { readonly 'container-title'?: unknown })['container-title'];
	const venue = typeof given === 'string' ? plainText(readableTitle(given)) : '';
	return venue === '' ? null : venue;
}

/** What an entry tells services when it is to be completed. */
export function knownOfEntry(cited: CitedEntry): Known {
	const { key, title, arxivId, doi, authors, year } = cited;
	return {
		...{ title, arxivId, doi, authors, year },
		id: key,
		authorCount: null,
		organization: null,
		date: null,
		dateInferred: false,
		abstract: '',
	};
}
