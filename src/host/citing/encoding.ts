/** What bibliographies are stored in: UTF-8, or one byte a character in older ones. */
export type Encoding = 'utf-8' | 'latin1';

/** Text in which every character of the file stands, a byte order mark included, so that `encode` gives the same bytes. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
	try {
		return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		// Not the label `latin1`: that means windows-1252 to a decoder and is not the identity on bytes.
		return { text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), encoding: 'latin1' };
	}
}

/** The bytes of a text. Throws where it holds a character that the encoding has no byte for. */
export function encode(text: string, encoding: Encoding): Uint8Array {
	if (encoding === 'utf-8') {
		return new TextEncoder().encode(text);
	}
	return Uint8Array.from(text, (character) => {
		const code = character.charCodeAt(0);
		if (code > 0xff) {
			throw new Error(`The file is not stored as UTF-8 and has no place for “${character}”; save it as UTF-8.`);
		}
		return code;
	});
}
