import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeListing, readListing } from '../../../src/core/listing';
import { readBulk } from '../../../src/core/listing/packed/bulk';
import { unpackListing } from '../../../src/core/listing/packed/packed';
import type { TextCodec } from '../../../src/core/listing/packed/packedListing';
import type { Entry, Listing } from '../../../src/core/paper';

const codec: TextCodec = {
	encode: (text) => new TextEncoder().encode(text),
	decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

/** All a listing says, whatever way it is held. */
function said(listing: Listing) {
	return { ...listing, entries: listing.entries.map(fieldsOf) };
}

function fieldsOf(entry: Entry) {
	const { key, line, layout, arxivId, title, titleText, abstract, abstractKind, aiSummary, date } = entry;
	const { dateInferred, authors, authorCount, organization, comments, upvotes, links } = entry;
	return {
		...{ key, line, layout, arxivId, title, titleText, abstract, abstractKind, aiSummary, date },
		...{ dateInferred, authors, authorCount, organization, comments, upvotes, links },
	};
}

/** Reads both ways; the general reader is the measure. Tells whether the page was read in place. */
function readsTheSame(bytes: Uint8Array): boolean {
	const packed = readBulk(bytes, 'page.txt', codec);
	if (packed === null) {
		return false;
	}
	const decoded = decodeListing(bytes, TextDecoder);
	assert('text' in decoded, 'the general reader refuses what was read in place');
	assert.deepEqual(said(unpackListing(packed, codec)!), said(readListing(decoded.text, 'page.txt')));
	return true;
}

const PAPERS = 60;
const SENTENCES = 'We study how models learn from data and show that it helps. See https://github.com/a/b for more. ';
const HEAD = ['Get trending papers in your email inbox!'];
const FOOT = ['System theme', '', 'Company', 'TOS', 'Privacy', 'About', 'Careers', 'Models', 'Pricing', 'Docs'];

/** The lines of each paper, title and abstract first. */
const blocks = Array.from({ length: PAPERS }, (_, i) => [
	...[`On Learning Number ${i} from Data`, '', `${SENTENCES.repeat(13)}It is paper ${i}.`, ''],
	...(i % 4 === 0 ? [i % 8 === 0 ? 'meituan' : 'DukeNLPGroup Duke NLP'] : [`  • ${i} authors`]),
	...['·', i % 5 === 0 ? 'Mar 4' : `May ${1 + (i % 28)}, 2025 ${i}`, ''],
]);
const blocksPage = [...HEAD, '', 'Subscribe', '', 'Daily Papers', '', 'Aug 25', '', ...blocks.flat(), '', ...FOOT];
const pairsPage = [
	...HEAD,
	...blocks.flatMap(([title, , abstract], i) => [i === 0 ? `Subscribe${title}` : title!, abstract!]),
];

/** What happens to lines: most of it leaves the page to the general reader, and none of it may be read differently. */
const CHANGES: readonly ((line: string) => string[])[] = [
	(line) => [`${line} – naïve “quotes” 机器 🤖`],
	(line) => [`${line}\u00a0and\u200b more`],
	(line) => [`  ${line}\t `],
	(line) => [`${line} $\\pi_0$  C++ #1`],
	(line) => [`${line} [1] and [CLS](x)`],
	(line) => [`${line} [1] and f[x]`],
	(line) => [line.replace('a', '·')],
	(line) => [`• ${line}`],
	(line) => [`${line} ·`],
	(line) => [`# ${line}`],
	(line) => [`${line} (3 ▲)`],
	(line) => [`Submitted by ${line}`],
	(line) => [line.slice(0, 150)],
	(line) => [line.slice(0, 90)],
	(line) => [line.slice(0, 12)],
	(line) => [line.slice(0, 400), line.slice(400)],
	(line) => [line, ''],
	(line) => [line, '12'],
	(line) => [line, 'Models'],
	(line) => ['Get trending papers in your email inbox!', line],
	(line) => [`${line} arXiv Page`],
	(line) => [`${line}\u2028`],
	(line) => [`${line}\r`],
	(line) => [`${line}\ufffd`],
	() => ['Jan 5'],
	() => ['Feb 30, 2025'],
	() => ['3 authors'],
	() => ['•  44 authors'],
	() => ['1 author'],
	() => ['Jan 5, 2024'],
	() => ['・'],
	() => ['?'],
	() => ['・ 4 authors'],
	() => ['? 4 authors'],
	() => ['Roofs・Jan 5, 2024'],
	(line) => [`${line} ‧ ･ and ・`],
	() => ['Previous'],
	() => ['https://huggingface.co/papers/2509.00001'],
	() => [],
];

describe('a large page of a common layout, read in place', () => {
	it('says what the general reader says', () => {
		for (const lines of [blocksPage, pairsPage]) {
			assert(readsTheSame(codec.encode(lines.join('\n'))));
			assert(readsTheSame(codec.encode(`\ufeff${lines.join('\r\n')}\r\n\r\n`)));
		}
	});

	it('says so for letters of all kinds, odd blanks, addresses and mathematics', () => {
		const changes = [CHANGES[0]!, CHANGES[1]!, CHANGES[2]!, CHANGES[3]!, CHANGES[5]!];
		for (const page of [blocksPage, pairsPage]) {
			const lines = page.map((line, i) => (/^On|^We/.test(line) ? changes[i % changes.length]!(line)[0]! : line));
			assert(readsTheSame(codec.encode(lines.join('\n'))));
		}
	});

	it('says so, or leaves it to the general reader, whatever happens to single lines', () => {
		const change = fc.tuple(fc.nat(), fc.nat(CHANGES.length - 1));
		let inPlace = 0;
		fc.assert(
			fc.property(
				fc.constantFrom(blocksPage, pairsPage),
				fc.array(change, { minLength: 1, maxLength: 3 }),
				(page, all) => {
					const lines = page.map((line) => [line]);
					for (const [place, kind] of all) {
						const at = place % lines.length;
						lines[at] = CHANGES[kind]!(page[at]!);
					}
					inPlace += readsTheSame(codec.encode(lines.flat().join('\n'))) ? 1 : 0;
				},
			),
			{ numRuns: 400, seed: 20_260_825 },
		);
		assert(inPlace > 40, `only ${inPlace} pages were read in place`);
	});

	it('does not mind where in its memory the page begins', () => {
		const bytes = Buffer.from(`....${blocksPage.join('\n')}`);
		for (const start of [1, 2, 3, 4]) {
			assert(readsTheSame(bytes.subarray(start).fill(10, 0, 4 - start)));
		}
		const { tables, base } = readBulk(codec.encode(blocksPage.join('\n')), 'page.txt', codec)!;
		const moved = { tables: Buffer.from([0, ...tables]).subarray(1), base };
		assert.equal(unpackListing(moved, codec)?.entries.length, PAPERS);
	});

	it('says so for broken UTF-8 or leaves it to the general reader', () => {
		const bytes = codec.encode(blocksPage.join('\n'));
		for (const broken of [[0xc3], [0xe2, 0x82], [0xff], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0]]) {
			const copy = bytes.slice();
			copy.set(broken, 5000);
			readsTheSame(copy);
		}
	});

	it('says so for every real page (needs ../shared)', function () {
		const shared = join(process.cwd(), '..', 'shared');
		if (!existsSync(shared)) {
			this.skip();
		}
		let inPlace = 0;
		for (const folder of ['corpus', 'corpus-large', 'pages']) {
			for (const name of readdirSync(join(shared, folder)).filter((file) => file.endsWith('.txt'))) {
				inPlace += readsTheSame(readFileSync(join(shared, folder, name))) ? 1 : 0;
			}
		}
		assert(inPlace >= 5, `${inPlace} pages were read in place`);
	});
});
