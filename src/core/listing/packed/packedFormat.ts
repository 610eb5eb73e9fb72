/** The tables of a packed listing: header, columns of all entries, head as JSON, texts that the file does not hold. */

/** Changes with the format or with what readers make of a page, so that an older file is read anew. */
export const PACKED_VERSION = 10;
export const MAGIC = 0x5250464f;

/** Magic, version, entries, bytes of the head, bytes of the file that texts are places of; all 32-bit. */
export const HEADER_WORDS = 5;
export const HEADER_BYTES = HEADER_WORDS * 4;

/** The 32-bit numbers of an entry. Places are counted from the first byte of the file, on into the texts; lengths are bytes. */
export const COLUMN = {
	title: 0,
	titleLength: 1,
	abstract: 2,
	abstractLength: 3,
	/** `2026-02-10` as 20260210; 0 for none. */
	date: 4,
	line: 5,
	/** Counts are -1 where unknown. */
	authorCount: 6,
	comments: 7,
	upvotes: 8,
	/** Kind of the abstract, whether the date is inferred, and the layout; see `FLAG`. */
	flags: 9,
	/** What few entries have, as JSON. */
	rest: 10,
	restLength: 11,
	key: 12,
	keyLength: 13,
	keyHash: 14,
	/** Without length where there is none. */
	arxivId: 15,
	arxivIdLength: 16,
} as const;
export const COLUMNS = 17;

export const FLAG = { kind: 3, inferred: 4, layoutShift: 3 } as const;
export const KINDS = ['none', 'summary', 'abstract'] as const;

export function dateNumber(date: string | null): number {
	return date === null ? 0 : Number(date.replaceAll('-', ''));
}

export function dateText(date: number): string | null {
	if (date === 0) {
		return null;
	}
	const digits = String(date).padStart(8, '0');
	return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
