import type { Entry, Listing, Problem, RecognisedLayout } from '../paper';
import { readAnchored } from './anchored';
import { captureYear, inferDate, yearNearId } from './captureYear';
import { readCards } from './cards';
import { type Draft, entryOf } from './draft';
import { Lines, ROLE } from './lines';
import { countLine } from './numbers';
import { isDigest, isIdList, readDigest, readIdList } from './oneLiners';
import { type Page, type PageReading, pagesOf } from './page';
import { readPairs } from './pairs';
import { paperPageStarts, readPaperPage } from './paperPage';
import { isoDate } from './printedDate';
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
	const entries: Entry[] = [];
	const layouts: RecognisedLayout[] = [];
	const problems: Problem[] = [];
	for (const page of pagesOf(rowsOf(lines, text))) {
		mark(lines, page.furniture, ROLE.furniture);
		const reading = readPage(page);
		for (const { from, to } of reading.drafts) {
			lines.mark(from, to, ROLE.paper);
		}
		mark(lines, reading.furniture ?? [], ROLE.furniture);
		mark(lines, reading.leftovers, ROLE.problem);
		problems.push(...leftoverProblems(reading.leftovers, file));
		const year = yearOf(page, reading, options);
		const found = reading.drafts.map((draft) => finish(draft, reading.layout, year, page));
		const undated = reading.drafts.filter(({ date }, i) => date && found[i]!.date === null);
		if (undated.length > 0) {
			const message = `${undated.length} dates have no year, and nothing in the page tells when it was saved; they are left out.`;
			problems.push({ file, line: undated[0]!.line, message });
		}
		if (found.length > 0) {
			const { layout, confidence } = reading;
			layouts.push({ layout, confidence, line: page.rows[0]!.line, entries: found.length });
		}
		for (const entry of found) {
			entries.push(entry);
		}
	}
	if (entries.length === 0) {
		problems.unshift({ file, line: 0, message: 'No paper was found; this does not look like a saved page of papers.' });
	}
	return { file, layouts, entries, problems, lines: lines.count() };
}

function readPage(page: Page): PageReading {
	const { rows } = page;
	if (paperPageStarts(rows).length > 0) {
		return readPaperPage(page);
	}
	if (isDigest(rows)) {
		return readDigest(page);
	}
	if (isIdList(rows)) {
		return readIdList(page);
	}
	if (isCards(rows)) {
		return readCards(page);
	}
	const anchored = readAnchored(page);
	return anchored.drafts.length > 0 ? anchored : readPairs(page);
}

/** Cards have no abstracts: no long line, but counts and dots before authors. */
function isCards(rows: readonly Row[]): boolean {
	if (rows.length < 2 || rows.some(({ text }) => text.length > 300)) {
		return false;
	}
	const signs = rows.filter(({ text }) => text === '·' || countLine(text) !== null || text.startsWith('Submitted by'));
	return signs.length * 5 >= rows.length;
}

function mark(lines: Lines, rows: readonly Row[], role: (typeof ROLE)[keyof typeof ROLE]): void {
	for (const { line, end } of rows) {
		lines.mark(line, end, role);
	}
}

function yearOf({ pageDate, saved }: Page, { drafts }: PageReading, options: ReadingOptions): number | null {
	const dates = drafts.flatMap(({ date, arxivId }) => (date ? [{ date, arxivId: arxivId ?? null }] : []));
	return captureYear({ pageDate, saved: saved.saved ?? options.saved ?? null, dates });
}

function finish(draft: Draft, layout: string, year: number | null, { pageDate }: Page): Entry {
	const { date } = draft;
	if (!date) {
		return entryOf(draft, layout, null, false);
	}
	if (date.year !== null) {
		return entryOf(draft, layout, isoDate(date.year, date), false);
	}
	const near = year ?? (draft.arxivId ? yearNearId(date, draft.arxivId) : null);
	const inferred = near === null ? null : inferDate(date, near, pageDate);
	return entryOf(draft, layout, inferred, inferred !== null);
}

/** One problem for each run of lines that could not be used. */
function leftoverProblems(rows: readonly Row[], file: string): Problem[] {
	const problems: Problem[] = [];
	for (let i = 0; i < rows.length; ) {
		let end = i + 1;
		while (end < rows.length && rows[end]!.line - rows[end - 1]!.end < 3) {
			end++;
		}
		const [line, count] = [rows[i]!.line, end - i];
		const message = `${count === 1 ? 'This line' : `These ${count} lines`} could not be read as part of a paper; the page may be cut here.`;
		problems.push({ file, line, message });
		i = end;
	}
	return problems;
}
