import { ENGLISH, type LocatorWords } from './locatorWords';

/** What follows a key, taken apart. */
export interface Locator {
	/** CSL label: `page`, `chapter` …; `page` where there is no word; empty without a locator. */
	readonly label: string;
	readonly locator: string;
	/** The rest, with the blank or comma it begins with. */
	readonly suffix: string;
}

const NONE = { label: '', locator: '' } as const;

/**
 * Splits `, pp. 33-35 and passim` into locator and suffix as pandoc does (`Text.Pandoc.Citeproc.Locator`): braces force a
 * locator (`{ii, A, D-Z}`), empty braces forbid one (`{}, 99 years later`), a number without a word before it is a page.
 */
export function splitLocator(after: string, words: LocatorWords = ENGLISH): Locator {
	const start = /^\s*,?\s*/u.exec(after)?.[0].length ?? 0;
	const text = after.slice(start);
	return braced(text, words) ?? counted(text, words) ?? { ...NONE, suffix: after };
}

function braced(text: string, words: LocatorWords): Locator | null {
	const end = text.startsWith('{') ? closeOf(text) : -1;
	if (end < 0) return null;
	const inside = text.slice(1, end).trim();
	const suffix = text.slice(end + 1);
	if (inside === '') return { ...NONE, suffix };
	const word = longestWord(inside, words, () => true);
	return word === null
		? { label: 'page', locator: inside, suffix }
		: { label: word.label, locator: inside.slice(word.length).trim(), suffix };
}

/** Of the brace that the text begins with. */
function closeOf(text: string): number {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '{') depth += 1;
		else if (text[at] === '}' && --depth === 0) return at;
	}
	return -1;
}

/** A word and what it counts: numbers, roman ones among them, and ranges of them; without a word there must be a digit. */
function counted(text: string, words: LocatorWords): Locator | null {
	const word = longestWord(text, words, (at) => numberAt(text, at, false, true) !== null);
	const [label, start, romans] =
		word === null ? (['page', 0, false] as const) : ([word.label, word.length, true] as const);
	let end = numberAt(text, start, false, romans);
	if (end === null) return null;
	for (let next = numberAt(text, end, true, romans); next !== null; next = numberAt(text, end, true, romans))
		end = next;
	return { label, locator: text.slice(start, end).trim(), suffix: text.slice(end) };
}

/** The longest word at the beginning that the language knows, behind which `fits` holds. */
function longestWord(
	text: string,
	{ labelOf, longest }: LocatorWords,
	fits: (at: number) => boolean,
): { readonly label: string; readonly length: number } | null {
	for (let length = Math.min(longest, text.length); length > 0; length--) {
		const label = labelOf.get(
			text
				.slice(0, length)
				.replace(/[\u00a0\u202f]/gu, ' ')
				.toLowerCase(),
		);
		// `pp` is no `p` before another letter.
		const isWhole = !/[\p{L}\p{N}]{2}/u.test(text.slice(length - 1, length + 1)) || /\d/u.test(text[length] ?? '');
		if (label !== undefined && isWhole && fits(length)) return { label, length };
	}
	return null;
}

const SEPARATOR = /[,;]/u;
const BLANKS = /\s*/y;
/** Punctuation ends a number, but for what ranges and volumes are written with. */
const UNIT_END = /(?![-–:])[\p{P}\s]/u;
const ROMAN = /^m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/u;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where a number that begins here ends: `33-35`, `3.2`, `iv`, `(xv)-(xvii)`, with the comma before it where it is not the first. */
function numberAt(text: string, start: number, isFurther: boolean, romans: boolean): number | null {
	let at = isFurther && SEPARATOR.test(text[start] ?? '') ? start + 1 : start;
	BLANKS.lastIndex = at;
	BLANKS.test(text);
	at = BLANKS.lastIndex;
	const first = at;
	let isNumber = false;
	for (;;) {
		const close = CLOSING[text[at] ?? ''];
		const inner = close === undefined ? sequence(text, at) : sequence(text, at + 1);
		const end = close === undefined ? inner.end : text[inner.end] === close ? inner.end + 1 : at;
		if (end === at) break;
		isNumber ||= inner.isNumber;
		at = end;
	}
	const found = text.slice(first, at);
	return at > first && (romans ? isNumber : /\p{Nd}/u.test(found)) ? at : null;
}

/** Units with full stops between them. */
function sequence(text: string, start: number): { readonly end: number; readonly isNumber: boolean } {
	let isNumber = false;
	let at = start;
	for (;;) {
		const from = text[at] === '.' ? at + 1 : at;
		if (from === at && at > start) break;
		const end = unitEnd(text, from);
		if (end === from) break;
		const unit = text.slice(from, end);
		isNumber ||= /\p{Nd}/u.test(unit) || isRoman(unit);
		at = end;
	}
	return { end: at, isNumber };
}

function unitEnd(text: string, start: number): number {
	let at = start;
	while (at < text.length && !UNIT_END.test(text.charAt(at))) at += 1;
	return at;
}

function isRoman(unit: string): boolean {
	return unit
		.split(/[-–]/u)
		.some(
			(part) => part !== '' && (ROMAN.test(part) || (part === part.toUpperCase() && ROMAN.test(part.toLowerCase()))),
		);
}
