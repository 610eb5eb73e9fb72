import { venueOf } from '../completion/facts';
import { compareAuthors } from '../completion/people';
import { isSameVenue } from '../completion/venues';
import type { Origin, Paper, PaperFields, Publication, SourceRef } from '../paper';
import { isServiceName, SERVICES } from '../services/services';
import type { DateForms } from '../text/dates';
import { encodedAddress } from '../text/encoded';

/** What of a paper is shown with who says so. */
export const FACT_FIELDS = [
	'authors',
	'publication',
	'doi',
	'published',
	'listed',
	'version',
	'categories',
	'collections',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** A value with the source that gives it, in words. */
export interface Said {
	readonly text: string;
	/** `Crossref, 28 Nov 2026 23:10 UTC`; a file's name where the user saved it. */
	readonly by: string;
}

export interface PageFact {
	readonly field: FactField;
	/** The first is the one the paper is cited with; sources that disagree stand behind it. */
	readonly said: readonly [Said, ...Said[]];
	/** Where the value leads to. */
	readonly href: string | null;
}

/**
 * What a paper is cited with, each value with its source and time; empty where no service was asked and its listing tells
 * nothing that the page does not say elsewhere.
 */
export function pageFacts(paper: Paper, dates: DateForms): readonly PageFact[] {
	const isTold =
		paper.sources.some(({ origin }) => origin !== null) || paper.doi !== null || paper.publication !== null;
	if (!isTold) {
		return [];
	}
	return FACT_FIELDS.flatMap((field) => {
		const [first, ...others] = saidOf(paper, field, dates);
		return first === undefined ? [] : [{ field, said: [first, ...others], href: hrefOf(paper, field) }];
	});
}

/** Who says that a paper was withdrawn, and why. */
export function withdrawal({ withdrawn, sources, provenance }: Paper, dates: DateForms): Said | null {
	const source = sources[provenance.withdrawn ?? 0];
	return withdrawn === null ? null : { text: withdrawn, by: source === undefined ? '' : sourceName(source, dates) };
}

/** A source as people know it. */
export function sourceName({ origin, file }: Pick<SourceRef, 'origin' | 'file'>, dates: DateForms): string {
	return origin === null ? fileName(file) : originName(origin, dates);
}

/** `Crossref, 28 Nov 2026 23:10 UTC` */
export function originName({ service, time }: Origin, dates: DateForms): string {
	const label = isServiceName(service) ? SERVICES[service].label : service;
	const [, day, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(time ?? '') ?? [];
	return day === undefined ? label : `${label}, ${dates.day(day)} ${clock} UTC`;
}

function saidOf(paper: Paper, field: FactField, dates: DateForms): readonly Said[] {
	const all = paper.said ?? [paper];
	const best = field === 'listed' ? undefined : paper.provenance[field];
	const order = [...all.keys()].sort((a, b) => Number(b === best) - Number(a === best));
	const said: Said[] = [];
	const known: PaperFields[] = [];
	for (const index of order) {
		const fields = all[index]!;
		const source = paper.sources[index];
		const text = TEXTS[field](fields, dates);
		if (text !== '' && source !== undefined && !known.some((other) => isSame(field, other, fields, dates))) {
			known.push(fields);
			said.push({ text, by: sourceName(source, dates) });
		}
	}
	return said;
}

const TEXTS: Readonly<Record<FactField, (fields: PaperFields, dates: DateForms) => string>> = {
	authors: ({ authors }) => authors.join(', '),
	publication: ({ publication }) => (publication === null ? '' : publicationText(publication)),
	doi: ({ doi }) => doi ?? '',
	published: ({ published }, dates) => (published === null ? '' : dates.day(published)),
	listed: ({ date, dateInferred, published }, dates) =>
		date === null || date === published ? '' : `${dates.day(date)}${dateInferred ? ' (?)' : ''}`,
	version: ({ version }) => (version === null ? '' : `v${version}`),
	categories: ({ categories }) => categories.join(', '),
	collections: ({ collections }) => collections.join(', '),
};

/** `Journal of Things 12 (3), 17–23, 2026` */
function publicationText({ container, event, publisher, volume, issue, pages, issued }: Publication): string {
	const numbers = [volume, issue === undefined ? undefined : `(${issue})`]
		.filter((part) => part !== undefined)
		.join(' ');
	const place = [container ?? event ?? publisher, numbers].filter(Boolean).join(' ');
	return place === '' ? '' : [place, pages, issued?.[0]].filter(Boolean).join(', ');
}

/** True where two sources do not disagree: one may say less than the other. */
function isSame(field: FactField, one: PaperFields, other: PaperFields, dates: DateForms): boolean {
	switch (field) {
		case 'authors': {
			const { shared, inOrder } = compareAuthors(one.authors, other.authors);
			return one.authors.length === other.authors.length && shared === one.authors.length && inOrder;
		}
		case 'publication':
			return one.publication?.issued?.[0] === other.publication?.issued?.[0] && isSamePlace(one, other);
		case 'categories':
		case 'collections':
		case 'listed':
		case 'version':
			return true;
		default:
			return TEXTS[field](one, dates) === TEXTS[field](other, dates);
	}
}

function isSamePlace({ publication: one }: PaperFields, { publication: other }: PaperFields): boolean {
	const [venue, otherVenue] = [venueOf(one), venueOf(other)];
	return venue === undefined || otherVenue === undefined || isSameVenue(venue, otherVenue);
}

function hrefOf({ doi, arxivId, version }: Paper, field: FactField): string | null {
	if (field === 'doi' && doi !== null) {
		return `https://doi.org/${encodedAddress(doi)}`;
	}
	return field === 'version' && arxivId !== null ? `https://arxiv.org/abs/${arxivId}v${version}` : null;
}

function fileName(uri: string): string {
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
