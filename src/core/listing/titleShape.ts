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
