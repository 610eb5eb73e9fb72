import { furnitureLength, isFurniture } from '../facts/furniture';
import { LONGEST_TITLE } from '../facts/titleShape';
import { authorCount } from '../facts/who';
import type { Row } from '../rows/row';

/** A dot and a date, which close an entry. */
export const CLOSING = /·\s{0,3}(?:Published on )?([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?/g;
/** Who wrote the paper, right before the dot. */
export const AUTHORS = /(\d{1,3}) authors?$/;

/** True for a page whose pieces stand without anything between them, as scripts read it (`textContent`). */
export function isGlued(rows: readonly Row[]): boolean {
	const glued = rows.filter(isGluedRow).length;
	return glued > 0 && (glued * 2 >= rows.length || !rows.some(isOfOtherPage));
}

/** A sign, the dot, the date. */
const SHORTEST_GLUED = 'x· May 1'.length - 1;

/** True for a line on which an abstract, who wrote the paper, the dot and the date stand without anything between. */
export function isGluedRow({ text }: Pick<Row, 'text'>): boolean {
	if (text.length < SHORTEST_GLUED || !text.includes('·')) {
		return false;
	}
	for (const { index } of text.matchAll(CLOSING)) {
		const before = text.slice(Math.max(0, index - 400), index);
		if (index > 0 && /\S$/.test(before)) {
			const authors = AUTHORS.exec(before);
			return authors === null
				? before.length > 300 || /(?:[a-z][.!?)"”]\p{L}|:\/\/\S{1,200})[^.!?·]{1,80}$/u.test(before)
				: /[^\s•*∙-]$/.test(before.slice(0, authors.index));
		}
	}
	return false;
}

/** Between glued entries stand only lines that the page broke within texts. */
function isOfOtherPage(row: Row): boolean {
	const { text } = row;
	return (
		(text.length > LONGEST_TITLE && !isGluedRow(row) && !isGluedHead(text)) ||
		/^·(?:$| ?(?:Published on )?[A-Z][a-z]{2} \d)/.test(text) ||
		authorCount(text) !== null ||
		isFurniture(text)
	);
}

/** Where glued entries stand among others: pairs of the first row and the one behind the last. */
export function gluedRuns(rows: readonly Row[]): [from: number, to: number][] {
	const runs: [number, number][] = [];
	for (let i = 0; i < rows.length; i++) {
		const before = runs.at(-1);
		const closes = before !== undefined && GLUED_CLOSING.test(rows[i]!.text);
		if (!closes && !isGluedRow(rows[i]!)) {
			continue;
		}
		const low = before?.[1] ?? 0;
		let from = i;
		while (from > low && i - from < MOST_LINES && !isOfOtherPage(rows[from - 1]!)) {
			from--;
		}
		if (before !== undefined && from === low) {
			before[1] = i + 1;
		} else if (isGluedRow(rows[i]!)) {
			runs.push([entryStart(rows, from, i), i + 1]);
		}
	}
	return runs;
}

/** What closes an entry where those before it are glued. */
const GLUED_CLOSING = /[^\s•*∙-]·[A-Z][a-z]{2} \d/;

/** An entry that a page broke into lines has no more. */
const MOST_LINES = 400;

/** The first entry of a run begins with its upvotes, right behind the head, or on the line that ends it. */
function entryStart(rows: readonly Row[], low: number, last: number): number {
	if (low === 0 && (isGluedHead(rows[0]!.text) || rows[last]!.text.length <= LONGEST_TITLE)) {
		return 0;
	}
	const begin = rows.slice(low, last).findLastIndex(({ text }) => /^(?:-|\d{1,4})\p{Lu}/u.test(text));
	return begin < 0 ? last : low + begin;
}

/** The head of a list page in one breath, behind its navigation. */
const HEAD =
	/^(?:Get trending papers in your email inbox(?: once a day)?! ?){1,2}(?:Subscribe ?)?(?:(?:Daily|Trending) Papers ?)?(?:by ?AK ?and the research community ?)?(?:.{0,160}?Daily ?Weekly ?Monthly ?)?(?:Trending Papers ?)?(?:[A-Z][a-z]{2} \d{1,2}(?!\d*, ))?/;
const BANNER = 'Get trending papers in your email inbox';
/** The navigation above the banner is shorter. */
const LONGEST_NAVIGATION = 600;

/** Whether a line begins with the head of a page whose pieces stand without anything between them. */
export function isGluedHead(text: string): boolean {
	return headLength(text) > BANNER.length + 10;
}

/** How much of a text is the head of a page in one breath; 0 where none begins it. */
export function headLength(text: string): number {
	const banner = text.slice(0, LONGEST_NAVIGATION + BANNER.length).indexOf(BANNER);
	if (banner < 0 || (banner > 0 && furnitureLength(text.slice(0, banner)) < banner)) {
		return 0;
	}
	return banner + (HEAD.exec(text.slice(banner, banner + 700))?.[0].length ?? 0);
}
