import assert from 'node:assert/strict';
import { readListing } from '../../src/core/listing';
import { packListing, unpackListing } from '../../src/core/listing/packed/packed';
import type { Listing } from '../../src/core/paper';
import { seal, unseal } from '../../src/core/sealed';
import { createSearch, loadSearch } from '../../src/core/search';
import { finish } from '../../src/core/steps';
import { packTopics, unpackTopics } from '../../src/core/topics/keptTopics';
import { makePaper } from './makePaper';
import { mutationsOf, neverWrong } from './mutations';
import { plain } from './plain';

const codec = {
	encode: (text: string) => new TextEncoder().encode(text),
	decode: (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

const page = (title: string) =>
	`Get trending papers in your email inbox!\nSubscribe${title}\nWe study how ${title} behaves when it is kept for long. ${'It is a plain sentence. '.repeat(9)}\n`;
const listing = readListing(page('Naïve Policies in Practice'), 'file:///a.papers.txt');
const other = readListing(page('Another Work Entirely'), 'file:///b.papers.txt');
const sealed = (identity: string, bytes: Uint8Array) => finish(seal(identity, bytes));
const said = ({ entries, ...rest }: Listing) => plain({ ...rest, entries: entries.map((entry) => said1(entry)) });
const said1 = ({ title, abstract, key, line, layout, arxivId, date, authors, links }: Listing['entries'][number]) => ({
	...{ title, abstract, key, line, layout, arxivId, date, authors, links },
});

describe('what is kept for the next window', () => {
	it('never gives a wrong listing', () => {
		const { tables } = packListing(listing, codec);
		const read = (bytes: Uint8Array) => {
			const kept = finish(unseal('1:2 a', bytes));
			const unpacked = kept && unpackListing({ tables: kept, base: new Uint8Array() }, codec);
			return unpacked && said(unpacked);
		};
		assert.deepEqual(read(sealed('1:2 a', tables)), said(listing));
		neverWrong(sealed('1:2 a', tables), sealed('1:2 b', packListing(other, codec).tables), read);
	});

	it('never gives the listing of a file that has changed', () => {
		assert.equal(finish(unseal('1:3 a', sealed('1:2 a', packListing(listing, codec).tables))), null);
	});

	it('reads tables that are garbled, and whose seal is whole, without a throw', () => {
		const { tables } = packListing(listing, codec);
		for (const { bytes } of mutationsOf(tables, packListing(other, codec).tables)) {
			const unpacked = unpackListing({ tables: bytes, base: new Uint8Array() }, codec);
			if (unpacked !== null) {
				said(unpacked);
			}
		}
	});

	it('never gives a wrong search index', () => {
		const papers = ['Naïve Policies', 'Sparse Graphs', 'A Third'].map((titleText) => makePaper({ titleText }));
		const others = ['Dense Graphs', 'Policies', 'A Fourth'].map((titleText) => makePaper({ titleText }));
		const kept = (all: typeof papers) => finish(createSearch(all).save());
		neverWrong(kept(papers), kept(others), (bytes) => {
			const search = finish(loadSearch(bytes, papers));
			return search === null ? null : search.find('graphs').map(({ id }) => id);
		});
	});

	it('never gives wrong topics', () => {
		const topics = (first: string) =>
			new Map(
				Array.from({ length: 40 }, (_, i) => [
					i * 1e12 + 0.5,
					[{ topic: i % 2 === 0 ? first : 'vision', subtopic: i % 3 === 0 ? 'video' : null }],
				]),
			);
		const kept = (version: number, first: string) => finish(packTopics(version, topics(first), codec));
		const read = (bytes: Uint8Array) => finish(unpackTopics(7, bytes, codec));
		assert.deepEqual(read(kept(7, 'robotics')), topics('robotics'));
		assert.equal(read(kept(8, 'robotics')), null);
		neverWrong(kept(7, 'robotics'), kept(8, 'language'), read);
	});
});
