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

/** Where a paper was read. */
export interface SourceRef {
	/** URI or path of the file, as given to the reader. */
	readonly file: string;
	/** 1-based line of the title. */
	readonly line: number;
	/** Name of the page layout the entry was read from, e.g. `search-blocks`. */
	readonly layout: string;
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
	/** Date the listing shows, `YYYY-MM-DD`. */
	readonly date: string | null;
	/** True when the page shows no year and the year was concluded from other evidence. */
	readonly dateInferred: boolean;
	/** Names, only from pages that print them. */
	readonly authors: readonly string[];
	readonly authorCount: number | null;
	readonly organization: Organization | null;
	readonly comments: number | null;
	readonly upvotes: number | null;
	/** Links in title order of appearance, distinct. */
	readonly links: readonly Link[];
}

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
	| 'upvotes';

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
}
