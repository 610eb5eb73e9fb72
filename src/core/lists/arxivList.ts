import { publishedDoiIn } from '../links/doi';
import { shownRows } from '../listing/containers/savedRows';
import { categoriesIn } from '../listing/facts/categories';
import type { Draft } from '../listing/facts/draft';
import { isoDate, type PrintedDate } from '../listing/facts/printedDate';
import { joinLines, joinParagraphs } from '../listing/facts/prose';
import { Lines } from '../listing/rows/lines';
import type { Row } from '../listing/rows/row';
import { ARXIV_ID, type ArxivLabel, dayIn, factsOf, labelled } from './arxivFacts';
import type { ListReader } from './reading';

/** What begins a paper: `[1] arXiv:2501.10001 (cross-list from stat.ML) [pdf, html, other]`. */
const HEAD = new RegExp(
	String.raw`^(?:[•*-]\s+)?(\[?\d{1,4}[\].]?)?\s*arXiv:\s?(${ARXIV_ID})(?:v(\d+))?\s*(?:\([^()]*\)\s*)?(\[\s*(?:pdf|ps|html|other|dvi)\b[^\]]*\])?\s*(.*)$`,
	'i',
);
/** What heads a part of the page, or ends it. */
const SECTION =
	/\(?\bshowing\b.*\bentries\b|^Showing (?:new )?listings? for\b|^Total of \d+ entries|^(?:New|Cross|Replacement)[- ](?:submissions|lists)\b|^Replacements\b|^Showing \d+[-–—]\d+ of \d|^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4}$/i;
const FOOT = /^(?:About|Help|Links to: ?arXiv\b.*|Search v\d.*|Contact|Mathjax|Previous|Next)$/i;

/** Saved pages of arXiv that list papers, as HTML, text or Markdown: `/list/cs.CL/new`, `recent`, a month, a search. */
export const readArxivList: ListReader = (text) => {
	if (!/arXiv:\s?[\w./-]*\d{4}/i.test(text) || !/\[\s*(?:pdf|ps)\b|\/pdf\//i.test(text)) {
		return null;
	}
	const rows = shownRows(text, new Lines(text)).map(withoutEscapes);
	const starts = rows.flatMap((row, at) => (isHead(rows, at) ? [{ at, head: HEAD.exec(row.text)! }] : []));
	if (!starts.some(({ head }) => head[4] !== undefined || head[1] !== undefined)) {
		return null;
	}
	const drafts: Draft[] = [];
	const untitled: number[] = [];
	let listed = dayOfSections(rows.slice(0, starts[0]!.at));
	for (const [nth, { at, head }] of starts.entries()) {
		const all = rows.slice(at + 1, starts[nth + 1]?.at ?? rows.length);
		const end = all.findIndex(({ text: said }) => SECTION.test(said) || FOOT.test(said));
		const own = end < 0 ? all : all.slice(0, end);
		const draft = draftOf(rows[at]!, head, own, listed);
		if (draft === null) {
			untitled.push(rows[at]!.line);
		} else {
			drafts.push(draft);
		}
		listed = dayOfSections(all.slice(own.length)) ?? listed;
	}
	return drafts.length === 0
		? null
		: { drafts, problems: untitled.map((line) => ({ line, message: 'This paper of the list has no title.' })) };
};

/** Brackets that Markdown escapes, in lines that are no prose. */
export function withoutEscapes(row: Row): Row {
	return /^\\\[/.test(row.text) ? { ...row, text: row.text.replace(/\\([[\]])/g, '$1') } : row;
}

/** A line with an id that links to the paper's files, or one that is counted; an id alone stands on other pages, too. */
function isHead(rows: readonly Row[], at: number): boolean {
	const head = HEAD.exec(rows[at]!.text);
	return (
		head !== null &&
		(head[1] !== undefined || head[4] !== undefined || /^\[\s*(?:pdf|ps)\b/i.test(rows[at + 1]?.text ?? ''))
	);
}

/** The day that the last heading names. */
function dayOfSections(rows: readonly Row[]): PrintedDate | null {
	return rows.reduce<PrintedDate | null>((day, { text }) => (SECTION.test(text) ? dayIn(text) : null) ?? day, null);
}

const SUBMITTED = /^Submitted (?=\d)/i;
/** Buttons that show and hide a part of the abstract. */
const WHOLE = /^…|^.*[▽▼] More\s+(?=.*[△▲] Less)/s;
const BUTTONS = /\s*(?:[△▲] Less|[▽▼] More)\s*$/;

function draftOf(
	head: Row,
	[, , id, version, , beside = '']: RegExpExecArray,
	own: readonly Row[],
	listed: PrintedDate | null,
): Draft | null {
	const told = new Map<ArxivLabel, string>();
	const rest = own.filter(({ text }) => !/^\[\s*(?:pdf|ps)\b|^\((?:cross-list|replaced)|^doi$/i.test(text));
	const addresses: string[] = [];
	const loose: Row[] = [];
	let tags = beside;
	let published: PrintedDate | null = null;
	let shown: PrintedDate | null = null;
	let title: Row | null = null;
	let authors: Row | null = null;
	let abstract: readonly Row[] = [];
	const isWrapped = rest.every(({ text }) => text.length <= 100);
	for (let at = 0; at < rest.length; at++) {
		const row = rest[at]!;
		const found = labelled(row.text);
		if (
			title === null &&
			found === null &&
			/^(?:(?:[a-z-]+\.[A-Za-z-]+|[a-z]+-[a-z]+|math|doi|10\.\d{4,}\/\S+)\s*)+$/.test(row.text)
		) {
			tags += ` ${row.text}`;
		} else if (SUBMITTED.test(row.text)) {
			const first = /\bv1\s+submitted (.*?)(?:;|$)/i.exec(row.text)?.[1] ?? row.text;
			published = dayIn(first);
			shown = dayIn(row.text);
		} else if (title === null) {
			if (found !== null && found.label !== 'title') {
				return null;
			}
			const until = untilTitleEnds(rest, at, isWrapped);
			title = {
				...row,
				text: joinLines([{ ...row, text: found?.value ?? row.text }, ...rest.slice(at + 1, until)]).trim(),
			};
			at = until - 1;
		} else if (found?.label === 'abstract') {
			const end = rest.findIndex(({ text }, i) => i > at && (SUBMITTED.test(text) || labelled(text) !== null));
			abstract = [{ ...row, text: found.value }, ...rest.slice(at + 1, end < 0 ? rest.length : end)];
			at = end < 0 ? rest.length : end - 1;
		} else if (found !== null) {
			const until = untilValueEnds(rest, at, found.label);
			told.set(found.label, joinLines([{ ...row, text: found.value }, ...rest.slice(at + 1, until)]));
			authors ??= row;
			addresses.push(...(found.label === 'comments' ? row.links.map(({ href }) => href) : []));
			at = until - 1;
		} else if (authors === null) {
			const until = rest.findIndex(({ text }, i) => i > at && labelled(text) !== null);
			const end = until < 0 || !isWrapped ? at + 1 : until;
			told.set('authors', joinLines(rest.slice(at, end)));
			authors = row;
			at = end - 1;
		} else {
			loose.push(row);
		}
	}
	if (title === null || title.text === '') {
		return null;
	}
	const said = joinParagraphs(abstract.length > 0 ? abstract : loose);
	const doi = publishedDoiIn(tags);
	if (doi !== null && !told.has('doi')) {
		told.set('doi', doi);
	}
	const facts = factsOf(told, said.replace(WHOLE, '').replace(BUTTONS, ''), addresses);
	return {
		...facts,
		categories: facts.categories!.length > 0 ? facts.categories! : categoriesIn(tags),
		line: title.line,
		from: head.line,
		to: Math.max(head.end, rest.at(-1)?.end ?? head.end),
		title: title.text,
		arxivId: id!,
		version: version === undefined ? null : Number(version),
		date: listed ?? shown,
		published: published === null ? null : isoDate(published.year!, published),
	};
}

/** A title that was wrapped goes on while its lines are full and another line is left for the authors. */
function untilTitleEnds(rows: readonly Row[], from: number, isWrapped: boolean): number {
	let until = from + 1;
	while (
		isWrapped &&
		rows[until - 1]!.text.length >= FULL_LINE &&
		rows[until] !== undefined &&
		rows[until + 1] !== undefined &&
		!rows[until]!.gap &&
		labelled(rows[until]!.text) === null &&
		labelled(rows[until + 1]!.text)?.label !== 'title' &&
		!rows[until]!.links.some(({ href }) => href.includes('searchtype=author'))
	) {
		until++;
	}
	return until;
}

/** Text browsers break lines behind more signs. */
const FULL_LINE = 58;

/** Subjects end with a bracket; what stands behind other labels goes on until the next one, but not into an abstract. */
function untilValueEnds(rows: readonly Row[], from: number, label: ArxivLabel): number {
	let until = from + 1;
	while (
		rows[until] !== undefined &&
		!rows[until]!.gap &&
		labelled(rows[until]!.text) === null &&
		(label === 'categories'
			? !/\)$/.test(rows[until - 1]!.text)
			: rows.slice(until).some(({ text }) => labelled(text)?.label === 'categories') &&
				!SUBMITTED.test(rows[until]!.text))
	) {
		until++;
	}
	return until;
}
