import { applyEdits, inOrder, type TextEdit } from '../text/edits';
import { type InsertRequest, insertCitation } from './insert';
import { lineBreak, lineOf } from './neighbours';
import { findPlace } from './place';
import type { InsertResult } from './textEdit';

/** The words of others, in Markdown. */
export interface Quotation {
	readonly text: string;
	/** Set off as a block, else in quotation marks in the line. */
	readonly isBlock: boolean;
}

/**
 * Quotes a paper at a place of a Markdown text: the words, and behind them the citation as `insertCitation` writes it.
 * A block goes behind the paragraph that the place is in.
 *
 * @param also further edits of the same text, such as a line of its metadata; apart from where the quotation goes
 */
export function insertQuotation(
	request: InsertRequest & { readonly quotation: Quotation },
	also: readonly TextEdit[] = [],
): { readonly edits: readonly TextEdit[]; readonly cursor: number } {
	const { text, quotation, ...rest } = request;
	const quote = quotation.isBlock
		? blockEdit(text, rest.selection.end, quotation)
		: lineEdit(text, rest.selection.end, quotation);
	const { edit, cited } = quote;
	const quoted = applyEdits(text, [edit]);
	const citing = insertCitation({ ...rest, text: quoted, selection: { start: cited, end: cited } });
	const all = inOrder([...joined(edit, citing), ...also]);
	const before = also.filter(({ start }) => start <= edit.start);
	return {
		edits: all,
		cursor: before.reduce((at, { start, end, text }) => at + text.length - (end - start), citing.cursor),
	};
}

interface QuoteEdit {
	readonly edit: TextEdit;
	/** Where the citation is wished for, in the text after the edit. */
	readonly cited: number;
}

function lineEdit(text: string, offset: number, { text: said }: Quotation): QuoteEdit {
	const place = findPlace(text, offset, false);
	const words = `“${said.replace(/\s*\n\s*/g, ' ')}”`;
	if (place.kind === 'paragraph') {
		const eol = lineBreak(text);
		return quoteAt(place.at, place.at, eol + place.prefix.trimEnd() + eol + place.prefix, words, '');
	}
	const [start, end] = place.kind === 'prose' ? [place.start, place.end] : [offset, offset];
	return quoteAt(start, end, /[^\s([{“—–/]$/u.test(text.slice(0, start)) ? ' ' : '', words, '');
}

function blockEdit(text: string, offset: number, { text: said }: Quotation): QuoteEdit {
	const eol = lineBreak(text);
	const place = findPlace(text, offset, false);
	const at = place.kind === 'paragraph' ? place.at : paragraphEnd(text, place.kind === 'prose' ? place.start : offset);
	const lines = said.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
	// Behind a formula, a table or code the citation is a paragraph of its own.
	const last = lines.at(-1) ?? '';
	const isProse = !/^> (?:\$\$|\||`{3,}|~{3,}|<\/?[a-z]|[-*+] |\d+[.)] )/.test(last);
	const block = [...lines, ...(isProse ? [] : ['>', '> '])].join(eol);
	const isOwnLine = lineOf(text, at).start === at;
	const before = text.slice(0, at);
	const gap = isOwnLine ? (/^\s*$/.test(before) || /\r?\n[ \t]*\r?\n$/.test(before) ? '' : eol) : eol + eol;
	const after = text.slice(at);
	const tail =
		/^\s*$/.test(after) || /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/.test(after)
			? ''
			: /^[ \t]*\r?\n/.test(after)
				? eol
				: eol + eol;
	return quoteAt(at, at, gap, block, after === '' ? eol : tail);
}

function quoteAt(start: number, end: number, before: string, words: string, after: string): QuoteEdit {
	return { edit: { start, end, text: before + words + after }, cited: start + before.length + words.length };
}

/** The end of the paragraph that an offset is in; the offset's own line where that is empty. */
function paragraphEnd(text: string, offset: number): number {
	const first = lineOf(text, offset);
	let { end } = first;
	if (isEmpty(text, first.start, end)) {
		return first.start;
	}
	for (;;) {
		const next = lineOf(text, end + 1);
		if (end >= text.length || isEmpty(text, next.start, next.end)) {
			return text[end - 1] === '\r' ? end - 1 : end;
		}
		end = next.end;
	}
}

function isEmpty(text: string, start: number, end: number): boolean {
	return text.slice(start, end).trim() === '';
}

/** Edits of the text with a quotation as edits of the text without it. */
function joined(quote: TextEdit, { edits }: InsertResult): readonly TextEdit[] {
	const end = quote.start + quote.text.length;
	const shift = quote.text.length - (quote.end - quote.start);
	const inside = edits.filter((edit) => edit.start >= quote.start && edit.end <= end);
	const relative = inside.map((edit) => ({ ...edit, start: edit.start - quote.start, end: edit.end - quote.start }));
	const others = edits
		.filter((edit) => !inside.includes(edit))
		.map((edit) => (edit.start > end ? { ...edit, start: edit.start - shift, end: edit.end - shift } : edit));
	return [{ ...quote, text: applyEdits(quote.text, inOrder(relative)) }, ...others];
}
