import { lineOf } from './neighbours';
import type { Region } from './regions';

/** Where a citation goes instead: into the prose at an offset, or into a paragraph of its own behind an offset. */
export type Aside =
	| { readonly kind: 'prose'; readonly at: number }
	| { readonly kind: 'paragraph'; readonly at: number /** What lines begin with there. */; readonly prefix: string };

const DEFINITION = /^[ \t>]{0,6}\[(?![\^@])[^[\]]+\]:[ \t]*\S/u;
/** Its address follows on the next line, its title on another. */
const OPEN_DEFINITION = /^[ \t>]{0,6}\[(?![\^@])[^[\]]+\]:[ \t]*$/u;
const LINK_TITLE = /^[ \t>]*(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*$/u;
const CALLOUT = /^[ \t]*>[ \t>]*\[!\w+\][-+]?[ \t]*$/u;
const DIV = /^[ \t>]*:{3,}(?!:)(?:[ \t]*(?:\{[^}]*\}|[\w.-]+))?(?:[ \t]*:+)?[ \t]*$/u;
const TAGS = /^[ \t>]*(?:<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>[ \t]*|<!--(?:(?!-->).)*-->[ \t]*)+$/iu;
const SHORTCODE = /^[ \t>]*\{\{[<%](?:(?![>%]\}\}).)*[>%]\}\}[ \t]*$/u;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]+){2,}-?[ \t]*)$/u;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/u;
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:`{3,}|~{3,})/u;
const DELIMITERS = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/u;
const GRID = /^[ \t>]*\+(?:[-=:]+\+)+[ \t]*$/u;
/** Lines of a table that are looked through for what tells that it is one. */
const MAX_ROWS = 2000;
/** Nobody writes longer ones of what is looked for here. */
const MAX_LINE = 4000;

/**
 * Where a citation goes that is wished for where one would break the Markdown: on a line that defines a link, opens or
 * closes a block, is nothing but tags, underlines a heading, or outside of the cells of a table. `null` for all others.
 */
export function asideOf(text: string, offset: number, region: Region | undefined): Aside | null {
	const { start, end } = lineOf(text, offset);
	if (end - start > MAX_LINE) return null;
	const line = text.slice(start, end).replace(/\r$/u, '');
	if (region?.kind === 'code-block') return FENCE.test(line) ? behindFence(text, offset, line, region) : null;
	if (region !== undefined && region.kind !== 'target' && region.kind !== 'comment') return null;
	const definition = definitionAround(text, start, line);
	if (definition !== null) return behind(text, definition, line.replace(/^((?:[ \t]*>[ \t]?)*)[ \t]*/u, '$1'));
	if (DEFINITION.test(line)) return behind(text, lastOf(text, start, DEFINITION), line);
	if (DIV.test(line) || SHORTCODE.test(line) || CALLOUT.test(line) || RULE.test(line)) return behind(text, start, line);
	if (TAGS.test(line)) return behind(text, start, line);
	const marked = beforeMarks(line, start, offset);
	if (region !== undefined || marked !== null) return marked;
	if (UNDERLINE.test(line) && start > 0) {
		const before = lineOf(text, start - 1);
		const title = text.slice(before.start, before.end).replace(/\r$/u, '');
		if (title.trim() !== '' && !/^-+$/u.test(title))
			return { kind: 'prose', at: before.start + title.trimEnd().length };
	}
	return inTable(text, offset, start, line);
}

/** The start of the last line of a definition of a link that is written on several, of which this is one. */
function definitionAround(text: string, start: number, line: string): number | null {
	const lineAt = (at: number) => text.slice(at, Math.min(lineOf(text, at).end, at + MAX_LINE)).replace(/\r$/u, '');
	const nextOf = (at: number) => Math.min(lineOf(text, at).end + 1, text.length);
	const above = start > 0 ? lineOf(text, start - 1).start : -1;
	const before = above < 0 ? '' : lineAt(above);
	const isAddress = OPEN_DEFINITION.test(before) && line.trim() !== '';
	if (!isAddress && !OPEN_DEFINITION.test(line) && !DEFINITION.test(line)) {
		const first = above > 0 ? lineAt(lineOf(text, above - 1).start) : '';
		const isBehind = DEFINITION.test(before) || (OPEN_DEFINITION.test(first) && before.trim() !== '');
		return isBehind && LINK_TITLE.test(line) ? start : null;
	}
	let last = start;
	if (OPEN_DEFINITION.test(line)) last = lineAt(nextOf(start)).trim() === '' ? start : nextOf(start);
	const next = nextOf(last);
	if (next > last && LINK_TITLE.test(lineAt(next))) last = next;
	return last === start && !isAddress ? null : last;
}

function behindFence(text: string, offset: number, line: string, { start, end }: Region): Aside | null {
	const opens = offset <= lineOf(text, start).end;
	const closing = lineOf(text, end);
	const isClosed = closing.start > start && FENCE.test(text.slice(closing.start, closing.end));
	return isClosed && (opens || offset >= closing.start)
		? behind(text, end, line.replace(/^([ \t>]*).*$/u, '$1'))
		: null;
}

/** In a paragraph of its own behind the line an offset is in. */
function behind(text: string, offset: number, line: string): Aside {
	const { start, end } = lineOf(text, offset);
	const at = text.slice(start, end).endsWith('\r') ? end - 1 : end;
	return { kind: 'paragraph', at, prefix: /^[ \t>]*/u.exec(line)?.[0] ?? '' };
}

/** The start of the last of the lines from one on that are of a kind. */
function lastOf(text: string, start: number, kind: RegExp): number {
	for (let last = start, count = 0; ; count++) {
		const { end } = lineOf(text, last);
		const next = lineOf(text, Math.min(end + 1, text.length));
		if (
			end >= text.length ||
			count > MAX_ROWS ||
			!kind.test(text.slice(next.start, Math.min(next.end, next.start + 400)))
		)
			return last;
		last = next.start;
	}
}

function inTable(text: string, offset: number, start: number, line: string): Aside | null {
	if (!/[|+]/u.test(line)) return null;
	const rows = rowsAround(text, start);
	if (rows.lines.some((row) => GRID.test(row))) return behind(text, rows.end, line);
	const delimiters = rows.lines.findIndex((row) => row.includes('|') && DELIMITERS.test(row));
	if (delimiters < 1) return null;
	if (DELIMITERS.test(line)) {
		const header = lineOf(text, start - 1);
		return inRow(text.slice(header.start, header.end).replace(/\r$/u, ''), header.start, header.end);
	}
	return inRow(line, start, offset);
}

/** In the cell nearest to an offset; `null` where that is in one. */
function inRow(row: string, start: number, offset: number): Aside | null {
	const first = /^[ \t>]*\|[ \t]?/u.exec(row)?.[0].length ?? 0;
	if (offset < start + first && first > 0 && /\S/u.test(row.slice(0, first)))
		return { kind: 'prose', at: start + first };
	const closing = /[ \t]*\|[ \t]*$/u.exec(row);
	const last = closing === null || row[closing.index - 1] === '\\' ? row.trimEnd().length : closing.index;
	return offset > start + last && last >= first ? { kind: 'prose', at: start + last } : null;
}

/** The lines around one that are not blank. */
function rowsAround(text: string, start: number): { readonly lines: readonly string[]; readonly end: number } {
	let first = start;
	for (let count = 0; first > 0 && count < MAX_ROWS; count++) {
		const before = lineOf(text, first - 1);
		if (text.slice(before.start, Math.min(before.end, before.start + MAX_LINE)).trim() === '') break;
		first = before.start;
	}
	const lines: string[] = [];
	let end = first;
	for (let at = first, count = 0; count < 2 * MAX_ROWS; count++) {
		const line = lineOf(text, at);
		const row = text.slice(line.start, Math.min(line.end, line.start + MAX_LINE)).replace(/\r$/u, '');
		if (row.trim() === '') break;
		lines.push(row);
		end = line.start;
		if (line.end >= text.length) break;
		at = line.end + 1;
	}
	return { lines, end };
}

/** Before the attributes of a heading or caption, and before the `#` that close a heading. */
function beforeMarks(line: string, start: number, offset: number): Aside | null {
	const isHeading = /^\s{0,3}#/u.test(line);
	if (!isHeading && !/^(?:Table|table)?:[ \t]/u.test(line)) return null;
	const head = /^\s{0,3}#*/u.exec(line)?.[0].length ?? 0;
	const marks = /[ \t]+(?:#+[ \t]*)?(?:\{[^{}]*\}[ \t]*)?$/u.exec(line);
	if (marks === null || marks.index <= head || !/[#{]/u.test(marks[0])) return null;
	return offset > start + marks.index ? { kind: 'prose', at: start + marks.index } : null;
}
