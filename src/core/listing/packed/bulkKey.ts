import { addToHash } from '../../hash';
import type { ListingWriter } from './packedWriter';

/** Writes the key of a title of plain words; nothing, and `false`, for any other. */
export function writeSimpleKey(writer: ListingWriter, bytes: Uint8Array, start: number, end: number): boolean {
	const { copies } = writer;
	copies.reserve(end - start);
	const out = copies.bytes;
	const first = copies.length;
	let at = first;
	let hash = 0;
	for (let i = start; i < end; i++) {
		const byte = bytes[i]!;
		const sign = KEY_SIGN[byte]!;
		if (sign > 1) {
			out[at++] = sign;
			hash = addToHash(hash, sign);
		} else if (sign === 1 || (byte === 0x20 && bytes[i + 1] === 0x20)) {
			return false;
		}
	}
	if (at === first) {
		return false;
	}
	copies.length = at;
	writer.setWrittenKey(at - first, hash);
	return true;
}

/** For each byte, its letter or digit in a key, 0 for a sign that keys leave out, 1 for one that needs a closer look. */
const KEY_SIGN = Uint8Array.from({ length: 256 }, (_, byte) => {
	const sign = String.fromCharCode(byte);
	return byte < 0x20 || byte > 0x7e || '#+$\\{}^`_'.includes(sign)
		? 1
		: /[A-Za-z0-9]/.test(sign)
			? sign.toLowerCase().charCodeAt(0)
			: 0;
});
