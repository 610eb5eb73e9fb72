// What stands around the entries of a large page, as the general reader sees it.

import { opensPage, pagesOf } from '../layouts/page';
import { footLength, headOf } from '../layouts/pageFrame';
import { preambleLength } from '../layouts/savedHeader';
import { hasEntities } from '../rows/entities';
import { Lines } from '../rows/lines';
import { type Row, rowsOf } from '../rows/row';
import { type BulkRows, bulkRow, Odd } from './bulkRows';
import type { TextCodec } from './packedListing';

/** The head of a page is within so many bytes. */
const HEAD_BYTES = 16 * 1024;
const AMPERSAND = 0x26;
const LONGEST_ENTITY = 8;
/** Stands for an abstract, of which nothing can be part of the foot. */
const SENTENCE = 'An abstract.';

export type BulkHead = ReturnType<typeof headOf>;

/** A tool may have left entities, of which the first stands for an ampersand, a quote or a bracket. */
export function refuseEntities(bytes: Uint8Array, codec: TextCodec): void {
	for (let at = bytes.indexOf(AMPERSAND); at >= 0; at = bytes.indexOf(AMPERSAND, at + 1)) {
		const after = bytes[at + 1]!;
		if ((after === 0x23 || after > 0x60) && hasEntities(codec.decode(bytes.subarray(at, at + LONGEST_ENTITY)))) {
			throw new Odd();
		}
	}
}

/** The head of the page as the general reader sees it. */
export function bulkHead(bytes: Uint8Array, codec: TextCodec): BulkHead {
	const end = bytes.indexOf(10, Math.min(HEAD_BYTES, bytes.length - 1));
	const text = codec.decode(bytes.subarray(0, end < 0 ? bytes.length : end + 1));
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

/** The number of rows of the foot, which begins at the row at hand and ends the file; `lastDate` is the line before it, where an entry ends with one. */
export function bulkFoot(rows: BulkRows, lastDate: string | null): number {
	const found: Row[] = lastDate === null ? [bulkRow(SENTENCE)] : [bulkRow('·'), bulkRow(lastDate)];
	const before = found.length;
	do {
		found.push(bulkRow(rows.text(), rows.line, rows.gap));
	} while (found.length < 200 && rows.next());
	const length = found.length - before;
	if (found.length >= 200 || footLength(found) !== length || found.some((_, i) => i > before && opensPage(found, i))) {
		throw new Odd();
	}
	return length;
}
