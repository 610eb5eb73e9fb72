import type { TextCodec } from './packed';
import { cleanText, hasMarkup } from './row';

/** Why a text is left to the general reader. */
export class Odd extends Error {}

/**
 * Walks the lines of a text that are not blank, as bytes. What is looked at of most lines is whether they are plain:
 * ASCII without control signs or brackets. All others are decoded, cleaned, and refused where they hold markup.
 */
export class BulkRows {
	/** First byte of the line without blanks around it, and the one behind its last. */
	start = 0;
	end = 0;
	/** 1-based. */
	line = 0;
	/** True when a blank line stands before it. */
	gap = false;
	/** The line as general readers see it where it is not plain, else `null`. */
	special: string | null = null;
	/** True where the bytes of the line are its text: always of a plain line. */
	inPlace = true;
	/** The number in `• 6 authors`, -1 for any other line. */
	authors = -1;
	private at: number;
	private readonly words: Int32Array;

	/** `bytes` begin at a multiple of four in their buffer. */
	constructor(
		readonly bytes: Uint8Array,
		private readonly codec: TextCodec,
		from: number,
	) {
		this.at = from;
		this.words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
	}

	/** The number of lines seen so far; of the whole text when `next` has said `false`. */
	get total(): number {
		return this.line;
	}

	/** Moves on to the next line that says something. */
	next(): boolean {
		const { bytes } = this;
		this.gap = false;
		while (this.at < bytes.length) {
			const newline = bytes.indexOf(LINE_FEED, this.at);
			let end = newline < 0 ? bytes.length : newline;
			let start = this.at;
			this.at = end + 1;
			this.line++;
			if (newline >= 0 && bytes[end - 1] === CARRIAGE_RETURN && end > start) {
				end--;
			}
			while (start < end && bytes[start] === BLANK) {
				start++;
			}
			while (end > start && bytes[end - 1] === BLANK) {
				end--;
			}
			this.start = start;
			this.end = end;
			if (start < end && !this.isInvisible()) {
				return true;
			}
			this.gap = true;
		}
		return false;
	}

	/** The text of the line, decoded. */
	text(): string {
		return this.special ?? this.codec.decode(this.bytes.subarray(this.start, this.end));
	}

	/** At most this many UTF-16 units long: exact for plain lines, which most are. */
	get length(): number {
		return this.special === null ? this.end - this.start : this.special.length;
	}

	/** Looks at a line closely; true when nothing of it can be seen. */
	private isInvisible(): boolean {
		this.special = null;
		this.inPlace = true;
		const { bytes, start, end } = this;
		this.authors = end - start < LONGEST_AUTHORS ? authorsIn(bytes, start, end) : -1;
		if (this.authors >= 0 || this.isPlain(start, end)) {
			return false;
		}
		if (end - start === 2 && bytes[start] === DOT[0] && bytes[start + 1] === DOT[1]) {
			this.special = '·';
			return false;
		}
		const text = this.codec.decode(bytes.subarray(start, end));
		if (!SUSPECT.test(text)) {
			this.special = text;
			return false;
		}
		if (UNREADABLE.test(text) || hasMarkup(text)) {
			throw new Odd();
		}
		this.special = cleanText(text);
		this.inPlace = this.special === text;
		return this.special === '';
	}

	private isPlain(start: number, end: number): boolean {
		const { bytes, words } = this;
		const firstWord = (start + 3) >> 2;
		const lastWord = end >> 2;
		if (firstWord >= lastWord) {
			return arePlain(bytes, start, end);
		}
		for (let i = firstWord; i < lastWord; i++) {
			const word = words[i]!;
			const bracket = (word | 0x06060606) ^ 0x5f5f5f5f;
			// The first finds bytes below a blank and above ASCII, the second brackets; both may err on this side only.
			const sign = ((word - 0x20202020) | word | ((bracket - 0x01010101) & ~bracket)) & 0x80808080;
			if (sign !== 0 && !arePlain(bytes, i << 2, (i << 2) + 4)) {
				return false;
			}
		}
		return arePlain(bytes, start, firstWord << 2) && arePlain(bytes, lastWord << 2, end);
	}
}

/** Reads `• 6 authors` and `6 authors` from bytes. */
function authorsIn(bytes: Uint8Array, start: number, end: number): number {
	let at = start;
	if (bytes[at] === BULLET[0] && bytes[at + 1] === BULLET[1] && bytes[at + 2] === BULLET[2]) {
		at += 3;
		while (bytes[at] === BLANK) {
			at++;
		}
	}
	const digits = at;
	let count = 0;
	for (; at < end && isDigit(bytes[at]!); at++) {
		count = count * 10 + bytes[at]! - 0x30;
	}
	if (at === digits || at - digits > 5) {
		return -1;
	}
	for (const letter of AUTHOR) {
		if (bytes[at++] !== letter) {
			return -1;
		}
	}
	return at === end || (at === end - 1 && bytes[at] === 0x73) ? count : -1;
}

export function isDigit(byte: number): boolean {
	return byte >= 0x30 && byte <= 0x39;
}

function arePlain(bytes: Uint8Array, start: number, end: number): boolean {
	for (let i = start; i < end; i++) {
		const byte = bytes[i]!;
		if (byte < BLANK || byte > 0x7e || byte === 0x5b || byte === 0x5d) {
			return false;
		}
	}
	return true;
}

const AUTHOR = [...' author'].map((letter) => letter.charCodeAt(0));
/** `• 12345 authors` is shorter. */
const LONGEST_AUTHORS = 24;
const BULLET = [0xe2, 0x80, 0xa2] as const;
const DOT = [0xc2, 0xb7] as const;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
/** What splits lines elsewhere, is no text at all, or stands for broken UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are meant
const UNREADABLE = /[\x00-\x08\x0a-\x1f\x7f\u0085\u1680\u2028\u2029\ufeff\ufffd]/;
/** All of these, whatever `cleanText` changes, and the brackets of markup. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are meant
const SUSPECT = /[\x00-\x1f[\x7f\u0085\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff\ufffd]|\]\(/;
