import { isFurniture } from '../facts/furniture';
import { type DateLine, parseDateLine } from '../facts/printedDate';
import { authorCount } from '../facts/who';
import type { Row } from '../rows/row';

/** The lines that close an entry: who wrote it, the dot, the date. */
export interface Anchor {
	/** First row that is no more part of the abstract. */
	readonly from: number;
	/** First row behind the anchor. */
	readonly to: number;
	readonly authorCount: number | null;
	/** Row of the organisation, which stands in the place of the authors. */
	readonly organization: Pick<Row, 'text' | 'alt' | 'links'> | null;
	readonly date: DateLine | null;
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
	const dot = text === LOST_DOT ? 0 : text.indexOf('·');
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

/** What an editor puts for a dot that its encoding has not. */
const LOST_DOT = '?';

/** Names of organisations are shorter; abstracts are longer. */
export const LONGEST_NAME = 100;

/** A date behind a dot, on the same row (`· Published on Aug 12, 2026`) or the next; also a bare date right here. */
function dateAt(rows: readonly Row[], i: number, dot = 0): { readonly date: DateLine; readonly to: number } | null {
	const text = rows[i]?.text;
	if (text === undefined) {
		return null;
	}
	const tail = text.startsWith('·', dot) || text === LOST_DOT ? text.slice(dot + 1).trim() : text;
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
