import { type Event, l10n, type Uri } from 'vscode';
import type { FoundPassage } from '../core/fulltext/foundPassage';
import type { KeptText } from '../core/fulltext/kept';
import type { Paper } from '../core/paper';
import type { ReadPassage, ReadTexts } from '../core/search';

/** Texts of papers are opened as documents of this scheme: `offprint-text:/2504.07113.md`. Nobody writes to them. */
export const TEXT_SCHEME = 'offprint-text';

/** What the rest of the product knows of the texts that were read. */
export interface FullTexts {
	readonly onDidChange: Event<void>;
	/** Where they are kept, as `KeptText` says. */
	readonly folder: Uri;
	/** The words of the newest text that is kept of a paper, for `PaperFacts`; at first they are looked up, then `onDidChange` tells. */
	words(paper: Pick<Paper, 'arxivId'>): string | undefined;
	/** The sentence of its text that has the words and phrases wanted; `undefined` for none, and until the text was read, which `onDidChange` tells. */
	passage(paper: Pick<Paper, 'arxivId'>, wanted: readonly string[]): FoundPassage | undefined;
	/**
	 * Passages of all texts that are kept, for what is near to something; at first they are looked up (`undefined`), then
	 * `onDidChange` tells.
	 */
	readonly read: ReadTexts | undefined;
	/** The same once they were looked up. */
	whenRead(): Promise<ReadTexts>;
	/** The newest text that is kept of a paper; nobody is asked for it. */
	kept(paper: Pick<Paper, 'arxivId'>): Promise<KeptText | undefined>;
}

/** Where in the text of its paper a passage stands, for people. */
export function placeInText({ place }: Pick<ReadPassage, 'place'>): string {
	return place === '' ? l10n.t('in its text') : l10n.t('in its text, {0}', place);
}
