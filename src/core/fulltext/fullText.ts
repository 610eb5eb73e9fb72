/** Raise whenever a page would be converted otherwise: texts that are kept are converted anew. */
export const EXTRACTOR_VERSION = 3;

/** The text of a paper, as Markdown. */
export interface FullText {
	/** As the page has it; empty where it has none. */
	readonly title: string;
	readonly markdown: string;
	readonly sections: readonly Section[];
	readonly references: readonly Reference[];
	/** Version that the page says it is of, `2`; `null` where it says none. */
	readonly version: number | null;
	/** Name of the licence as the page has it. */
	readonly licence: string | null;
}

export interface Section {
	/** Of the anchor before its heading. */
	readonly id: string;
	/** `3.2`, `A`; empty where it bears none. */
	readonly number: string;
	readonly title: string;
	/** 2 for a section, 3 for one in it … */
	readonly level: number;
	/** Where its heading begins in the Markdown, and where the next section does, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
}

/** An entry of the paper's list of references. */
export interface Reference {
	/** Of its anchor: `bib.bib7`. */
	readonly id: string;
	/** As the text refers to it: `[7]`. */
	readonly label: string;
	readonly text: string;
	readonly arxivId: string | null;
	readonly doi: string | null;
}
