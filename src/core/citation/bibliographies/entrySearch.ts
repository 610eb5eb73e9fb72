import { NO_PAPER, type Paper } from '../../paper';
import { EMPTY_SEARCH, type PaperSearch } from '../../search';
import { finish } from '../../steps';
import { normalized } from '../../text/normalize';
import type { Bibliography, BibliographyEntry, EntryContent } from './bibliography';

/** Most characters of an edit distance that still make one key a mistyping of another. */
const MAX_DISTANCE = 3;

interface EntrySearch {
	/** Over the entries as if they were papers; has their indices. */
	readonly search: PaperSearch;
	/** Folded, in the order of the entries. */
	readonly keys: readonly string[];
	/**
	 * By what they say, for the search of the next version of the file. No weak map: collecting garbage is slow where
	 * one holds as many as a file has entries.
	 */
	readonly papers: ReadonlyMap<EntryContent, Paper>;
}

const SEARCHES = new WeakMap<readonly BibliographyEntry[], EntrySearch>();

/**
 * Makes a bibliography ready for `findEntries`, pausing after each entry.
 *
 * @param before entries of an earlier version of the same file, from whose search this one grows
 */
export function* entrySearchSteps(
	entries: readonly BibliographyEntry[],
	before?: readonly BibliographyEntry[],
): Generator<void, EntrySearch> {
	const known = before === undefined ? undefined : SEARCHES.get(before);
	const keys: string[] = [];
	const papers = new Map<EntryContent, Paper>();
	const all: Paper[] = [];
	for (const entry of entries) {
		keys.push(fold(entry.key));
		// Entries that repeat say the same and are papers of their own.
		const paper = (papers.has(entry.content) ? undefined : knownPaper(entry, known)) ?? paperOf(entry);
		papers.set(entry.content, paper);
		all.push(paper);
		yield;
	}
	const made = { keys, papers, search: yield* (known?.search ?? EMPTY_SEARCH).grow(all) };
	SEARCHES.set(entries, made);
	return made;
}

/**
 * The entries that what was typed means, best first: those whose key begins with it, those the search of papers finds by
 * key, title, authors and year, words in any order and typing errors forgiven, then those whose key holds it. Words are
 * divided by `-_.:+/` and blanks, as a key has no blanks.
 */
export function findEntries(
	{ entries }: Pick<Bibliography, 'entries'>,
	typed: string,
	limit: number,
): readonly BibliographyEntry[] {
	if (typed === '') return entries.slice(0, limit);
	const { keys, search } = SEARCHES.get(entries) ?? finish(entrySearchSteps(entries));
	const whole = fold(typed);
	const words = whole.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	const found = new Set<number>();
	const addKeys = (fits: (key: string) => boolean) => {
		for (let index = 0; index < keys.length && found.size < limit; index++) {
			if (fits(keys[index] ?? '')) found.add(index);
		}
	};
	addKeys((key) => key.startsWith(whole));
	for (const { index, complete } of words.length === 0 ? [] : search.find(words.join(' '), { limit })) {
		if (complete) found.add(index);
	}
	addKeys((key) => key.includes(whole));
	return [...found].slice(0, limit).flatMap((index) => entries[index] ?? []);
}

function knownPaper({ key, content }: BibliographyEntry, known: EntrySearch | undefined): Paper | undefined {
	const paper = known?.papers.get(content);
	return paper?.organization?.name === key ? paper : undefined;
}

/** An entry as the search of papers reads one: its key counts like a name. */
function paperOf({ key, title, authors, year, arxivId }: BibliographyEntry): Paper {
	return {
		...NO_PAPER,
		arxivId,
		title,
		titleText: title,
		abstract: year ?? '',
		authors: [authors],
		organization: { name: key, handle: null },
	};
}

/** Keys of the bibliographies that a key may have been meant to be, nearest first; pauses after each entry. */
export function* nearestKeySteps(
	bibliographies: readonly Pick<Bibliography, 'entries'>[],
	key: string,
	limit: number,
): Generator<void, readonly string[]> {
	const wanted = fold(key);
	const most = Math.min(MAX_DISTANCE, Math.floor(wanted.length / 2));
	const found = new Map<string, number>();
	for (const { entries } of bibliographies) {
		for (const entry of entries) {
			const distance = editDistance(wanted, fold(entry.key), most);
			if (distance <= most) found.set(entry.key, distance);
			yield;
		}
	}
	return [...found]
		.sort((a, b) => a[1] - b[1])
		.slice(0, limit)
		.map(([near]) => near);
}

/** Insertions, deletions, replacements and swaps that make `b` of `a`; anything above `most` where there are more. */
function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
			}
			row.push(best);
		}
		if (Math.min(...row) > most) return most + 1;
		beforeLast = last;
		last = row;
	}
	return last[b.length] ?? most + 1;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

function fold(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	return normalized(text, 'NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}
