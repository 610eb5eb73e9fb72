import type { Range } from '../citation/bibliographies/bibliography';
import { PANDOC_KEY } from '../citation/keys/keyGrammar';
import type { CitingLanguage } from './citingLanguage';
import { latexKeyBeingTyped } from './latexKeyBeingTyped';
import { NO_TEXT } from './markdownKeys';
import { markdownRegions, type Region, regionAt } from './regions';

/** A citation key someone is typing. */
export interface TypedKey {
	/** What stands between the `@`, `@{`, or what begins a key in `\cite{…}`, and the cursor. */
	readonly typed: string;
	/** From behind what begins the key to the end of the key the cursor is in, brace excluded. */
	readonly range: Range;
	/** The key stands in braces, closed or not, as those of `\cite{…}` always do. */
	readonly braced: boolean;
	/** The key stands in brackets that are not closed before it. */
	readonly bracketed: boolean;
}

const BEFORE = /(?<![\p{L}\p{N}.\\@/])@(\{?)([^\s@;,[\]{}"'`()|]*)$/u;
const BEHIND = new RegExp(`^${PANDOC_KEY}`, 'u');

/** No caption stands further behind what begins its line; in UTF-16 units. */
const LONGEST_LINE = 4000;

/** Metadata that is text, and the captions of code chunks. */
function isTextAt(text: string, { kind, start }: Region, at: number): boolean {
	const line = text.slice(Math.max(start, text.lastIndexOf('\n', at - 1) + 1), at);
	if (line.length > LONGEST_LINE) return false;
	if (kind === 'code-block') {
		return (
			/^[ \t>]*(?:#|\/\/|--|%%?)\|.*cap[ \t]*:/u.test(line) ||
			/^[ \t>]*(?:`{3,}|~{3,})(?![`~]).*cap[ \t]*=[^"']*["'][^"']*$/u.test(line)
		);
	}
	if (kind !== 'metadata') return false;
	const names = [...text.slice(start, at).matchAll(/^(?:[ \t-]*)([\w-]+)[ \t]*:/gmu)].slice(-1);
	return names.length > 0 && !names.some(([, name = '']) => NO_TEXT.test(name));
}

/**
 * The key being typed at an offset, behind an `@` or in the braces of `\cite{…}`; `null` where an `@` begins no citation:
 * in e-mail addresses, code, comments, math, links, and metadata that is no text. In LaTeX an `@` never does.
 */
export function keyBeingTyped(text: string, offset: number, language: CitingLanguage = 'markdown'): TypedKey | null {
	const inCommand = language === 'typst' ? null : latexKeyBeingTyped(text, offset);
	if (inCommand !== null) {
		const isText = language === 'latex' || regionAt(markdownRegions(text), inCommand.at) === undefined;
		return isText ? { typed: inCommand.typed, range: inCommand.range, braced: true, bracketed: false } : null;
	}
	if (language === 'latex') return null;
	const line = text.lastIndexOf('\n', offset - 1) + 1;
	const before = BEFORE.exec(text.slice(Math.max(line, offset - 200), offset));
	if (before === null) return null;
	const [whole, brace = '', typed = ''] = before;
	const at = offset - whole.length;
	const region = regionAt(markdownRegions(text), at);
	if (region !== undefined && !isTextAt(text, region, at)) return null;
	if (text[at - 1] === '^' && text[at - 2] === '[') return null;
	const braced = brace !== '';
	const behind = text.slice(offset, offset + 200);
	const rest = braced ? /^[^\s{}]*(?=\})/u.exec(behind) : typed === '' ? null : BEHIND.exec(behind);
	const bracketed = text.lastIndexOf('[', at) > Math.max(text.lastIndexOf(']', at), text.lastIndexOf('\n\n', at));
	return { typed, braced, bracketed, range: { start: offset - typed.length, end: offset + (rest?.[0].length ?? 0) } };
}
