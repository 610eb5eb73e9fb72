import { FONT_COMMANDS, SYMBOLS } from '../text/latex';
import { readableTitle } from '../text/title';

/** Longest mathematics handed to a renderer, in UTF-16 units. */
export const MAX_MATH = 2000;

/** A letter that is no part of a command: a variable, which looks right only as mathematics. */
export const VARIABLE = /(?<![A-Za-z\\])(?<!\\[A-Za-z]*)[A-Za-z]/;

/** True where reading TeX as a line of text loses nothing: known symbols, fonts, scripts that Unicode has. */
export function isPlainTex(tex: string): boolean {
	const commands = tex.match(/\\[A-Za-z]+/g) ?? [];
	return (
		commands.every((command) => Object.hasOwn(SYMBOLS, command.slice(1)) || FONT_COMMANDS.has(command.slice(1))) &&
		!/\\(?:sqrt|sum|prod|int|left|right)(?![A-Za-z])/.test(tex) &&
		!/[\\{}^_&]|\$/.test(readableTitle(`$${tex}$`))
	);
}

/** The dollar that closes mathematics opened before `from`, or -1: pandoc's rule, so that `$200k` stays money. */
export function closingDollar(source: string, from: number, limit: number): number {
	if (/\s/.test(source[from] ?? ' ')) {
		return -1;
	}
	for (let end = source.indexOf('$', from); end > from && end < limit; end = source.indexOf('$', end + 1)) {
		if (source[end - 1] === '\\') {
			continue;
		}
		return /\s/.test(source[end - 1]!) || /\d/.test(source[end + 1] ?? '') ? -1 : end;
	}
	return -1;
}

const NO_BRACES: ReadonlyMap<number, number> = new Map();

/** Where each brace that opens is closed; protected ones do not count. */
export function closingBraces(source: string): ReadonlyMap<number, number> {
	if (!source.includes('{')) {
		return NO_BRACES;
	}
	const closings = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: sign, index } of source.matchAll(/\\[\\{}]|[{}]/g)) {
		if (sign === '{') {
			open.push(index);
		} else if (sign === '}') {
			const start = open.pop();
			if (start !== undefined) {
				closings.set(start, index);
			}
		}
	}
	return closings;
}
