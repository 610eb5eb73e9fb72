/** A blank where the citation would stick to a word, a closing mark, a list marker or another citation. */
export function blankBefore(text: string, start: number, written: string): string {
	const line = text.slice(lineOf(text, start).start, start);
	if (line === '' || /[\s([{/“‘«—–|]$/u.test(line) || /^[\s;]/u.test(written)) return '';
	if (/^[ \t>]*(?:[-*+]|\d+[.)]|#+|>)$/u.test(line) && /^(?:\s|$)/u.test(text.slice(start, start + 1))) return ' ';
	const marks = /[*_~"']+$/u.exec(line)?.[0] ?? '';
	const outside = line.slice(0, line.length - marks.length);
	if (marks !== '' && /(?:^|[\s([{])$/u.test(outside)) return '';
	return /[-=]$/u.test(line) && !/^@|^-/u.test(written) ? '' : ' ';
}

/** A blank where what follows would become part of the key, of a link or of attributes. */
export function blankAfter(text: string, end: number, written: string): string {
	const next = text.slice(end, end + 2);
	if (/^[\p{L}\p{N}_]/u.test(next)) return ' ';
	if (written.endsWith(']') || written.endsWith(')'))
		return /^[([{:]/u.test(next) && !/^:(?:\s|$)/u.test(next) ? ' ' : '';
	return /^[:.#$%&\-+?<>~/][\p{L}\p{N}_/]/u.test(next) || /^[{[]/u.test(next) ? ' ' : '';
}

/** Whether a fence, a `---` or `$$` ends right here, which anything behind it on the line would undo. */
export function endsBlock(text: string, offset: number): boolean {
	return /(?:^|\n)[ \t>]*(?:`{3,}|~{3,}|---|\.\.\.)$/u.test(text.slice(lineOf(text, offset).start, offset));
}

/** The text's own line end. */
export function lineBreak(text: string): string {
	return /\r?\n/u.exec(text)?.[0] ?? '\n';
}

/** The line an offset is in, without its line end. */
export function lineOf(text: string, offset: number): { start: number; end: number } {
	const end = text.indexOf('\n', offset);
	return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}
