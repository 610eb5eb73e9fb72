import type { Draft } from '../facts/draft';
import { furnitureLength } from '../facts/furniture';
import { monthNumber, type PrintedDate, validDate } from '../facts/printedDate';
import { breakBetween } from '../facts/prose';
import type { Row } from '../rows/row';
import { AUTHORS, CLOSING, headLength } from './gluedRows';
import { boxEnd, type Known, knownIn, organizationStart, titleEnd } from './gluedSeams';
import type { Page, PageReading } from './page';

/** Where an entry ends, and when it was published. */
interface Closing {
	/** Begin of the entry, its dot, and the place behind its date. */
	readonly from: number;
	readonly dot: number;
	readonly to: number;
	readonly date: PrintedDate;
}

/** Counts, title, abstract, who and date in one breath. The dot and the date close an entry; words tell where the title ends. */
export function readGlued({ rows }: Page): PageReading {
	const stream = new Stream(rows);
	const { text } = stream;
	const known = knownIn(text);
	const head = headLength(text);
	const closings = closingsOf(text, head);
	// Every entry has a box, where the page shows them; without one only comments begin entries with digits.
	const boxed = closings.filter(({ from }) => /^\s*[\d-]/.test(text.slice(from, from + 4))).length;
	const boxes = boxed * 10 >= closings.length * 9;
	const drafts: Draft[] = [];
	let at = head;
	let numbers = '';
	for (const { from, dot, to, date } of closings) {
		const said = text.slice(Math.max(from, at), dot);
		const start = dot - said.trimStart().length;
		const after = countsAt(text, to, boxes, known);
		// At the end of a line, or where the page shows no upvotes, what follows a date is nothing but the comments.
		const alone = !boxes || stream.endsAt(to + after.length) || restIsFurniture(text, to + after.length);
		const begins = start === head || stream.startsAt(start);
		drafts.push({
			...readEntry(numbers + said.trim(), boxes, known, begins),
			...{ date, comments: commentsIn(after, alone) },
			...{ line: stream.lineAt(start), from: stream.lineAt(start), to: stream.lineAt(to) },
		});
		numbers = alone ? '' : after.endsWith('-') ? '-' : after;
		at = to + after.length;
	}
	const rest = text.slice(at).trim();
	const foot = furnitureLength(rest) === rest.length;
	return {
		layout: 'search-glued',
		drafts,
		// Nothing but the wording tells titles from abstracts here.
		confidence: 0.7,
		leftovers: foot || (drafts.length > 0 && rest.length < SHORTEST_REST) ? [] : stream.rowsFrom(at),
		furniture: [...stream.rowsTo(head), ...(foot ? stream.rowsBehind(at) : [])],
	};
}

function closingsOf(text: string, head: number): Closing[] {
	const closings: Closing[] = [];
	let from = head;
	for (const match of text.matchAll(CLOSING)) {
		const next = text[match.index + match[0].length] ?? '';
		const closing = match.index - from < SHORTEST_ENTRY ? null : closingDate(match, next);
		if (closing !== null) {
			const to = match.index + match[0].length - closing.tail.length;
			closings.push({ from, dot: match.index, to, date: closing.date });
			from = to;
		}
	}
	return closings;
}

/** No title and abstract are shorter together. */
const SHORTEST_ENTRY = 40;
/** More than this behind the last entry is a text that was lost. */
const SHORTEST_REST = 120;
/** The foot of a page is shorter. */
const LONGEST_FOOT = 400;

function restIsFurniture(text: string, at: number): boolean {
	const rest = text.slice(at, at + LONGEST_FOOT + 1);
	return rest.length <= LONGEST_FOOT && furnitureLength(rest) === rest.length;
}

/** The day takes two digits where the calendar allows; what follows it are counts. */
function closingDate(
	match: RegExpExecArray,
	next: string,
): { readonly date: PrintedDate; readonly tail: string } | null {
	const [, name = '', day = '', year] = match;
	const month = monthNumber(name);
	const date = validDate(year === undefined ? null : Number(year), month, Number(day));
	// No count begins with a nought: `Jan 210` is the 2nd with ten comments.
	if (date !== null && (next !== '0' || year !== undefined)) {
		return { date, tail: '' };
	}
	const short = year === undefined && day.length === 2 ? validDate(null, month, Number(day[0])) : null;
	return short === null ? date && { date, tail: '' } : { date: short, tail: day[1]! };
}

/** Digits behind a date: comments and the next upvotes; without boxes the comments, up to those of the next title. */
function countsAt(text: string, at: number, boxes: boolean, known: Known): string {
	const next = text.slice(at, at + 100);
	return boxes ? /^\d{0,7}-?/.exec(next)![0] : next.slice(0, boxEnd(next, known, 0)).replace('-', '');
}

/** Comments and the next upvotes are one run of digits: they can be told apart only where it ends, or before a dash. */
function commentsIn(digits: string, alone: boolean): number | null {
	const dashed = digits.endsWith('-');
	const comments = dashed ? digits.slice(0, -1) : alone ? digits : '';
	return comments === '' ? null : Number(comments);
}

function readEntry(text: string, boxes: boolean, known: Known, begins: boolean) {
	const box = boxes ? text.slice(0, boxEnd(text, known)) : '';
	const body = text.slice(box.length).replace(/^[-\s]/, '');
	const authors = AUTHORS.exec(body.slice(-20));
	const nameAt = authors ? body.length - authors[0].length : organizationStart(body, known);
	const described = body.slice(0, nameAt);
	const cut = titleEnd(described, known);
	return {
		title: described.slice(0, cut),
		abstract: described.slice(cut).trim(),
		// Three digits or fewer may still be comments and upvotes; one alone is the upvotes, which every entry has.
		upvotes: box === '' ? null : box === '-' ? 0 : begins || box.length === 1 ? Number(box) : null,
		authorCount: authors ? Number(authors[1]) : null,
		organization: authors || nameAt === body.length ? null : { handle: null, name: body.slice(nameAt) },
	};
}

/** The text of rows, one after the other, with the line on which each place of it stands. */
class Stream {
	readonly text: string;
	/** Where each row begins. */
	private readonly starts: Int32Array;

	constructor(private readonly rows: readonly Row[]) {
		this.starts = new Int32Array(rows.length);
		const pieces: string[] = [];
		let length = 0;
		for (const [i, row] of rows.entries()) {
			const before = rows[i - 1];
			const between = before === undefined ? '' : breakBetween(before, row);
			length += between.length;
			this.starts[i] = length;
			length += row.text.length;
			pieces.push(between, row.text);
		}
		this.text = pieces.join('');
	}

	lineAt(place: number): number {
		return this.rows[this.rowAt(place)]!.line;
	}

	startsAt(place: number): boolean {
		return this.starts[this.rowAt(place)] === place;
	}

	endsAt(place: number): boolean {
		const row = this.rowAt(place - 1);
		return this.starts[row]! + this.rows[row]!.text.length === place;
	}

	/** Rows that end before a place, or at it. */
	rowsTo(place: number): readonly Row[] {
		return this.rows.filter(({ text }, i) => this.starts[i]! + text.length <= place);
	}

	/** Rows that begin behind a place, or at it. */
	rowsBehind(place: number): readonly Row[] {
		return this.rows.filter((_, i) => this.starts[i]! >= place);
	}

	/** Rows that have something behind a place. */
	rowsFrom(place: number): readonly Row[] {
		return this.rows.filter(({ text }, i) => this.starts[i]! + text.length > place);
	}

	private rowAt(place: number): number {
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.starts[middle]! <= place) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}
}
