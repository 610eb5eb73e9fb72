import { findLinks } from '../links';
import type { AbstractKind, Entry, Link, Listing, Organization } from '../paper';
import { readableTitle } from '../title';
import { COLUMN, COLUMNS, dateText, FLAG, HEADER_BYTES, KINDS, MAGIC, PACKED_VERSION } from './packedFormat';
import type { StoredRest } from './packedWriter';

export { packListing } from './packedWriter';

/** Text to UTF-8 and back, which core may not name: hosts hand in `TextEncoder` and `TextDecoder`. */
export interface TextCodec {
	encode(text: string): Uint8Array;
	/** Keeps a byte order mark; what is not valid UTF-8 becomes U+FFFD. */
	decode(bytes: Uint8Array): string;
}

/** What a packed listing says besides its entries; `names` are the layouts of the entries. */
type Head = Omit<Listing, 'entries'> & { readonly names: readonly string[] };

/** The listing whose entries are read from the bytes when asked; `null` for anything `packListing` did not make. */
export function unpackListing(packed: Uint8Array, codec: TextCodec): Listing | null {
	if (packed.length < HEADER_BYTES) {
		return null;
	}
	const words = new Uint32Array(copyOf(packed, 0, HEADER_BYTES).buffer);
	const [magic, version, count = 0, headLength = 0, keysLength = 0, idsLength = 0] = words;
	const headAt = HEADER_BYTES + count * COLUMNS * 4;
	const keysAt = headAt + headLength;
	const idsAt = keysAt + keysLength;
	const textsAt = idsAt + idsLength;
	if (magic !== MAGIC || version !== PACKED_VERSION || textsAt > packed.length) {
		return null;
	}
	const json = (from: number, to: number) => JSON.parse(codec.decode(packed.subarray(from, to)));
	const { names, ...head }: Head = json(headAt, keysAt);
	const table = new EntryTable(
		packed.subarray(textsAt),
		new Int32Array(copyOf(packed, HEADER_BYTES, headAt).buffer),
		json(keysAt, idsAt),
		json(idsAt, textsAt),
		names,
		codec,
	);
	return { ...head, entries: Array.from({ length: count }, (_, index) => new PackedEntry(table, index)) };
}

/** Views of 32-bit numbers need an aligned offset. Node's own arrays of bytes do not copy when they are sliced. */
function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array<ArrayBuffer> {
	return new Uint8Array(bytes.subarray(from, to));
}

const NOTHING: StoredRest = {};

/** The entries of one packed listing. Remembers what it read last as JSON, as fields are asked for one after the other. */
class EntryTable {
	private lastIndex = -1;
	private lastRest = NOTHING;

	constructor(
		private readonly texts: Uint8Array,
		private readonly columns: Int32Array,
		readonly keys: readonly string[],
		readonly ids: readonly (string | null | undefined)[],
		readonly layouts: readonly string[],
		private readonly codec: TextCodec,
	) {}

	number(index: number, column: number): number {
		return this.columns[index * COLUMNS + column]!;
	}

	text(index: number, column: number): string {
		const start = this.number(index, column);
		return this.codec.decode(this.texts.subarray(start, start + this.number(index, column + 1)));
	}

	rest(index: number): StoredRest {
		if (this.number(index, COLUMN.restLength) === 0) {
			return NOTHING;
		}
		if (this.lastIndex !== index) {
			this.lastRest = JSON.parse(this.text(index, COLUMN.rest)) as StoredRest;
			this.lastIndex = index;
		}
		return this.lastRest;
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

	#count(column: number): number | null {
		const count = this.#table.number(this.#index, column);
		return count < 0 ? null : count;
	}
	get #flags(): number {
		return this.#table.number(this.#index, COLUMN.flags);
	}
	get #rest(): StoredRest {
		return this.#table.rest(this.#index);
	}

	get key(): string {
		return this.#table.keys[this.#index]!;
	}
	get line(): number {
		return this.#table.number(this.#index, COLUMN.line);
	}
	get layout(): string {
		return this.#table.layouts[this.#flags >> FLAG.layoutShift]!;
	}
	get arxivId(): string | null {
		return this.#table.ids[this.#index] ?? null;
	}
	get title(): string {
		return this.#table.text(this.#index, COLUMN.title);
	}
	get titleText(): string {
		return this.#rest.titleText ?? readableTitle(this.title);
	}
	get abstract(): string {
		return this.#table.text(this.#index, COLUMN.abstract);
	}
	get abstractKind(): AbstractKind {
		return KINDS[this.#flags & FLAG.kind]!;
	}
	get aiSummary(): string | null {
		return this.#rest.aiSummary ?? null;
	}
	get date(): string | null {
		return dateText(this.#table.number(this.#index, COLUMN.date));
	}
	get dateInferred(): boolean {
		return (this.#flags & FLAG.inferred) !== 0;
	}
	get authors(): readonly string[] {
		return this.#rest.authors ?? [];
	}
	get authorCount(): number | null {
		return this.#count(COLUMN.authorCount);
	}
	get organization(): Organization | null {
		return this.#rest.organization ?? null;
	}
	get comments(): number | null {
		return this.#count(COLUMN.comments);
	}
	get upvotes(): number | null {
		return this.#count(COLUMN.upvotes);
	}
	/** Found when asked for where the page gives none besides those of the abstract: most papers are never asked. */
	get links(): readonly Link[] {
		return this.#rest.links ?? findLinks(this.abstract);
	}
}
