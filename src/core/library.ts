import { derived } from './derived';
import { linkIdentity } from './links';
import type { AbstractKind, Entry, Link, Listing, Paper, PaperId, Problem, SourceRef } from './paper';
import { titleKey } from './title';

/**
 * All listings read so far and the papers they hold, as one immutable snapshot.
 * Duplicate entries are merged here and nowhere else; the result does not depend on the order of reading.
 */
export class Library {
	static readonly empty = new Library([]);

	/** `listings` are sorted by file name, one a file. */
	private constructor(readonly listings: readonly Listing[]) {}

	/** The library with this listing added, or put in the place of what the same file said before. */
	withListing(listing: Listing): Library {
		return this.withListings([listing]);
	}

	withListings(listings: readonly Listing[]): Library {
		const files = new Map(this.listings.map((listing) => [listing.file, listing]));
		for (const listing of listings) {
			files.set(listing.file, listing);
		}
		return new Library([...files.values()].sort((a, b) => compareText(a.file, b.file)));
	}

	/** The library without what this file said; the same library when it said nothing. */
	withoutSource(file: string): Library {
		const kept = this.listings.filter((listing) => listing.file !== file);
		return kept.length === this.listings.length ? this : new Library(kept);
	}

	/** Every paper once, in the order of its first source: by file name, then line. */
	get papers(): readonly Paper[] {
		return derived(this as Library, mergePapers).papers;
	}

	/** The paper with this id; a paper that has an arXiv id is also found by its title id. */
	get(id: PaperId): Paper | undefined {
		return derived(this as Library, mergePapers).byId.get(id);
	}

	get problems(): readonly Problem[] {
		return derived(this as Library, collectProblems);
	}
}

function collectProblems({ listings }: Library): readonly Problem[] {
	return listings.flatMap(({ problems }) => problems);
}

/** An entry together with where it stands and what identifies it. */
interface Found {
	readonly entry: Entry;
	readonly file: string;
	readonly key: string;
}

interface Merged {
	readonly papers: readonly Paper[];
	readonly byId: ReadonlyMap<PaperId, Paper>;
}

function mergePapers({ listings }: Library): Merged {
	const found = listings.flatMap(foundIn);
	const idsOfKey = new Map<string, Set<string>>();
	for (const { entry, key } of found) {
		if (entry.arxivId !== null) {
			const ids = idsOfKey.get(key);
			ids ? ids.add(entry.arxivId) : idsOfKey.set(key, new Set([entry.arxivId]));
		}
	}
	const groups = new Map<PaperId, Found[]>();
	for (const each of found) {
		const id = identity(each, idsOfKey.get(each.key));
		const group = groups.get(id);
		group ? group.push(each) : groups.set(id, [each]);
	}
	const papers: Paper[] = [];
	const byId = new Map<PaperId, Paper>();
	const byTitle = new Map<PaperId, Paper>();
	for (const [id, group] of groups) {
		const paper = merge(id, group);
		papers.push(paper);
		byId.set(id, paper);
		for (const { key } of group) {
			const titleId = `title:${key}`;
			byTitle.has(titleId) || byTitle.set(titleId, paper);
		}
	}
	for (const [titleId, paper] of byTitle) {
		byId.has(titleId) || byId.set(titleId, paper);
	}
	return { papers, byId };
}

/**
 * An entry without an arXiv id belongs to the one paper with an id that bears its title. Where several papers
 * with different ids bear it, nothing tells which is meant, and the entry stays on its own.
 */
function identity({ entry, key }: Found, idsOfKey: ReadonlySet<string> | undefined): PaperId {
	const arxivId = entry.arxivId ?? (idsOfKey?.size === 1 ? [...idsOfKey][0] : undefined);
	return arxivId === undefined ? `title:${key}` : `arxiv:${arxivId}`;
}

/** The entries of a listing by line with their keys: computed once a listing, however many snapshots hold it. */
function foundIn(listing: Listing): readonly Found[] {
	return derived(listing, ({ file, entries }) =>
		[...entries].sort((a, b) => a.line - b.line).map((entry) => ({ entry, file, key: titleKey(entry.title) })),
	);
}

/** `group` is in the order of file and line; each field takes its best value, the first of equals. */
function merge(id: PaperId, group: readonly Found[]): Paper {
	const entries = group.map(({ entry }) => entry);
	const first = entries[0]!;
	const titled = best(entries, titleWorth);
	const described = best(entries, abstractWorth);
	const dated = best(entries, dateWorth);
	return {
		id,
		arxivId: first.arxivId ?? entries.find(({ arxivId }) => arxivId !== null)?.arxivId ?? null,
		title: titled.title,
		titleText: titled.titleText,
		abstract: described.abstract,
		abstractKind: described.abstractKind,
		aiSummary: entries.find(({ aiSummary }) => aiSummary !== null)?.aiSummary ?? null,
		date: dated.date,
		dateInferred: dated.dateInferred,
		authors: best(entries, ({ authors }) => authors.length).authors,
		authorCount: largest(entries, 'authorCount'),
		organization: best(entries, organizationWorth).organization,
		comments: largest(entries, 'comments'),
		upvotes: largest(entries, 'upvotes'),
		links: group.length === 1 ? first.links : distinctLinks(entries),
		sources: group.map(({ entry, file }): SourceRef => ({ file, line: entry.line, layout: entry.layout })),
	};
}

function best(entries: readonly Entry[], worth: (entry: Entry) => number): Entry {
	let chosen = entries[0]!;
	for (const entry of entries) {
		if (worth(entry) > worth(chosen)) {
			chosen = entry;
		}
	}
	return chosen;
}

/** A title that keeps its LaTeX reads better than one the page stripped; of highlight splits the longer is whole. */
function titleWorth({ title, titleText }: Entry): number {
	return (title === titleText ? 0 : 1000) + Math.min(titleText.length, 999);
}

const KIND_WORTH: Readonly<Record<AbstractKind, number>> = { none: 0, summary: 1, abstract: 2 };

function abstractWorth({ abstract, abstractKind }: Entry): number {
	return KIND_WORTH[abstractKind] * 1e9 + abstract.length;
}

function dateWorth({ date, dateInferred }: Entry): number {
	return date === null ? 0 : dateInferred ? 1 : 2;
}

function organizationWorth({ organization }: Entry): number {
	return organization === null ? 0 : organization.handle === null ? 1 : 2;
}

/** Counts only grow with time, so the largest is the latest. */
function largest(entries: readonly Entry[], field: 'authorCount' | 'comments' | 'upvotes'): number | null {
	return entries.reduce<number | null>(
		(max, { [field]: count }) => (count !== null && count > (max ?? -1) ? count : max),
		null,
	);
}

function distinctLinks(entries: readonly Entry[]): readonly Link[] {
	const links = new Map<string, Link>();
	for (const link of entries.flatMap((entry) => entry.links)) {
		const identity = linkIdentity(link.url);
		links.has(identity) || links.set(identity, link);
	}
	return [...links.values()];
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
