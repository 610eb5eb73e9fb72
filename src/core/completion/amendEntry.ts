import { bibtexEdits } from '../citation/bibliographies/amending/bibtexEdits';
import { jsonEdits } from '../citation/bibliographies/amending/jsonEdits';
import { yamlEdits } from '../citation/bibliographies/amending/yamlEdits';
import type { BibliographyEntry, BibliographyFormat } from '../citation/bibliographies/bibliography';
import { BIBTEX_MONTHS, BIBTEX_TYPES, bibtexName } from '../citation/formats/bibtex';
import { latexText, latexUrl } from '../citation/formats/latex';
import { INCOMPLETE_MARKS } from '../citation/record';
import type { TextEdit } from '../text/edits';
import type { Amendment } from './amendment';
import { venueOf } from './facts';

/** The edits that write an amendment into a bibliography; `null` where the entry cannot be written in. */
export function amendEntry(
	text: string,
	format: BibliographyFormat,
	entry: BibliographyEntry,
	amendment: Amendment,
): readonly TextEdit[] | null {
	switch (format) {
		case 'bibtex':
			return bibtexEdits(text, entry.range.start, bibtexChanges(entry, amendment), bibtexType(amendment));
		case 'csl-json':
			return jsonEdits(text, entry.range, cslChanges(entry, amendment));
		case 'csl-yaml':
			return yamlEdits(text, entry.range, cslChanges(entry, amendment));
		case 'hayagriva':
			return null;
		default:
			return format satisfies never;
	}
}

function bibtexType({ publication }: Amendment): string | null {
	const published = publication === null ? undefined : BIBTEX_TYPES[publication.type];
	return published === undefined || (published[1] !== null && venueOf(publication) === undefined) ? null : published[0];
}

function bibtexChanges(entry: BibliographyEntry, amendment: Amendment): Map<string, string | null> {
	const { fields } = entry;
	const { title, authors, year, issued, doi, arxivId, publication } = amendment;
	const isBiblatex =
		['date', 'journaltitle', 'eprinttype'].some((name) => fields.has(name)) || /^online$/i.test(entry.type);
	const changes = new Map<string, string | null>();
	const set = (name: string, value: string | undefined) => value !== undefined && changes.set(name, latexText(value));
	const drop = (name: string) => fields.has(name) && !changes.has(name) && changes.set(name, null);
	if (title !== null) {
		changes.set('title', `{${latexText(title)}}`);
		drop('subtitle');
	}
	if (authors !== null) {
		changes.set('author', authors.map(bibtexName).join(' and '));
	}
	if (publication !== null) {
		const container = BIBTEX_TYPES[publication.type]?.[1] ?? 'howpublished';
		set(container === 'journal' && isBiblatex ? 'journaltitle' : container, venueOf(publication));
		set('volume', publication.volume);
		set(isBiblatex ? 'issue' : 'number', publication.issue);
		set('pages', publication.pages?.replace(/(?<=\w)[-–](?=\w)/gu, '--'));
		set('publisher', publication.publisher);
		for (const name of ['journal', 'journaltitle', 'howpublished', 'publisher', 'institution']) {
			if (/arxiv|corr/i.test(fields.get(name) ?? '')) {
				drop(name);
			}
		}
		if (isElsewhere(amendment)) {
			for (const name of ['journal', 'journaltitle', 'booktitle', 'series', ...PLACES]) {
				drop(name);
			}
		}
	}
	if (year !== null) {
		if (fields.has('date') || (isBiblatex && !fields.has('year'))) {
			changes.set('date', issued.map((part) => String(part).padStart(2, '0')).join('-'));
		} else {
			changes.set('year', String(year));
			const month = issued[1] === undefined ? undefined : BIBTEX_MONTHS[issued[1] - 1];
			month === undefined || !fields.has('month') ? drop('month') : changes.set('month', month);
		}
	}
	if (doi !== null) {
		changes.set('doi', latexUrl(doi));
	}
	if (arxivId !== null) {
		changes.set('eprint', arxivId);
		if (!fields.has('archiveprefix') && !fields.has('eprinttype')) {
			changes.set(isBiblatex ? 'eprinttype' : 'archivePrefix', isBiblatex ? 'arxiv' : 'arXiv');
		}
	}
	setOrDrop(changes, 'keywords', fields.get('keywords'), marksGone(fields.get('keywords'), amendment));
	setOrDrop(changes, 'note', fields.get('note'), noteNow(fields.get('note'), amendment));
	return changes;
}

/** Where in a volume a work stands. */
const PLACES = ['volume', 'number', 'issue', 'pages', 'publisher'];

/** True where the entry claims another place of publication: what it says of that place goes with it. */
function isElsewhere({ changes }: Amendment): boolean {
	return changes.some(({ field, before }) => field === 'venue' && before !== '');
}

function cslChanges(entry: BibliographyEntry, amendment: Amendment): Map<string, unknown> {
	const csl = (entry.csl ?? {}) as Readonly<Record<string, unknown>>;
	const { title, authors, year, issued, doi, arxivId, publication } = amendment;
	const changes = new Map<string, unknown>();
	const set = (name: string, value: unknown) => value !== undefined && changes.set(name, value);
	set('title', title ?? undefined);
	if (authors !== null) {
		changes.set('author', authors);
	}
	if (publication !== null) {
		set('type', publication.type);
		set('container-title', publication.container);
		set('event-title', publication.event);
		set('volume', publication.volume);
		set('issue', publication.issue);
		set('page', publication.pages?.replace(/–/gu, '-'));
		set('publisher', publication.publisher);
		if (publication.publisher === undefined && /^arxiv$/i.test(String(csl.publisher ?? ''))) {
			changes.set('publisher', null);
		}
		if (isElsewhere(amendment)) {
			for (const name of [
				'container-title',
				'event-title',
				'collection-title',
				'volume',
				'issue',
				'page',
				'publisher',
			]) {
				csl[name] !== undefined && !changes.has(name) && changes.set(name, null);
			}
		}
	}
	if (year !== null) {
		changes.set('issued', { 'date-parts': [issued] });
	}
	if (doi !== null) {
		changes.set('DOI', doi);
	}
	if (arxivId !== null) {
		csl.number === undefined && publication === null
			? changes.set('number', `arXiv:${arxivId}`)
			: csl.URL === undefined && changes.set('URL', `https://arxiv.org/abs/${arxivId}`);
	}
	const textOf = (name: string) => (typeof csl[name] === 'string' ? (csl[name] as string) : undefined);
	setOrDrop(changes, 'keyword', textOf('keyword'), marksGone(textOf('keyword'), amendment));
	setOrDrop(changes, 'note', textOf('note'), noteNow(textOf('note'), amendment));
	return changes;
}

function setOrDrop(changes: Map<string, unknown>, name: string, before: string | undefined, after: string): void {
	if (before !== undefined && before !== after) {
		changes.set(name, after === '' ? null : after);
	}
}

/** Keywords without the marks of what is there now. */
function marksGone(keywords = '', { authors, year, changes }: Amendment): string {
	const gone = [
		...(authors === null ? [] : [INCOMPLETE_MARKS['missing-author']]),
		...(year === null ? [] : [INCOMPLETE_MARKS['missing-year'], INCOMPLETE_MARKS['year-inferred']]),
	];
	const words = keywords.split(/\s*[,;]\s*/u);
	return changes.length > 0 && words.some((word) => gone.includes(word))
		? words.filter((word) => !gone.includes(word)).join(', ')
		: keywords;
}

/** What Offprint wrote of authors whose names were not given. */
const NAMELESS = /, \d+ authors?, names not given in the listing|; authors not given in the listing/u;

function noteNow(note = '', { authors }: Amendment): string {
	return authors === null ? note : note.replace(NAMELESS, '');
}
