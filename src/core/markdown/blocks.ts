/** What a line of Markdown begins. */
export type BlockKind = 'blank' | 'fence' | 'definition' | 'div' | 'heading' | 'tag' | 'module' | 'text';

/** The beginning of a line, as far as it says what its characters mean. */
export interface BlockStart {
	readonly kind: BlockKind;
	/** Column of the first character, marks of quotations not counted. */
	readonly column: number;
	/** Column of what a list item begins with; `null` where the line begins none. */
	readonly itemColumn: number | null;
	/** Behind the marks that the line begins with. */
	readonly textStart: number;
	/** Behind what is no text: the fence and all in it, the definition, the attributes, the blank line. */
	readonly end: number;
}

const QUOTES = /(?:[ ]{0,3}>[ ]?)*/y;
const ITEM = /(?:[-*+]|\(?(?:\d+|[A-Za-z#]|[ivxlcIVXLC]+)[.)]|\(?@[\w-]*\)|[:~](?=[ \t]))(?=[ \t]|\r?(?:\n|$))/y;
const NOTE = /\[\^[^\s[\]^]{1,200}\]:/y;
const FENCE = /(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})[^\n]*/y;
const DEFINITION =
	/\[(?![\^@])[^[\]\n]+\]:[ \t]*\S[^\n]*(?:\n[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*(?=\r?(?:\n|$)))?/y;
/** Each colon and blank may belong to one part only, or lines of them would be read in a time that grows with their cube. */
const DIV =
	/:{3,}(?!:)(?:[ \t]*(?:\{(?:"[^"\n]*"|'[^'\n]*'|[^{}"'\n])*\}(?:[ \t]*:+)?|[^\s{}]+(?:[ \t]+:+)?|(?=\r?(?:\n|$))))?(?=[ \t]*\r?(?:\n|$))/y;
const HEADING = /#{1,6}(?=[ \t]|\r?(?:\n|$))/y;
const ONLY_TAGS = /(?:<\/?[a-z][^<>\n]*>[ \t]*)+(?=\r?(?:\n|$))/iy;
/** Imports and exports of MDX; their packages may begin with `@`. */
const MODULE =
	/(?:import\s+(?:[\w*{][^\n'"]*\sfrom\s*)?|export\s[^\n'"]*\sfrom\s*)(?:"[^"\n]*"|'[^'\n]*')[ \t]*;?(?=[ \t]*\r?(?:\n|$))/y;

/** What begins with the line at an offset. */
export function blockStart(text: string, at: number): BlockStart {
	const quoted = endOf(QUOTES, text, at);
	let textStart = quoted;
	let column = 0;
	let itemColumn: number | null = null;
	const blanks = (): void => {
		for (; text[textStart] === ' ' || text[textStart] === '\t'; textStart++) {
			column += text[textStart] === '\t' ? 4 - (column % 4) : 1;
		}
	};
	blanks();
	const first = column;
	if (isLineEnd(text, textStart))
		return { kind: 'blank', column, itemColumn, textStart, end: lineAfter(text, textStart) };
	// A note holds what is indented below it, as an item does.
	const note = endOf(NOTE, text, textStart);
	if (note > textStart) itemColumn = column + 4;
	for (let marks = 0; marks < 20; marks++) {
		const end = endOf(ITEM, text, textStart);
		if (end <= textStart) break;
		column += end - textStart;
		textStart = end;
		const behind = column;
		blanks();
		// What stands far behind the mark, or on the next line, begins one blank behind it.
		itemColumn = isLineEnd(text, textStart) || column - behind > 4 ? behind + 1 : column;
		if (isLineEnd(text, textStart)) break;
	}
	const found = (kind: BlockKind, end: number): BlockStart => ({ kind, column: first, itemColumn, textStart, end });
	const fence = match(FENCE, text, textStart)?.[1];
	if (fence !== undefined) return found('fence', endOfFence(text, textStart, fence));
	const definition = endOf(DEFINITION, text, textStart);
	if (definition > textStart)
		return found('definition', text.slice(textStart, definition).trimEnd().length + textStart);
	const div = endOf(DIV, text, textStart);
	if (div > textStart) return found('div', div);
	if (endOf(HEADING, text, textStart) > textStart) return found('heading', textStart);
	if (endOf(ONLY_TAGS, text, textStart) > textStart) return found('tag', textStart);
	const module = first === 0 && quoted === at ? endOf(MODULE, text, textStart) : textStart;
	return module > textStart ? found('module', module) : found('text', textStart);
}

/** Where the text of the lists a line is in begins; what stands four columns behind it after a blank line is code. */
export class ListColumns {
	private columns: number[] = [];

	/** Takes the next line; where it is indented code, the column from which lines belong to it. */
	enter({ column, itemColumn }: BlockStart, afterBlank: boolean): number | null {
		if (afterBlank || itemColumn !== null) {
			while ((this.columns.at(-1) ?? 0) > column) this.columns.pop();
		}
		const codeColumn = (this.columns.at(-1) ?? 0) + 4;
		if (afterBlank && column >= codeColumn) return codeColumn;
		if (itemColumn !== null && itemColumn !== this.columns.at(-1)) this.columns.push(itemColumn);
		return null;
	}
}

/** Behind the lines that are indented up to a column, blank ones between counted. */
export function indentedCodeEnd(text: string, start: number, column: number): number {
	let end = start;
	for (let line = start; line < text.length; line = lineAfter(text, line)) {
		const quoted = endOf(QUOTES, text, line);
		let at = quoted;
		let indent = 0;
		for (; text[at] === ' ' || text[at] === '\t'; at++) indent += text[at] === '\t' ? 4 - (indent % 4) : 1;
		if (isLineEnd(text, at)) continue;
		if (indent < column) break;
		end = lineAfter(text, line);
	}
	return end;
}

function endOfFence(text: string, start: number, fence: string): number {
	const close = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?$`, 'u');
	for (let line = lineAfter(text, start); line < text.length; line = lineAfter(text, line)) {
		const next = text.indexOf('\n', line);
		const end = next < 0 ? text.length : next;
		if (close.test(text.slice(line, end))) return end;
	}
	return text.length;
}

function isLineEnd(text: string, at: number): boolean {
	return (
		at >= text.length || text[at] === '\n' || (text[at] === '\r' && (at + 1 === text.length || text[at + 1] === '\n'))
	);
}

function lineAfter(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end + 1;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function endOf(pattern: RegExp, text: string, at: number): number {
	return match(pattern, text, at) === null ? at : pattern.lastIndex;
}
