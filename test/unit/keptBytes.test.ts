import assert from 'node:assert/strict';
import { readListing } from '../../src/core/listing';
import { packListing, unpackListing } from '../../src/core/listing/packed/packed';
import type { Listing } from '../../src/core/paper';
import { seal, unseal } from '../../src/core/sealed';
import { createSearch, loadSearch } from '../../src/core/search';
import { finish } from '../../src/core/steps';
import { packTopics, unpackTopics } from '../../src/core/topics/keptTopics';
import { makePaper } from './makePaper';
import { plain } from './plain';

const codec = {
	encode: (text: string) => new TextEncoder().encode(text),
	decode: (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

const RUNS = 200;

/** Whole numbers below another from a seed. */
function randomOf(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return Math.floor((state / 0x80000000) * below);
	};
}

type Mutation = (bytes: Uint8Array, random: (below: number) => number, foreign: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** What happens to files: a disk that is full, a machine that stops, two windows that write, a backup, an older version. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
	cut: (bytes, random) => bytes.slice(0, random(bytes.length)),
	'cut at its beginning': (bytes, random) => bytes.slice(1 + random(bytes.length)),
	'cut by a word': (bytes, random) => bytes.slice(0, bytes.length - 4 * (1 + random(3))),
	'zeroed in part': (bytes, random) => {
		const from = random(bytes.length);
		return bytes.slice().fill(0, from, from + 1 + random(bytes.length - from));
	},
	'zeroed whole': (bytes) => new Uint8Array(bytes.length),
	'changed in a bit': (bytes, random) => {
		const changed = bytes.slice();
		changed[random(changed.length)]! ^= 1 << random(8);
		return changed;
	},
	'changed in many bytes': (bytes, random) => {
		const changed = bytes.slice();
		for (let count = 0; count < 20; count++) {
			changed[random(changed.length)] = random(256);
		}
		return changed;
	},
	'longer than it was': (bytes, random) => joined(bytes, new Uint8Array(1 + random(9))),
	'said twice': (bytes) => joined(bytes, bytes),
	'half of another': (bytes, random, foreign) => {
		const at = random(bytes.length);
		return joined(bytes.slice(0, at), foreign.slice(at));
	},
	'of something else': (_bytes, _random, foreign) => foreign,
	'with two parts changed': (bytes, random) => {
		const at = 4 * random(bytes.length / 4);
		return joined(bytes.slice(at), bytes.slice(0, at));
	},
	empty: () => new Uint8Array(),
};

/** Each mutation of what was kept, read back: as it was, or as nothing. */
function neverWrong(kept: Uint8Array, foreign: Uint8Array, read: (bytes: Uint8Array) => unknown): void {
	const whole = read(kept);
	assert.notEqual(whole, null);
	const names = Object.keys(MUTATIONS);
	for (let run = 0; run < RUNS; run++) {
		const name = names[run % names.length]!;
		const bytes = MUTATIONS[name]!(kept, randomOf(20_261_128 + run), foreign);
		const isSame = Buffer.compare(bytes, kept) === 0;
		assert.deepEqual(read(bytes), isSame ? whole : null, `${name}, run ${run}`);
	}
}

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
		for (let run = 0; run < RUNS; run++) {
			const random = randomOf(run);
			const names = Object.keys(MUTATIONS);
			const bytes = MUTATIONS[names[run % names.length]!]!(tables, random, packListing(other, codec).tables);
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
