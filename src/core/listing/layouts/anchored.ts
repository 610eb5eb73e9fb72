import { arxivIdIn, arxivIdOf } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { isFurniture } from '../facts/furniture';
import { countLine, isShortCount } from '../facts/numbers';
import { type DateLine, parseDateLine } from '../facts/printedDate';
import { joinLines, joinParagraphs } from '../facts/prose';
import { LONGEST_TITLE } from '../facts/titleShape';
import { authorCount, NOBODY, organizationIn, printsHandles, type Who } from '../facts/who';
import { titleLines, wrapWidth } from '../facts/wrapping';
import type { Row } from '../rows/row';
import type { Page, PageReading } from './page';

/** The lines that close an entry: who wrote it, the dot, the date. */
interface Anchor {
	/** First row that is no more part of the abstract. */
	readonly from: number;
	/** First row behind the anchor. */
	readonly to: number;
	readonly authorCount: number | null;
	/** Row of the organisation, which stands in the place of the authors. */
	readonly organization: Pick<Row, 'text' | 'alt' | 'links'> | null;
	readonly date: DateLine | null;
}

/** What stands behind an anchor and before the next title. */
interface Trailer {
	readonly to: number;
	readonly comments: number | null;
	readonly upvotes: number | null;
	/** The upvotes of the entry that follows. */
	readonly next: number | null;
	readonly urls: readonly string[];
	readonly arxivId: string | null;
}

/**
 * Search and trending pages, from whatever tool: title, abstract, who, dot, date. Each entry is found by its closing
 * lines; headings decide where titles begin, and cut apart entries that have lost their closing lines.
 */
export function readAnchored(page: Page): PageReading {
	const { rows } = page;
	const trending = page.trending || rows.some(({ text }) => text.endsWith('arXiv Page'));
	const anchors = anchorsOf(rows);
	const handles = printsHandles(
		rows,
		anchors.flatMap(({ organization }) => (organization === null ? [] : [organization as Row])),
	);
	const headed = rows.some(({ heading }) => heading);
	const upvotesShown = showsUpvotes(rows);
	const width = headed ? null : wrapWidth(rows);
	const drafts: Draft[] = [];
	const leftovers: Row[] = [];
	const leave = (from: number, to: number) => {
		for (let i = from; i < to; i++) {
			leftovers.push(rows[i]!);
		}
	};
	let start = 0;
	let complete = 0;
	let upvotes: number | null = null;
	for (const anchor of [...anchors, null]) {
		if (anchor === null && !headed) {
			leave(start, rows.length);
			break;
		}
		const end = anchor?.from ?? rows.length;
		for (const [from, to, last] of partsOf(rows, start, end, headed)) {
			const closing = last ? anchor : null;
			const entry = readEntry(rows.slice(from, to), trending, width);
			if (entry === null || (anchor === null && !(headed && entry.closed))) {
				leave(from, closing?.to ?? to);
				continue;
			}
			const { draft } = entry;
			const trailer = closing && readTrailer(rows, closing.to, upvotesShown);
			complete += closing !== null || entry.closed ? 1 : 0;
			drafts.push({
				...draft,
				to: closing ? rows[(trailer?.to ?? closing.to) - 1]!.end : draft.to,
				arxivId: draft.arxivId ?? trailer?.arxivId ?? null,
				...whoOf(closing, handles),
				date: closing?.date?.date ?? null,
				comments: closing?.date?.comments ?? trailer?.comments ?? null,
				upvotes: draft.upvotes ?? trailer?.upvotes ?? upvotes,
				urls: [...(draft.urls ?? []), ...(trailer?.urls ?? [])],
			});
			upvotes = trailer?.next ?? null;
			start = trailer?.to ?? to;
		}
		start = Math.max(start, anchor?.to ?? 0);
	}
	const confidence = complete / Math.max(1, drafts.length + (leftovers.length > 0 ? 1 : 0));
	return { layout: layoutOf(rows, trending, headed), drafts, confidence, leftovers };
}

/** Every line that tells the authors, with the date behind it; and every dot with a date that has none. */
export function anchorsOf(rows: readonly Row[]): Anchor[] {
	const anchors: Anchor[] = [];
	for (let i = 1; i < rows.length; i++) {
		const anchor = anchorAt(rows, i, anchors.at(-1)?.to ?? 0);
		if (anchor !== null) {
			anchors.push(anchor);
			i = anchor.to - 1;
		}
	}
	return anchors;
}

function anchorAt(rows: readonly Row[], i: number, low: number): Anchor | null {
	const { text } = rows[i]!;
	if (text.length > 140) {
		return null;
	}
	const authors = authorCount(text);
	if (authors !== null) {
		const dated = dateAt(rows, i + 1);
		return {
			from: withoutAvatars(rows, i, low),
			to: dated?.to ?? i + 1,
			authorCount: authors,
			organization: null,
			date: dated?.date ?? null,
		};
	}
	const dot = text.indexOf('·');
	if (dot < 0) {
		return null;
	}
	const dated = dateAt(rows, i, dot);
	if (dated === null) {
		return null;
	}
	const left = text.slice(0, dot).trim();
	const count = authorCount(left);
	if (left !== '') {
		const organization = count === null ? { text: left, alt: rows[i]!.alt, links: rows[i]!.links } : null;
		return { from: withoutAvatars(rows, i, low), to: dated.to, authorCount: count, organization, date: dated.date };
	}
	// A row before the dot names the organisation, unless it is the title or the abstract; it may be called as a word of
	// the navigation is, which stands among others.
	const before = rows[i - 1]!;
	const names =
		i - 1 > low &&
		!before.heading &&
		before.text !== '' &&
		before.text.length <= LONGEST_NAME &&
		(!isFurniture(before.text) || !isFurniture(rows[i - 2]!.text));
	const from = names ? i - 1 : i;
	return { from, to: dated.to, authorCount: null, organization: names ? before : null, date: dated.date };
}

/** Names of organisations are shorter; abstracts are longer. */
export const LONGEST_NAME = 100;

/** A date behind a dot, on the same row (`· Published on Aug 12, 2026`) or the next; also a bare date right here. */
function dateAt(rows: readonly Row[], i: number, dot = 0): { readonly date: DateLine; readonly to: number } | null {
	const text = rows[i]?.text;
	if (text === undefined) {
		return null;
	}
	const tail = text.startsWith('·', dot) ? text.slice(dot + 1).trim() : text;
	if (tail === '' && text !== '') {
		const date = parseDateLine(withoutLabel(rows[i + 1]?.text ?? ''));
		return date && { date, to: i + 2 };
	}
	const date = parseDateLine(withoutLabel(tail));
	return date && { date, to: i + 1 };
}

function withoutLabel(text: string): string {
	return text.startsWith('Published on ') ? text.slice('Published on '.length) : text;
}

/** Rows of pictures above the authors (`-`, empty) are no part of the abstract. */
function withoutAvatars(rows: readonly Row[], i: number, low: number): number {
	let from = i;
	while (from - 1 > low && (rows[from - 1]!.text === '-' || rows[from - 1]!.text === '')) {
		from--;
	}
	return from;
}

function whoOf(anchor: Anchor | null, handles: boolean): Who {
	return anchor === null
		? NOBODY
		: {
				authorCount: anchor.authorCount,
				organization: anchor.organization && organizationIn(anchor.organization, handles),
			};
}

/** True for a page that keeps the upvote box: a number or dash stands before the very first title. */
function showsUpvotes(rows: readonly Row[]): boolean {
	const first = rows.find(({ text }) => text !== '');
	return first !== undefined && countLine(first.text) !== null;
}

/** Cuts a stretch of rows before every heading but the first. The flag tells the last part. */
function partsOf(rows: readonly Row[], from: number, to: number, headed: boolean): [number, number, boolean][] {
	if (from >= to) {
		return [];
	}
	const cuts = [from];
	let seen = false;
	for (let i = from; headed && i < to; i++) {
		if (rows[i]!.heading && !rows[i - 1]?.heading && (i === from || !isFurniture(rows[i]!.text))) {
			if (seen) {
				cuts.push(beginningOf(rows, i, cuts.at(-1)! + 1));
			}
			seen = true;
		}
	}
	return cuts.map((cut, n) => [cut, cuts[n + 1] ?? to, n === cuts.length - 1]);
}

/** Counts, pictures and the submitter above a heading belong to it. */
function beginningOf(rows: readonly Row[], heading: number, low: number): number {
	let from = heading;
	while (from > low) {
		const { text } = rows[from - 1]!;
		if (text === '' || countLine(text) !== null || SUBMITTED.test(text)) {
			from--;
		} else if (from - 1 > low && SUBMITTED.test(rows[from - 2]!.text)) {
			from -= 2;
		} else {
			break;
		}
	}
	return from;
}

export const SUBMITTED = /^Submitted by\b/;
export const BUTTON = /^(?:GitHub\b.{0,20}|arXiv Page|GitHub\b.{0,20} arXiv Page|Project page|.{0,40} arXiv Page)$/;

function readTrailer(rows: readonly Row[], from: number, upvotesShown: boolean): Trailer {
	const urls: string[] = [];
	const counts: { readonly value: number; readonly box: boolean; readonly comments: boolean }[] = [];
	let upvotes: number | null = null;
	let arxivId: string | null = null;
	let i = from;
	for (; i < rows.length; i++) {
		const { text, links } = rows[i]!;
		const upvote = UPVOTE.exec(text);
		const count = countLine(text);
		if (upvote !== null) {
			const inline = countLine(upvote[1] ?? '');
			const below = inline === null ? countLine(rows[i + 1]?.text ?? '') : null;
			upvotes = inline ?? below ?? upvotes;
			i += below === null ? 0 : 1;
		} else if (BUTTON.test(text)) {
			for (const { href } of links) {
				if (/^https?:/.test(href) && arxivIdOf(href) === null) {
					urls.push(href);
				}
			}
			arxivId ??= arxivIdIn(links);
		} else if (count !== null && counts.length < 2) {
			const href = links.map((link) => link.href).join(' ');
			counts.push({
				value: count,
				box: href.includes('login') || text.includes('-'),
				comments: href.includes('#community'),
			});
		} else if (!isShortCount(text)) {
			break;
		}
	}
	// Behind the last entry no upvotes of another can follow.
	const boxed = upvotesShown && i < rows.length;
	const box =
		counts.find((count) => count.box) ??
		(counts.length === 2 || boxed ? counts.findLast(({ comments }) => !comments) : undefined);
	const comments = counts.find((count) => count !== box)?.value ?? null;
	return { to: i, comments, upvotes, next: box?.value ?? null, urls, arxivId };
}

export const UPVOTE = /^Upvote(?:\s+(\d+|-))?$/;

/** Title and abstract from the rows between the entry before and the closing lines; `closed` when buttons end them. */
function readEntry(
	rows: readonly Row[],
	trending: boolean,
	width: number | null,
): { readonly draft: Draft; readonly closed: boolean } | null {
	const begin = rows.some(({ heading }) => heading) ? rows.findIndex(({ heading }) => heading) : afterSubmitter(rows);
	const title = rows[begin];
	if (title === undefined || title.text === '') {
		return null;
	}
	const end = begin + titleLength(rows.slice(begin), width);
	const body: Row[] = [];
	const urls: string[] = [];
	let buttonId: string | null = null;
	let closed = false;
	for (const row of rows.slice(end)) {
		if (BUTTON.test(row.text)) {
			urls.push(
				...row.links.map(({ href }) => href).filter((href) => /^https?:/.test(href) && arxivIdOf(href) === null),
			);
			buttonId ??= arxivIdIn(row.links);
			closed = true;
		} else if (row.text !== '' && !(row.text === '-' && body.length > 0)) {
			body.push(row);
		}
	}
	const abstract = joinParagraphs(body);
	const counted = rows.slice(0, begin).findLast((row) => countLine(row.text) !== null);
	const named = rows.slice(0, end + 1).find(({ links }) => arxivIdIn(links) !== null);
	const draft: Draft = {
		line: title.line,
		from: rows[0]!.line,
		to: rows.at(-1)!.end,
		title: joinLines(rows.slice(begin, end)),
		abstract,
		abstractKind: trending && isSummary(abstract) ? 'summary' : 'abstract',
		arxivId: (named && arxivIdIn(named.links)) ?? buttonId,
		upvotes: counted ? countLine(counted.text) : null,
		urls,
	};
	return { draft, closed };
}

/** First row of the title: behind pictures, counts, and the name of who submitted the paper. */
function afterSubmitter(rows: readonly Row[]): number {
	let i = 0;
	while (i < rows.length - 1) {
		const { text } = rows[i]!;
		if (text === 'Submitted by') {
			const short = rows
				.slice(i + 1, i + 5)
				.filter((row) => row.text !== '' && row.text.length < 240 && countLine(row.text) === null);
			i += short.length > 1 ? 2 : 1;
			i += rows[i - 1]?.text === '' ? 1 : 0;
		} else if (
			text === '' ||
			SUBMITTED.test(text) ||
			countLine(text) !== null ||
			isShortCount(text) ||
			UPVOTE.test(text)
		) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

/** How many rows the title takes: up to its address, where the page shows addresses, else as its wrap tells. */
function titleLength(rows: readonly Row[], width: number | null): number {
	const linked = rows.slice(0, 5).findIndex(({ links }) => arxivIdIn(links) !== null);
	if (linked >= 0 && linked < rows.length - 1 && !rows[0]!.heading) {
		const length = rows.slice(0, linked + 1).reduce((sum, { text }) => sum + text.length, 0);
		if (length <= LONGEST_TITLE) {
			return linked + 1 + unlinkedRest(rows, linked + 1);
		}
	}
	if (width !== null && linked < 0 && !rows.slice(1, 5).some(({ gap }) => gap)) {
		return titleLines(rows, width);
	}
	let end = 1;
	while (end < rows.length && continuesTitle(rows, 0, end)) {
		end++;
	}
	return end;
}

/** A text browser links the first line of a title only; what a wrap took from it ends with the block. */
function unlinkedRest(rows: readonly Row[], from: number): number {
	const end = rows.findIndex(({ gap }, i) => i >= from && gap);
	const rest = rows.slice(from, end);
	return end > from && rest.length < 4 && rest.every(({ links, text }) => links.length === 0 && text.length < 130)
		? rest.length
		: 0;
}

/** A title that a page or a wrap broke goes on in the same block, as long as an abstract is still to come. */
function continuesTitle(rows: readonly Row[], title: number, i: number): boolean {
	const row = rows[i]!;
	if (row.heading) {
		return true;
	}
	if (row.gap || row.text.length > 130 || i - title > 3) {
		return false;
	}
	const block = rows.slice(i + 1, title + 6).findIndex(({ gap }) => gap);
	const next = rows[i + 1];
	return block >= 0 || (next !== undefined && next.text.length > 240 && rows[title]!.text.length < 130);
}

/** Machine-written summaries are one or two sentences; 99.99 % of abstracts are longer. */
function isSummary(abstract: string): boolean {
	return abstract.length > 0 && abstract.length < 420;
}

function layoutOf(rows: readonly Row[], trending: boolean, headed: boolean): string {
	if (trending) {
		return 'trending';
	}
	const linked = rows.some(({ links }) => arxivIdIn(links) !== null);
	if (headed) {
		return linked ? 'search-markdown' : 'search-links';
	}
	return linked ? 'search-urls' : rows.some(({ text }) => text.startsWith('•')) ? 'search-blocks' : 'search-text';
}
