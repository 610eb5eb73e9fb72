import type { AbstractKind, Entry, Link, Listing, Organization, PaperFields } from '../paper';

/** Text to UTF-8 and back, which core may not name: hosts hand in `TextEncoder` and `TextDecoder`. */
export interface TextCodec {
	encode(text: string): Uint8Array;
	/** Of valid UTF-8; keeps a byte order mark. */
	decode(bytes: Uint8Array): string;
}

/** Changes with the format or with what readers make of a page, so that an older file is read anew. */
export const PACKED_VERSION = 1;

const MAGIC = 0x5250464f;
/** Magic, version, entries, bytes of the head; all 32-bit. */
const HEADER_WORDS = 4;
const HEADER_BYTES = HEADER_WORDS * 4;
/** Offsets of the fields and of the abstract with their lengths, and the date as a number. */
const COLUMNS = 5;

/** What a packed listing says besides its entries. */
type Head = Omit<Listing, 'entries'>;

/** An entry without what is stored apart; what is unknown is left out. */
type StoredFields = Partial<Omit<Entry, 'abstract' | 'date'>> & Pick<Entry, 'title' | 'key' | 'line' | 'layout'>;

/**
 * A listing as one array of bytes: small in memory (texts stay UTF-8 until someone reads them), moved between threads
 * without copying, stored as it is. Layout: header, columns of all entries, head as JSON, then texts.
 */
export function packListing(listing: Listing, codec: TextCodec): Uint8Array {
	const { entries, ...head } = listing;
	const headBytes = codec.encode(JSON.stringify(head));
	const columns = new Int32Array(entries.length * COLUMNS);
	const texts: Uint8Array[] = [];
	let at = HEADER_BYTES + columns.byteLength + headBytes.length;
	const store = (text: string): [offset: number, length: number] => {
		const bytes = codec.encode(text);
		texts.push(bytes);
		at += bytes.length;
		return [at - bytes.length, bytes.length];
	};
	for (const [index, entry] of entries.entries()) {
		const fields = store(JSON.stringify(storedFields(entry)));
		const abstract = store(entry.abstract);
		columns.set([...fields, ...abstract, dateNumber(entry.date)], index * COLUMNS);
	}
	const packed = new Uint8Array(at);
	const header = new Uint32Array([MAGIC, PACKED_VERSION, entries.length, headBytes.length]);
	packed.set(new Uint8Array(header.buffer), 0);
	packed.set(new Uint8Array(columns.buffer), HEADER_BYTES);
	packed.set(headBytes, HEADER_BYTES + columns.byteLength);
	let end = HEADER_BYTES + columns.byteLength + headBytes.length;
	for (const bytes of texts) {
		packed.set(bytes, end);
		end += bytes.length;
	}
	return packed;
}

/** The listing whose entries are read from the bytes when asked; `null` for anything `packListing` did not make. */
export function unpackListing(packed: Uint8Array, codec: TextCodec): Listing | null {
	if (packed.length < HEADER_BYTES) {
		return null;
	}
	// A copy of the small parts: views of 32-bit numbers need an aligned offset.
	const [magic, version, count = 0, headLength = 0] = new Uint32Array(packed.slice(0, HEADER_BYTES).buffer);
	const columnsEnd = HEADER_BYTES + count * COLUMNS * 4;
	if (magic !== MAGIC || version !== PACKED_VERSION || columnsEnd + headLength > packed.length) {
		return null;
	}
	const head: Head = JSON.parse(codec.decode(packed.subarray(columnsEnd, columnsEnd + headLength)));
	const table = new EntryTable(packed, new Int32Array(packed.slice(HEADER_BYTES, columnsEnd).buffer), codec);
	return { ...head, entries: Array.from({ length: count }, (_, index) => new PackedEntry(table, index)) };
}

/** The entries of one packed listing. Remembers the fields it read last, as they are asked for one after the other. */
class EntryTable {
	private lastIndex = -1;
	private lastFields: StoredFields | undefined;

	constructor(
		private readonly packed: Uint8Array,
		private readonly columns: Int32Array,
		private readonly codec: TextCodec,
	) {}

	fields(index: number): StoredFields {
		if (this.lastIndex !== index || !this.lastFields) {
			this.lastFields = JSON.parse(this.text(index * COLUMNS)) as StoredFields;
			this.lastIndex = index;
		}
		return this.lastFields;
	}

	abstract(index: number): string {
		return this.text(index * COLUMNS + 2);
	}

	date(index: number): string | null {
		return dateText(this.columns[index * COLUMNS + 4]!);
	}

	private text(column: number): string {
		const start = this.columns[column]!;
		return this.codec.decode(this.packed.subarray(start, start + this.columns[column + 1]!));
	}
}

/** An entry that holds nothing but its place; see `EntryTable`. */
class PackedEntry implements Entry {
	readonly #table: EntryTable;
	readonly #index: number;

	constructor(table: EntryTable, index: number) {
		this.#table = table;
		this.#index = index;
	}

	get #fields(): StoredFields {
		return this.#table.fields(this.#index);
	}

	get key(): string {
		return this.#fields.key;
	}
	get line(): number {
		return this.#fields.line;
	}
	get layout(): string {
		return this.#fields.layout;
	}
	get arxivId(): string | null {
		return this.#fields.arxivId ?? null;
	}
	get title(): string {
		return this.#fields.title;
	}
	get titleText(): string {
		return this.#fields.titleText ?? this.#fields.title;
	}
	get abstract(): string {
		return this.#table.abstract(this.#index);
	}
	get abstractKind(): AbstractKind {
		return this.#fields.abstractKind ?? 'abstract';
	}
	get aiSummary(): string | null {
		return this.#fields.aiSummary ?? null;
	}
	get date(): string | null {
		return this.#table.date(this.#index);
	}
	get dateInferred(): boolean {
		return this.#fields.dateInferred ?? false;
	}
	get authors(): readonly string[] {
		return this.#fields.authors ?? [];
	}
	get authorCount(): number | null {
		return this.#fields.authorCount ?? null;
	}
	get organization(): Organization | null {
		return this.#fields.organization ?? null;
	}
	get comments(): number | null {
		return this.#fields.comments ?? null;
	}
	get upvotes(): number | null {
		return this.#fields.upvotes ?? null;
	}
	get links(): readonly Link[] {
		return this.#fields.links ?? [];
	}
}

function storedFields(entry: Entry): StoredFields {
	const { title, titleText, key, line, layout, abstractKind, dateInferred, authors, links } = entry;
	const { arxivId, aiSummary, authorCount, organization, comments, upvotes } = entry;
	return {
		...{ title, key, line, layout },
		...(titleText !== title && { titleText }),
		...(abstractKind !== 'abstract' && { abstractKind }),
		...(dateInferred && { dateInferred }),
		...(authors.length > 0 && { authors }),
		...(links.length > 0 && { links }),
		...(arxivId !== null && { arxivId }),
		...(aiSummary !== null && { aiSummary }),
		...(authorCount !== null && { authorCount }),
		...(organization !== null && { organization }),
		...(comments !== null && { comments }),
		...(upvotes !== null && { upvotes }),
	};
}

/** `2026-02-10` as 20260210; 0 for none. */
function dateNumber(date: PaperFields['date']): number {
	return date === null ? 0 : Number(date.replaceAll('-', ''));
}

function dateText(date: number): string | null {
	if (date === 0) {
		return null;
	}
	const digits = String(date).padStart(8, '0');
	return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
