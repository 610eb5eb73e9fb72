import { titleKey } from '../../text/title';
import { isFurniture, mayBeFurniture } from '../facts/furniture';
import { parseDateLine } from '../facts/printedDate';
import { LONGEST_TITLE } from '../facts/titleShape';
import { authorCount } from '../facts/who';
import { LONGEST_NAME } from '../layouts/anchors';
import { isGluedRow } from '../layouts/gluedRows';
import { bare } from '../layouts/pageFrame';
import { isSentence } from '../layouts/pairs';
import type { ReadingOptions } from '../readingOptions';
import type { Row } from '../rows/row';
import { dateIn } from './bulkDate';
import { type BulkHead, bulkFoot, bulkHead, refuseEntities } from './bulkFrame';
import { writeSimpleKey } from './bulkKey';
import { BulkPageFacts } from './bulkPageFacts';
import { BulkRows, Odd } from './bulkRows';
import { endsOddly, isOddLong, isOddShort, LONGEST_SIGN, startsLikeSign, startsOddly } from './bulkSigns';
import type { PackedListing, TextCodec } from './packedListing';
import { ListingWriter } from './packedWriter';

/** Smaller files are read at once by the general reader. */
const SMALLEST = 64 * 1024;
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
	if (bytes.length < SMALLEST || OTHERS.has(bytes[0]!)) {
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

/** How UTF-16, JSON and XML begin: nothing of them need be looked at. */
const OTHERS: ReadonlySet<number> = new Set([0xff, 0xfe, 0x5b, 0x7b, 0x3c]);

class BulkReading {
	private readonly rows: BulkRows;
	private readonly writer: ListingWriter;
	private readonly later: BulkPageFacts;
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
		this.later = new BulkPageFacts(this.writer);
	}

	read(): PackedListing {
		const { rows } = this;
		refuseEntities(this.bytes, this.codec);
		const head = bulkHead(this.bytes, this.codec);
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
				foot = bulkFoot(rows, this.lastDate === null ? null : this.codec.decode(this.bytes.subarray(...this.lastDate)));
				break;
			}
			this.title();
			more = blocks ? this.block() : this.pair();
		}
		return this.finish(head, blocks, foot);
	}

	private mayBeFurniture(): boolean {
		const { start, end, special } = this.rows;
		return special !== null || mayBeFurniture(this.bytes[start]!, end - start);
	}

	private title(): void {
		const { rows, writer, glued } = this;
		this.checkShort();
		const start = rows.start + glued;
		this.glued = 0;
		writer.begin(rows.line);
		if (rows.special === null && writeSimpleKey(writer, this.bytes, start, rows.end)) {
			writer.set('title', start);
			writer.set('titleLength', rows.end - start);
			return;
		}
		const title = rows.text().slice(glued).replace(/\s+/g, ' ').trim();
		writer.setText('title', title);
		writer.setKey(titleKey(title));
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
			this.later.addOrganization(name);
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
		this.later.addDate(date);
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

	private finish({ furniture, pageDate }: BulkHead, blocks: boolean, foot: number): PackedListing {
		const { file, writer, rows, papers } = this;
		if (writer.count < 4 || !this.sawLong || this.dots * 2 >= papers) {
			throw new Odd();
		}
		const layout = blocks ? (this.bullets ? 'search-blocks' : 'search-text') : 'search-pairs';
		for (let index = 0; index < writer.count; index++) {
			writer.setFlags('abstract', false, layout, index);
		}
		this.later.setOrganizations(this.lists ? this.bullets : null);
		const problems = this.later.setYears(file, pageDate, layout, this.options);
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
}

/** `Subscribe`, which the button before the first title leaves glued to it. */
const GLUED = 'Subscribe';

/** Whether the third row, or the dot behind it, closes an entry. */
function isBlocks(rows: readonly Row[]): boolean {
	return authorCount(rows[2]?.text ?? '') !== null || rows[3]?.text === '·';
}

const BULLET = 0xe2;
const LONGEST_DATE = 32;
