import { findLinks, mayHoldLinks } from '../../links/links';
import {
	type AbstractKind,
	type Entry,
	type Link,
	type Listing,
	type Organization,
	type Origin,
	type PersonName,
	type Publication,
	UNKNOWN,
} from '../../paper';
import { finish } from '../../steps';
import { readableTitle } from '../../text/title';
import { COLUMN, COLUMNS, dateText, FLAG, HEADER_BYTES, KINDS, MAGIC, PACKED_VERSION } from './packedFormat';
import type { StoredListing, TextBytes, TextCodec } from './packedListing';
import type { StoredRest } from './packedWriter';

export { packListing } from './packedWriter';

/** What a packed listing says besides its entries; `names` are the layouts of the entries. */
type Head = Omit<Listing, 'entries'> & { readonly names: readonly string[] };

/** How many bytes of the file these tables need for a base; `null` for anything that is no table of this version. */
export function baseLengthOf(tables: Uint8Array): number | null {
	if (tables.length < HEADER_BYTES) {
		return null;
	}
	const [magic, version, , , baseLength = 0] = numbersOf(tables, 0, HEADER_BYTES);
	return magic === MAGIC && version === PACKED_VERSION ? baseLength : null;
}

/** The listing whose entries are read from the bytes when asked; `null` for anything `packListing` did not make. */
export function unpackListing(packed: StoredListing, codec: TextCodec): Listing | null {
	return finish(unpackInSteps(packed, codec));
}

/** So many entries are made between two steps: well below a millisecond. */
const STEP = 2048;

/** `unpackListing` in small steps, so that whoever must not be held up can do it in slices. */
export function* unpackInSteps({ tables, base }: StoredListing, codec: TextCodec): Generator<void, Listing | null> {
	if (baseLengthOf(tables) !== base.length) {
		return null;
	}
	const [, , count = 0, headLength = 0] = numbersOf(tables, 0, HEADER_BYTES);
	const headAt = HEADER_BYTES + count * COLUMNS * 4;
	const textsAt = headAt + headLength;
	if (count < 0 || headLength < 0 || textsAt > tables.length) {
		return null;
	}
	const whole = parsed<Head>(codec.decode(tables.subarray(headAt, textsAt)));
	if (whole === null || !Array.isArray(whole.names)) {
		return null;
	}
	const { names, ...head } = whole;
	const columns = numbersOf(tables, HEADER_BYTES, headAt);
	const table = new EntryTable(base, tables.subarray(textsAt), columns, names, codec);
	const entries: Entry[] = [];
	for (let index = 0; index < count; index++) {
		if (!table.holds(index)) {
			return null;
		}
		entries.push(new PackedEntry(table, index));
		if (index % STEP === 0) {
			yield;
		}
	}
	return { ...head, entries };
}

function parsed<T extends object>(json: string): T | null {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' ? (value as T | null) : null;
	} catch {
		return null;
	}
}

/** A part of the bytes as 32-bit numbers: in place, or copied where its first byte is not aligned. */
function numbersOf(bytes: Uint8Array, from: number, to: number): Int32Array {
	const part = bytes.subarray(from, to);
	const { buffer, byteOffset, length } = part.byteOffset % 4 === 0 ? part : new Uint8Array(part);
	return new Int32Array(buffer, byteOffset, length / 4);
}

const NOTHING: StoredRest = {};

const TEXTS = [COLUMN.title, COLUMN.abstract, COLUMN.rest, COLUMN.key, COLUMN.arxivId] as const;

/** The texts of an entry that its mark tells of, and how many bytes of each are looked at. */
const MARKED = [COLUMN.title, COLUMN.abstract, COLUMN.rest, COLUMN.arxivId] as const;
const MARKED_BYTES = 32;
const FNV_PRIME = 0x01000193;

/** The entries of one packed listing. Remembers what it read last as JSON, as fields are asked for one after the other. */
class EntryTable {
	private lastIndex = -1;
	private lastRest = NOTHING;

	constructor(
		private readonly base: TextBytes,
		private readonly texts: Uint8Array,
		private readonly columns: Int32Array,
		readonly layouts: readonly string[],
		private readonly codec: TextCodec,
	) {}

	number(index: number, column: number): number {
		return this.columns[index * COLUMNS + column]!;
	}

	/** Whether everything an entry names is there. */
	holds(index: number): boolean {
		const end = this.base.length + this.texts.length;
		return (
			TEXTS.every((column) => {
				const place = this.number(index, column);
				const length = this.number(index, column + 1);
				return length === 0 || (length > 0 && place >= 0 && place + length <= end);
			}) && this.number(index, COLUMN.flags) >> FLAG.layoutShift in this.layouts
		);
	}

	text(index: number, column: number): string {
		return this.codec.decode(this.bytes(index, column));
	}

	/** A hash of the length of a text and of some of its bytes, spread over it. */
	mark(index: number, column: number, hash: number): number {
		const bytes = this.bytes(index, column);
		let mark = Math.imul(hash ^ bytes.length, FNV_PRIME);
		const step = Math.max(1, Math.floor(bytes.length / MARKED_BYTES));
		for (let at = 0; at < bytes.length; at += step) {
			mark = Math.imul(mark ^ bytes[at]!, FNV_PRIME);
		}
		return mark;
	}

	bytes(index: number, column: number): Uint8Array {
		const place = this.number(index, column);
		const length = this.number(index, column + 1);
		const start = place - this.base.length;
		return start < 0 ? this.base.subarray(place, place + length) : this.texts.subarray(start, start + length);
	}

	rest(index: number): StoredRest {
		if (this.number(index, COLUMN.restLength) === 0) {
			return NOTHING;
		}
		if (this.lastIndex !== index) {
			this.lastRest = parsed<StoredRest>(this.text(index, COLUMN.rest)) ?? NOTHING;
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
		return this.#table.text(this.#index, COLUMN.key);
	}
	get keyHash(): number {
		return this.#table.number(this.#index, COLUMN.keyHash);
	}
	get mark(): number {
		const table = this.#table;
		return MARKED.reduce((mark, column) => table.mark(this.#index, column, mark), this.keyHash);
	}
	get line(): number {
		return this.#table.number(this.#index, COLUMN.line);
	}
	get layout(): string {
		return this.#table.layouts[this.#flags >> FLAG.layoutShift]!;
	}
	get arxivId(): string | null {
		const hasOne = this.#table.number(this.#index, COLUMN.arxivIdLength) > 0;
		return hasOne ? this.#table.text(this.#index, COLUMN.arxivId) : null;
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
		return this.#rest.aiSummary ?? UNKNOWN.aiSummary;
	}
	get date(): string | null {
		return dateText(this.#table.number(this.#index, COLUMN.date));
	}
	get dateInferred(): boolean {
		return (this.#flags & FLAG.inferred) !== 0;
	}
	get authors(): readonly string[] {
		return this.#rest.authors ?? UNKNOWN.authors;
	}
	get names(): readonly PersonName[] {
		return this.#rest.names ?? UNKNOWN.names;
	}
	get authorCount(): number | null {
		return this.#count(COLUMN.authorCount);
	}
	get organization(): Organization | null {
		return this.#rest.organization ?? UNKNOWN.organization;
	}
	get comments(): number | null {
		return this.#count(COLUMN.comments);
	}
	get upvotes(): number | null {
		return this.#count(COLUMN.upvotes);
	}
	get doi(): string | null {
		return this.#rest.doi ?? UNKNOWN.doi;
	}
	get categories(): readonly string[] {
		return this.#rest.categories ?? UNKNOWN.categories;
	}
	get version(): number | null {
		return this.#rest.version ?? UNKNOWN.version;
	}
	get published(): string | null {
		return this.#rest.published ?? UNKNOWN.published;
	}
	get publication(): Publication | null {
		return this.#rest.publication ?? UNKNOWN.publication;
	}
	get withdrawn(): string | null {
		return this.#rest.withdrawn ?? UNKNOWN.withdrawn;
	}
	get citationKey(): string | null {
		return this.#rest.citationKey ?? UNKNOWN.citationKey;
	}
	get collections(): readonly string[] {
		return this.#rest.collections ?? UNKNOWN.collections;
	}
	get origin(): Origin | null {
		return this.#rest.origin ?? null;
	}
	/** Found when asked for where the page gives none besides those of the abstract: most papers are never asked. */
	get links(): readonly Link[] {
		const { links } = this.#rest;
		return links ?? (mayHoldLinks(this.#table.bytes(this.#index, COLUMN.abstract)) ? findLinks(this.abstract) : []);
	}
}
