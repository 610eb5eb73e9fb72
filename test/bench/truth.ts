import type { SamplePaper } from './papers';

/** What a page with known papers says about each of them; a field that the layout does not print is absent. */
export interface TruePaper {
	readonly title: string;
	readonly abstract?: string;
	readonly abstractIsAiSummary?: boolean;
	readonly aiSummary?: string | null;
	readonly date?: string;
	readonly authors?: readonly string[];
	readonly authorsCount?: number | undefined;
	readonly organization?: { readonly name?: string; readonly fullname: string };
	readonly comments?: number;
	readonly upvotes?: number;
	/** The arXiv id, where the page prints it. */
	readonly printedId?: string;
	readonly code?: string;
	readonly links?: readonly string[];
}

export interface TruePage {
	readonly layout: string;
	readonly bytes: Uint8Array;
	readonly papers: readonly TruePaper[];
	/** True when the page holds more papers than the truth tells. */
	readonly partial?: boolean;
	/** True where the page would be the same, to the last byte, with this title and day of a paper, digits beside them falling to its counts. */
	readonly looksTheSame?: (paper: number, read: Pick<SamplePaper, 'title' | 'date'>) => boolean;
}
