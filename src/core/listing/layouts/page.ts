import type { Draft } from '../facts/draft';
import { isAllFurniture, isBanner, isCutFurniture, isFurniture, isNavigation } from '../facts/furniture';
import { type DateLine, monthNumber, type PrintedDate, parseDateLine, validDate } from '../facts/printedDate';
import { LONGEST_TITLE } from '../facts/titleShape';
import type { Row } from '../rows/row';
import { isGluedHead, isGluedRow } from './gluedRows';

/** One page of a file: its rows without head and foot, and what its head says. */
export interface Page {
	readonly rows: readonly Row[];
	/** Rows of head and foot. */
	readonly furniture: readonly Row[];
	/** The lone date under the header: the day of the page. */
	readonly pageDate: PrintedDate | null;
	/** What the tool that saved the page wrote above it. */
	readonly saved: SavedHeader;
	/** True where the head says that these are the trending papers. */
	readonly trending: boolean;
}

/** `saved` is the day of the capture as `YYYY-MM-DD`; `url` the address of the page. */
export interface SavedHeader {
	readonly saved: string | null;
	readonly url: string | null;
	/** The title of the page, with the row that tells it. */
	readonly title: Row | null;
	/** The day that a clipper found for the paper itself. */
	readonly published: PrintedDate | null;
}

/** What a layout reader made of a page. */
export interface PageReading {
	readonly layout: string;
	readonly drafts: readonly Draft[];
	/** 0…1: how much of the page has the anatomy of the layout. */
	readonly confidence: number;
	/** Rows that could not be used. */
	readonly leftovers: readonly Row[];
	/** Rows that belong to the page and not to a paper. */
	readonly furniture?: readonly Row[];
}

/** Splits a file into its pages, at each header, saving tool's preamble, and footer. */
export function pagesOf(rows: readonly Row[]): Page[] {
	const pages: Page[] = [];
	let start = 0;
	let content = false;
	for (let i = 0; i < rows.length; i++) {
		if (content && opensPage(rows, i)) {
			pages.push(pageOf(rows.slice(start, i)));
			start = i;
			content = false;
		}
		const { text } = rows[i]!;
		if (i === start && text === '---') {
			// The end of front matter may look like the beginning of another.
			i += Math.max(0, preambleLength(rows.slice(i, i + LONGEST_FRONT_MATTER)) - 1);
			continue;
		}
		// A line longer than any title may hold the whole page.
		content ||= (i > start || text.length > LONGEST_TITLE) && !isFurniture(bare(text)) && !PREAMBLE.test(text);
	}
	if (start < rows.length) {
		pages.push(pageOf(rows.slice(start)));
	}
	return pages.filter((page, i) => page.rows.length > 0 || page.furniture.length > 0 || i === 0);
}

export function opensPage(rows: readonly Row[], i: number): boolean {
	const text = bare(rows[i]!.text);
	switch (text.charCodeAt(0)) {
		case 71: // G
			return isBanner(text);
		case 68: // D
			return text === 'Daily Papers' && startsByLine(rows[i + 1]);
		case 72: // H
			if (GREETING.test(text)) {
				return rows.slice(i + 1, i + 4).some((row) => DIGEST_HEAD.test(row.text));
			}
			return (
				(text === 'Hugging Face' && bare(rows[i + 1]?.text ?? '') === 'Models') ||
				(text.startsWith('Hugging Face') && isGluedHead(text)) ||
				(DIGEST_HEAD.test(text) && !rows.slice(Math.max(0, i - 3), i).some((row) => GREETING.test(row.text)))
			);
		case 110: // n
			return (text === 'new' && isBanner(rows[i + 1]?.text ?? '')) || (text.startsWith('newGet') && isGluedHead(text));
		case 84: // T
			if (text === 'Trending Papers') {
				return startsByLine(rows[i + 1]);
			}
			return text.startsWith('Title: ') && rows.slice(i + 1, i + 4).some((row) => row.text.startsWith('URL Source: '));
		case 45: // -
			return text === '---' && FRONT_MATTER.test(rows[i + 1]?.text ?? '');
		case 83: // S: the page ends with its footer
			return false;
		default:
			return (
				i > 0 && bare(rows[i - 1]!.text) === 'Docs' && bare(rows[i - 2]?.text ?? '') === 'Pricing' && !isFurniture(text)
			);
	}
}

/** `by AK and the research community`, whole or its first piece. */
function startsByLine(row: Row | undefined): boolean {
	return row !== undefined && (row.text === 'by' || isByLine(row.text));
}

const GREETING = /^(?:Hi|Hello)\b.{0,60},$/;

/** The line that opens the mail of the day. */
export const DIGEST_HEAD = /^Here is the selection of papers for today\b/;

/** A line without its bullet. */
export function bare(text: string): string {
	return BULLET.test(text) ? text.replace(BULLET, '') : text;
}

const BULLET = /^[•*·∙+-] +/;
const FRONT_MATTER = /^[A-Za-z][\w ()-]{0,30}:(?: |$)/;
const PREAMBLE =
	/^(?:---|(?:Title|URL Source|Published Time|Markdown Content|url|source|retrieved|created|captured|saved|title|date)\b[^:]{0,20}:.*)$/i;

function pageOf(rows: readonly Row[]): Page {
	const preamble = preambleLength(rows);
	const saved = savedHeader(rows.slice(0, preamble));
	const head = headOf(rows, preamble);
	const foot = footLength(head.rows);
	return {
		rows: head.rows.slice(0, head.rows.length - foot),
		furniture: [...head.furniture, ...head.rows.slice(head.rows.length - foot)],
		pageDate: head.pageDate,
		saved,
		trending:
			head.furniture.some(({ text, heading }) => heading && text === 'Trending Papers') ||
			/\/trending\b/.test(saved.url ?? ''),
	};
}

const LONGEST_FRONT_MATTER = 40;

/** How many rows a saving tool wrote above the page. */
export function preambleLength(rows: readonly Row[]): number {
	if (rows[0]?.text === '---') {
		const end = rows.findIndex(({ text }, i) => i > 0 && i < LONGEST_FRONT_MATTER && text === '---');
		return end > 0 ? end + 1 : 0;
	}
	let length = 0;
	while (length < rows.length && length < 12 && (PREAMBLE.test(rows[length]!.text) || isRestOfTitle(rows, length))) {
		length++;
	}
	return length;
}

/** The title that a reader writes above a page may be broken over lines. */
function isRestOfTitle(rows: readonly Row[], i: number): boolean {
	return (
		i > 0 &&
		rows[0]!.text.startsWith('Title: ') &&
		!rows[i]!.gap &&
		rows.slice(i + 1, i + 4).some(({ text }) => text.startsWith('URL Source: '))
	);
}

const CAPTURED =
	/^["']?(?:retrieved|created|captured|saved|clipped|accessed|fetched|crawled|published time|date|updated|timestamp)\b[^:]{0,20}:\s*["']?(.+)$/i;

function savedHeader(rows: readonly Row[]): SavedHeader {
	let saved: string | null = null;
	let url: string | null = null;
	let title: Row | null = null;
	let published: PrintedDate | null = null;
	for (const row of wholeFields(rows)) {
		const { text, links } = row;
		const named = PAPER_TITLE.exec(text);
		title ??= named && { ...row, text: named[1]! };
		const captured = CAPTURED.exec(text);
		saved ??= captured ? fullDate(captured[1]!) : null;
		const day = PUBLISHED.exec(text);
		published ??= day && dayOf(day[1]!);
		url ??=
			/https?:\/\/\S*\/papers[^\s"']*/.exec(text)?.[0] ??
			links.find(({ href }) => href.includes('/papers'))?.href ??
			null;
	}
	return { saved: saved ?? dayOfAddress(url), url, title, published };
}

const PUBLISHED = /^published:\s*["']?(\d{4}-\d{2}-\d{2})/i;

function dayOf(iso: string): PrintedDate | null {
	const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
	return validDate(year, month, day);
}

const PAPER_TITLE = /^title:\s*["']?Paper page - (.+?)["']?$/i;

/** The fields of a preamble, those whole again that a wrap broke. */
function wholeFields(rows: readonly Row[]): Row[] {
	const fields: Row[] = [];
	for (const row of rows) {
		const last = fields.at(-1);
		if (last !== undefined && FRONT_MATTER.test(last.text) && !PREAMBLE_LINE.test(row.text) && !row.gap) {
			fields[fields.length - 1] = { ...last, text: `${last.text} ${row.text}`, end: row.end };
		} else {
			fields.push(row);
		}
	}
	return fields;
}

/** What begins a line of front matter: a field, an item of a list, the end. */
const PREAMBLE_LINE = /^(?:[A-Za-z][\w ()-]{0,30}:(?: |$)|- |---$)/;

/** The first full date of a text as `YYYY-MM-DD`: `2026-03-25T…`, `25 Mar 2026`, `March 25, 2026`. */
export function fullDate(text: string): string | null {
	const iso = /(\d{4})-(\d\d)-(\d\d)/.exec(text);
	if (iso) {
		return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) && iso[0];
	}
	const words = /(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})|([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})/.exec(text);
	if (!words) {
		return null;
	}
	const [, day = words[5]!, name = words[4]!, year = words[6]!] = words;
	const date = validDate(Number(year), monthNumber(name), Number(day));
	return date && `${year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

function dayOfAddress(url: string | null): string | null {
	return /\/date\/(\d{4}-\d\d-\d\d)/.exec(url ?? '')?.[1] ?? /[?&]date=(\d{4}-\d\d-\d\d)/.exec(url ?? '')?.[1] ?? null;
}

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
function isByLine(text: string): boolean {
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
