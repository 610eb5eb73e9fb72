/** What mail and Markdown put before each line of a text that they quote. */
const MARKS = /^(?:[^\S\n\r]{0,4}>)+ ?/gm;

/** The text without the marks of a quotation, where nearly every line has them; its lines stay the same in number. */
export function unquoted(text: string): string {
	if (!/^\ufeff?\s{0,20}>/.test(text)) {
		return text;
	}
	const lines = text.match(/^.*\S/gm) ?? [];
	const marked = text.match(MARKS) ?? [];
	return marked.length * 10 >= lines.length * 9 ? text.replace(MARKS, '') : text;
}
