import type { Event, Uri } from 'vscode';
import type { KeptText } from '../core/fulltext/kept';
import type { Paper } from '../core/paper';

/** Texts of papers are opened as documents of this scheme: `offprint-text:/2504.07113.md`. Nobody writes to them. */
export const TEXT_SCHEME = 'offprint-text';

/** What the rest of the product knows of the texts that were read. */
export interface FullTexts {
	readonly onDidChange: Event<void>;
	/** Where they are kept, as `KeptText` says. */
	readonly folder: Uri;
	/** The words of the newest text that is kept of a paper, for `PaperFacts`; at first they are looked up, then `onDidChange` tells. */
	words(paper: Pick<Paper, 'arxivId'>): string | undefined;
	/** The newest text that is kept of a paper; nobody is asked for it. */
	kept(paper: Pick<Paper, 'arxivId'>): Promise<KeptText | undefined>;
}
