import type { Draft } from './draft';
import type { PrintedDate } from './printedDate';
import type { Row } from './row';

/** One page of a file: its rows without head and foot, and what its head says. */
export interface Page {
	readonly rows: readonly Row[];
	readonly pageDate: PrintedDate | null;
	/** Marks the lines from the first row to the last as part of a paper. */
	paper(first: Row, last: Row): void;
	furniture(first: Row, last: Row): void;
}

/** What a layout reader made of a page. */
export interface PageReading {
	readonly layout: string;
	readonly drafts: readonly Draft[];
	/** Rows that could not be used. */
	readonly leftovers: readonly Row[];
}
