import assert from 'node:assert/strict';
import { unpackListing } from '../../src/core/listing/packed/packed';
import { readWanted } from '../../src/core/lists/readPacked';
import { type SnapshotFilter, snapshotFilterOf } from '../../src/core/lists/snapshotFilter';
import { WantedLines } from '../../src/core/lists/wantedLines';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const codec = { encode: (text: string) => encoder.encode(text), decode: (bytes: Uint8Array) => decoder.decode(bytes) };

const record = (id: string, title: string, categories: string) =>
	JSON.stringify({
		id,
		title,
		categories,
		authors: 'Å. Berg and C. Dahl',
		abstract: `About ${title}.`,
		update_date: '2024-01-01',
	});

const SNAPSHOT = [
	record('0704.0001', 'Old Hadrons', 'hep-ph'),
	record('2301.00002', 'Wörter im Wald', 'cs.CL cs.LG'),
	'',
	'{"id":"2302.00003","title":"cut off',
	record('2402.00004', 'Bilder', 'cs.CV'),
	record('2403.00005', 'Later Words', 'cs.CL'),
].join('\n');

describe('an entry of the corpus with a filter', () => {
	const read = (text: string, filter: SnapshotFilter, partLength: number) => {
		const wanted = new WantedLines(filter, codec);
		const bytes = encoder.encode(text);
		for (let at = 0; at < bytes.length; at += partLength) {
			wanted.add(bytes.subarray(at, at + partLength));
		}
		const reading = readWanted(wanted, 'file:///snapshot.jsonl', codec, TextDecoder);
		return 'message' in reading ? reading.message : unpackListing(reading.packed, codec)!;
	};
	const filterOf = (entry: Record<string, unknown>) => snapshotFilterOf(entry)!;

	for (const partLength of [1, 7, 64, 10_000]) {
		it(`keeps what is wanted, on its lines, whatever the parts it comes in (${partLength} bytes)`, () => {
			const listing = read(SNAPSHOT, filterOf({ categories: ['cs.CL'], from: 2023 }), partLength);
			assert.ok(typeof listing === 'object', String(listing));
			assert.deepEqual(
				listing.entries.map(({ title, arxivId, line, authors }) => [title, arxivId, line, authors.length]),
				[
					['Wörter im Wald', '2301.00002', 2, 2],
					['Later Words', '2403.00005', 6, 2],
				],
			);
			assert.deepEqual([listing.leftOut, listing.problems.map(({ line }) => line)], [2, [4]]);
		});
	}

	it('keeps the texts themselves: the file has them elsewhere', () => {
		const wanted = new WantedLines(filterOf({ categories: ['cs.CL'], from: 2023 }), codec);
		wanted.add(encoder.encode(SNAPSHOT));
		const reading = readWanted(wanted, 'file:///snapshot.jsonl', codec, TextDecoder);
		assert.ok('packed' in reading);
		const listing = unpackListing({ tables: reading.packed.tables, base: new Uint8Array() }, codec);
		assert.deepEqual(
			listing?.entries.map(({ abstract }) => abstract),
			['About Wörter im Wald.', 'About Later Words.'],
		);
	});

	it('may name archives, and years alone', () => {
		const titles = (entry: Record<string, unknown>) => {
			const listing = read(SNAPSHOT, filterOf(entry), 100);
			return typeof listing === 'string' ? listing : listing.entries.map(({ title }) => title);
		};
		assert.deepEqual(titles({ categories: ['cs'] }), ['Wörter im Wald', 'Bilder', 'Later Words']);
		assert.deepEqual(titles({ to: 2022 }), ['Old Hadrons']);
		assert.equal(titles({ from: 2030 }), 'The filter keeps none of the 4 papers of the file.');
	});

	it('is none where it wants everything, and says where a file is none that can be filtered', () => {
		assert.equal(snapshotFilterOf({ path: 'x.jsonl', categories: [] }), null);
		const message = read('@article{a,\n title = {T}}\n', filterOf({ from: 2020 }), 100);
		assert.match(String(message), /a filter is for JSON Lines/);
	});
});
