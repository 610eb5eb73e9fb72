import { codeSpan } from './escape';

/** `pattern` names what stands for itself: code, formulas. Everything else of a line is made harmless. */
const LITERAL = /(`+)(?!`)(?:.*?[^`])\1(?!`)|\$\$.+?\$\$|\$(?=\S)(?:\\.|[^$\\])*[^\s\\]\$(?!\d)/g;

/** No paragraph is longer; in UTF-16 units. */
const LONGEST = 50_000;

/**
 * A line of somebody's Markdown that loads and runs nothing: pictures as links, tags as the signs they are made of, links
 * only to the web and to places in the text, no citations of the page as citations of the reader.
 */
export function harmlessLine(line: string): string {
	if (line.length > LONGEST || !/[`$]/.test(line)) {
		return harmlessProse(line);
	}
	let out = '';
	let at = 0;
	for (const { 0: literal, index } of line.matchAll(LITERAL)) {
		out += harmlessProse(line.slice(at, index)) + (literal.startsWith('`') ? literal : harmlessTex(literal));
		at = index + literal.length;
	}
	return out + harmlessProse(line.slice(at));
}

/** TeX whose signs begin no tag where nobody sets it. */
export function harmlessTex(tex: string): string {
	return tex.replace(/<(?=[a-z/!?])/gi, '\\lt ');
}

function harmlessProse(text: string): string {
	if (!/[<[\]@]/.test(text)) {
		return text;
	}
	return text
		.replace(/<(https?:\/\/[^\s<>]+)>/gi, '$1')
		.replace(/!(?=\[)/g, '')
		.replace(/\[\]\(/g, '[Picture](')
		.replace(/(?<!\\)<(?=[a-z/!?])/gi, '\\<')
		.replace(/\]\(\s*(?!https?:\/\/|#)[^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\s*\)/gi, ']')
		.replace(/^(\s*\[[^\]]+\]:)\s*(?!https?:\/\/)\S.*$/i, (_, label: string) => codeSpan(label))
		.replace(/\[(?=@)/g, '\\[')
		.replace(/(?<![\w\\/.])@(?=\w)/g, '\\@');
}
