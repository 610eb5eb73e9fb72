import type { BibliographyEntry } from '../citation/bibliographies/bibliography';
import { arxivIdIn } from '../citation/bibliographies/identifiers';
import { type CitedEntry, citedEntry } from '../completion/citedEntry';
import { publishedDoiIn } from '../links/doi';
import { titleKey } from '../text/title';
import type { CheckedField } from './verdict';

/**
 * What can be told of entries without asking anybody:
 * - `duplicate-key`, `duplicate-work`: an entry above has its key, or is the same work
 * - `incomplete`: without author, title or year
 * - `future-date`: no work can be of that year yet
 * - `placeholder-authors`: names that stand for names
 * - `contradiction`: its identifiers name two works, or a year before the work could be
 */
export type FindingKind =
	| 'duplicate-key'
	| 'duplicate-work'
	| 'incomplete'
	| 'future-date'
	| 'placeholder-authors'
	| 'contradiction';

export interface Finding {
	readonly kind: FindingKind;
	readonly entry: CitedEntry;
	/** The fields it is about. */
	readonly fields: readonly CheckedField[];
	/** Key of the entry above, for duplicates. */
	readonly above: string | null;
}

/** @param thisYear the year it is; a work may be dated ahead by one, as journals do */
export function findOffline(entries: readonly BibliographyEntry[], thisYear: number): readonly Finding[] {
	const keys = new Set<string>();
	const works = new Map<string, string>();
	return entries.map(citedEntry).flatMap((entry) => {
		const found: Finding[] = [];
		const add = (kind: FindingKind, fields: readonly CheckedField[], above: string | null = null) =>
			found.push({ kind, entry, fields, above });
		if (keys.has(entry.key)) {
			add('duplicate-key', [], entry.key);
		}
		keys.add(entry.key);
		const identities = identitiesOf(entry);
		const above = identities
			.map((identity) => works.get(identity))
			.find((key) => key !== undefined && key !== entry.key);
		if (above !== undefined) {
			add('duplicate-work', [], above);
		}
		for (const identity of identities) {
			works.has(identity) || works.set(identity, entry.key);
		}
		const missing = missingFields(entry);
		if (missing.length > 0) {
			add('incomplete', missing);
		}
		if (entry.year !== null && entry.year > thisYear + 1) {
			add('future-date', ['year']);
		}
		if (isPlaceholder(entry)) {
			add('placeholder-authors', ['authors']);
		}
		const contradiction = contradictionOf(entry, thisYear);
		if (contradiction.length > 0) {
			add('contradiction', contradiction);
		}
		return found;
	});
}

function identitiesOf({ arxivId, doi, title, authors }: CitedEntry): readonly string[] {
	return [
		...(arxivId === null ? [] : [`arxiv:${arxivId}`]),
		...(doi === null ? [] : [`doi:${doi}`]),
		...(title === '' ? [] : [`title:${titleKey(title)} ${titleKey(authors[0] ?? '')}`]),
	];
}

function missingFields({ title, authors, year, entry }: CitedEntry): readonly CheckedField[] {
	const hasPeople = authors.length > 0 || entry.authors !== '';
	return [
		...(title === '' ? (['title'] as const) : []),
		...(hasPeople ? [] : (['authors'] as const)),
		...(year === null ? (['year'] as const) : []),
	];
}

/** Names that forms, lawyers and language models put where a name belongs. */
const PLACEHOLDER =
	/^(?:(?:john|jane|jon|joe) (?:a\.? )?(?:doe|roe|smith|public)|jane roe|(?:first|second|third|last|some|another) ?(?:-?name|author)s?(?: (?:last|family) ?name)?|firstname(?: lastname)?|given ?name(?: (?:family|sur) ?name)?|authors?(?: ?(?:[a-z]|\d+|one|two|three|names?))?|[a-e]\.? (?:authors?|surname|lastname)|anonymous(?: authors?)?|unknown(?: authors?)?|n\.?\/?a\.?|tbd|todo|xxx+|\?+|lorem ipsum|foo bar|test (?:author|user))$/i;

/** One such name may be somebody's; of several authors, or alone, they are nobody's. */
function isPlaceholder({ authors }: CitedEntry): boolean {
	const found = authors.filter((name) => PLACEHOLDER.test(name.trim()));
	const isCommonName = (name: string) => /^(?:john|jane) smith$/i.test(name);
	return found.some((name) => !isCommonName(name)) || found.length > 1;
}

function contradictionOf({ entry, arxivId, year }: CitedEntry, thisYear: number): readonly CheckedField[] {
	const ids = new Set(
		['eprint', 'url', 'doi', 'note', 'journal', 'number', 'howpublished'].flatMap((name) => {
			const text = entry.fields.get(name) ?? '';
			const id = name === 'eprint' || /arxiv|huggingface\.co\/papers/i.test(text) ? arxivIdIn(text) : null;
			return id === null ? [] : [id.replace(/v\d+$/, '')];
		}),
	);
	const dois = new Set(
		['doi', 'url'].flatMap((name) => {
			const text = entry.fields.get(name) ?? '';
			const doi = name === 'doi' || /doi\.org/i.test(text) ? publishedDoiIn(text) : null;
			return doi === null ? [] : [doi];
		}),
	);
	const submitted = /^(\d\d)(\d\d)\./.exec(arxivId ?? '');
	const [idYear, idMonth] = submitted === null ? [null, 1] : [2000 + Number(submitted[1]), Number(submitted[2])];
	return [
		...(ids.size > 1 || (idYear !== null && (idMonth < 1 || idMonth > 12 || idYear > thisYear))
			? (['arxivId'] as const)
			: []),
		...(dois.size > 1 ? (['doi'] as const) : []),
		...(idYear !== null && year !== null && year < idYear ? (['year'] as const) : []),
	];
}
