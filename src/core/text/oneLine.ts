/** A text on one line: each run of white space is one blank. Most texts are, and looking is quicker than replacing. */
export function oneLine(text: string): string {
	return WRAPPED.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Blanks that one line of text has not. */
const WRAPPED = /[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]| {2}|^ | $/;
