import type { Row } from './row';

/**
 * Joins the lines of an abstract: lines that follow each other directly are one paragraph, set with blanks;
 * a blank line or a bullet begins a new one, set with a line break.
 */
export function joinParagraphs(rows: readonly Row[]): string {
	let text = '';
	for (const [i, row] of rows.entries()) {
		if (i === 0) {
			text = row.text;
		} else if (row.gap || BULLET.test(row.text)) {
			text += `\n${row.text}`;
		} else {
			text = joinWrapped(text, row.text);
		}
	}
	return text.trim();
}

const BULLET = /^(?:[•*-] |\(?\d{1,2}[.)] )/;
const OPEN_ADDRESS = /[_=&-]$|:\/\/$/;
const ADDRESS_GOES_ON = /^[/_=&?#-]\w|^\.(?:com|org|net|io|edu|ai|html?)\b/;
const OPEN_WORD = /[A-Za-z0-9]-$/;
/** Words after a hanging hyphen (`pre- and post-training`). */
const HANGING = /^(?:and|or|to|vs|versus|as|und)\b/;

/** Sets a wrapped line behind the text before it; wraps inside addresses and after hyphens leave no blank. */
export function joinWrapped(before: string, after: string): string {
	const tail = before.slice(-400);
	const word = tail.slice(tail.lastIndexOf(' ') + 1);
	if (word.includes('://') && (OPEN_ADDRESS.test(word) || ADDRESS_GOES_ON.test(after))) {
		return before + after;
	}
	return OPEN_WORD.test(word) && /^[A-Za-z0-9]/.test(after) && !HANGING.test(after)
		? before + after
		: `${before} ${after}`;
}

/**
 * Joins an abstract that a tool cut at every keyword (each a link of its own): no blank inside brackets, before
 * punctuation, or within an address.
 */
export function joinFragments(texts: readonly string[]): string {
	let text = '';
	for (const fragment of texts) {
		const glued =
			text === '' || /[([{“‘"/]$|:\/\/$|-$/.test(text) || /^[)\]},.;:!?’”%/-]/.test(fragment) || /^\.\w/.test(fragment);
		text += glued ? fragment : ` ${fragment}`;
	}
	return text;
}

/** True where most breaks between the blocks of an abstract fall inside a sentence. */
export function isFragmented(rows: readonly Row[]): boolean {
	const inside = rows.filter(
		({ text }, i) => i > 0 && (!/[.!?:…)"”]$/.test(rows[i - 1]!.text) || /^[a-z),.;:]/.test(text)),
	);
	return rows.length > 2 && inside.length >= (rows.length - 1) * 0.4;
}
