import type { Range } from './range';

/** What stands between an `@` and the bracket that closes it. */
export interface BibtexCut {
	/** Lower case: `misc`, `article`, `string`, `comment`, `preamble` … */
	readonly type: string;
	/** Empty where the entry has none, and for what is no entry. */
	readonly key: string;
	readonly keyRange: Range;
	/** From `@` to behind the closing bracket; for one that is never closed, to the next entry or the end. */
	readonly range: Range;
	/** What follows the key, closing bracket excluded. */
	readonly body: Range;
	readonly closed: boolean;
}

/** What begins with `@` and is no entry. */
const NO_ENTRIES = new Set(['comment', 'preamble', 'string']);

const TYPE = /@\s*([a-z]+)\s*([{(])\s*/iy;
/** What has a value behind it is the name of a field. */
const KEY = /[^\s,{}()="#%](?:[^\s,{}="#%]|=(?!\s*[\d{"]))*/y;
const EQUALS = /\s*=/y;
/** An entry begins a line; where one begins inside another, the other was never closed. */
const NEXT_ENTRY = String.raw`\n[^\S\n]*@\s*[a-z]+\s*[{(]\s*[^\s,={}()"#%]+\s*,`;
const AT_NEXT_ENTRY = new RegExp(NEXT_ENTRY, 'iy');
const BEGINNING = new RegExp(NEXT_ENTRY, 'i');

/**
 * Cuts a `.bib` file (BibTeX or BibLaTeX) into its entries, in one pass and without reading their fields. An error costs
 * at most the rest of the entry it stands in: the next line that begins an entry begins the next cut.
 */
export function* cutBibtex(text: string, from = 0): Generator<BibtexCut, void> {
	const budget = { left: 4 * text.length };
	for (let start = text.indexOf('@', from); start >= 0; ) {
		const cut = isCommentedOut(text, start) ? null : cutAt(text, start, budget);
		if (cut !== null) yield cut;
		start = text.indexOf('@', cut?.range.end ?? start + 1);
	}
}

/** The last cut of a text, without going through all of it; `undefined` where there is none. */
export function lastCut(text: string): BibtexCut | undefined {
	for (let length = 1 << 16; ; length *= 4) {
		const from = Math.max(0, text.length - length);
		const beginning = from === 0 ? 0 : text.slice(from).search(BEGINNING);
		if (beginning >= 0) return [...cutBibtex(text, from + beginning)].at(-1);
	}
}

function cutAt(text: string, start: number, budget: Budget): BibtexCut | null {
	TYPE.lastIndex = start;
	const head = TYPE.exec(text);
	if (head === null) return null;
	const type = (head[1] ?? '').toLowerCase();
	const close = head[2] === '(' ? ')' : '}';
	if (type === 'comment' && close === ')') return null;
	const inside = TYPE.lastIndex;
	const key = NO_ENTRIES.has(type) ? '' : keyAt(text, inside, close);
	const keyEnd = inside + key.length;
	const { end, closed } = endOf(text, keyEnd, close, budget, !NO_ENTRIES.has(type));
	return {
		type,
		key,
		keyRange: { start: inside, end: keyEnd },
		range: { start, end },
		body: { start: keyEnd, end: closed ? end - 1 : end },
		closed,
	};
}

/** The key at an offset; empty where a field stands in its place. */
function keyAt(text: string, at: number, close: '}' | ')'): string {
	KEY.lastIndex = at;
	const key = KEY.exec(text)?.[0] ?? '';
	EQUALS.lastIndex = at + key.length;
	if (EQUALS.test(text)) return '';
	return close === ')' && !/^\s*,/u.test(text.slice(at + key.length, at + key.length + 20))
		? key.replace(/\)$/u, '')
		: key;
}

/** How many characters may be read ahead: a file of nothing but open entries would be read again for each. */
interface Budget {
	left: number;
}

/**
 * Behind the bracket that closes what is open at an offset. Where none does, the line that begins the next entry; such a
 * line inside an entry that is closed is text, as an entry in a note.
 */
function endOf(
	text: string,
	from: number,
	close: '}' | ')',
	budget: Budget,
	hasFields: boolean,
): { readonly end: number; readonly closed: boolean } {
	let next = -1;
	let depth = 0;
	let quoted = false;
	for (let at = from; at < text.length; at++) {
		if (next >= 0 && --budget.left < 0) break;
		switch (text[at]) {
			case '\\':
				at += 1;
				break;
			case '{':
				depth += 1;
				break;
			case '}':
				if (depth > 0) depth -= 1;
				else if (close === '}') return { end: at + 1, closed: true };
				break;
			case '"':
				if (depth === 0) quoted = !quoted;
				break;
			case ')':
				if (close === ')' && depth === 0 && !quoted) return { end: at + 1, closed: true };
				break;
			case '%':
				// A comment between fields, as biber and pandoc have it.
				if (hasFields && depth === 0 && !quoted) at = lineEnd(text, at) - 1;
				break;
			case '\n':
				AT_NEXT_ENTRY.lastIndex = at;
				if (next < 0 && AT_NEXT_ENTRY.test(text)) next = at;
				break;
		}
	}
	return { end: next < 0 ? text.length : next, closed: false };
}

function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end;
}

/** BibTeX knows no `%` between entries, but biber does, and a person who writes `%@misc{…` means it. */
function isCommentedOut(text: string, start: number): boolean {
	let at = start - 1;
	while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at -= 1;
	return text[at] === '%';
}
