import type { References } from './markup';

const MARK = /(?<!\S)(\[\d{1,5}\])(?=[^\s.,;:!?)[\]])(?!\((?:https?:|\/|#))/;
const MARKED_LINE = /^[^\S\n\r]{0,8}(?:[*+•-] )?\[\d{1,5}\][^\s[(\]:]/m;
const LISTED_ADDRESS = /^[^\S\n\r]{0,8}\d{1,5}\.[^\S\n\r]https?:\/\//m;

/** True for what a text browser dumped: numbers before links (`[34]Title`) and their addresses in a list (`34. https://…`). */
export function isDump(text: string): boolean {
	return MARKED_LINE.test(text) && LISTED_ADDRESS.test(text);
}

/** A line of a dump with its links as `[text][34]`: each reaches to the next one, or to the end of the line. */
export function withLinks(line: string, references: References): string {
	if (!MARK.test(line)) {
		return line;
	}
	const pieces = line.split(MARK);
	let said = pieces[0]!;
	for (let i = 1; i < pieces.length; i += 2) {
		const mark = pieces[i]!;
		const text = pieces[i + 1]!;
		const words = text.trimEnd();
		said += references.has(mark.slice(1, -1)) ? `[${words}]${mark}${text.slice(words.length)}` : mark + text;
	}
	return said;
}
