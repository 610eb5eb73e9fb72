import type { Row } from '../rows/row';

/**
 * Joins the lines of an abstract: lines that follow each other directly are one paragraph, set with blanks;
 * a blank line or a bullet begins a new one, set with a line break.
 */
export function joinParagraphs(rows: readonly Row[]): string {
	if (rows.length === 1) {
		return rows[0]!.text;
	}
	return joinBy(rows, breakBetween);
}

/** What stands between two lines of an abstract once they are joined. */
export function breakBetween(before: Row, row: Row): string {
	return row.gap || BULLET.test(row.text) ? '\n' : blankBetween(before.text, row.text);
}

/** Joins the lines of one paragraph or title. */
export function joinLines(rows: readonly Row[]): string {
	return joinBy(rows, (before, row) => blankBetween(before.text, row.text));
}

function joinBy(rows: readonly Row[], separator: (before: Row, row: Row) => string): string {
	const pieces: string[] = [];
	for (const [i, row] of rows.entries()) {
		if (i > 0) {
			pieces.push(separator(rows[i - 1]!, row));
		}
		pieces.push(row.text);
	}
	return pieces.join('').trim();
}

const BULLET = /^(?:[•*-] |\(?\d{1,2}[.)] )/;
const OPEN_ADDRESS = /[_=&-]$|:\/\/$/;
const ADDRESS_GOES_ON = /^[/_=&?#-]\w|^\.(?:com|org|net|io|edu|ai|html?)\b/;
const OPEN_WORD = /[A-Za-z0-9]-$/;
/** Words after a hanging hyphen (`pre- and post-training`). */
const HANGING = /^(?:and|or|to|vs|versus|as|und)\b/;

/** What a wrap took away between two lines: nothing inside addresses and after hyphens, else a blank. */
function blankBetween(before: string, after: string): '' | ' ' {
	const word = before.slice(before.lastIndexOf(' ') + 1);
	if (word.includes('://')) {
		return OPEN_ADDRESS.test(word.slice(-10)) || ADDRESS_GOES_ON.test(after) ? '' : ' ';
	}
	return OPEN_WORD.test(word.slice(-2)) && /^[A-Za-z0-9]/.test(after) && !HANGING.test(after) ? '' : ' ';
}

/**
 * Joins an abstract that a tool cut at every keyword (each a link of its own): no blank inside brackets, before
 * punctuation, or within an address.
 */
export function joinFragments(rows: readonly Row[]): string {
	return joinBy(rows, ({ text: before }, { text }) => {
		const dashed = DASH_ENDS.test(before) || DASH_BEGINS.test(text) || (text.startsWith('-') && HANGS.test(before));
		return !dashed && (OPENING.test(before.slice(-2)) || /^[)\]},.;:!?’”%/-]/.test(text)) ? '' : ' ';
	});
}

/** Words before a hanging hyphen (`self-recorded and -generated`). */
const HANGS = / (?:and|or)$/;
/** A dash that parts sentences; a hyphen stands within a word. */
const DASH_ENDS = /(?:^|[-\s])-$/;
const DASH_BEGINS = /^-(?:[-\s]|$)/;

/** Straight quotes open where nothing or a blank or bracket stands before them. */
const OPENING = /[([{“‘/-]$|(?:^|[\s([{])["']$/;

/** True where most breaks between the blocks of an abstract fall inside a sentence. */
export function isFragmented(rows: readonly Row[]): boolean {
	const inside = rows.filter(
		({ text }, i) => i > 0 && (!/[.!?:…)"”]$/.test(rows[i - 1]!.text) || /^[a-z),.;:]/.test(text)),
	);
	return rows.length > 2 && inside.length >= (rows.length - 1) * 0.4;
}
