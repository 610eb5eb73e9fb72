import { HashTable } from '../hash';
import type { Entry, Listing, PaperId } from '../paper';
import { MergedPaper, titleIdOf } from './mergedPaper';

/** The papers of a library. */
export interface Merged {
	/** In the order of their first sources. */
	readonly papers: readonly MergedPaper[];
	readonly byId: HashTable<MergedPaper>;
	/** By title, for papers that have an arXiv id. */
	readonly byTitle: HashTable<Titled>;
}

/** So many entries are looked at between two steps: well below a millisecond. */
const STEP = 256;

/**
 * Merges the entries of all listings, which are sorted by file. A paper that is made of the same entries as one of
 * `before` is that very object.
 */
export function* merge(listings: readonly Listing[], before: Merged | null): Generator<void, Merged> {
	const arxivIds = yield* arxivIdsOfTitles(listings);
	const byId = new HashTable<MergedPaper>(listings.reduce((sum, { entries }) => sum + entries.length, 0));
	const papers: MergedPaper[] = [];
	for (const { file, entries } of listings) {
		const sorted = byLine(entries);
		for (let index = 0; index < sorted.length; index++) {
			const entry = sorted[index]!;
			const made = new MergedPaper(arxivIdOf(entry, arxivIds), entry, file);
			const known = find(made, byId, isSamePaper);
			if (known) {
				known.add(entry, file);
			} else {
				byId.add(made.hash, made);
				papers.push(made);
			}
			if (index % STEP === 0) {
				yield;
			}
		}
	}
	if (before && before.papers.length > 0) {
		yield* keepPapers(papers, byId, before);
	}
	return { papers, byId, byTitle: yield* byTitle(arxivIds.length === 0 ? [] : papers) };
}

type Likeness = (paper: MergedPaper, other: MergedPaper) => boolean;

const isSamePaper: Likeness = (paper, other) => paper.isSamePaper(other);
const isMadeAs: Likeness = (paper, other) => paper.isMadeAs(other);

/** The paper of a table that is like this one. */
function find(made: MergedPaper, byId: HashTable<MergedPaper>, isLike: Likeness): MergedPaper | undefined {
	const { hash } = made;
	// Nearly always none has its hash, and looking further would make two functions for each paper.
	if (!byId.has(hash)) {
		return undefined;
	}
	return byId.find(
		hash,
		(paper) => isLike(paper, made),
		() => made.id,
	);
}

/** A title and the arXiv id of the papers that bear it. */
class TitleId {
	constructor(
		private readonly entry: Entry,
		/** `null` where papers with several ids bear it. */
		public arxivId: string | null,
	) {}

	get id(): PaperId {
		return titleIdOf(this.entry);
	}
	isOf(entry: Entry): boolean {
		return this.entry.key === entry.key;
	}
}

/** A paper by the title of one of its entries. */
class Titled {
	constructor(
		private readonly entry: Entry,
		readonly paper: MergedPaper,
	) {}

	get id(): PaperId {
		return titleIdOf(this.entry);
	}
}

class TitleTable extends HashTable<TitleId> {
	length = 0;

	of(entry: Entry): TitleId | undefined {
		return this.find(
			entry.keyHash,
			(title) => title.isOf(entry),
			() => titleIdOf(entry),
		);
	}
	addId(entry: Entry, arxivId: string): void {
		const title = this.of(entry);
		if (title === undefined) {
			this.add(entry.keyHash, new TitleId(entry, arxivId));
			this.length++;
		} else if (title.arxivId !== arxivId) {
			title.arxivId = null;
		}
	}
}

function* arxivIdsOfTitles(listings: readonly Listing[]): Generator<void, TitleTable> {
	const titles = new TitleTable();
	for (const { entries } of listings) {
		for (let index = 0; index < entries.length; index++) {
			const { arxivId } = entries[index]!;
			if (arxivId !== null) {
				titles.addId(entries[index]!, arxivId);
			}
			if (index % STEP === 0) {
				yield;
			}
		}
	}
	return titles;
}

/**
 * An entry without an arXiv id belongs to the one paper with an id that bears its title. Where several papers
 * with different ids bear it, nothing tells which is meant, and the entry stays on its own.
 */
function arxivIdOf(entry: Entry, titles: TitleTable): string | null {
	const { arxivId } = entry;
	return arxivId !== null || titles.length === 0 ? arxivId : (titles.of(entry)?.arxivId ?? null);
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

function* keepPapers(papers: MergedPaper[], byId: HashTable<MergedPaper>, before: Merged): Generator<void, void> {
	for (const [index, made] of papers.entries()) {
		const known = find(made, before.byId, isMadeAs);
		if (known?.isMadeAs(made)) {
			papers[index] = known;
			byId.replace(made.hash, known);
		}
		if (index % STEP === 0) {
			yield;
		}
	}
}

/** The first paper of each title. */
function* byTitle(papers: readonly MergedPaper[]): Generator<void, HashTable<Titled>> {
	const byTitle = new HashTable<Titled>(papers.length);
	for (const [index, paper] of papers.entries()) {
		if (paper.givenArxivId !== null) {
			for (const { entry } of paper.found) {
				if (!isTitled(entry, byTitle)) {
					byTitle.add(entry.keyHash, new Titled(entry, paper));
				}
			}
		}
		if (index % STEP === 0) {
			yield;
		}
	}
	return byTitle;
}

/** Nearly always no title has its hash. */
function isTitled(entry: Entry, byTitle: HashTable<Titled>): boolean {
	const { keyHash } = entry;
	const id = () => titleIdOf(entry);
	return byTitle.has(keyHash) && byTitle.find(keyHash, (titled) => titled.id === id(), id) !== undefined;
}
