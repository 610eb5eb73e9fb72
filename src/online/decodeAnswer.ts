/** The text of an answer and its bytes in UTF-8. */
export interface DecodedAnswer {
	readonly text: string;
	readonly bytes: Uint8Array;
}

/**
 * Decodes what a service sent; `null` where it is no text in any encoding it names. What is valid UTF-8 is UTF-8,
 * whatever is said of it: servers often name the wrong encoding, and other encodings are hardly ever valid UTF-8 by chance.
 */
export function decodeAnswer(bytes: Uint8Array, contentType: string | null): DecodedAnswer | null {
	const marked = markedEncoding(bytes);
	const plain = marked === null ? decode(bytes, 'utf-8') : null;
	if (plain !== null) {
		return plain.includes('\0') ? null : { text: plain, bytes };
	}
	const named = [marked, namedEncoding(contentType), declaredEncoding(bytes)];
	for (const encoding of named) {
		const text = encoding === null || /^utf-?8$/i.test(encoding) ? null : decode(bytes, encoding);
		if (text !== null && !text.includes('\0')) {
			return { text, bytes: new TextEncoder().encode(text) };
		}
	}
	return null;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
	try {
		const decoder = new TextDecoder(encoding, { fatal: true });
		const text = decoder.decode(bytes);
		return decoder.encoding === 'windows-1252'
			? text.replace(/[\x80-\x9f]/g, (sign) => HIGH[sign.charCodeAt(0) - 0x80]!)
			: text;
	} catch {
		return null;
	}
}

/** What windows-1252 has from 0x80 on: some versions of Node take it for Latin-1, which has control signs there. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function markedEncoding([first, second]: Uint8Array): string | null {
	return first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function namedEncoding(contentType: string | null): string | null {
	return /;\s*charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

/** What the declaration of an XML document names. */
function declaredEncoding(bytes: Uint8Array): string | null {
	const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
	return /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(start)?.[1] ?? null;
}
