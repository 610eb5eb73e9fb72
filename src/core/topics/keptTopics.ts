import { seal, unseal } from '../sealed';

/** A topic of a paper as it is kept. */
interface KeptTopic {
	readonly topic: string;
	readonly subtopic: string | null;
}

/** Topics by a number for the text they were found in. */
export type KeptTopics = ReadonlyMap<number, readonly KeptTopic[]>;

/** Changes with the layout of the bytes. */
const FORMAT = 2;
/** Bytes of a text's number and of the number of its combination of topics. */
const PAIR_BYTES = 16;

/** UTF-8, which core may not name. */
interface TextCodec {
	encode(text: string): Uint8Array;
	decode(bytes: Uint8Array): string;
}

/**
 * Topics that a model of this version found, as bytes for `unpackTopics`; made in steps. Each combination of topics
 * stands there once, as JSON, behind pairs of numbers: a text's and its combination's.
 */
export function* packTopics(version: number, found: KeptTopics, codec: TextCodec): Generator<void, Uint8Array> {
	const combinations = new Map<string, number>();
	const numbers = new DataView(new ArrayBuffer(8 + found.size * PAIR_BYTES));
	numbers.setFloat64(0, found.size, true);
	let at = 8;
	for (const [text, topics] of found) {
		const combination = JSON.stringify(topics);
		const index = combinations.get(combination) ?? combinations.size;
		combinations.set(combination, index);
		numbers.setFloat64(at, text, true);
		numbers.setFloat64(at + 8, index, true);
		at += PAIR_BYTES;
		yield;
	}
	const json = codec.encode(`[${[...combinations.keys()].join(',')}]`);
	const bytes = new Uint8Array(numbers.byteLength + json.length);
	bytes.set(new Uint8Array(numbers.buffer));
	bytes.set(json, numbers.byteLength);
	return yield* seal(identityOf(version), bytes);
}

/** What `packTopics` made of this version; `null` for any other bytes. In steps. */
export function* unpackTopics(
	version: number,
	packed: Uint8Array,
	codec: TextCodec,
): Generator<void, KeptTopics | null> {
	const bytes = yield* unseal(identityOf(version), packed);
	if (bytes === null) {
		return null;
	}
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const count = view.getFloat64(0, true);
	const end = 8 + count * PAIR_BYTES;
	const combinations: readonly (readonly KeptTopic[])[] = JSON.parse(codec.decode(bytes.subarray(end)));
	const topics = new Map<number, readonly KeptTopic[]>();
	for (let at = 8; at < end; at += PAIR_BYTES) {
		topics.set(view.getFloat64(at, true), combinations[view.getFloat64(at + 8, true)]!);
		yield;
	}
	return topics;
}

function identityOf(version: number): string {
	return `topics ${FORMAT} ${version}`;
}
