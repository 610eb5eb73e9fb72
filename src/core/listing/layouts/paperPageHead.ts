/** Where the page of one paper has its title, its day and its abstract. */

import { printedArxivId } from '../facts/arxivId';
import { isFurniture } from '../facts/furniture';
import { parseDateLine } from '../facts/printedDate';
import { LONGEST_TITLE } from '../facts/titleShape';
import type { Row } from '../rows/row';
import { bare } from './pageFrame';

/** Rows of a page at which a single paper's page begins, for files that hold several without headers between. */
export function paperPageStarts(rows: readonly Row[]): number[] {
	let low = 0;
	return headsOf(rows).map(({ title }) => {
		const start = pageStart(rows, title, low);
		low = start;
		return start;
	});
}

/** The head of a paper's page: the row its title begins on, the one behind it, and that of the word above the abstract. */
interface Head {
	readonly title: number;
	/** Where the day stands, if the page has one; else the row behind the title. */
	readonly below: number;
	readonly abstract: number;
}

/** Every abstract that has the head of a paper above it. */
export function headsOf(rows: readonly Row[]): Head[] {
	const heads: Head[] = [];
	let low = 0;
	/** The nearest day, line of authors and line of an id above, behind the last head. */
	let [published, authors, id] = [-1, -1, -1];
	for (let i = 0; i < rows.length; i++) {
		const { text } = rows[i]!;
		if (publishedDate(text) !== null && (heads.length === 0 || i > heads.at(-1)!.below + 5)) {
			published = i;
		} else if (AUTHORS.test(text)) {
			authors = i;
		} else if (printedArxivId(text) !== null) {
			id = i;
		} else if (text === 'Community') {
			[published, authors, id] = [-1, -1, -1];
		} else if (text === 'Abstract') {
			const below = published >= 0 ? published : undatedHead(rows, low, authors, id, i);
			if (below !== null && i - below < LONGEST_HEAD) {
				heads.push({ title: titleStart(rows, below, low), below, abstract: i });
				low = below;
			}
			[published, authors, id] = [-1, -1, -1];
		}
	}
	return heads;
}

/** Rows between the title and the abstract are fewer: names of authors, mostly. */
const LONGEST_HEAD = 2500;
/** The line that names the authors, or stands above their names. */
export const AUTHORS = /^Authors(?::|\s|$)/;

/**
 * Clippers leave out the line with the day: then the title stands behind the id, or above the authors. The row behind
 * it, `null` where nothing of it is there.
 */
function undatedHead(rows: readonly Row[], low: number, authors: number, id: number, abstract: number): number | null {
	const from = Math.max(low, id, abstract - LONGEST_HEAD);
	const among = rows.slice(from, abstract).findIndex((row) => row.heading);
	if (authors < 0 && (id < 0 || (among < 0 && !rows[abstract]!.heading))) {
		return null;
	}
	const heading = among < 0 ? -1 : from + among;
	let below = heading >= 0 ? heading + 1 : id >= 0 ? id + 1 : authors;
	if (heading < 0 && id >= 0) {
		below++;
		while (below < abstract && !rows[below]!.gap && !AUTHORS.test(rows[below]!.text)) {
			below++;
		}
	}
	const isHead = below > low && below <= abstract && (authors < 0 || below <= authors);
	return isHead && rows[below - 1]!.text.length <= LONGEST_TITLE ? below : null;
}

/** The id line and the words of the navigation above a title. */
function pageStart(rows: readonly Row[], title: number, low: number): number {
	let i = title;
	while (
		i > low &&
		(isNoTitle(rows[i - 1]!.text) || (i - 1 > low && isNoTitle(rows[i - 2]!.text) && isAboveTitle(rows[i - 1]!.text)))
	) {
		i--;
	}
	return i;
}

/** The day of a line that says when the paper was published. */
export function publishedDate(text: string) {
	return text.startsWith('Published on ')
		? parseDateLine(text.slice('Published on '.length).replace(/ ·(?: Submitted by .*)?$/, ''))
		: null;
}

/** The title is the block above the date, behind the id line and the copy button where the page has them. */
function titleStart(rows: readonly Row[], published: number, low: number): number {
	let i = published - 1;
	while (
		i > low &&
		i > published - 6 &&
		!isAboveTitle(rows[i - 1]!.text) &&
		(!rows[i]!.gap || isAboveTitle(rows[i - 2]?.text ?? ''))
	) {
		i--;
	}
	return Math.max(i, low);
}

/** Rows of the title among those above the date. The last row is it even where it equals a word of the page (`Models`). */
export function titleRowsAmong(rows: readonly Row[]): Row[] {
	const said = rows.filter(({ text }) => text !== '');
	while (said.length > 1 && isAboveTitle(said[0]!.text)) {
		said.shift();
	}
	return said.length === 1 && isNoTitle(said[0]!.text) ? [] : said;
}

function isNoTitle(text: string): boolean {
	return text === 'Copy markdown' || text === 'Papers' || printedArxivId(text) !== null;
}

function isAboveTitle(text: string): boolean {
	return isNoTitle(text) || isFurniture(bare(text));
}
