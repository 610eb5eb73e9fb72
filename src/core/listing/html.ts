import type { Draft } from './draft';
import { papersOfJson } from './json';

/** True for the source of a web page. */
export function isHtml(text: string): boolean {
	return (
		/^\s*(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 2000)) ||
		/^\s*<(?:div|main|section)\b/i.test(text.slice(0, 200))
	);
}

/** The papers a saved page of the site carries in the `data-props` of its parts. */
export function readProps(text: string): Draft[] {
	const drafts: Draft[] = [];
	let line = 1;
	let newline = text.indexOf('\n');
	for (let at = text.indexOf(PROPS); at >= 0; at = text.indexOf(PROPS, at + PROPS.length)) {
		const quote = text[at + PROPS.length]!;
		const start = at + PROPS.length + 1;
		const end = quote === '"' || quote === "'" ? text.indexOf(quote, start) : -1;
		if (end < 0) {
			continue;
		}
		for (; newline >= 0 && newline < start; newline = text.indexOf('\n', newline + 1)) {
			line++;
		}
		for (const draft of papersOfJson(decodeEntities(text.slice(start, end)), line)) {
			drafts.push(draft);
		}
		at = end;
	}
	return drafts;
}

const PROPS = 'data-props=';

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	middot: '·',
	bull: '•',
	hellip: '…',
	mdash: '—',
	ndash: '–',
	rsquo: '’',
	lsquo: '‘',
	rdquo: '”',
	ldquo: '“',
};

/** `&quot;` → `"`, `&#39;` → `'`; an entity that is not known stays. */
export function decodeEntities(text: string): string {
	return text.includes('&')
		? text.replace(
				/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
				(entity, decimal?: string, hex?: string, name?: string) => {
					const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
					if (code >= 0) {
						return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
					}
					return NAMED[name!] ?? entity;
				},
			)
		: text;
}

const BLOCK =
	/^<\/?(?:p|div|li|ul|ol|h[1-6]|article|section|header|footer|nav|main|br|tr|table|button|time|form|label|title)\b/i;
const SILENT = /^<(script|style|svg|noscript|template)\b/i;

/**
 * The text of a page as a browser would show it, line for line where the source has its lines: each block of the page
 * begins a new piece, and `lineOf[i]` tells the line of the source that piece `i` begins on.
 */
export function htmlPieces(source: string): { readonly pieces: string[]; readonly lineOf: number[] } {
	const pieces: string[] = [];
	const lineOf: number[] = [];
	let piece = '';
	let line = 1;
	let begun = 1;
	const flush = () => {
		const text = decodeEntities(piece).replace(/\s+/g, ' ').trim();
		if (text !== '') {
			pieces.push(text);
			lineOf.push(begun);
		}
		piece = '';
	};
	const count = (text: string) => {
		for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
			line++;
		}
	};
	for (let at = 0; at < source.length; ) {
		const open = source.indexOf('<', at);
		const text = source.slice(at, open < 0 ? source.length : open);
		if (piece.trim() === '') {
			begun = line + (/^\s*/.exec(text)![0].split('\n').length - 1);
		}
		piece += text;
		count(text);
		if (open < 0) {
			break;
		}
		const tag = source.slice(open, open + 40);
		const silent = SILENT.exec(tag);
		const closing = silent ? source.indexOf(`</${silent[1]}`, open) : open;
		const end = closing < 0 ? -1 : source.indexOf('>', closing);
		if (end < 0) {
			break;
		}
		if (BLOCK.test(tag)) {
			flush();
		}
		count(source.slice(open, end));
		at = end + 1;
	}
	flush();
	return { pieces, lineOf };
}
