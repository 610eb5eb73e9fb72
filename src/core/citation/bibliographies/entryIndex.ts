import { publishedDoiIn } from '../../links/doi';
import type { Paper } from '../../paper';
import { finish } from '../../steps';
import { titleKey } from '../../text/title';
import { freeKey } from '../keys/keys';
import type { Bibliography, BibliographyEntry, EntryContent } from './bibliography';
import type { AddressedPaper } from './paperLinks';

/** What tells a paper. */
type Told = Pick<Paper, 'arxivId' | 'title'> & Partial<Pick<Paper, 'doi'>>;

/** The entry of a paper, whatever its key: same arXiv id or DOI, or same title where not both ids are known and differ. */
export function findEntry(bibliography: Pick<Bibliography, 'entries'>, paper: Told): BibliographyEntry | undefined {
	const { byArxivId, byDoi, byTitle } = indexOf(bibliography.entries);
	const doi = publishedDoiIn(paper.doi ?? '');
	const arxivId = paper.arxivId?.toLowerCase() ?? null;
	return (
		(arxivId === null ? undefined : byArxivId.get(arxivId)) ??
		(doi === null ? undefined : byDoi.get(doi)) ??
		byTitle.get(titleKey(paper.title))?.find((entry) => entry.arxivId === null || arxivId === null)
	);
}

/** The entry that an address copied from a browser names, by arXiv id, else by DOI. */
export function findAddressed(
	{ entries }: Pick<Bibliography, 'entries'>,
	{ arxivId, doi }: AddressedPaper,
): BibliographyEntry | undefined {
	const { byArxivId, byDoi } = indexOf(entries);
	return (arxivId === null ? undefined : byArxivId.get(arxivId)) ?? (doi === null ? undefined : byDoi.get(doi));
}

/** The entry a key means, its case counting: of several in one bibliography the last, as pandoc has it; of several bibliographies the first that has one. */
export function findByKey(
	bibliographies: readonly Pick<Bibliography, 'entries'>[],
	key: string,
): BibliographyEntry | undefined {
	for (const { entries } of bibliographies) {
		const entry = indexOf(entries).byKey.get(key);
		if (entry !== undefined) return entry;
	}
	return undefined;
}

interface EntryIndex {
	readonly byKey: ReadonlyMap<string, BibliographyEntry>;
	readonly byArxivId: ReadonlyMap<string, BibliographyEntry>;
	readonly byDoi: ReadonlyMap<string, BibliographyEntry>;
	readonly byTitle: ReadonlyMap<string, readonly BibliographyEntry[]>;
	/** Keys in lower case, as BibTeX compares them. */
	readonly keys: ReadonlySet<string>;
}

const INDEXES = new WeakMap<readonly BibliographyEntry[], EntryIndex>();
const TITLE_KEYS = new WeakMap<EntryContent, string>();

/** The index of a bibliography as read, made when first asked for. */
function indexOf(entries: readonly BibliographyEntry[]): EntryIndex {
	return INDEXES.get(entries) ?? finish(entryIndexSteps(entries));
}

/** Makes the index of a bibliography ahead, pausing after each entry. */
export function* entryIndexSteps(entries: readonly BibliographyEntry[]): Generator<void, EntryIndex> {
	const byKey = new Map<string, BibliographyEntry>();
	const byArxivId = new Map<string, BibliographyEntry>();
	const byDoi = new Map<string, BibliographyEntry>();
	const byTitle = new Map<string, BibliographyEntry[]>();
	const keys = new Set<string>();
	for (const entry of entries) {
		keys.add(entry.key.toLowerCase());
		byKey.set(entry.key, entry);
		if (entry.arxivId !== null && !byArxivId.has(entry.arxivId)) byArxivId.set(entry.arxivId, entry);
		if (entry.doi !== null && !byDoi.has(entry.doi)) byDoi.set(entry.doi, entry);
		if (entry.title !== '') {
			const title = titleKeyOf(entry.content);
			const same = byTitle.get(title);
			if (same === undefined) byTitle.set(title, [entry]);
			else same.push(entry);
		}
		yield;
	}
	// BibLaTeX's other names of an entry; a key of its own comes first.
	for (const entry of entries) {
		for (const alias of (entry.fields.get('ids') ?? '').split(/[\s,]+/u)) {
			if (alias === '') continue;
			if (!byKey.has(alias)) byKey.set(alias, entry);
			keys.add(alias.toLowerCase());
		}
		yield;
	}
	const index = { byKey, byArxivId, byDoi, byTitle, keys };
	INDEXES.set(entries, index);
	return index;
}

function titleKeyOf(content: EntryContent): string {
	const known = TITLE_KEYS.get(content);
	if (known !== undefined) return known;
	const key = titleKey(content.title);
	TITLE_KEYS.set(content, key);
	return key;
}

/** How a paper is cited with a bibliography: with the key its entry has, or with one that is free there. */
export interface ChosenKey {
	readonly key: string;
	/** The entry that is there already; `undefined` when one has to be written. */
	readonly entry: BibliographyEntry | undefined;
}

/**
 * The key to cite `paper` with: the user's own where the paper is in one of the bibliographies (first one wins), else
 * `proposed`, with the next free suffix where another paper has it.
 */
export function chooseKey(
	bibliographies: readonly Pick<Bibliography, 'entries'>[],
	paper: Told,
	proposed: string,
): ChosenKey {
	for (const bibliography of bibliographies) {
		const entry = findEntry(bibliography, paper);
		if (entry !== undefined) return { key: entry.key, entry };
	}
	const isTaken = (key: string): boolean =>
		bibliographies.some(({ entries }) => indexOf(entries).keys.has(key.toLowerCase()));
	if (!isTaken(proposed)) return { key: proposed, entry: undefined };
	const stem = /^(.*?(?:\d{4}|-nd))[b-z]+$/u.exec(proposed)?.[1] ?? proposed;
	return { key: freeKey(stem, isTaken), entry: undefined };
}
