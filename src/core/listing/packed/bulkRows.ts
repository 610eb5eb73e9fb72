import { cleanText, hasMarkup, type Row } from '../rows/row';
import type { TextCodec } from './packedListing';

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
	/** True where the line may hold letters that are not ASCII. */
	wide = false;
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

	/** True where the line has more UTF-16 units; of these, a byte makes one at most and a third of one at least. */
	isLongerThan(length: number): boolean {
		const bytes = this.end - this.start;
		if (this.special !== null || (this.wide && bytes > length && bytes <= length * 3)) {
			return this.text().length > length;
		}
		return bytes > length;
	}

	/** Looks at a line closely; true when nothing of it can be seen. */
	private isInvisible(): boolean {
		this.special = null;
		this.inPlace = true;
		this.wide = false;
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
		if (UNREADABLE.test(text) || hasMarkup(text)) {
			throw new Odd();
		}
		this.special = cleanText(text);
		this.inPlace = this.special === text;
		return this.special === '';
	}

	/** True for a line whose bytes are its text, without any sign that may be more than text. */
	private isPlain(start: number, end: number): boolean {
		const { bytes, words } = this;
		if (bytes[start]! > 0x7e) {
			return false;
		}
		const lastWord = end >> 2;
		let at = this.harmlessEnd(start, Math.min(end, (start + 3) & ~3));
		while (at >= 0 && at < end) {
			let i = at >> 2;
			if ((at & 3) === 0) {
				for (; i < lastWord; i++) {
					const word = words[i]!;
					const bracket = (word | 0x06060606) ^ 0x5f5f5f5f;
					// Finds bytes below a blank and above ASCII, and brackets; it may err on this side only.
					const sign = ((word - 0x20202020) | word | ((bracket - 0x01010101) & ~bracket)) & 0x80808080;
					if (sign !== 0) {
						break;
					}
				}
				at = i << 2;
			}
			at = this.harmlessEnd(at, Math.min(end, (at & ~3) + 4));
		}
		return at === end && (!this.wide || bytes[end - 1] !== CLOSING_BRACKET);
	}

	/** The end of the signs from here on, which may reach behind `end`; -1 where one of them is not harmless. */
	private harmlessEnd(from: number, end: number): number {
		const { bytes } = this;
		let at = from;
		while (at < end) {
			const byte = bytes[at]!;
			if (byte > 0x7e) {
				this.wide = true;
				const length = harmlessLength(bytes, at);
				if (length === 0) {
					return -1;
				}
				at += length;
			} else if (byte < BLANK || byte === 0x5b || byte === 0x5d) {
				return -1;
			} else {
				at++;
			}
		}
		return at;
	}
}

/** The bytes of one letter or sign beyond ASCII; 0 for broken UTF-8, odd blanks, dots and bullets. */
function harmlessLength(bytes: Uint8Array, at: number): 0 | 2 | 3 | 4 {
	const lead = bytes[at]!;
	const second = bytes[at + 1] ?? 0;
	if ((second & 0xc0) !== 0x80 || lead < 0xc2 || lead > 0xf4) {
		return 0;
	}
	if (lead < 0xe0) {
		return lead === 0xc2 && (second === 0x85 || second === 0xa0 || second === 0xad || second === 0xb7) ? 0 : 2;
	}
	const third = bytes[at + 2] ?? 0;
	if ((third & 0xc0) !== 0x80) {
		return 0;
	}
	switch (lead) {
		case 0xe0:
			return second < 0xa0 ? 0 : 3;
		case 0xe1:
			return second === 0x9a ? 0 : 3;
		case 0xe2: // of U+2000 to U+203F the quotation marks, dashes and the ellipsis are harmless
			return second === 0x81 || (second === 0x80 && (third < 0x90 || third === 0xa2 || (third >= 0xa7 && third < 0xb0)))
				? 0
				: 3;
		case 0xe3:
			return (second === 0x80 && third === 0x80) || (second === 0x83 && third === 0xbb) ? 0 : 3;
		case 0xed:
			return second > 0x9f ? 0 : 3;
		case 0xef:
			return second === 0xbb || second === 0xbf || (second === 0xbd && third === 0xa5) ? 0 : 3;
	}
	if (lead < 0xf0) {
		return 3;
	}
	const fourth = bytes[at + 3] ?? 0;
	return (fourth & 0xc0) !== 0x80 || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f) ? 0 : 4;
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

const AUTHOR = [...' author'].map((letter) => letter.charCodeAt(0));
/** `• 12345 authors` is shorter. */
const LONGEST_AUTHORS = 24;
const BULLET = [0xe2, 0x80, 0xa2] as const;
const DOT = [0xc2, 0xb7] as const;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const CLOSING_BRACKET = 0x29;
const BLANK = 32;
/** What splits lines elsewhere, is no text at all, or stands for broken UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are meant
const UNREADABLE = /[\x00-\x08\x0a-\x1f\x7f\u0085\u1680\u2028\u2029\ufeff\ufffd]/;

/** A row of this text alone, as the general reader has it. */
export function bulkRow(text: string, line = 0, gap = false): Row {
	return { text, line, end: line, gap, heading: false, links: [], alt: null };
}
