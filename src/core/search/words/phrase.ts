import type { TokenSink } from './tokenSink';
import { plainWords, readTokens } from './tokens';

/** The words of a phrase, one after the other, in the words of a text; nothing of the text is copied. */
export class Phrase implements TokenSink {
	readonly #words: readonly string[];
	/** Whether so many of its first words are the last ones that were read. */
	readonly #read: boolean[];
	#found = false;

	constructor(phrase: string) {
		this.#words = plainWords(phrase);
		this.#read = this.#words.map(() => false);
	}

	/** One without words stands everywhere. */
	standsIn(text: string): boolean {
		this.#read.fill(false);
		this.#found = this.#words.length === 0;
		if (!this.#found) {
			readTokens(text, this);
		}
		return this.#found;
	}

	token(units: Uint16Array, from: number, to: number, _start: number, _end: number, alias: boolean): void {
		if (alias || this.#found) {
			return;
		}
		for (let place = this.#words.length - 1; place >= 0; place--) {
			this.#read[place] = (place === 0 || this.#read[place - 1]!) && isWord(this.#words[place]!, units, from, to);
		}
		this.#found = this.#read.at(-1)!;
	}
}

function isWord(word: string, units: Uint16Array, from: number, to: number): boolean {
	if (word.length !== to - from) {
		return false;
	}
	for (let at = 0; at < word.length; at++) {
		if (word.charCodeAt(at) !== units[from + at]) {
			return false;
		}
	}
	return true;
}
