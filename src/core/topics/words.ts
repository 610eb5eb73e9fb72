/** A sentence as lower-case words; digits count as letters, every other sign parts words. */
export type Sentence = readonly string[];

/**
 * Splits running text into sentences of words, in one pass. A sentence ends at `.`, `!` or `?` before white space or the
 * end; a hyphen parts words, so `fine-tuning` and `fine tuning` read the same.
 */
export function readSentences(text: string): readonly Sentence[] {
	const lower = text.toLowerCase();
	const sentences: Sentence[] = [];
	let words: string[] = [];
	let start = -1;
	for (let at = 0; at <= lower.length; at++) {
		const code = at < lower.length ? lower.charCodeAt(at) : SPACE;
		if (isWordCode(code)) {
			if (start < 0) start = at;
			continue;
		}
		if (start >= 0) {
			words.push(lower.slice(start, at));
			start = -1;
		}
		const ends = code === FULL_STOP || code === EXCLAMATION || code === QUESTION;
		if (ends && words.length > 0 && (at + 1 >= lower.length || lower.charCodeAt(at + 1) <= SPACE)) {
			sentences.push(words);
			words = [];
		}
	}
	if (words.length > 0) sentences.push(words);
	return sentences;
}

const SPACE = 0x20;
const EXCLAMATION = 0x21;
const FULL_STOP = 0x2e;
const QUESTION = 0x3f;

function isWordCode(code: number): boolean {
	if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
	const isPunctuation = code < 0xb5 || (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040);
	return !isPunctuation;
}
