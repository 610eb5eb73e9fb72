import { arxivIdIn, arxivIdOf } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { isFurniture } from '../facts/furniture';
import { countLine, isShortCount } from '../facts/numbers';
import { NOBODY, organizationIn, printsHandles, type Who } from '../facts/who';
import { wrapWidth } from '../facts/wrapping';
import type { Row } from '../rows/row';
import { readEntry } from './anchoredEntry';
import { type Anchor, anchorsOf } from './anchors';
import { BUTTON, SUBMITTED, UPVOTE } from './buttons';
import type { Page, PageReading } from './page';

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
