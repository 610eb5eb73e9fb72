// What a tool that saves pages writes above them: front matter, a title, the address, the day.
import { monthNumber, type PrintedDate, validDate } from '../facts/printedDate';
import type { Row } from '../rows/row';

/** `saved` is the day of the capture as `YYYY-MM-DD`; `url` the address of the page. */
export interface SavedHeader {
	readonly saved: string | null;
	readonly url: string | null;
	/** The title of the page, with the row that tells it. */
	readonly title: Row | null;
	/** The day that a clipper found for the paper itself. */
	readonly published: PrintedDate | null;
}

export const FRONT_MATTER = /^[A-Za-z][\w ()-]{0,30}:(?: |$)/;
export const PREAMBLE =
	/^(?:---|(?:Title|URL Source|Published Time|Markdown Content|url|source|retrieved|created|captured|saved|title|date)\b[^:]{0,20}:.*)$/i;

/** Rows of front matter at most. */
export const LONGEST_FRONT_MATTER = 40;

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

/** What the rows of a preamble say. */
export function savedHeader(rows: readonly Row[]): SavedHeader {
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
function fullDate(text: string): string | null {
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
