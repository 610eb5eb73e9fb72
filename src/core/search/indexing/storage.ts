import { checksum } from '../../hash';
import type { Paper } from '../../paper';
import { LiveSegment } from './liveSegment';
import { arraysOf, type Postings, type Segment } from './segment';
import { Snapshot } from './snapshot';
import { Vocabulary } from './vocabulary';
import { WholeTitles } from './wholeTitles';

/** `OFPS` in the byte order of the machine; read on a machine of the other order it does not match. */
const MAGIC = 0x5350464f;
/** Raise whenever tokens, weights or the layout change: an index of another version is rebuilt. */
const VERSION = 5;
/** Words of the head: magic, version, length in bytes, checksum of what follows, fingerprint of the papers, segments. */
const HEAD = 6;
/** Words before those that the checksum is of. */
const HASHED = 4;
/** What takes about a millisecond. */
const BYTES_A_STEP = 1 << 20;
const PAPERS_A_STEP = 256;
/** Arrays of a segment: its papers, and those of `arraysOf`. */
const ARRAYS = 15;

/** Everything of a snapshot but its papers as bytes, aligned to four; made in steps of a few milliseconds. */
export function* saveSnapshot(snapshot: Snapshot): Generator<void, Uint8Array> {
	const parts = snapshot.segments.map(({ segment, papers }) => [papers, ...arraysOf(segment)]);
	const lengths = parts.flat().map(({ byteLength }) => (byteLength + 3) & ~3);
	const size = HEAD * 4 + lengths.length * 4 + lengths.reduce((sum, length) => sum + length, 0);
	const bytes = new Uint8Array(size);
	const words = new Uint32Array(bytes.buffer);
	let at = HEAD;
	for (const { byteLength } of parts.flat()) {
		words[at++] = byteLength;
	}
	at *= 4;
	for (const array of parts.flat()) {
		const part = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
		for (let start = 0; start < part.length; start += BYTES_A_STEP) {
			bytes.set(part.subarray(start, start + BYTES_A_STEP), at + start);
			yield;
		}
		at += (array.byteLength + 3) & ~3;
	}
	words.set([MAGIC, VERSION, size, 0, yield* fingerprintOf(snapshot.papers), parts.length]);
	words[3] = yield* checksum(words, HASHED);
	return bytes;
}

/** The snapshot saved for exactly these papers; `null` where the bytes are of other papers, broken or outdated. */
export function* loadSnapshot(bytes: Uint8Array, papers: readonly Paper[]): Generator<void, Snapshot | null> {
	const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	if (aligned.byteLength < HEAD * 4 || aligned.byteLength % 4 !== 0) {
		return null;
	}
	const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
	const [magic, version, size, sum, fingerprint, count] = words as unknown as readonly number[];
	if (magic !== MAGIC || version !== VERSION || size !== aligned.byteLength) {
		return null;
	}
	if (sum !== (yield* checksum(words, HASHED)) || fingerprint !== (yield* fingerprintOf(papers))) {
		return null;
	}
	const arrays = new ArrayReader(aligned, words, count! * ARRAYS);
	const segments: LiveSegment[] = [];
	for (let number = 0; number < count!; number++) {
		const map = arrays.next(Int32Array);
		const vocabulary = new Vocabulary(arrays.next(Uint16Array), arrays.next(Uint32Array), {
			shared: arrays.next(Uint8Array),
			innerOffsets: arrays.next(Uint32Array),
			innerTerms: arrays.next(Uint32Array),
		});
		const titles: Postings = { starts: arrays.next(Uint32Array), entries: arrays.next(Uint32Array) };
		const everything: Postings = { starts: arrays.next(Uint32Array), entries: arrays.next(Uint32Array) };
		const segment: Segment = {
			documents: map.length,
			vocabulary,
			titles,
			everything,
			titleStarts: arrays.next(Uint32Array),
			titleTerms: arrays.next(Uint32Array),
			titlePlaces: arrays.next(Uint32Array),
			titleLetters: arrays.next(Uint32Array),
			linkBits: arrays.next(Uint8Array),
		};
		segments.push(new LiveSegment(segment, map, yield* WholeTitles.build(segment)));
	}
	return new Snapshot(papers, segments);
}

type Numbers<T> = {
	readonly BYTES_PER_ELEMENT: number;
	new (buffer: ArrayBufferLike, offset: number, length: number): T;
};

/** Hands out views of the saved arrays, one after the other; nothing is copied. */
class ArrayReader {
	#array = 0;
	#offset: number;

	constructor(
		readonly bytes: Uint8Array,
		readonly words: Uint32Array,
		arrays: number,
	) {
		this.#offset = (HEAD + arrays) * 4;
	}

	next<T>(Type: Numbers<T>): T {
		const byteLength = this.words[HEAD + this.#array++]!;
		const start = this.bytes.byteOffset + this.#offset;
		this.#offset += (byteLength + 3) & ~3;
		return new Type(this.bytes.buffer, start, byteLength / Type.BYTES_PER_ELEMENT);
	}
}

/**
 * Number that changes when a paper comes, goes, moves, or gets another mark; without marks, when its title or abstract
 * gets another length. Marks save reading all texts.
 */
function* fingerprintOf(papers: readonly Paper[]): Generator<void, number> {
	let hash = papers.length;
	for (let index = 0; index < papers.length; index++) {
		if (index % PAPERS_A_STEP === 0) {
			yield;
		}
		const paper = papers[index]!;
		const { mark } = paper;
		if (mark !== undefined) {
			hash = Math.imul(hash ^ mark, 0x01000193);
			continue;
		}
		const { id, titleText, abstract } = paper;
		for (let i = 0; i < id.length; i++) {
			hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
		}
		hash = Math.imul(hash ^ titleText.length, 0x01000193);
		hash = Math.imul(hash ^ abstract.length, 0x01000193);
	}
	return hash >>> 0;
}
