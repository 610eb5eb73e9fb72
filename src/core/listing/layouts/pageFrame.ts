// The lines of the site around its papers: the head with the day of the page, and the foot.
import { isAllFurniture, isBanner, isCutFurniture, isFurniture, isNavigation } from '../facts/furniture';
import { type DateLine, type PrintedDate, parseDateLine } from '../facts/printedDate';
import type { Row } from '../rows/row';
import { isGluedRow } from './gluedRows';

/**
 * The head ends with the page date, else with the last line of furniture before the first that is none. One line that
 * is not furniture may stand among them: the words that were searched for.
 */
export function headOf(all: readonly Row[], from: number) {
	let end = from;
	let banner = false;
	let pageDate: PrintedDate | null = null;
	let strangers = 0;
	for (let i = from; i < all.length && strangers < 2 && i < end + 6; i++) {
		const { text } = all[i]!;
		const line = bare(text);
		const date: DateLine | null = banner ? parseDateLine(line) : null;
		if (date !== null && date.comments === null) {
			pageDate = date.date;
			end = i + 1;
			break;
		}
		if (isFirstTitle(all, i)) {
			break;
		}
		if (
			isFurniture(line) ||
			isAllFurniture(line) ||
			isByLine(line) ||
			READING_TIME.test(line) ||
			(banner && PERIOD.test(line))
		) {
			banner ||= isBanner(line) || isByLine(line);
			end = i + 1;
		} else if (!banner || GLUED.test(line)) {
			break;
		} else if (text !== '-' && text !== '') {
			strangers++;
		}
	}
	const glued = all[end];
	const body = all.slice(end);
	if (banner && glued !== undefined && GLUED.test(glued.text)) {
		body[0] = { ...glued, text: glued.text.slice('Subscribe'.length), cut: 'Subscribe'.length };
	}
	return { rows: body, furniture: all.slice(0, end), pageDate };
}

/** A word of the navigation (`Datasets`) is a title where an abstract follows it, or what closes an entry. */
function isFirstTitle(rows: readonly Row[], i: number): boolean {
	const next = rows[i + 1];
	return (
		next !== undefined &&
		isNavigation(bare(rows[i]!.text).replace(GLUED_BUTTON, '')) &&
		(next.text.length > LONGEST_OF_HEAD ||
			next.text === '·' ||
			/^\d{1,4}$/.test(rows[i - 1]?.text ?? '') ||
			/^(?:Published on |arxiv:|Paper\s*[•·]|(?:[•*-] )?\d+ authors?$)/i.test(next.text)) &&
		!isGluedRow(next)
	);
}

/** Lines of the head are shorter. */
const LONGEST_OF_HEAD = 60;

/** What a week or month page shows in the place of the day. */
const PERIOD =
	/^(?:Week \d{1,2}(?:, \d{4})?|\d{4}-W\d\d|[A-Z][a-z]{2,8} \d{4}|(?:[A-Z][a-z]{2,8},? )?[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?(?: ?[-–] ?(?:[A-Z][a-z]{2,8} )?\d{1,2}(?:, \d{4})?)?)$/;
/** What a reader view writes above a text. */
const READING_TIME = /^\d{1,3}(?:[-–]\d{1,3})? min(?:ute)?s?(?: read)?$/;
const GLUED = /^Subscribe\S/;
const GLUED_BUTTON = /^Subscribe(?=\S)/;

/** `by AK and the research community` in any of its shapes. */
export function isByLine(text: string): boolean {
	return text.length < 80 && text.startsWith('by') && text.endsWith('and the research community');
}

export function footLength(rows: readonly Row[]): number {
	let start = rows.length;
	while (start > 0) {
		const text = bare(rows[start - 1]!.text);
		if (isFurniture(text) || isAllFurniture(text)) {
			start--;
		} else if (parseDateLine(text) !== null && start > 1 && bare(rows[start - 2]!.text) === 'Previous') {
			start -= 2;
		} else if (isCut(rows, start - 1)) {
			start--;
		} else {
			break;
		}
	}
	return rows.length - start;
}

/** True where a line is the beginning of a line of the footer, as a cut file ends. */
function isCut(rows: readonly Row[], i: number): boolean {
	const [before, row, after] = [rows[i - 1], rows[i], rows[i + 1]];
	const told = after !== undefined && /^\[Content truncated\]$/i.test(after.text);
	const inFoot =
		before !== undefined && isFurniture(bare(before.text)) && (after === undefined || isFurniture(after.text));
	return row !== undefined && (told || inFoot) && row.text.length < 20 && isCutFurniture(bare(row.text));
}

/** A line without its bullet. */
export function bare(text: string): string {
	return BULLET.test(text) ? text.replace(BULLET, '') : text;
}

const BULLET = /^[•*·∙+-] +/;
