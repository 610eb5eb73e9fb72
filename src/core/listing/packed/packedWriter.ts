import { hashText } from '../../hash';
import type { Entry, Listing } from '../../paper';
import { readableTitle } from '../../text/title';
import { COLUMN, COLUMNS, dateNumber, FLAG, KINDS, MAGIC, PACKED_VERSION } from './packedFormat';
import type { PackedListing, TextCodec } from './packedListing';

type Column = keyof typeof COLUMN;

/** The fields that few entries have. */
const RARE = [
	'authors',
	'names',
	'aiSummary',
	'organization',
	'doi',
	'categories',
	'version',
	'published',
	'publication',
	'withdrawn',
	'citationKey',
	'collections',
	'origin',
] as const satisfies readonly (keyof Entry)[];

/** What is stored of an entry as JSON: what few have. Links that are left out are those of the abstract. */
export type StoredRest = Partial<Pick<Entry, 'titleText' | 'links' | (typeof RARE)[number]>>;

/** In UTF-16 units: what is longer is encoded faster by the host. */
const SHORT = 600;

/** Bytes that grow at their end. */
export class GrowingBytes {
	bytes: Uint8Array;
	length = 0;

	/** So many bytes find room without growing, which copies them. */
	constructor(expected = 1024) {
		this.bytes = new Uint8Array(expected);
	}

	/** Makes room for so many more bytes. */
	reserve(more: number): void {
		if (this.length + more > this.bytes.length) {
			const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
			larger.set(this.bytes.subarray(0, this.length));
			this.bytes = larger;
		}
	}

	push(more: Uint8Array): void {
		this.reserve(more.length);
		this.bytes.set(more, this.length);
		this.length += more.length;
	}

	/** Adds a text of ASCII; `false`, and nothing is added, where it has another sign. Encoding a short text takes longer. */
	pushAscii(text: string): boolean {
		this.reserve(text.length);
		const { bytes, length } = this;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code > 0x7f) {
				return false;
			}
			bytes[length + at] = code;
		}
		this.length += text.length;
		return true;
	}

	get written(): Uint8Array {
		return this.bytes.subarray(0, this.length);
	}
}

/** Packs entries one by one. Texts may be places of `base`, the bytes of the file itself, instead of copies. */
export class ListingWriter {
	/** Texts that are no places of `base`. */
	readonly copies: GrowingBytes;
	count = 0;
	/** Bytes of the texts that stand in a line of `base`. */
	placed = 0;
	private columns = new Int32Array(64 * COLUMNS);
	private readonly layouts: string[] = [];

	constructor(
		private readonly codec: TextCodec,
		private readonly base: Uint8Array = new Uint8Array(),
		/** Bytes of texts that find room at once. */
		expected?: number,
	) {
		this.copies = new GrowingBytes(expected);
	}

	/** Begins an entry: nothing is known of it, its abstract is empty. */
	begin(line: number): void {
		if ((this.count + 1) * COLUMNS > this.columns.length) {
			const larger = new Int32Array(this.columns.length * 2);
			larger.set(this.columns);
			this.columns = larger;
		}
		this.count++;
		this.set('line', line);
		this.set('authorCount', -1);
		this.set('comments', -1);
		this.set('upvotes', -1);
	}

	/** A number of the entry begun last, or of another. */
	set(column: Column, value: number, index = this.count - 1): void {
		this.columns[index * COLUMNS + COLUMN[column]] = value;
	}

	get(column: Column, index: number): number {
		return this.columns[index * COLUMNS + COLUMN[column]]!;
	}

	/** A text, which may stand in a line of `base`. */
	setText(
		column: 'title' | 'abstract' | 'rest' | 'key' | 'arxivId',
		text: string,
		line: AsciiLine | null = null,
	): void {
		const at = line === null ? -1 : line.text.indexOf(text);
		const [place, length] = at < 0 ? this.store(text) : [line!.start + at, text.length];
		this.placed += at < 0 ? 0 : length;
		this.set(column, place);
		this.set(`${column}Length`, length);
	}

	/** Keeps a text that is no place of `base`. */
	store(text: string): readonly [place: number, length: number] {
		const { base, copies, codec } = this;
		const place = base.length + copies.length;
		if (text.length > SHORT || !copies.pushAscii(text)) {
			copies.push(codec.encode(text));
		}
		return [place, base.length + copies.length - place];
	}

	setFlags(kind: Entry['abstractKind'], inferred: boolean, layout: string, index = this.count - 1): void {
		let place = this.layouts.indexOf(layout);
		place = place < 0 ? this.layouts.push(layout) - 1 : place;
		this.set('flags', KINDS.indexOf(kind) | (inferred ? FLAG.inferred : 0) | (place << FLAG.layoutShift), index);
	}

	setKey(key: string, hash = hashText(key)): void {
		this.setText('key', key);
		this.set('keyHash', hash);
	}

	/** The key is what was written to the end of `copies` last. */
	setWrittenKey(length: number, hash: number): void {
		this.set('key', this.base.length + this.copies.length - length);
		this.set('keyLength', length);
		this.set('keyHash', hash);
	}

	finish(head: Omit<Listing, 'entries'>): PackedListing {
		const { codec, base, copies, count } = this;
		const headBytes = codec.encode(JSON.stringify({ ...head, names: this.layouts }));
		const header = new Uint32Array([MAGIC, PACKED_VERSION, count, headBytes.length, base.length]);
		const parts = [
			...[new Uint8Array(header.buffer), new Uint8Array(this.columns.buffer, 0, count * COLUMNS * 4)],
			...[headBytes, copies.written],
		];
		const tables = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const part of parts) {
			tables.set(part, at);
			at += part.length;
		}
		return { tables, base };
	}
}

/** Packs a listing whole: its texts are copied, no byte of the file is needed. */
export function packListing({ entries, ...head }: Listing, codec: TextCodec): PackedListing {
	// Few texts have many signs of several bytes, and memory that is not written to costs nothing.
	const long = entries.reduce((sum, { title, abstract }) => sum + 2 * title.length + abstract.length, 0);
	const writer = new ListingWriter(codec, undefined, long + 500 * entries.length);
	for (const entry of entries) {
		writeEntry(writer, entry);
	}
	return writer.finish(head);
}

/** Where a line of the file stands in its bytes, each of which is one sign of it. */
export interface AsciiLine {
	readonly text: string;
	readonly start: number;
}

/** Writes all of an entry. What stands in `line` as it is need not be copied. */
export function writeEntry(writer: ListingWriter, entry: Entry, line: AsciiLine | null = null): void {
	writer.begin(entry.line);
	writer.setText('title', entry.title, line);
	writer.setKey(entry.key, entry.keyHash);
	if (entry.arxivId !== null) {
		// What is looked at while papers are merged is at hand before the file is.
		writer.setText('arxivId', entry.arxivId);
	}
	writer.setText('abstract', entry.abstract, line);
	writer.set('date', dateNumber(entry.date));
	writer.set('authorCount', entry.authorCount ?? -1);
	writer.set('comments', entry.comments ?? -1);
	writer.set('upvotes', entry.upvotes ?? -1);
	writer.setFlags(entry.abstractKind, entry.dateInferred, entry.layout);
	writer.setText('rest', JSON.stringify(restOf(entry)));
}

function restOf(entry: Entry): StoredRest {
	const { title, titleText, links } = entry;
	const rest: { -readonly [Field in keyof StoredRest]: unknown } = {};
	if (titleText !== readableTitle(title)) {
		rest.titleText = titleText;
	}
	for (const field of RARE) {
		const value = entry[field];
		if (value !== null && !(Array.isArray(value) && value.length === 0)) {
			rest[field] = value;
		}
	}
	rest.links = links;
	return rest as StoredRest;
}
