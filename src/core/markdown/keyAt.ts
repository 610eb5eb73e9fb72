import type { Range } from '../citation/bibliography';
import type { Citation, CitationItem } from './citations';
import { lineOf } from './neighbours';
import { markdownRegions, regionAt } from './regions';

/** A key someone is writing. */
export interface KeyBeingWritten {
	/** What they typed to find a paper: behind `@` up to the cursor, without a brace; words only inside brackets. */
	readonly query: string;
	/** From behind `@` (and its brace) to the end of the key: what an accepted key replaces. */
	readonly range: Range;
	/** Of the `@`, or of the `-` before it. */
	readonly mark: number;
	/** Whether the key stands in `@{…}`. */
	readonly braced: boolean;
	/** Whether an open `[` stands before it on the line, so that no bracket is needed around it. */
	readonly bracketed: boolean;
}

const BEHIND = /[\p{L}\p{N}_:.#$%&\-+?<>~/]*/uy;

/**
 * The key at a cursor that stands behind an `@`, complete or not; `null` where no citation can be: in e-mail addresses,
 * code, links, comments, math and metadata, behind `\@`.
 */
export function keyBeingWritten(text: string, offset: number): KeyBeingWritten | null {
	const { start } = lineOf(text, offset);
	const before = text.slice(Math.max(start, offset - 200), offset);
	const sign = before.lastIndexOf('@');
	if (sign < 0) return null;
	const lead = before.slice(0, sign);
	const suppressed = /(?:^|[^\p{L}\p{N}.])-$/u.test(lead);
	if (/[\p{L}\p{N}.\\]$/u.test(lead)) return null;
	const typed = before.slice(sign + 1);
	const braced = typed.startsWith('{');
	const query = braced ? typed.slice(1) : typed;
	const bracketed = isOpen(lead);
	if (/[\][;,}]/u.test(query) || (/\s/u.test(query) && (braced || !bracketed || /^\s|\s.*\s.*\s/u.test(query))))
		return null;
	if (regionAt(markdownRegions(text), offset - typed.length) !== undefined) return null;
	const keyStart = offset - query.length;
	BEHIND.lastIndex = offset;
	const rest = braced
		? (/^[^\s}]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '')
		: (BEHIND.exec(text)?.[0] ?? '');
	const key = braced ? rest : rest.replace(/[:.#$%&\-+?<>~/]+$/u, '');
	return {
		query,
		range: { start: keyStart, end: offset + key.length },
		mark: keyStart - (braced ? 2 : 1) - (suppressed ? 1 : 0),
		braced,
		bracketed,
	};
}

/** The item whose key (with `@` and braces) an offset is in or at; for hovers, definitions and renaming. */
export function itemAt(citations: readonly Citation[], offset: number): CitationItem | undefined {
	for (const { range, items } of citations) {
		if (offset < range.start || offset > range.end) continue;
		const found = items.find(({ markRange }) => markRange.start <= offset && offset <= markRange.end);
		if (found !== undefined) return found;
	}
	return undefined;
}

function isOpen(lead: string): boolean {
	return lead.lastIndexOf('[') > lead.lastIndexOf(']');
}
