import type { Decoded, DecoderClass } from './decoded';
import { kindOfBytes } from './kinds';
import { legacyText } from './legacy';

export type { Decoded, DecoderClass } from './decoded';

/** No text is longer than 536,870,888 characters in V8; a listing of this size holds 300,000 papers. In bytes. */
const LARGEST_FILE = 500_000_000;

/** One sentence why a file of so many bytes is not read, `null` where its size is no reason; ask before reading it. */
export function sizeProblem(bytes: number): string | null {
	return bytes > LARGEST_FILE
		? `The file has ${Math.floor(bytes / 1_000_000)} MB, more than the ${LARGEST_FILE / 1_000_000} MB that can be read at once; split it into smaller files.`
		: null;
}

/**
 * Turns the bytes of a listing into text: UTF-8, UTF-16 by its mark or its pattern of zero bytes, or an older encoding
 * in which the signs of a page appear.
 * A few broken characters are kept as U+FFFD, which `readListing` reports with their lines; binary data is refused.
 */
export function decodeListing(bytes: Uint8Array, decoder: DecoderClass): Decoded {
	const size = bytes.length === 0 ? 'The file is empty.' : sizeProblem(bytes.length);
	if (size !== null) {
		return { message: size };
	}
	const kind = kindOfBytes(bytes);
	if (kind !== null) {
		return { message: kind };
	}
	const utf16 = utf16Encoding(bytes);
	if (utf16 !== null) {
		return { text: new decoder(utf16).decode(bytes) };
	}
	const whole = withoutZeros(bytes);
	if (whole === null) {
		return { message: 'The file is binary data, not text.' };
	}
	try {
		return { text: withoutTerminalSigns(new decoder('utf-8', { fatal: true }).decode(whole)) };
	} catch {
		return brokenUtf8(whole, decoder);
	}
}

/**
 * The bytes without zeros, which say nothing: a crash leaves them at the end, a fault of a disk here and there. `null`
 * where they are so many that the file is no text.
 */
function withoutZeros(bytes: Uint8Array): Uint8Array | null {
	if (!bytes.includes(0)) {
		return bytes;
	}
	let end = bytes.length;
	while (end > 0 && bytes[end - 1] === 0) {
		end--;
	}
	const text = bytes.subarray(0, end).filter((byte) => byte !== 0);
	return text.length === 0 || (end - text.length) * MOST_ZEROS > end ? null : text;
}

/** Colours and links that a terminal was told, in what was copied or written from one (ECMA-48, OSC 8). */
function withoutTerminalSigns(text: string): string {
	return text.includes('\u001b') ? text.replace(TERMINAL_SIGNS, '') : text;
}

const TERMINAL_SIGNS =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs of a terminal are meant
	/\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b\n]{0,2048}(?:\u0007|\u001b\\))/g;

/** A text may have one zero in so many bytes. */
const MOST_ZEROS = 100;

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) {
		return 'utf-16le';
	}
	if (first === 0xfe && second === 0xff) {
		return 'utf-16be';
	}
	// Without a mark: mostly Latin text has a zero in every second byte and in no other.
	const length = Math.min(bytes.length, 512) & ~1;
	let even = 0;
	let odd = 0;
	for (let i = 0; i < length; i += 2) {
		even += bytes[i] === 0 ? 1 : 0;
		odd += bytes[i + 1] === 0 ? 1 : 0;
	}
	const many = length * 0.3;
	return odd > many && even < length * 0.02 ? 'utf-16le' : even > many && odd < length * 0.02 ? 'utf-16be' : null;
}

function brokenUtf8(bytes: Uint8Array, decoder: DecoderClass): Decoded {
	try {
		const text = new decoder('utf-8').decode(bytes);
		const broken = text.split('\ufffd').length - 1;
		const isWhole = broken <= text.length / 50;
		if (isWhole && NOT_LATIN.test(text)) {
			return { text };
		}
		// A few broken signs cost themselves and not the file, unless an older encoding makes a page of it.
		const legacy = legacyText(bytes, decoder);
		return isWhole && (legacy === null || 'message' in legacy) ? { text } : (legacy ?? { message: OTHER_ENCODING });
	} catch (error) {
		return { message: `The file cannot be decoded: ${error instanceof Error ? error.message : String(error)}.` };
	}
}

const OTHER_ENCODING = 'The file is not UTF-8 or UTF-16 text; save it as UTF-8.';
/** A sign that UTF-8 needs several bytes for, and got them. */
const NOT_LATIN = /[\u0080-\ufffc]/;
