import { checksum, longHash } from './hash';

/** `OFPK` in the byte order of the machine; read on a machine of the other order it does not match. */
const MAGIC = 0x4b50464f;
/** Words of the head: checksum of all that follows it, magic, length of what is kept in bytes, whose it is in two words. */
const HEAD = 5;
const HEAD_BYTES = HEAD * 4;
/** What takes about a millisecond. */
const BYTES_A_STEP = 1 << 20;

/**
 * Bytes to keep until another time, with a head that tells whether they are still what they were: what was cut, changed
 * in any place, mixed up with another file or kept for something else counts as absent. Made in steps.
 *
 * @param identity all that decides whether they may be used: version of the format, file, stamp …
 */
export function* seal(identity: string, kept: Uint8Array): Generator<void, Uint8Array> {
	const words = new Uint32Array(HEAD + wordsOf(kept.length));
	const bytes = new Uint8Array(words.buffer);
	for (let at = 0; at < kept.length; at += BYTES_A_STEP) {
		bytes.set(kept.subarray(at, at + BYTES_A_STEP), HEAD_BYTES + at);
		yield;
	}
	words.set([MAGIC, kept.length, ...numbersOf(identity)], 1);
	words[0] = yield* checksum(words, 1);
	return bytes;
}

/** What was sealed under this identity, in place where it lies at a whole word; `null` for any other bytes. In steps. */
export function* unseal(identity: string, sealed: Uint8Array): Generator<void, Uint8Array | null> {
	if (sealed.length < HEAD_BYTES || sealed.length % 4 !== 0) {
		return null;
	}
	const bytes = sealed.byteOffset % 4 === 0 ? sealed : sealed.slice();
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
	const length = words[2]!;
	const head = [MAGIC, length, ...numbersOf(identity)];
	const isMeant = head.every((word, at) => words[at + 1] === word) && words.length === HEAD + wordsOf(length);
	return isMeant && words[0] === (yield* checksum(words, 1)) ? bytes.subarray(HEAD_BYTES, HEAD_BYTES + length) : null;
}

/** A number that tells whether the bytes of a file that others read, too, are still what they were; made in steps. */
export function* checkOf(bytes: Uint8Array): Generator<void, number> {
	const words = new Uint32Array(1 + wordsOf(bytes.length));
	words[0] = bytes.length;
	new Uint8Array(words.buffer).set(bytes, 4);
	return yield* checksum(words, 0);
}

function wordsOf(bytes: number): number {
	return Math.ceil(bytes / 4);
}

function numbersOf(identity: string): readonly [high: number, low: number] {
	const hash = longHash(identity);
	return [Math.floor(hash / 2 ** 32), hash >>> 0];
}
