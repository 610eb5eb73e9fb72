import {
	type CitedKey,
	latexCitation,
	pandocCluster,
	pandocInText,
	pandocItem,
	typstCitation,
} from '../citation/formats/cite';
import { type CitationFormat, FORMATS, footnoteDefinition, markdownLink } from '../citation/formats/formats';
import { markdownText } from '../citation/formats/markdownText';
import type { CitationRecord } from '../citation/record';
import type { TextEdit } from '../text/edits';
import { joinLatex } from './joinLatex';
import { latexPlace } from './latexPlace';
import { blankAfter, blankBefore, endsBlock, lineBreak } from './neighbours';
import { findPlace, type Place } from './place';
import type { InsertResult } from './textEdit';

/** What is to be cited: a key, with what stands around it; `record` where the form shows more than the key. */
export interface CitedPaper extends CitedKey {
	readonly record?: CitationRecord;
}

/** A wish to cite papers at one place of a text. */
export interface InsertRequest {
	/** The whole document, or a window of it that begins outside code and ends behind the paragraph. */
	readonly text: string;
	/** Cursor, or selection: citations go behind it; a link takes it as its text. */
	readonly selection: { readonly start: number; readonly end: number };
	/** In the order they were picked. */
	readonly papers: readonly CitedPaper[];
	readonly form: CitationFormat;
}

/**
 * Cites papers at a place of a Markdown text (of a LaTeX or Typst text in their forms).
 *
 * - Inside a cluster the papers join it: behind the item the cursor stands in, at the front right behind `[`; keys that
 *   are there already are left out. At a cluster's outer edge a new citation begins.
 * - Between prose, blanks are added where the neighbours would otherwise become part of the citation.
 * - In code, comments and math the text is inserted as it is; addresses, tags, link definitions, footnote
 *   marks and check boxes are never cut: the citation goes behind them. So does it behind a word the cursor is in.
 */
export function insertCitation(request: InsertRequest): InsertResult {
	const { text, selection, form } = request;
	const papers = distinct(request.papers);
	const place =
		LANGUAGE[form] === 'markdown' ? findPlace(text, selection.end, FORMATS[form].kind === 'citation') : null;
	const unchanged = { edits: [], cursor: selection.end };
	if (papers.length === 0) return unchanged;
	if (LANGUAGE[form] === 'latex') {
		const joined = joinLatex(
			text,
			selection.end,
			papers.map((paper) => paper.key),
			(keys) => WRITE[form](papers.filter(({ key }) => keys.includes(key))),
		);
		return joined ?? insertAt(latexPlace(text, selection.end), WRITE[form](papers));
	}
	if (place === null) return insertAt(selection.end, WRITE[form](papers));
	if (place.kind === 'cluster') return join(text, place, papers, form) ?? unchanged;
	if (place.kind === 'in-text') {
		const known = new Set(place.citation.items.map((item) => item.key));
		const added = papers.filter((paper) => !known.has(paper.key));
		if (added.length === 0) return unchanged;
		const written = WRITE[form](added);
		const separator = form === 'pandoc-in-text' || form === 'pandoc-locator' ? '; ' : ' ';
		return insertText(text, place.citation.range.end, place.citation.range.end, separator + written, form);
	}
	if (place.kind === 'literal') return insertAt(selection.end, WRITE[form](papers));
	return insertNew(request, papers, place);
}

type Language = 'markdown' | 'latex' | 'typst' | 'any';

const LANGUAGE: Readonly<Record<CitationFormat, Language>> = {
	pandoc: 'markdown',
	'pandoc-in-text': 'markdown',
	'pandoc-locator': 'markdown',
	'pandoc-suppressed': 'markdown',
	'markdown-link': 'markdown',
	footnote: 'markdown',
	reference: 'markdown',
	'latex-cite': 'latex',
	'latex-citep': 'latex',
	'latex-citet': 'latex',
	typst: 'typst',
	bibtex: 'any',
	biblatex: 'any',
	'csl-json': 'any',
	'csl-yaml': 'any',
	ris: 'any',
};

type Writer = (papers: readonly CitedPaper[]) => string;

const WRITE: Readonly<Record<CitationFormat, Writer>> = {
	pandoc: pandocCluster,
	'pandoc-in-text': pandocInText,
	'pandoc-locator': (papers) => pandocInText(papers.map((paper) => ({ ...paper, locator: paper.locator ?? 'p. ' }))),
	'pandoc-suppressed': (papers) => pandocCluster(papers.map((paper) => ({ ...paper, suppressAuthor: true }))),
	'markdown-link': fromRecords('markdown-link'),
	footnote: (papers) => papers.map(({ key }) => `[^${key}]`).join(''),
	reference: (papers) => markdownText(fromRecords('reference')(papers)),
	'latex-cite': (papers) => latexCitation('cite', papers),
	'latex-citep': (papers) => latexCitation('citep', papers),
	'latex-citet': (papers) => latexCitation('citet', papers),
	typst: typstCitation,
	bibtex: fromRecords('bibtex'),
	biblatex: fromRecords('biblatex'),
	'csl-json': fromRecords('csl-json'),
	'csl-yaml': fromRecords('csl-yaml'),
	ris: fromRecords('ris'),
};

function fromRecords(format: CitationFormat): Writer {
	return (papers) => FORMATS[format].write(papers.flatMap(({ record }) => record ?? []));
}

function join(
	text: string,
	{ citation, offset }: Extract<Place, { kind: 'cluster' }>,
	papers: readonly CitedPaper[],
	form: CitationFormat,
): InsertResult | null {
	const known = new Set(citation.items.map((item) => item.key));
	const added = papers.filter((paper) => !known.has(paper.key));
	if (added.length === 0) return null;
	const suppressed = form === 'pandoc-suppressed' ? { suppressAuthor: true } : {};
	const locator = form === 'pandoc-locator' ? 'p. ' : undefined;
	const written = added
		.map((paper) =>
			pandocItem({ ...paper, ...suppressed, ...(locator !== undefined && { locator: paper.locator ?? locator }) }),
		)
		.join('; ');
	const inside = citation.range.start + 1;
	if (/^[ \t]*$/u.test(text.slice(inside, offset)) && offset <= (citation.items[0]?.markRange.start ?? offset)) {
		const separator = /\s/u.test(text[inside] ?? '') ? ';' : '; ';
		return { edits: [{ start: inside, end: inside, text: written + separator }], cursor: inside + written.length };
	}
	const close = citation.range.end - 1;
	const item = citation.items.find(({ range }) => offset <= range.end);
	const end = item?.range.end ?? close;
	const start = text.slice(0, end).trimEnd().length;
	if (item === undefined) {
		const opening = text[start - 1] === ';' ? ' ' : '; ';
		return { edits: [{ start, end, text: opening + written }], cursor: start + opening.length + written.length };
	}
	return { edits: [{ start, end: start, text: `; ${written}` }], cursor: start + 2 + written.length };
}

function insertNew(
	{ text, selection, form }: InsertRequest,
	papers: readonly CitedPaper[],
	place: Extract<Place, { kind: 'prose' | 'paragraph' }>,
): InsertResult {
	const label = text.slice(selection.start, selection.end);
	const first = papers[0]?.record;
	if (form === 'markdown-link' && papers.length === 1 && first !== undefined && /^[^\n[\]]*\S[^\n[\]]*$/u.test(label)) {
		return replace(selection, markdownLink(first, label));
	}
	const written = WRITE[form](papers);
	if (place.kind === 'prose' && endsBlock(text, place.start)) {
		const eol = lineBreak(text);
		return insertAt(place.start, eol + eol + written);
	}
	const result =
		place.kind === 'paragraph'
			? insertParagraph(text, place.at, place.prefix, written)
			: insertText(text, place.start, place.end, written, form);
	if (form !== 'footnote') return result;
	const definition = footnoteDefinitions(text, papers, place.kind === 'paragraph' ? place.at : place.end);
	return definition === null ? result : { ...result, edits: [...result.edits, definition] };
}

function insertText(text: string, start: number, end: number, written: string, form: CitationFormat): InsertResult {
	const before = form === 'footnote' ? '' : blankBefore(text, start, written);
	const after = blankAfter(text, end, written);
	const inserted = before + written + after;
	const at = start + before.length + written.length;
	const cursor = form === 'pandoc-locator' && written.endsWith(' ]') ? at - 1 : at;
	return { edits: [{ start, end, text: inserted }], cursor };
}

/** A paragraph of its own behind a line, with the marks of a quote or the indent of a list that lines have there. */
function insertParagraph(text: string, at: number, prefix: string, written: string): InsertResult {
	const eol = lineBreak(text);
	const before = eol + prefix.trimEnd() + eol + prefix;
	const isFollowed = /^\r?\n[ \t>]*[^\s>]/u.test(text.slice(at, at + 400));
	const after = isFollowed ? eol + prefix.trimEnd() : '';
	const cursor = at + before.length + written.length;
	return { edits: [{ start: at, end: at, text: before + written + after }], cursor };
}

/** The definitions that are missing, behind the paragraph the cursor is in where that is prose, else at the end. */
function footnoteDefinitions(text: string, papers: readonly CitedPaper[], offset: number): TextEdit | null {
	const missing = papers.flatMap(({ key, record }) =>
		record === undefined || text.includes(`[^${key}]:`) ? [] : footnoteDefinition(record),
	);
	if (missing.length === 0) return null;
	const eol = lineBreak(text);
	const end = Math.max(text.trimEnd().length, offset);
	const follows = /(?:^|\n)\[\^[^\]\n]+\]:[^\n]*$/u.test(text.slice(Math.max(0, text.lastIndexOf('\n', end - 1)), end));
	const gap = follows ? eol : eol + eol;
	const tail = end === text.length ? eol : '';
	return { start: end, end, text: gap + missing.join(eol) + tail };
}

function insertAt(offset: number, written: string): InsertResult {
	return { edits: [{ start: offset, end: offset, text: written }], cursor: offset + written.length };
}

function replace({ start, end }: { readonly start: number; readonly end: number }, text: string): InsertResult {
	return { edits: [{ start, end, text }], cursor: start + text.length };
}

function distinct(papers: readonly CitedPaper[]): readonly CitedPaper[] {
	return [...new Map(papers.map((paper) => [paper.key, paper])).values()];
}
