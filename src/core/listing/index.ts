import type { Entry, Listing, Problem, RecognisedLayout } from '../paper';
import { type FeedReading, readFeed } from './containers/feed';
import { isHtml } from './containers/html';
import { readProps } from './containers/htmlProps';
import { beginsAsRecords, type JsonReading, readJson } from './containers/json';
import { type MailPart, readMail } from './containers/mail';
import { unquoted } from './containers/quoted';
import { withoutRawElements } from './containers/rawElements';
import { htmlRows, mailRows } from './containers/savedRows';
import { captureYear, inferDate, yearNearId } from './facts/captureYear';
import { type Draft, entryOf } from './facts/draft';
import { countLine } from './facts/numbers';
import { isoDate } from './facts/printedDate';
import { brokenProblems, count, cutProblems, oddProblems, undatedProblem } from './facts/problems';
import { readAnchored } from './layouts/anchored';
import { anchorsOf } from './layouts/anchors';
import { readCards } from './layouts/cards';
import { readGlued } from './layouts/glued';
import { isGlued } from './layouts/gluedRows';
import { isDigest, isIdList, readDigest, readIdList } from './layouts/oneLiners';
import { type Page, type PageReading, pagesOf } from './layouts/page';
import { readPairs } from './layouts/pairs';
import { readPaperPage } from './layouts/paperPage';
import { paperPageStarts } from './layouts/paperPageHead';
import { partsOf } from './layouts/parts';
import { datedEntries, listingOf } from './ofDrafts';
import type { ReadingOptions } from './readingOptions';
import { Lines, ROLE } from './rows/lines';
import { type Row, rowsOf } from './rows/row';

export { type Decoded, type DecoderClass, decodeListing, sizeProblem } from './containers/decode';
export { isToolFolder, mayBeListing } from './listingFile';
export type { ReadingOptions } from './readingOptions';

/** Reads the text of a listing: its papers, and what could not be used. `file` names it in sources and problems. */
export function readListing(source: string, file: string, options: ReadingOptions = {}): Listing {
	// JSON has no marks of quotations, and what looks like an element in it is part of a text.
	const text = beginsAsRecords(source) ? source : withoutRawElements(unquoted(source));
	const lines = new Lines(text);
	const mail = readMail(lines.texts);
	if (mail !== null) {
		return readMailed(mail, lines, file, options);
	}
	const structured = readStructured(text, lines, file);
	if (structured === null && OTHER_XML.test(text)) {
		return readDrafts([], 'saved-html', lines, file);
	}
	return structured ?? readText(isHtml(text) ? htmlRows(text, lines) : rowsOf(lines, text), lines, file, options);
}

/** XML that is neither a feed nor a page: nothing in it is what a page prints. */
const OTHER_XML = /^\s*<\?xml\b[^>]*>\s*<(?!!doctype\s+html|html\b)/i;

/** JSON and saved pages with their data: every line is accounted for by the format itself. */
function readStructured(text: string, lines: Lines, file: string): Listing | null {
	const json = readJson(text);
	if (json !== null) {
		return readDrafts(json.drafts, json.layout, lines, file, json);
	}
	const feed = readFeed(text);
	if (feed !== null) {
		return readFeedDrafts(feed, lines, file);
	}
	const drafts = isHtml(text) ? readProps(text) : [];
	return drafts.length === 0 ? null : readDrafts(drafts, 'saved-html', lines, file);
}

function readDrafts(
	drafts: readonly Draft[],
	layout: 'api-json' | 'json-lines' | 'saved-html',
	lines: Lines,
	file: string,
	{ broken, odd, bare }: Pick<JsonReading, 'broken' | 'odd' | 'bare'> = { broken: [], odd: new Map(), bare: [] },
): Listing {
	const others = layout === 'saved-html' ? ROLE.furniture : ROLE.paper;
	for (let line = 1; line <= lines.total; line++) {
		lines.mark(line, line, lines.texts[line - 1]!.trim() === '' ? ROLE.blank : others);
	}
	for (const { line } of drafts) {
		lines.mark(line, line, ROLE.paper);
	}
	for (const line of broken) {
		lines.mark(line, line, ROLE.problem);
	}
	const entries = datedEntries(drafts, layout);
	return listingOf(
		file,
		lines,
		entries,
		drafts.length > 0 ? [{ layout, confidence: 1, line: 1, entries: entries.length }] : [],
		[
			...brokenProblems(file, broken),
			...(bare.length === 0 || drafts.length === 0 ? [] : [bareProblem(file, lines, bare)]),
			...oddProblems(file, odd),
		],
	);
}

function bareProblem(file: string, { texts }: Lines, [first = '', ...others]: readonly string[]): Problem {
	const line = texts.findIndex((text) => text.includes(JSON.stringify(first).slice(1, -1))) + 1;
	const records = count(others.length + 1, 'record has', 'records have');
	return { file, line, message: `${records} a title, but no authors, abstract or id; left out: “${first}”.` };
}

/** A feed without items is no problem: nothing is announced at weekends. */
function readFeedDrafts({ layout, drafts, broken }: FeedReading, lines: Lines, file: string): Listing {
	for (let line = 1; line <= lines.total; line++) {
		lines.mark(line, line, lines.texts[line - 1]!.trim() === '' ? ROLE.blank : ROLE.furniture);
	}
	for (const { from, to } of drafts) {
		lines.mark(from, to, ROLE.paper);
	}
	for (const { line, lastLine } of broken) {
		lines.mark(line, lastLine, ROLE.problem);
	}
	const entries = drafts.map((draft) =>
		entryOf(draft, layout, draft.date?.year ? isoDate(draft.date.year, draft.date) : null, false),
	);
	return {
		file,
		layouts: [{ layout, confidence: 1, line: 1, entries: entries.length }],
		entries,
		problems: [...broken.map(({ line, message }) => ({ file, line, message })), ...cutProblems(file, entries)],
		lines: lines.count(),
	};
}

function readMailed(mail: MailPart, lines: Lines, file: string, options: ReadingOptions): Listing {
	const drafts = mail.html ? readProps(mail.text) : [];
	return drafts.length > 0
		? readDrafts(
				drafts.map((draft) => ({ ...draft, line: mail.lines[draft.line - 1] ?? 1 })),
				'saved-html',
				lines,
				file,
			)
		: readText(mailRows(mail, lines), lines, file, options);
}

function readText(rows: readonly Row[], lines: Lines, file: string, options: ReadingOptions): Listing {
	const entries: Entry[] = [];
	const layouts: RecognisedLayout[] = [];
	const problems: Problem[] = [];
	const pages = pagesOf(rows).flatMap((page) => partsOf(page, (part) => readPage(part).drafts.length > 0));
	for (const page of pages) {
		mark(lines, page.furniture, ROLE.furniture);
		const reading = readPage(page);
		for (const { from, to } of reading.drafts) {
			lines.mark(from, to, ROLE.paper);
		}
		mark(lines, reading.furniture ?? [], ROLE.furniture);
		mark(lines, reading.leftovers, ROLE.problem);
		const year = yearOf(page, reading, options);
		const latest = page.saved.saved ?? options.saved ?? options.notAfter ?? null;
		const found = reading.drafts.map((draft) => finish(draft, reading.layout, year, page, latest));
		const undated = reading.drafts.filter(({ date }, i) => date && found[i]!.date === null);
		if (undated.length > 0) {
			problems.push(undatedProblem(file, undated.length, undated[0]!.line));
		}
		if (found.length > 0) {
			const { layout, confidence } = reading;
			layouts.push({ layout, confidence, line: page.rows[0]!.line, entries: found.length });
		}
		for (const entry of found) {
			entries.push(entry);
		}
	}
	const unread = entries.length > 0 ? unreadProblems(lines, file) : [];
	for (const problem of [...unread, ...brokenSigns(lines, file)]) {
		problems.push(problem);
	}
	problems.sort((a, b) => a.line - b.line);
	return listingOf(file, lines, entries, layouts, problems);
}

function readPage(page: Page): PageReading {
	const { rows } = page;
	if (paperPageStarts(rows).length > 0) {
		return readPaperPage(page);
	}
	if (isGlued(rows)) {
		return readGlued(page);
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
	if (
		rows.length < 2 ||
		rows.some(({ text }) => text.length > 300 || text.endsWith('arXiv Page')) ||
		anchorsOf(rows).some(({ date }) => date !== null)
	) {
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
	return captureYear({
		pageDate,
		saved: saved.saved ?? options.saved ?? null,
		notAfter: options.notAfter ?? null,
		dates,
	});
}

function finish(draft: Draft, layout: string, year: number | null, { pageDate }: Page, latest: string | null): Entry {
	const { date } = draft;
	if (!date) {
		return entryOf(draft, layout, null, false);
	}
	if (date.year !== null) {
		return entryOf(draft, layout, isoDate(date.year, date), false);
	}
	const near = year ?? (draft.arxivId ? yearNearId(date, draft.arxivId) : null);
	const inferred = near === null ? null : inferDate(date, near, pageDate, latest);
	return entryOf(draft, layout, inferred, inferred !== null);
}

/** The first line with a sign that could not be decoded, and how many more there are. */
function brokenSigns({ texts }: Lines, file: string): Problem[] {
	const broken = texts.flatMap((text, i) => (text.includes('\ufffd') ? [i + 1] : []));
	const [line] = broken;
	return line === undefined
		? []
		: [{ file, line, message: `${count(broken.length, 'line holds', 'lines hold')} signs that are not valid UTF-8.` }];
}

/** So many places of a file are told one by one: it is no list of papers then, and nobody looks at more. */
const MOST_PLACES = 1000;

/** One problem for each run of lines that no paper and no furniture accounts for; one for all that are too many. */
function unreadProblems(lines: Lines, file: string): Problem[] {
	const problems: Problem[] = [];
	for (let line = 1; line <= lines.total; line++) {
		if (!lines.isUnread(line)) {
			continue;
		}
		if (problems.length === MOST_PLACES) {
			let more = 0;
			for (let next = line; next <= lines.total; next++) more += lines.isUnread(next) ? 1 : 0;
			const message = `From here on, ${count(more, 'line', 'lines')} could not be read as part of a paper.`;
			return [...problems, { file, line, message }];
		}
		let last = line;
		let unread = 0;
		for (let next = line; next <= Math.min(last + 2, lines.total); next++) {
			if (lines.isUnread(next)) {
				last = next;
				unread++;
			}
		}
		const message = `${unread === 1 ? 'This line' : `These ${unread} lines`} could not be read as part of a paper; the page may be cut here.`;
		problems.push({ file, line, message });
		line = last;
	}
	return problems;
}
