/**
 * What a paper is: plain readonly data, safe to post to a worker or a webview.
 * Unknown is `null` (or an empty list), never a guess.
 */

/**
 * Stable identity of a paper: `arxiv:2509.25454` when the arXiv id is known, else `title:` and the
 * normalised title. A paper that gains its arXiv id later is still found by its title id (`Library.get`).
 */
export type PaperId = string;

/** What a link leads to. Repositories are `code`; `github.io` pages and plain sites are `project`. */
export type LinkKind = 'code' | 'project' | 'dataset' | 'model' | 'demo' | 'paper';

/** A link as a person would click it. */
export interface Link {
	/** Exactly the address that stands in the text, also without a scheme (`lerftogo.github.io`); see `linkHref`. */
	readonly url: string;
	readonly kind: LinkKind;
}

/** A Hugging Face organisation: `handle` is its address (`huggingface.co/<handle>`), `name` what people read. */
export interface Organization {
	/** `null` where the page prints only the display name. */
	readonly handle: string | null;
	readonly name: string;
}

/** A name as its source takes it apart (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#name-fields). */
export interface PersonName {
	readonly family?: string;
	readonly given?: string;
	/** `Jr.`, `III` */
	readonly suffix?: string;
	/** A group, or a name that must not be split; alone. */
	readonly literal?: string;
}

/** Where a work came out, in the words of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html). */
export interface Publication {
	/** `article-journal`, `paper-conference`, `chapter`, `book`, `thesis`, `report`, … */
	readonly type: string;
	/** Journal, proceedings or book it appeared in. */
	readonly container?: string;
	readonly event?: string;
	readonly publisher?: string;
	readonly volume?: string;
	readonly issue?: string;
	/** `17–23`, or the number of an article. */
	readonly pages?: string;
	/** Year, month, day as far as known. */
	readonly issued?: readonly number[];
}

/** A service that gave an entry, and when: of what was fetched, not of what a user saved. */
export interface Origin {
	/** `huggingface`, `arxiv`, `crossref`, `datacite`, `semantic-scholar`, … */
	readonly service: string;
	/** Instant of the answer, ISO 8601 in UTC; `null` where nobody kept it. */
	readonly time: string | null;
}

/** Between a collection and one that stands in it, in `PaperFields.collections`. */
export const COLLECTION_BELOW = ' › ';

/** Where a paper was read. */
export interface SourceRef {
	/** URI or path of the file, as given to the reader. */
	readonly file: string;
	/** 1-based line of the title. */
	readonly line: number;
	/** Name of the page layout the entry was read from, e.g. `search-blocks`. */
	readonly layout: string;
	/** The day this place lists it under, `YYYY-MM-DD`: other places may list it on other days. */
	readonly date: string | null;
	readonly origin: Origin | null;
}

/** A whole abstract, a one-sentence summary standing in for it (trending pages), or nothing (card pages). */
export type AbstractKind = 'abstract' | 'summary' | 'none';

/** The fields an entry of a listing can carry; one paper is merged from one or more entries. */
export interface PaperFields {
	/** arXiv id without version, e.g. `2509.25454`; only where a source gave it. */
	readonly arxivId: string | null;
	/** Title as the source has it, LaTeX included, on one line. */
	readonly title: string;
	/** Title as people read it: `$\text{Transformer}^2$` → `Transformer²`. */
	readonly titleText: string;
	/** Abstract as the source has it, joined to one line a paragraph; empty when there is none. */
	readonly abstract: string;
	readonly abstractKind: AbstractKind;
	/** Machine-written summary shown apart from the abstract on paper pages. */
	readonly aiSummary: string | null;
	/** Day the listing shows it under, `YYYY-MM-DD`: when it was listed, which need not be when it came out. */
	readonly date: string | null;
	/** True when the page shows no year and the year was concluded from other evidence. */
	readonly dateInferred: boolean;
	/** Names, only from pages that print them. */
	readonly authors: readonly string[];
	/** The same people taken apart, in the same order, where the source does so; else empty. */
	readonly names: readonly PersonName[];
	readonly authorCount: number | null;
	readonly organization: Organization | null;
	readonly comments: number | null;
	readonly upvotes: number | null;
	/** Links in title order of appearance, distinct. */
	readonly links: readonly Link[];
	/** DOI of the work as it was published, in lower case and without a resolver; only where a source gave it. */
	readonly doi: string | null;
	/** arXiv categories, the primary one first. */
	readonly categories: readonly string[];
	/** Version of the arXiv paper that the source speaks of. */
	readonly version: number | null;
	/** Day the work came out first (on arXiv: its first version), `YYYY-MM-DD`. */
	readonly published: string | null;
	/** Where it was published besides a preprint server. */
	readonly publication: Publication | null;
	/** Why it was withdrawn or retracted, in the words of the source; `null` for a paper that stands. */
	readonly withdrawn: string | null;
	/** The key under which the source cites it: of a bibliography, of Zotero. */
	readonly citationKey: string | null;
	/** Collections of a reference manager it stands in, each with those above it: `Thesis › Related work`. */
	readonly collections: readonly string[];
}

/** A paper of which nothing is known but its title. */
export const UNKNOWN: Omit<PaperFields, 'title' | 'titleText'> = {
	arxivId: null,
	abstract: '',
	abstractKind: 'none',
	aiSummary: null,
	date: null,
	dateInferred: false,
	authors: [],
	names: [],
	authorCount: null,
	organization: null,
	comments: null,
	upvotes: null,
	links: [],
	doi: null,
	categories: [],
	version: null,
	published: null,
	publication: null,
	withdrawn: null,
	citationKey: null,
	collections: [],
};

/**
 * A paper of which nothing is known, for texts that are searched like papers. It has every field: those that are added to
 * a copy take many times as long as those that are replaced in it.
 */
export const NO_PAPER: Paper = { ...UNKNOWN, title: '', titleText: '', id: '', sources: [], provenance: { links: [] } };

/** Fields of which one value is kept, the best that any source gives. */
export type SingleField =
	| 'arxivId'
	| 'title'
	| 'abstract'
	| 'aiSummary'
	| 'date'
	| 'authors'
	| 'authorCount'
	| 'organization'
	| 'comments'
	| 'upvotes'
	| 'doi'
	| 'categories'
	| 'version'
	| 'published'
	| 'publication'
	| 'withdrawn'
	| 'citationKey'
	| 'collections';

/** Which source gave each field that is known, as an index into the paper's `sources`. */
export interface Provenance extends Readonly<Partial<Record<SingleField, number>>> {
	/** The first source of each link, in the order of the paper's `links`. */
	readonly links: readonly number[];
}

/** A paper of the library. Its texts may be decoded when they are read, so take it apart rather than spread it. */
export interface Paper extends PaperFields {
	readonly id: PaperId;
	/**
	 * Changes when one of its texts does, as far as their lengths and some of their letters tell; known without reading
	 * them, and only of papers whose listings are packed.
	 */
	readonly mark?: number | undefined;
	/** Every place it was read, sorted by file then line. */
	readonly sources: readonly SourceRef[];
	readonly provenance: Provenance;
	/** What each source says, in the order of `sources`; only of papers of a library. */
	readonly said?: readonly PaperFields[] | undefined;
}

/** One paper as found at one place of a listing, before merging. */
export interface Entry extends PaperFields {
	/** The title normalised for identity; see `titleKey`. */
	readonly key: string;
	/** `hashText` of the key: tells most titles apart without reading them. */
	readonly keyHash: number;
	/** See `Paper.mark`. */
	readonly mark?: number | undefined;
	/** 1-based line of the title in the listing. */
	readonly line: number;
	readonly layout: string;
	readonly origin: Origin | null;
}

/** Something a reader could not use, said plainly with its place. */
export interface Problem {
	readonly file: string;
	/** 1-based; 0 when it concerns the whole file. */
	readonly line: number;
	/** One sentence in the user's words that says what is wrong and, where it helps, what to do. */
	readonly message: string;
}

/** Every line of a file counted exactly once: `total = paper + furniture + blank + problem`. */
export interface LineCount {
	readonly total: number;
	readonly paper: number;
	readonly furniture: number;
	readonly blank: number;
	readonly problem: number;
}

/** A page layout the reader recognised in a file, and how sure it is (0…1). */
export interface RecognisedLayout {
	readonly layout: string;
	readonly confidence: number;
	/** 1-based first line of the page in the file. */
	readonly line: number;
	readonly entries: number;
}

/** What one file says: the result of `readListing`. */
export interface Listing {
	readonly file: string;
	readonly layouts: readonly RecognisedLayout[];
	readonly entries: readonly Entry[];
	readonly problems: readonly Problem[];
	readonly lines: LineCount;
	/** Records of the file that its filter keeps out of the corpus; their lines count as blank. */
	readonly leftOut?: number;
}
