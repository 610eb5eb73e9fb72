const QUOTE = 34;
const BACKSLASH = 92;

/** Behind the string of JSON that begins at an offset. An expression would keep each of its characters to come back to. */
export function stringEnd(text: string, at: number): number {
	for (let end = at + 1; end < text.length; end++) {
		const code = text.charCodeAt(end);
		if (code === QUOTE) return end + 1;
		if (code === BACKSLASH) end++;
	}
	return text.length;
}
