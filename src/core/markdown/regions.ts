import { frontMatterEnd } from './metadataBlock';

/**
 * Parts of a Markdown text that are not prose. In `literal` parts (code, comments, math, metadata) characters stand for
 * themselves; `target` parts are addresses, tags and link definitions, which any insertion would break.
 */
export type RegionKind = 'metadata' | 'code-block' | 'code' | 'comment' | 'math' | 'target';

/** A part of the text; UTF-16 offsets, `end` exclusive. */
export interface Region {
	readonly kind: RegionKind;
	readonly start: number;
	readonly end: number;
}

const FENCE = /[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})[^\n]*/y;
const INDENTED = /(?: {4}|\t)[ \t]*[^\s]/y;
const LIST_ITEM = /[ \t>]*(?:[-*+]|\d+[.)]|\(?@[\w-]*\))(?:[ \t]|$)/y;
const BLANK = /[ \t]*\r?(?:\n|$)/y;
const DEFINITION = /[ \t>]{0,3}\[(?![\^@])[^[\]\n]+\]:[ \t]*\S[^\n]*/y;
const TAG = /<\/?[a-z][^\s<>/]*(?:\s[^<>]*)?>|<[a-z][a-z\d+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>/iy;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>[\]|]*[^\s<>[\]|.,;:!?'")*_]/iy;
const LINK_TARGET =
	/\([ \t]*\r?\n?[ \t]*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\)/y;

/** All parts that are not prose, in order and without overlap; one pass over the text. */
export function markdownRegions(text: string): readonly Region[] {
	const regions: Region[] = [];
	const unclosed = new Map<string, number>();
	let inList = false;
	let afterBlank = true;
	const lastCommentEnd = text.lastIndexOf('-->');
	let at = text.startsWith('\uFEFF') ? 1 : 0;
	const push = (kind: RegionKind, end: number): void => {
		regions.push({ kind, start: at, end });
		at = end;
	};
	const metadata = frontMatterEnd(text, at);
	if (metadata > at) push('metadata', metadata);
	let lineStart = true;
	while (at < text.length) {
		if (lineStart) {
			lineStart = false;
			if (test(BLANK, text, at)) {
				afterBlank = true;
				at = nextLine(text, at);
				lineStart = true;
				continue;
			}
			if (test(LIST_ITEM, text, at)) inList = true;
			else if (afterBlank && !/\s/u.test(text[at] ?? '')) inList = false;
			if (afterBlank && !inList && test(INDENTED, text, at)) {
				push('code-block', endOfIndented(text, at));
				lineStart = true;
				continue;
			}
			if (afterBlank && text.startsWith('---', at) && frontMatterEnd(text, at) > at) {
				push('metadata', frontMatterEnd(text, at));
				lineStart = true;
				continue;
			}
			afterBlank = false;
			const fence = exec(FENCE, text, at)?.[1];
			if (fence !== undefined) {
				push('code-block', endOfFence(text, at, fence));
				lineStart = true;
				continue;
			}
			const definition = exec(DEFINITION, text, at);
			if (definition !== null) {
				push('target', at + definition[0].trimEnd().length);
				continue;
			}
		}
		const character = text[at];
		if (character === '\n') {
			at += 1;
			lineStart = true;
		} else if (character === '\\') at += 2;
		else if (character === '`') {
			const run = exec(/`+/y, text, at)?.[0] ?? '`';
			const end = closing(text, at + run.length, run, unclosed);
			if (end > 0) push('code', end);
			else at += run.length;
		} else if (character === '<') {
			const opens = at + 4 <= lastCommentEnd && text.startsWith('<!--', at);
			const comment = opens ? text.indexOf('-->', at + 4) : -1;
			const tag = comment > 0 ? null : exec(TAG, text, at);
			if (comment > 0) push('comment', comment + 3);
			else if (tag !== null) push('target', at + tag[0].length);
			else at += 1;
		} else if (character === '$') {
			const end = endOfMath(text, at, unclosed);
			if (end > 0) push('math', end);
			else at += text[at + 1] === '$' ? 2 : 1;
		} else if (character === ']' && text[at + 1] === '(') {
			at += 1;
			const target = exec(LINK_TARGET, text, at);
			if (target !== null) push('target', at + target[0].length);
		} else if (
			(character === 'h' || character === 'H' || character === 'w') &&
			!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
		) {
			const address = exec(ADDRESS, text, at);
			if (address !== null) push('target', at + address[0].length);
			else at += 1;
		} else at += 1;
	}
	return regions;
}

/** The part an offset stands in, its edges not counted. */
export function regionAt(regions: readonly Region[], offset: number): Region | undefined {
	let low = 0;
	let high = regions.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const region = regions[middle]!;
		if (region.end <= offset) low = middle + 1;
		else high = middle;
	}
	const region = regions[low];
	return region !== undefined && region.start < offset ? region : undefined;
}

function endOfFence(text: string, start: number, fence: string): number {
	const close = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?$`, 'u');
	for (let line = nextLine(text, start); line < text.length; line = nextLine(text, line)) {
		const end = lineEnd(text, line);
		if (close.test(text.slice(line, end))) return end;
	}
	return text.length;
}

function endOfIndented(text: string, start: number): number {
	let end = start;
	for (let line = start; line < text.length; line = nextLine(text, line)) {
		if (test(INDENTED, text, line)) end = nextLine(text, line);
		else if (!test(BLANK, text, line)) break;
	}
	return end;
}

/** End of the code span closed by a run of exactly these backticks in the same paragraph; 0 when there is none. */
function closing(text: string, from: number, run: string, unclosed: Map<string, number>): number {
	const limit = paragraphEnd(text, from, unclosed);
	if ((unclosed.get(run) ?? -1) === limit) return 0;
	for (let at = text.indexOf(run, from); at >= 0 && at < limit; at = text.indexOf(run, at)) {
		const length = exec(/`+/y, text, at)?.[0].length ?? 1;
		if (length === run.length) return at + length;
		at += length;
	}
	unclosed.set(run, limit);
	return 0;
}

/** Math as pandoc reads it: no blank inside the dollars, no digit after the closing one. */
function endOfMath(text: string, start: number, unclosed: Map<string, number>): number {
	const limit = paragraphEnd(text, start, unclosed);
	const double = text[start + 1] === '$';
	if (!double && /\s/u.test(text[start + 1] ?? ' ')) return 0;
	if ((unclosed.get(double ? '$$' : '$') ?? -1) === limit) return 0;
	for (let at = start + (double ? 2 : 1); at < limit; at++) {
		if (text[at] === '\\') at += 1;
		else if (text[at] !== '$') continue;
		else if (double) {
			if (text[at + 1] === '$') return at + 2;
		} else if (!/\s/u.test(text[at - 1] ?? '') && !/\d/u.test(text[at + 1] ?? '')) return at + 1;
	}
	unclosed.set(double ? '$$' : '$', limit);
	return 0;
}

function paragraphEnd(text: string, from: number, cache: Map<string, number>): number {
	const known = cache.get('paragraph');
	if (known !== undefined && known > from) return known;
	const blank = /\n[ \t]*\r?\n/gu;
	blank.lastIndex = from;
	const end = blank.exec(text)?.index ?? text.length;
	cache.set('paragraph', end);
	return end;
}

function nextLine(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end + 1;
}

function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end;
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function test(pattern: RegExp, text: string, at: number): boolean {
	return exec(pattern, text, at) !== null;
}
