import { linkIdentity } from './links';
import type {
	AbstractKind,
	Entry,
	Link,
	Listing,
	Organization,
	Paper,
	PaperFields,
	PaperId,
	Problem,
	SourceRef,
} from './paper';

/**
 * All listings read so far and the papers they hold, as one immutable snapshot.
 * Duplicate entries are merged here and nowhere else; the result does not depend on the order of reading.
 */
export class Library {
	static readonly empty = new Library([], null);

	private merged: Merged | null = null;

	/** `listings` are sorted by file name, one a file; `before` is a snapshot whose papers may still be the same. */
	private constructor(
		readonly listings: readonly Listing[],
		private before: Library | null,
	) {}

	/** The library with this listing added, or put in the place of what the same file said before. */
	withListing(listing: Listing): Library {
		return this.withListings([listing]);
	}

	withListings(listings: readonly Listing[]): Library {
		const files = new Map(this.listings.map((listing) => [listing.file, listing]));
		for (const listing of listings) {
			files.set(listing.file, listing);
		}
		return this.next([...files.values()].sort((a, b) => compareText(a.file, b.file)));
	}

	/** The library without what this file said; the same library when it said nothing. */
	withoutSource(file: string): Library {
		return this.withoutSources(new Set([file]));
	}

	withoutSources(files: ReadonlySet<string>): Library {
		return this.next(this.listings.filter((listing) => !files.has(listing.file)));
	}

	/** Every paper once, in the order of its first source: by file name, then line. */
	get papers(): readonly Paper[] {
		return this.finished().papers;
	}

	/** The paper with this id; a paper that has an arXiv id is also found by its title id. */
	get(id: PaperId): Paper | undefined {
		const { byId, byTitle } = this.finished();
		return byId.get(id) ?? byTitle.get(id);
	}

	get problems(): readonly Problem[] {
		return this.listings.flatMap(({ problems }) => problems);
	}

	/**
	 * Merges in small steps, so that whoever must not be held up can do it in slices; whoever asks for papers earlier
	 * gets them merged at once.
	 */
	*merging(): Generator<void, void> {
		if (!this.merged) {
			this.merged = yield* merge(this.listings, this.before?.merged ?? null);
			this.before = null;
		}
	}

	private finished(): Merged {
		if (!this.merged) {
			for (const _ of this.merging()) {
				// Each step is part of the work.
			}
		}
		return this.merged!;
	}

	private next(listings: readonly Listing[]): Library {
		const same = listings.length === this.listings.length && listings.every((each, i) => each === this.listings[i]);
		return same ? this : new Library(listings, this.merged ? this : this.before);
	}
}

/** An entry together with where it stands. */
interface Found {
	readonly entry: Entry;
	readonly file: string;
}

interface Merged {
	readonly papers: readonly MergedPaper[];
	readonly byId: ReadonlyMap<PaperId, MergedPaper>;
	/** By title id, for papers that have an arXiv id. */
	readonly byTitle: ReadonlyMap<PaperId, MergedPaper>;
}

/** So many entries are looked at between two steps: well below a millisecond. */
const STEP = 256;

function* merge(listings: readonly Listing[], before: Merged | null): Generator<void, Merged> {
	const idsOfKey = new Map<string, Set<string>>();
	for (const { entries } of listings) {
		for (let index = 0; index < entries.length; index++) {
			const { arxivId } = entries[index]!;
			if (arxivId !== null) {
				const { key } = entries[index]!;
				const ids = idsOfKey.get(key);
				ids ? ids.add(arxivId) : idsOfKey.set(key, new Set([arxivId]));
			}
			if (index % STEP === 0) {
				yield;
			}
		}
	}
	const byId = new Map<PaperId, MergedPaper>();
	for (const { file, entries } of listings) {
		const sorted = byLine(entries);
		for (let index = 0; index < sorted.length; index++) {
			const entry = sorted[index]!;
			const id = identity(entry, idsOfKey.size === 0 ? undefined : idsOfKey.get(entry.key));
			const paper = byId.get(id);
			paper ? paper.add(entry, file) : byId.set(id, new MergedPaper(id, entry, file));
			if (index % STEP === 0) {
				yield;
			}
		}
	}
	const papers: MergedPaper[] = [];
	const byTitle = new Map<PaperId, MergedPaper>();
	for (const [id, made] of byId) {
		const known = before?.byId.get(id);
		const paper = known?.isMadeAs(made) ? known : made;
		papers.push(paper);
		if (paper !== made) {
			byId.set(id, paper);
		}
		if (id.startsWith('arxiv:')) {
			for (const { entry } of paper.found) {
				const titleId = titleIdOf(entry);
				byTitle.has(titleId) || byTitle.set(titleId, paper);
			}
		}
		if (papers.length % STEP === 0) {
			yield;
		}
	}
	return { papers, byId, byTitle };
}

function byLine(entries: readonly Entry[]): readonly Entry[] {
	let last = 0;
	const sorted = entries.every(({ line }) => {
		const inOrder = line >= last;
		last = line;
		return inOrder;
	});
	return sorted ? entries : entries.toSorted((a, b) => a.line - b.line);
}

/**
 * An entry without an arXiv id belongs to the one paper with an id that bears its title. Where several papers
 * with different ids bear it, nothing tells which is meant, and the entry stays on its own.
 */
function identity(entry: Entry, idsOfKey: ReadonlySet<string> | undefined): PaperId {
	const arxivId = entry.arxivId ?? (idsOfKey?.size === 1 ? [...idsOfKey][0] : undefined);
	return arxivId === undefined ? titleIdOf(entry) : `arxiv:${arxivId}`;
}

function titleIdOf({ key }: Entry): PaperId {
	return `title:${key}`;
}

/**
 * A paper made of the entries that speak of it, in the order of file and line. Each field takes its best value, the
 * first of equals, when it is asked for: a large library holds its texts as the listings do.
 */
class MergedPaper implements Paper {
	readonly id: PaperId;
	readonly #entry: Entry;
	readonly #file: string;
	/** All of several entries; most papers have one. */
	#several: Found[] | null = null;

	constructor(id: PaperId, entry: Entry, file: string) {
		this.id = id;
		this.#entry = entry;
		this.#file = file;
	}

	/** Only while merging. */
	add(entry: Entry, file: string): void {
		this.#several ??= [{ entry: this.#entry, file: this.#file }];
		this.#several.push({ entry, file });
	}

	get found(): readonly Found[] {
		return this.#several ?? [{ entry: this.#entry, file: this.#file }];
	}

	isMadeAs(other: MergedPaper): boolean {
		if (this.#several === null || other.#several === null) {
			return this.#several === other.#several && this.#entry === other.#entry;
		}
		const others = other.#several;
		return others.length === this.#several.length && this.#several.every(({ entry }, i) => entry === others[i]!.entry);
	}

	get arxivId(): string | null {
		return this.#first('arxivId');
	}
	get title(): string {
		return this.#best(titleWorth).title;
	}
	get titleText(): string {
		return this.#best(titleWorth).titleText;
	}
	get abstract(): string {
		return this.#best(abstractWorth).abstract;
	}
	get abstractKind(): AbstractKind {
		return this.#best(abstractWorth).abstractKind;
	}
	get aiSummary(): string | null {
		return this.#first('aiSummary');
	}
	get date(): string | null {
		return this.#best(dateWorth).date;
	}
	get dateInferred(): boolean {
		return this.#best(dateWorth).dateInferred;
	}
	get authors(): readonly string[] {
		return this.#best(({ authors }) => authors.length).authors;
	}
	get authorCount(): number | null {
		return this.#largest('authorCount');
	}
	get organization(): Organization | null {
		return this.#best(organizationWorth).organization;
	}
	get comments(): number | null {
		return this.#largest('comments');
	}
	get upvotes(): number | null {
		return this.#largest('upvotes');
	}
	get links(): readonly Link[] {
		return this.#several === null ? this.#entry.links : distinctLinks(this.#several);
	}
	get sources(): readonly SourceRef[] {
		return this.found.map(({ entry: { line, layout }, file }) => ({ file, line, layout }));
	}

	/** The same as plain data: for messages and output. */
	toJSON(): Paper {
		const { id, arxivId, title, titleText, abstract, abstractKind, aiSummary, date, dateInferred } = this;
		const { authors, authorCount, organization, comments, upvotes, links, sources } = this;
		return {
			...{ id, arxivId, title, titleText, abstract, abstractKind, aiSummary, date, dateInferred },
			...{ authors, authorCount, organization, comments, upvotes, links, sources },
		};
	}

	#best(worth: (entry: Entry) => number): Entry {
		let best = this.#entry;
		for (const { entry } of this.#several ?? []) {
			if (entry !== best && worth(entry) > worth(best)) {
				best = entry;
			}
		}
		return best;
	}

	#first<K extends 'arxivId' | 'aiSummary'>(field: K): PaperFields[K] | null {
		return this.found.find(({ entry }) => entry[field] !== null)?.entry[field] ?? null;
	}

	/** Counts only grow with time, so the largest is the latest. */
	#largest(field: 'authorCount' | 'comments' | 'upvotes'): number | null {
		return this.found.reduce<number | null>((max, { entry: { [field]: count } }) => {
			return count !== null && count > (max ?? -1) ? count : max;
		}, null);
	}
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

function distinctLinks(group: readonly Found[]): readonly Link[] {
	const links = new Map<string, Link>();
	for (const link of group.flatMap(({ entry }) => entry.links)) {
		const identity = linkIdentity(link.url);
		links.has(identity) || links.set(identity, link);
	}
	return [...links.values()];
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
