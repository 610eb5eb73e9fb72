/** Titles are at most 226 characters long, all but 0.06 % of abstracts at least 260 (measured on 94,852 papers). */
export const LONGEST_TITLE = 240;

/**
 * How much of a text is set like a title: the share of its longer words that begin with a capital or hold a digit.
 * Most titles are above 0.6, running text is below 0.3.
 */
export function titleCase(text: string): number {
	let long = 0;
	let capital = 0;
	for (const word of text.split(/[\s-]+/)) {
		const letters = word.replace(/^[^\p{L}\p{N}]+/u, '');
		if (letters.length >= 4) {
			long++;
			capital += /^[\p{Lu}\p{N}]|\p{Lu}/u.test(letters) ? 1 : 0;
		}
	}
	return long === 0 ? 0.5 : capital / long;
}

const OPEN_END =
	/(?:[,;:–—-]|\b(?:of|the|and|for|with|in|to|a|an|on|by|from|via|as|at|is|are|or|its|their|into|using|that|towards?))$/i;

/** How much a whole text looks like a title, against any other stretch of text; above 0 for most titles. */
export function titleLikeness(text: string): number {
	const shape = 7 * (titleCase(text) - 0.55);
	const length = text.length > LONGEST_TITLE ? -12 : text.length > 160 ? -2 : 0;
	const end = /\.["”)]?$/.test(text) ? -3 : OPEN_END.test(text) ? -6 : 0;
	const sentences = /[a-z]\. [A-Z]/.test(text) ? -3 : 0;
	const begin = /^\p{Ll}/u.test(text) ? -2 : 0;
	return shape + length + end + sentences + begin;
}

/** Words with which abstracts begin, and titles seldom go on. */
const ABSTRACT_BEGINS = /^(?:We|This|In this|In the|Recent|Despite|While|Although|However|Existing|Current|Given) /;

/** How much a text looks like the beginning of an abstract, against the rest of a title or of a sentence. */
export function beginLikeness(text: string): number {
	const words = text.slice(0, 200).split(' ', 12).join(' ');
	return (
		7 * (0.5 - titleCase(words)) +
		(/^\p{Ll}/u.test(text) && !/^[a-z]+[A-Z0-9]/.test(text) ? -4 : 0) +
		(/^[,.;:)\]]/.test(text) ? -6 : 0) +
		(ABSTRACT_BEGINS.test(text) ? 2 : 0)
	);
}
