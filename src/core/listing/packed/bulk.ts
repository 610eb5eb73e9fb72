import { addToHash } from '../../hash';
import type { Organization, Problem } from '../../paper';
import { titleKey } from '../../text/title';
import { printedArxivId } from '../facts/arxivId';
import { captureYear, inferDate } from '../facts/captureYear';
import { isBanner, isFurniture, mayBeFurniture } from '../facts/furniture';
import { countLine, isShortCount } from '../facts/numbers';
import { type DateLine, type PrintedDate, parseDateLine, validDate } from '../facts/printedDate';
import { undatedProblem } from '../facts/problems';
import { LONGEST_TITLE } from '../facts/titleShape';
import { authorCount, organizationIn, printsHandles } from '../facts/who';
import { BUTTON, LONGEST_NAME, SUBMITTED, UPVOTE } from '../layouts/anchored';
import { isGluedRow } from '../layouts/gluedRows';
import { VOTES } from '../layouts/oneLiners';
import { bare, DIGEST_HEAD, footLength, headOf, opensPage, pagesOf, preambleLength } from '../layouts/page';
import { isSentence } from '../layouts/pairs';
import type { ReadingOptions } from '../readingOptions';
import { hasEntities } from '../rows/entities';
import { Lines } from '../rows/lines';
import { type Row, rowsOf } from '../rows/row';
import { BulkRows, isDigit, Odd } from './bulkRows';
import { dateNumber } from './packedFormat';
import type { PackedListing, TextCodec } from './packedListing';
import { ListingWriter } from './packedWriter';

/** Smaller files are read at once by the general reader. */
const SMALLEST = 64 * 1024;
/** The head of a page is within so many bytes. */
const HEAD_BYTES = 16 * 1024;
/** Longer lines are no head, foot, count or button. */
const LONGEST_SIGN = 64;
/** Lines up to this length may close an entry. */
const LONGEST_ANCHOR = 140;

/**
 * Reads, without decoding them, the two layouts that large corpora come in: blocks of title, abstract, who, dot and
 * date; and bare pairs of title and abstract. Packs exactly what `readListing` would say. `null` for any page that has
 * anything else on it, down to the last line: that is left to the general reader.
 */
export function readBulk(
	bytes: Uint8Array,
	file: string,
	codec: TextCodec,
	options: ReadingOptions = {},
): PackedListing | null {
	if (bytes.length < SMALLEST || bytes[0] === 0xff || bytes[0] === 0xfe) {
		return null;
	}
	try {
		const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
		return new BulkReading(aligned, file, codec, options).read();
	} catch (error) {
		if (error instanceof Odd) {
			return null;
		}
		throw error;
	}
}

class BulkReading {
	private readonly rows: BulkRows;
	private readonly writer: ListingWriter;
	private readonly organizations: { readonly index: number; readonly text: string }[] = [];
	/** Entries with a month and a day but no year. */
	private readonly yearless: { readonly index: number; readonly date: PrintedDate }[] = [];
	private largestYear = 0;
	private papers = 0;
	private bullets = false;
	private lists = false;
	private dots = 0;
	private sawLong = false;
	/** Where the date stands that ends the last entry. */
	private lastDate: readonly [start: number, end: number] | null = null;
	/** Byte at which the title of the entry at hand begins, behind what is glued to it. */
	private glued = 0;

	constructor(
		private readonly bytes: Uint8Array,
		private readonly file: string,
		private readonly codec: TextCodec,
		private readonly options: ReadingOptions,
	) {
		const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
		this.rows = new BulkRows(bytes, codec, start);
		this.writer = new ListingWriter(codec, bytes);
	}

	read(): PackedListing {
		const { rows } = this;
		this.refuseEntities();
		const head = this.head();
		for (const _ of head.furniture) {
			rows.next();
		}
		let more = rows.next();
		const [first] = head.rows;
		if (first === undefined || !more || rows.line !== first.line) {
			throw new Odd();
		}
		this.glued = rows.text() === first.text ? 0 : GLUED.length;
		if (this.glued > 0 && (rows.special !== null || rows.text() !== GLUED + first.text)) {
			throw new Odd();
		}
		const blocks = isBlocks(head.rows);
		let foot = 0;
		while (more) {
			if (this.mayBeFurniture() && isFurniture(bare(rows.text()))) {
				foot = this.foot();
				break;
			}
			this.title();
			more = blocks ? this.block() : this.pair();
		}
		return this.finish(head, blocks, foot);
	}

	/** A tool may have left entities, of which the first stands for an ampersand, a quote or a bracket. */
	private refuseEntities(): void {
		const { bytes } = this;
		for (let at = bytes.indexOf(AMPERSAND); at >= 0; at = bytes.indexOf(AMPERSAND, at + 1)) {
			const after = bytes[at + 1]!;
			if ((after === 0x23 || after > 0x60) && hasEntities(this.codec.decode(bytes.subarray(at, at + LONGEST_ENTITY)))) {
				throw new Odd();
			}
		}
	}

	private mayBeFurniture(): boolean {
		const { start, end, special } = this.rows;
		return special !== null || mayBeFurniture(this.bytes[start]!, end - start);
	}

	/** The head of the page as the general reader sees it. */
	private head() {
		const end = this.bytes.indexOf(10, Math.min(HEAD_BYTES, this.bytes.length - 1));
		const text = this.codec.decode(this.bytes.subarray(0, end < 0 ? this.bytes.length : end + 1));
		if (/[\ufffd\f]|^\s*[<{[]/.test(text.slice(0, 200))) {
			throw new Odd();
		}
		const rows = rowsOf(new Lines(text), text);
		const head = headOf(rows, 0);
		if (
			head.furniture.length === 0 ||
			head.rows.length < 8 ||
			preambleLength(rows) > 0 ||
			pagesOf(rows).length !== 1 ||
			rows.some(({ links }) => links.length > 0)
		) {
			throw new Odd();
		}
		return head;
	}

	private title(): void {
		const { rows, writer, glued } = this;
		this.checkShort();
		const start = rows.start + glued;
		this.glued = 0;
		writer.begin(rows.line);
		if (rows.special === null && this.addSimpleKey(start, rows.end)) {
			writer.set('title', start);
			writer.set('titleLength', rows.end - start);
			return;
		}
		const title = rows.text().slice(glued).replace(/\s+/g, ' ').trim();
		writer.setText('title', title);
		writer.setKey(titleKey(title));
	}

	/** Writes the key of a title of plain words; nothing, and `false`, for any other. */
	private addSimpleKey(start: number, end: number): boolean {
		const { bytes, writer } = this;
		const { copies } = writer;
		copies.reserve(end - start);
		const out = copies.bytes;
		const first = copies.length;
		let at = first;
		let hash = 0;
		for (let i = start; i < end; i++) {
			const byte = bytes[i]!;
			const sign = KEY_SIGN[byte]!;
			if (sign > 1) {
				out[at++] = sign;
				hash = addToHash(hash, sign);
			} else if (sign === 1 || (byte === 0x20 && bytes[i + 1] === 0x20)) {
				return false;
			}
		}
		if (at === first) {
			return false;
		}
		copies.length = at;
		writer.setWrittenKey(at - first, hash);
		return true;
	}

	/** Title, abstract, who, dot, date; then the next title. */
	private block(): boolean {
		const { rows, writer } = this;
		if (!rows.next() || !rows.gap) {
			throw new Odd();
		}
		this.abstract();
		if (!rows.isLongerThan(LONGEST_ANCHOR) || !rows.next()) {
			throw new Odd();
		}
		if (rows.authors >= 0) {
			writer.set('authorCount', rows.authors);
			this.lists = true;
			this.bullets ||= this.bytes[rows.start] === BULLET;
		} else {
			const name = rows.text();
			if (name.length > LONGEST_NAME || isOddShort(name)) {
				throw new Odd();
			}
			this.organizations.push({ index: writer.count - 1, text: name });
		}
		if (!rows.next() || rows.special !== '·' || !rows.next()) {
			throw new Odd();
		}
		this.date();
		this.papers += 5;
		this.lastDate = [rows.start, rows.end];
		return rows.next();
	}

	private date(): void {
		const { rows, writer, bytes } = this;
		const { start, end } = rows;
		const plain = rows.special === null && !rows.wide && end - start <= LONGEST_DATE;
		const found = plain ? (dateIn(bytes, start, end) ?? parseDateLine(rows.text())) : null;
		if (found === null) {
			throw new Odd();
		}
		const { date, comments } = found;
		writer.set('comments', comments ?? -1);
		if (date.year === null) {
			this.yearless.push({ index: writer.count - 1, date });
		} else {
			this.largestYear = Math.max(this.largestYear, date.year);
			writer.set('date', date.year * 10_000 + date.month * 100 + date.day);
		}
	}

	/** A short title, then its abstract; then the next title. */
	private pair(): boolean {
		const { rows } = this;
		const title = rows.special;
		const { start, end } = rows;
		if (rows.isLongerThan(LONGEST_TITLE) || !rows.next()) {
			throw new Odd();
		}
		this.abstract();
		if (!rows.isLongerThan(LONGEST_TITLE)) {
			const before = title ?? this.codec.decode(this.bytes.subarray(start, end));
			if (!rows.isLongerThan(LONGEST_ANCHOR) || !isSentence(rows.text(), before)) {
				throw new Odd();
			}
		}
		this.papers += 2;
		this.lastDate = null;
		return rows.next();
	}

	private abstract(): void {
		const { rows, writer, bytes } = this;
		const { special, start, end } = rows;
		this.sawLong ||= rows.isLongerThan(300);
		if (special !== null || startsOddly(bytes[start]!, bytes[start + 1]!) || endsOddly(bytes, end)) {
			const text = rows.text();
			if (isOddLong(text) || isGluedRow({ text })) {
				throw new Odd();
			}
			this.dots += text.includes('·') ? 1 : 0;
		}
		if (rows.inPlace) {
			writer.set('abstract', start);
			writer.set('abstractLength', end - start);
		} else {
			writer.setText('abstract', rows.text());
		}
	}

	/** Refuses a title that could be anything else. */
	private checkShort(): void {
		const { rows, bytes } = this;
		const { start, end } = rows;
		if (
			rows.special !== null ||
			startsOddly(bytes[start]!, bytes[start + 1]!) ||
			endsOddly(bytes, end) ||
			(end - start <= LONGEST_SIGN && startsLikeSign(bytes[start]!, bytes[start + 1]!, end - start))
		) {
			const text = rows.text();
			if (isOddShort(text.slice(this.glued)) || isOddLong(text)) {
				throw new Odd();
			}
		}
	}

	/** The number of rows of the foot, which begins at the row at hand and ends the file. */
	private foot(): number {
		const { rows } = this;
		const found: Row[] = this.lastDate
			? [rowOf('·'), rowOf(this.codec.decode(this.bytes.subarray(...this.lastDate)))]
			: [rowOf(SENTENCE)];
		const before = found.length;
		do {
			found.push(rowOf(rows.text(), rows.line, rows.gap));
		} while (found.length < 200 && rows.next());
		const length = found.length - before;
		if (
			found.length >= 200 ||
			footLength(found) !== length ||
			found.some((_, i) => i > before && opensPage(found, i))
		) {
			throw new Odd();
		}
		return length;
	}

	private finish({ furniture, pageDate }: ReturnType<typeof headOf>, blocks: boolean, foot: number): PackedListing {
		const { file, writer, rows, papers } = this;
		if (writer.count < 4 || !this.sawLong || this.dots * 2 >= papers) {
			throw new Odd();
		}
		const layout = blocks ? (this.bullets ? 'search-blocks' : 'search-text') : 'search-pairs';
		for (let index = 0; index < writer.count; index++) {
			writer.setFlags('abstract', false, layout, index);
		}
		this.setOrganizations();
		const problems = this.setYears(pageDate, layout);
		const used = furniture.length + foot;
		return writer.finish({
			file,
			layouts: [{ layout, confidence: 1, line: writer.get('line', 0), entries: writer.count }],
			problems,
			lines: {
				total: rows.total,
				paper: papers,
				furniture: used,
				blank: rows.total - papers - used,
				problem: 0,
			},
		});
	}

	private setOrganizations(): void {
		const { writer, organizations } = this;
		const handles = this.lists
			? this.bullets
			: printsHandles(
					[],
					organizations.map(({ text }) => rowOf(text)),
				);
		const places = new Map<string, readonly [number, number]>();
		for (const { index, text } of organizations) {
			const known = places.get(text);
			const organization: Organization = organizationIn({ text, alt: null, links: [] }, handles);
			const place = known ?? writer.store(JSON.stringify({ organization }));
			places.set(text, place);
			writer.set('rest', place[0], index);
			writer.set('restLength', place[1], index);
		}
	}

	/** Dates without a year get theirs; what is said where nothing tells it. */
	private setYears(pageDate: PrintedDate | null, layout: string): readonly Problem[] {
		const { file, writer, yearless, largestYear, options } = this;
		const [first] = yearless;
		if (first === undefined) {
			return [];
		}
		const dates = largestYear > 0 ? [{ date: { ...first.date, year: largestYear }, arxivId: null }] : [];
		const year = captureYear({ pageDate, saved: options.saved ?? null, notAfter: options.notAfter ?? null, dates });
		const latest = options.saved ?? options.notAfter ?? null;
		const undated: number[] = [];
		for (const { index, date } of yearless) {
			const inferred = year === null ? null : inferDate(date, year, pageDate, latest);
			if (inferred === null) {
				undated.push(index);
			} else {
				writer.set('date', dateNumber(inferred), index);
				writer.setFlags('abstract', true, layout, index);
			}
		}
		return undated.length === 0 ? [] : [undatedProblem(file, undated.length, writer.get('line', undated[0]!))];
	}
}

/** `Subscribe`, which the button before the first title leaves glued to it. */
const GLUED = 'Subscribe';
/** Whether the third row, or the dot behind it, closes an entry. */
function isBlocks(rows: readonly Row[]): boolean {
	return authorCount(rows[2]?.text ?? '') !== null || rows[3]?.text === '·';
}

function rowOf(text: string, line = 0, gap = false): Row {
	return { text, line, end: line, gap, heading: false, links: [], alt: null };
}

const AMPERSAND = 0x26;
const LONGEST_ENTITY = 8;
const BULLET = 0xe2;
const LONGEST_DATE = 32;
/** Stands for an abstract, of which nothing can be part of the foot. */
const SENTENCE = 'An abstract.';

/** True where a line may end with `arXiv Page` or `Project page`. */
function endsOddly(bytes: Uint8Array, end: number): boolean {
	return bytes[end - 1] === 0x65 && bytes[end - 2] === 0x67;
}

/** True where a short line may be a count, a button, an id or furniture. */
function startsLikeSign(first: number, second: number, length: number): boolean {
	return (
		isDigit(first) ||
		(first === 0x47 && second === 0x69) || // GitHub
		(first === 0x55 && second === 0x70) || // Upvote
		((first | 0x20) === 0x61 && (second | 0x20) === 0x72) || // arXiv
		mayBeFurniture(first, length)
	);
}

/** True where a line may begin with words or signs that mean more than a title or an abstract. */
function startsOddly(first: number, second: number): boolean {
	switch (first) {
		case 0x23: // #
		case 0x2a: // *
		case 0x2d: // -
		case 0x3c: // <
		case 0x60: // `
			return true;
		case 0x47: // Get trending papers
		case 0x48: // Here is the selection
			return second === 0x65;
		case 0x50: // Published on
		case 0x53: // Submitted by
			return second === 0x75;
		case 0x54: // Title:
			return second === 0x69;
		case 0x55: // URL Source:
			return second === 0x52;
		case 0x68: // http
			return second === 0x74;
		default:
			return false;
	}
}

const ODD_LONG = /^(?:[#<`]|---|[•*·∙-] |Title: |URL Source: |http|Published on |Submitted by\b)|arXiv Page$/;

function isOddLong(text: string): boolean {
	return (
		ODD_LONG.test(text.length > 400 ? text.slice(0, 200) + text.slice(-200) : text) ||
		isBanner(text) ||
		DIGEST_HEAD.test(text) ||
		VOTES.test(text.slice(-10))
	);
}

/** True for a short line that says anything besides a title or a name. */
function isOddShort(text: string): boolean {
	return (
		text === '-' ||
		text.startsWith('•') ||
		isFurniture(bare(text)) ||
		countLine(text) !== null ||
		isShortCount(text) ||
		authorCount(text) !== null ||
		printedArxivId(text) !== null ||
		UPVOTE.test(text) ||
		(text.length <= LONGEST_SIGN && BUTTON.test(text)) ||
		SUBMITTED.test(text) ||
		/^Paper\s*[•·]/.test(text) ||
		closesEntry(text)
	);
}

/** True where a dot, and a date or nothing behind it, may close an entry. */
function closesEntry(text: string): boolean {
	const dot = text.indexOf('·');
	const tail = dot < 0 ? null : text.slice(dot + 1).trim();
	return tail !== null && (tail === '' || tail.startsWith('Published on ') || parseDateLine(tail) !== null);
}

/** Reads `May 20, 2025 1`, the commonest shape of a date, from bytes; `null` for any other. */
function dateIn(bytes: Uint8Array, start: number, end: number): DateLine | null {
	const month = MONTHS.get((bytes[start]! << 16) | (bytes[start + 1]! << 8) | bytes[start + 2]!);
	if (month === undefined || bytes[start + 3] !== 0x20) {
		return null;
	}
	const dayEnd = digitsEnd(bytes, start + 4, end);
	const yearEnd = digitsEnd(bytes, dayEnd + 2, end);
	const countEnd = digitsEnd(bytes, yearEnd + 1, end);
	const hasCount = countEnd > yearEnd + 1;
	const isWhole =
		dayEnd <= start + 6 &&
		bytes[dayEnd] === 0x2c &&
		bytes[dayEnd + 1] === 0x20 &&
		yearEnd === dayEnd + 6 &&
		(yearEnd === end || (bytes[yearEnd] === 0x20 && hasCount && countEnd === end && countEnd < yearEnd + 8));
	if (!isWhole) {
		return null;
	}
	const date = validDate(numberIn(bytes, dayEnd + 2, yearEnd), month, numberIn(bytes, start + 4, dayEnd));
	return date && { date, comments: hasCount ? numberIn(bytes, yearEnd + 1, countEnd) : null };
}

const MONTHS: ReadonlyMap<number, number> = new Map(
	['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, i) => [
		(name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
		i + 1,
	]),
);

function digitsEnd(bytes: Uint8Array, start: number, end: number): number {
	let at = start;
	while (at < end && isDigit(bytes[at]!)) {
		at++;
	}
	return at;
}

function numberIn(bytes: Uint8Array, start: number, end: number): number {
	let number = 0;
	for (let at = start; at < end; at++) {
		number = number * 10 + bytes[at]! - 0x30;
	}
	return number;
}

/** For each byte, its letter or digit in a key, 0 for a sign that keys leave out, 1 for one that needs a closer look. */
const KEY_SIGN = Uint8Array.from({ length: 256 }, (_, byte) => {
	const sign = String.fromCharCode(byte);
	return byte < 0x20 || byte > 0x7e || '#+$\\{}^`_'.includes(sign)
		? 1
		: /[A-Za-z0-9]/.test(sign)
			? sign.toLowerCase().charCodeAt(0)
			: 0;
});
