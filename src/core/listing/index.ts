import type { Listing, Problem, RecognisedLayout } from '../paper';
import { readBlocks } from './blocks';
import { captureYear, inferDate } from './captureYear';
import { type Draft, entryOf } from './draft';
import { isBanner, isFurniture } from './furniture';
import { Lines, ROLE } from './lines';
import type { Page } from './page';
import { readPairs } from './pairs';
import { isoDate, parseDateLine } from './printedDate';
import { type Row, rowsOf } from './row';

export { type Decoded, type DecoderClass, decodeListing } from './decode';

/** What the reader may know about a file besides its text. */
export interface ReadingOptions {
	/** Day the file was saved, `YYYY-MM-DD`, where the caller knows it better than the page. */
	readonly saved?: string;
}

/** Reads the text of a listing: its papers, and what could not be used. `file` names it in sources and problems. */
export function readListing(text: string, file: string, options: ReadingOptions = {}): Listing {
	const lines = new Lines(text);
	const rows = rowsOf(lines);
	const problems: Problem[] = [];
	const head = headOf(rows);
	const foot = footOf(rows);
	const body = rows.slice(head.length, rows.length - foot);
	for (const row of [...rows.slice(0, head.length), ...rows.slice(rows.length - foot)]) {
		lines.mark(row.line, row.end, ROLE.furniture);
	}
	const page: Page = {
		rows: body,
		pageDate: head.pageDate,
		paper: (first, last) => lines.mark(first.line, last.end, ROLE.paper),
		furniture: (first, last) => lines.mark(first.line, last.end, ROLE.furniture),
	};
	const reading = body.some(({ text }) => text === '·') ? readBlocks(page) : readPairs(page);
	const dates = reading.drafts.flatMap(({ date, arxivId }) => (date ? [{ date, arxivId: arxivId ?? null }] : []));
	const year = captureYear({ pageDate: head.pageDate, saved: options.saved ?? null, dates });
	const entries = reading.drafts.map((draft) => {
		const [date, inferred] = decideDate(draft, year, head.pageDate);
		return entryOf(draft, reading.layout, date, inferred);
	});
	for (const row of reading.leftovers) {
		lines.mark(row.line, row.end, ROLE.problem);
	}
	if (reading.leftovers.length > 0) {
		const line = reading.leftovers[0]!.line;
		problems.push({
			file,
			line,
			message: `From here on nothing could be read as a paper (${reading.leftovers.length} lines).`,
		});
	}
	if (entries.length === 0) {
		problems.push({ file, line: 0, message: 'No paper was found; this does not look like a saved page of papers.' });
	}
	const layouts: RecognisedLayout[] =
		entries.length > 0 ? [{ layout: reading.layout, confidence: 1, line: body[0]!.line, entries: entries.length }] : [];
	return { file, layouts, entries, problems, lines: lines.count() };
}

function decideDate({ date }: Draft, year: number | null, pageDate: Page['pageDate']): [string | null, boolean] {
	if (!date) {
		return [null, false];
	}
	if (date.year !== null) {
		return [isoDate(date.year, date), false];
	}
	const inferred = year === null ? null : inferDate(date, year, pageDate);
	return [inferred, inferred !== null];
}

/** How many rows belong to the page's head; a title glued to `Subscribe` is freed. */
function headOf(rows: Row[]): { length: number; pageDate: Page['pageDate'] } {
	let length = 0;
	let banner = false;
	for (const row of rows) {
		const pageDate = banner ? parseDateLine(row.text) : null;
		if (pageDate !== null) {
			return { length: length + 1, pageDate: pageDate.date };
		}
		if (!isFurniture(row.text)) {
			break;
		}
		banner ||= isBanner(row.text);
		length++;
	}
	const glued = rows[length];
	if (banner && glued !== undefined && /^Subscribe\S/.test(glued.text)) {
		rows[length] = { ...glued, text: glued.text.slice('Subscribe'.length) };
	}
	return { length, pageDate: null };
}

function footOf(rows: readonly Row[]): number {
	let length = 0;
	while (length < rows.length && isFurniture(rows[rows.length - 1 - length]!.text)) {
		length++;
	}
	return length;
}
