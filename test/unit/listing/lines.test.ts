import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeListing, readListing } from '../../../src/core/listing';
import { baseLengthOf, packListing, unpackListing } from '../../../src/core/listing/packed/packed';
import { readLines } from '../../../src/core/listing/packed/packedLines';
import type { PackedListing, TextCodec } from '../../../src/core/listing/packed/packedListing';

const codec: TextCodec = {
	encode: (text) => new TextEncoder().encode(text),
	decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

/** All a listing says, whether its texts are copies or stand in the file. */
function said(packed: PackedListing) {
	const { entries, ...head } = unpackListing(packed, codec)!;
	return { ...head, entries: entries.map((entry) => unpackedFields(entry)) };
}

function unpackedFields(entry: object): unknown[] {
	const { get } = Reflect;
	return Object.getOwnPropertyNames(Object.getPrototypeOf(entry))
		.filter((name) => name !== 'constructor')
		.map((name) => [name, get(entry, name)]);
}

/** Reads both ways; the general reader is the measure. Tells whether the file was read line by line. */
function readsTheSame(bytes: Uint8Array): boolean {
	const packed = readLines(bytes, 'papers.jsonl', codec, TextDecoder);
	if (packed === null) {
		return false;
	}
	const decoded = decodeListing(bytes, TextDecoder);
	assert('text' in decoded, 'the general reader refuses what was read line by line');
	assert.deepEqual(said(packed), said(packListing(readListing(decoded.text, 'papers.jsonl'), codec)));
	return true;
}

const records = Array.from({ length: 40 }, (_, i) => ({
	id: `2501.${String(i).padStart(5, '0')}`,
	title: `On Learning Number ${i} from Data`,
	authors: i % 2 === 0 ? 'Ann Other, Carl Third and Di Fourth' : [{ name: 'Eve Fifth' }],
	abstract: `We study how models learn. ${i % 3 === 0 ? 'See https://github.com/a/b for more. ' : ''}It is paper ${i}.`,
	update_date: '2025-01-02',
}));
const lines = records.map((record) => JSON.stringify(record));

/** What happens to lines. */
const CHANGES: readonly ((line: string) => string)[] = [
	(line) => line.replace('On', 'Über naïve “Größen” 机器 🤖 in'),
	(line) => line.replace('On', '\\u00dcber \\"quoted\\" '),
	(line) => line.replace('We study', 'We  \\n study'),
	(line) => line.replace('We study', '<p>Marked</p> up'),
	(line) => line.replace('On', '$\\\\pi_0$ and C++ on'),
	(line) => line.slice(0, -20),
	(line) => `x${line}`,
	(line) => `${line}\r`,
	(line) => line.replace(',"', ',\r"'),
	(line) => `  ${line}\t`,
	(line) => `${line}\n\n  `,
	(line) => `[${line},${line}]`,
	(line) => `{"papers":[${line},${line}],"date":"2025-02-03"}`,
	() => '{"other":1}',
	() => '{"title":"Bare"}',
	() => '',
	() => 'null',
	(line) => line.replace('We', 'W\u0000e'),
	(line) => line.replace('We', 'W\u001b[1me'),
	(line) => `\u001b[1m${line}`,
	(line) => line.replace('"We', '"\ufeffWe\u2028'),
	() => JSON.stringify({ title: 'long '.repeat(900), abstract: 'long', authors: 7 }),
];

describe('JSON Lines, read one line after the other', () => {
	it('say what the general reader says', () => {
		assert(readsTheSame(codec.encode(lines.join('\n'))));
		assert(readsTheSame(codec.encode(`\ufeff${lines.join('\r\n')}\r\n\r\n`)));
	});

	it('say so, or are left to the general reader, whatever happens to single lines', () => {
		const change = fc.tuple(fc.nat(lines.length - 1), fc.nat(CHANGES.length - 1));
		let read = 0;
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (all) => {
				const changed = lines.slice();
				for (const [at, kind] of all) {
					changed[at] = CHANGES[kind]!(changed[at]!);
				}
				read += readsTheSame(codec.encode(changed.join('\n'))) ? 1 : 0;
			}),
			{ numRuns: 400, seed: 20_260_825 },
		);
		assert(read > 200, `only ${read} files were read line by line`);
	});

	it('are left to the general reader where they are something else', () => {
		for (const text of [
			'',
			'{}',
			lines[0]!,
			`${lines[0]}\n\n`,
			`[${lines.join(',\n')}]`,
			`{"a":1}\n${lines.join('\n')}`,
		]) {
			assert.equal(readLines(codec.encode(text), 'a.json', codec, TextDecoder), null, text.slice(0, 40));
		}
		const broken = codec.encode(lines.join('\n'));
		broken[300] = 0xe9;
		assert.equal(readLines(broken, 'a.json', codec, TextDecoder), null);
	});

	it('keep the file for their texts only where most of it is texts of papers', () => {
		const many = Array.from({ length: 5 }, () => records).flat();
		const base = (said: object) => {
			const text = many.map((record) => JSON.stringify({ ...record, ...said })).join('\n');
			assert(readsTheSame(codec.encode(text)));
			return baseLengthOf(readLines(codec.encode(text), 'a.jsonl', codec, TextDecoder)!.tables);
		};
		assert.notEqual(base({ abstract: 'We study how models learn. '.repeat(20) }), 0);
		assert.equal(base({ references: Array.from({ length: 200 }, (_, i) => `10.1000/${i}`) }), 0);
	});
});
