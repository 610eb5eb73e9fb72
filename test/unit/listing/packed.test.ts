import assert from 'node:assert/strict';
import { hashText } from '../../../src/core/hash';
import { Library } from '../../../src/core/library';
import { readListing } from '../../../src/core/listing';
import { packListing, unpackListing } from '../../../src/core/listing/packed/packed';
import type { TextCodec } from '../../../src/core/listing/packed/packedListing';
import type { Entry } from '../../../src/core/paper';
import { makePaper } from '../makePaper';
import { plain } from '../plain';

const codec: TextCodec = {
	encode: (text) => new TextEncoder().encode(text),
	decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

const abstract =
	'We study 机器 and naïve policies 🤖 at length, and find what we find; see https://github.com/a/b. '.repeat(4);
const text = `Get trending papers in your email inbox!\nSubscribeNaïve 机器 Policies $\\pi_0$\n${abstract}\n`;
const listing = readListing(text, 'file:///a.papers.txt');

/** What an entry of the library says, whatever way it is held. */
function said(entry: Entry) {
	const { key, keyHash, line, layout, arxivId, title, titleText, abstract, abstractKind, aiSummary, date } = entry;
	const { dateInferred, authors, authorCount, organization, comments, upvotes, links } = entry;
	const { names, doi, categories, version, published, publication, withdrawn, origin } = entry;
	const { citationKey, collections } = entry;
	return plain({
		...{ key, keyHash, line, layout, arxivId, title, titleText, abstract, abstractKind, aiSummary, date },
		...{ dateInferred, authors, authorCount, organization, comments, upvotes, links },
		...{ names, doi, categories, version, published, publication, withdrawn, origin, citationKey, collections },
	});
}

describe('a packed listing', () => {
	it('says the same as the listing', () => {
		const unpacked = unpackListing(packListing(listing, codec), codec)!;
		assert.equal(unpacked.entries.length, 1);
		assert.deepEqual(said(unpacked.entries[0]!), said(listing.entries[0]!));
		assert.deepEqual({ ...unpacked, entries: [] }, { ...listing, entries: [] });
	});

	it('keeps every field', () => {
		const { sources: _, id: __, provenance: ___, ...fields } = makePaper({ titleText: 'All Known' });
		const full: Entry = {
			...fields,
			...{
				title: '$\\text{All}$ Known',
				key: 'allknown',
				keyHash: hashText('allknown'),
				line: 7,
				layout: 'test',
				arxivId: '2509.00001',
			},
			...{
				abstract: 'Short.',
				abstractKind: 'summary',
				aiSummary: 'It is said.',
				date: '0999-01-02',
				dateInferred: true,
			},
			...{
				authors: ['A. B.', 'Ç D'],
				authorCount: 2,
				organization: { handle: null, name: 'Lab' },
				comments: 0,
				upvotes: 0,
			},
			links: [{ url: 'https://a.io', kind: 'project' }],
			...{
				names: [{ family: 'B.', given: 'A.' }, { literal: 'Ç D' }],
				doi: '10.1/x',
				categories: ['cs.LG', 'cs.CL'],
				version: 2,
				published: '2025-09-01',
				publication: { type: 'paper-conference', container: 'Proceedings', issued: [2026, 1] },
				withdrawn: 'An error in the proof.',
				origin: { service: 'arxiv', time: '2026-11-28T10:00:00Z' },
				citationKey: 'own2025',
				collections: ['Looms', 'Looms\u001fOld'],
			},
		};
		const unpacked = unpackListing(packListing({ ...listing, entries: [full] }, codec), codec)!;
		assert.deepEqual(said(unpacked.entries[0]!), full);
	});

	it('marks an entry by what its texts say, without reading them', () => {
		const marks = (listed: string) => {
			let texts = 0;
			const counting: TextCodec = {
				...codec,
				decode: (bytes) => {
					texts++;
					return codec.decode(bytes);
				},
			};
			const packed = packListing(readListing(listed, 'file:///a.papers.txt'), codec);
			const unpacked = unpackListing(packed, counting)!;
			const [paper] = Library.empty.withListing(unpacked).papers;
			const read = texts;
			const marks = [unpacked.entries[0]!.mark, paper!.mark];
			assert.equal(texts, read);
			assert.equal(typeof marks[0], 'number');
			return marks;
		};
		const [mark, paperMark] = marks(text);
		assert.deepEqual(marks(text), [mark, paperMark]);
		for (const other of [
			text.replaceAll('study', 'treat'),
			text.replace('at length', 'at ease'),
			text.replace('_0', '_1'),
		]) {
			const [changed, paperChanged] = marks(other);
			assert.notEqual(changed, mark);
			assert.notEqual(paperChanged, paperMark);
		}
	});

	it('is refused when it is anything else, cut, or of another version', () => {
		const { tables, base } = packListing(listing, codec);
		const other = tables.slice();
		other[4]! += 1;
		for (const bytes of [new Uint8Array(), codec.encode('no listing'), tables.subarray(0, 30), other]) {
			assert.equal(unpackListing({ tables: bytes, base }, codec), null);
		}
		assert.equal(unpackListing({ tables, base: new Uint8Array(1) }, codec), null);
	});

	it('gives the same library, and the same papers again when nothing about them changed', () => {
		const unpacked = unpackListing(packListing(listing, codec), codec)!;
		const library = Library.empty.withListing(unpacked);
		assert.deepEqual(plain(library.papers), plain(Library.empty.withListing(listing).papers));
		const more = library.withListing(readListing(text.replace('Policies', 'Plans'), 'file:///b.papers.txt'));
		assert.equal(more.papers.length, 2);
		assert.equal(more.papers[0], library.papers[0]);
	});
});
