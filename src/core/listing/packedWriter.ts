import type { Entry, Listing } from '../paper';
import { readableTitle } from '../title';
import type { TextCodec } from './packed';
import { COLUMN, COLUMNS, dateNumber, FLAG, KINDS, MAGIC, PACKED_VERSION } from './packedFormat';

type Column = keyof typeof COLUMN;

/** What is stored of an entry as JSON: what few have. Links that are left out are those of the abstract. */
export type StoredRest = Partial<Pick<Entry, 'titleText' | 'authors' | 'aiSummary' | 'organization' | 'links'>>;

/** Bytes that grow at their end. */
export class GrowingBytes {
	bytes = new Uint8Array(1024);
	length = 0;

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

	get written(): Uint8Array {
		return this.bytes.subarray(0, this.length);
	}
}

/** Packs entries one by one. Texts may be places of `base`, the bytes of the file itself, instead of copies. */
export class ListingWriter {
	/** The keys as a JSON array without its closing bracket. */
	readonly keys = new GrowingBytes();
	count = 0;
	private columns = new Int32Array(64 * COLUMNS);
	private readonly copies = new GrowingBytes();
	private ids: (string | null)[] | null = null;
	private readonly layouts: string[] = [];

	constructor(
		private readonly codec: TextCodec,
		private readonly base: Uint8Array = new Uint8Array(),
	) {}

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

	setText(column: 'title' | 'abstract' | 'rest', text: string): void {
		const [place, length] = this.store(text);
		this.set(column, place);
		this.set(`${column}Length`, length);
	}

	/** Keeps a text that is no place of `base`. */
	store(text: string): readonly [place: number, length: number] {
		const bytes = this.codec.encode(text);
		this.copies.push(bytes);
		return [this.base.length + this.copies.length - bytes.length, bytes.length];
	}

	setFlags(kind: Entry['abstractKind'], inferred: boolean, layout: string, index = this.count - 1): void {
		let place = this.layouts.indexOf(layout);
		place = place < 0 ? this.layouts.push(layout) - 1 : place;
		this.set('flags', KINDS.indexOf(kind) | (inferred ? FLAG.inferred : 0) | (place << FLAG.layoutShift), index);
	}

	addKey(key: string): void {
		this.keys.push(this.codec.encode((this.keys.length === 0 ? '[' : ',') + JSON.stringify(key)));
	}

	setId(id: string | null): void {
		if (id !== null) {
			this.ids ??= [];
			this.ids[this.count - 1] = id;
		}
	}

	finish(head: Omit<Listing, 'entries'>): Uint8Array {
		const { codec, base, copies, count } = this;
		this.keys.push(codec.encode(count === 0 ? '[]' : ']'));
		const columnBytes = count * COLUMNS * 4;
		const headBytes = codec.encode(JSON.stringify({ ...head, names: this.layouts }));
		const idBytes = codec.encode(this.ids === null ? '[]' : JSON.stringify(this.ids));
		const header = new Uint32Array([
			...[MAGIC, PACKED_VERSION, count],
			...[headBytes.length, this.keys.length, idBytes.length],
		]);
		const parts = [
			...[new Uint8Array(header.buffer), new Uint8Array(this.columns.buffer, 0, columnBytes)],
			...[headBytes, this.keys.written, idBytes, base, copies.written],
		];
		const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const part of parts) {
			packed.set(part, at);
			at += part.length;
		}
		return packed;
	}
}

/**
 * A listing as one array of bytes: small in memory (texts stay UTF-8 until someone reads them), moved between threads
 * without copying, stored as it is.
 */
export function packListing({ entries, ...head }: Listing, codec: TextCodec): Uint8Array {
	const writer = new ListingWriter(codec);
	for (const entry of entries) {
		writer.begin(entry.line);
		writer.setText('title', entry.title);
		writer.addKey(entry.key);
		writer.setId(entry.arxivId);
		writer.setText('abstract', entry.abstract);
		writer.set('date', dateNumber(entry.date));
		writer.set('authorCount', entry.authorCount ?? -1);
		writer.set('comments', entry.comments ?? -1);
		writer.set('upvotes', entry.upvotes ?? -1);
		writer.setFlags(entry.abstractKind, entry.dateInferred, entry.layout);
		writer.setText('rest', JSON.stringify(restOf(entry)));
	}
	return writer.finish(head);
}

function restOf({ title, titleText, authors, aiSummary, organization, links }: Entry): StoredRest {
	return {
		...(titleText !== readableTitle(title) && { titleText }),
		...(authors.length > 0 && { authors }),
		...(aiSummary !== null && { aiSummary }),
		...(organization !== null && { organization }),
		links,
	};
}
