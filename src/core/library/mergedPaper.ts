import { hashText } from '../hash';
import { linkIdentity } from '../links/links';
import type {
	AbstractKind,
	Entry,
	Link,
	Organization,
	Paper,
	PaperId,
	PersonName,
	Provenance,
	Publication,
	SingleField,
	SourceRef,
} from '../paper';

/** An entry together with where it stands. */
interface Found {
	readonly entry: Entry;
	readonly file: string;
}

/** Who is told from others by its title. */
export function titleIdOf({ key }: Entry): PaperId {
	return `title:${key}`;
}

/**
 * A paper made of the entries that speak of it, in the order of file and line. Each field takes its best value, the
 * first of equals, when it is asked for: a large library holds its texts as the listings do.
 */
export class MergedPaper implements Paper {
	/** Of what its id says behind the colon. */
	readonly hash: number;
	/** The arXiv id its identity rests on; `null` where that is the title. */
	readonly givenArxivId: string | null;
	readonly #entry: Entry;
	readonly #file: string;
	/** All of several entries; most papers have one. */
	#several: Found[] | null = null;
	#id: PaperId | null = null;

	constructor(arxivId: string | null, entry: Entry, file: string) {
		this.hash = arxivId === null ? entry.keyHash : hashText(arxivId);
		this.givenArxivId = arxivId;
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

	isSamePaper(other: MergedPaper): boolean {
		return (
			this.givenArxivId === other.givenArxivId && (this.givenArxivId !== null || this.#entry.key === other.#entry.key)
		);
	}

	isMadeAs(other: MergedPaper): boolean {
		if (this.#several === null || other.#several === null) {
			return this.#several === other.#several && this.#entry === other.#entry;
		}
		const others = other.#several;
		return others.length === this.#several.length && this.#several.every(({ entry }, i) => entry === others[i]!.entry);
	}

	get id(): PaperId {
		this.#id ??= this.givenArxivId === null ? titleIdOf(this.#entry) : `arxiv:${this.givenArxivId}`;
		return this.#id;
	}
	get mark(): number | undefined {
		let mark: number | undefined = this.hash;
		for (const { entry } of this.found) {
			mark = mark === undefined || entry.mark === undefined ? undefined : Math.imul(mark, 31) ^ entry.mark;
		}
		return mark;
	}
	get arxivId(): string | null {
		return this.#best('arxivId').arxivId;
	}
	get title(): string {
		return this.#best('title').title;
	}
	get titleText(): string {
		return this.#best('title').titleText;
	}
	get abstract(): string {
		return this.#best('abstract').abstract;
	}
	get abstractKind(): AbstractKind {
		return this.#best('abstract').abstractKind;
	}
	get aiSummary(): string | null {
		return this.#best('aiSummary').aiSummary;
	}
	get date(): string | null {
		return this.#best('date').date;
	}
	get dateInferred(): boolean {
		return this.#best('date').dateInferred;
	}
	get authors(): readonly string[] {
		return this.#best('authors').authors;
	}
	get names(): readonly PersonName[] {
		return this.#best('authors').names;
	}
	get authorCount(): number | null {
		return this.#best('authorCount').authorCount;
	}
	get organization(): Organization | null {
		return this.#best('organization').organization;
	}
	get comments(): number | null {
		return this.#best('comments').comments;
	}
	get upvotes(): number | null {
		return this.#best('upvotes').upvotes;
	}
	get links(): readonly Link[] {
		return this.#several === null ? this.#entry.links : distinctLinks(this.#several).map(({ link }) => link);
	}
	get doi(): string | null {
		return this.#best('doi').doi;
	}
	get categories(): readonly string[] {
		return this.#best('categories').categories;
	}
	get version(): number | null {
		return this.#best('version').version;
	}
	get published(): string | null {
		return this.#best('published').published;
	}
	get publication(): Publication | null {
		return this.#best('publication').publication;
	}
	get withdrawn(): string | null {
		return this.#best('withdrawn').withdrawn;
	}
	get citationKey(): string | null {
		return this.#best('citationKey').citationKey;
	}
	get collections(): readonly string[] {
		return this.#several === null
			? this.#entry.collections
			: [...new Set(this.#several.flatMap(({ entry }) => entry.collections))];
	}
	get sources(): readonly SourceRef[] {
		return this.found.map(({ entry: { line, layout, date, origin }, file }) => ({ file, line, layout, date, origin }));
	}
	get said(): readonly Entry[] {
		return this.found.map(({ entry }) => entry);
	}
	get provenance(): Provenance {
		const known: Partial<Record<SingleField, number>> = {};
		for (const field of SINGLE_FIELDS) {
			const best = this.#best(field);
			if (WORTH[field](best) > 0) {
				known[field] = this.found.findIndex(({ entry }) => entry === best);
			}
		}
		return { ...known, links: distinctLinks(this.found).map(({ source }) => source) };
	}

	/** The same as plain data: for messages and output. */
	toJSON(): Paper {
		const { id, arxivId, title, titleText, abstract, abstractKind, aiSummary, date, dateInferred } = this;
		const { authors, names, authorCount, organization, comments, upvotes, links, sources, provenance } = this;
		const { doi, categories, version, published, publication, withdrawn, citationKey, collections } = this;
		return {
			...{ id, arxivId, title, titleText, abstract, abstractKind, aiSummary, date, dateInferred },
			...{ authors, names, authorCount, organization, comments, upvotes, links, sources, provenance },
			...{ doi, categories, version, published, publication, withdrawn, citationKey, collections },
		};
	}

	/** The entry with the best value of a field. */
	#best(field: SingleField): Entry {
		let best = this.#entry;
		if (this.#several !== null) {
			const worth = WORTH[field];
			for (const { entry } of this.#several) {
				if (entry !== best && worth(entry) > worth(best)) {
					best = entry;
				}
			}
		}
		return best;
	}
}

const KIND_WORTH: Readonly<Record<AbstractKind, number>> = { none: 0, summary: 1, abstract: 2 };

/** How good the value is that an entry has for a field: the larger the better, 0 where it has none. */
const WORTH: Readonly<Record<SingleField, (entry: Entry) => number>> = {
	arxivId: ({ arxivId }) => (arxivId === null ? 0 : 1),
	/** A title that keeps its LaTeX reads better than one the page stripped; of highlight splits the longer is whole. */
	title: ({ title, titleText }) => (title === titleText ? 0 : 1000) + Math.min(titleText.length, 999),
	abstract: ({ abstract, abstractKind }) => KIND_WORTH[abstractKind] * 1e9 + abstract.length,
	aiSummary: ({ aiSummary }) => (aiSummary === null ? 0 : 1),
	date: ({ date, dateInferred }) => (date === null ? 0 : dateInferred ? 1 : 2),
	/** Of equally many, those that the source takes apart. */
	authors: ({ authors, names }) => authors.length * 2 + (names.length > 0 ? 1 : 0),
	organization: ({ organization }) => (organization === null ? 0 : organization.handle === null ? 1 : 2),
	/** Counts only grow with time, so the largest is the latest. */
	authorCount: ({ authorCount }) => countWorth(authorCount),
	comments: ({ comments }) => countWorth(comments),
	upvotes: ({ upvotes }) => countWorth(upvotes),
	doi: ({ doi }) => (doi === null ? 0 : 1),
	categories: ({ categories }) => categories.length,
	version: ({ version }) => countWorth(version),
	published: ({ published }) => (published === null ? 0 : 1),
	publication: ({ publication }) => (publication === null ? 0 : Object.keys(publication).length),
	withdrawn: ({ withdrawn }) => (withdrawn === null ? 0 : 1),
	citationKey: ({ citationKey }) => (citationKey === null ? 0 : 1),
	collections: ({ collections }) => collections.length,
};
const SINGLE_FIELDS = Object.keys(WORTH) as readonly SingleField[];

function countWorth(count: number | null): number {
	return count === null ? 0 : count + 1;
}

/** Links of all entries, each with the index of the first entry that has it. */
function distinctLinks(group: readonly Found[]): readonly { readonly link: Link; readonly source: number }[] {
	const links = new Map<string, { readonly link: Link; readonly source: number }>();
	for (const [source, { entry }] of group.entries()) {
		for (const link of entry.links) {
			const identity = linkIdentity(link.url);
			links.has(identity) || links.set(identity, { link, source });
		}
	}
	return [...links.values()];
}
