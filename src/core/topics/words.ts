import { addToHash } from '../hash';

/**
 * Words of a text, by their places in it. A word is a run of letters and digits, read in lower case; a sentence ends at
 * `.`, `!` or `?` before white space or the end; a hyphen parts words, so `fine-tuning` and `fine tuning` read the same.
 * The object is reused from text to text and makes no string for a word.
 */
export class Words {
	/** The text in lower case: what the places below point into. */
	lower = '';
	count = 0;
	/** First place of each word, the place after its last, and a hash of its letters (see `hashText`). */
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	readonly hashes: number[] = [];
	sentenceCount = 0;
	/** For each sentence the number of words up to its end. */
	readonly sentenceEnds: number[] = [];

	/** Replaces the words by those of `text`, in one pass. */
	read(text: string): void {
		const { starts, ends, hashes, sentenceEnds } = this;
		const lower = text.toLowerCase();
		const length = lower.length;
		const signs = ASCII_SIGNS;
		let count = 0;
		let sentences = 0;
		let open = 0;
		let start = -1;
		let hash = 0;
		for (let at = 0; at < length; at++) {
			const code = lower.charCodeAt(at);
			const sign = code < ASCII ? signs[code]! : signOf(code);
			if (sign === WORD) {
				if (start < 0) {
					start = at;
					hash = 0;
				}
				hash = addToHash(hash, code);
				continue;
			}
			if (start >= 0) {
				starts[count] = start;
				ends[count] = at;
				hashes[count] = hash;
				count++;
				start = -1;
			}
			if (sign === STOP && count > open && (at + 1 >= length || lower.charCodeAt(at + 1) <= SPACE)) {
				sentenceEnds[sentences++] = count;
				open = count;
			}
		}
		if (start >= 0) {
			starts[count] = start;
			ends[count] = length;
			hashes[count] = hash;
			count++;
		}
		if (count > open) sentenceEnds[sentences++] = count;
		this.lower = lower;
		this.count = count;
		this.sentenceCount = sentences;
	}
}

/** A sentence as lower-case words. */
export type Sentence = readonly string[];

/** The sentences of a text. */
export function readSentences(text: string): readonly Sentence[] {
	const words = new Words();
	words.read(text);
	let from = 0;
	return words.sentenceEnds.map((to) => {
		const sentence: string[] = [];
		for (; from < to; from++) sentence.push(words.lower.slice(words.starts[from], words.ends[from]));
		return sentence;
	});
}

const SPACE = 0x20;
const ASCII = 0x80;
const WORD = 1;
const STOP = 2;
const ASCII_SIGNS = Uint8Array.from({ length: ASCII }, (_, code) => {
	const sign = String.fromCharCode(code);
	return /[a-z0-9]/.test(sign) ? WORD : /[.!?]/.test(sign) ? STOP : 0;
});

/** Beyond ASCII every sign counts as a letter, except the ranges of punctuation and symbols. */
function signOf(code: number): number {
	const isPunctuation = code < 0xb5 || (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040);
	return isPunctuation ? 0 : WORD;
}
