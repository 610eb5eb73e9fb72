/** What must hold for every page, however it is laid out, cut or garbled. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import type { Listing } from '../../src/core/paper';
import { choices } from '../bench/pages/choice';
import { LAYOUTS } from '../bench/pages/layouts';
import { ODDITIES } from '../bench/pages/oddities';
import { truthsOf } from '../bench/pages/rendering';
import { CAPTURE, type SamplePaper } from '../bench/papers';
import { plain } from '../unit/plain';

const WORDS =
	'model learning agents sparse video memory reasoning reward token policy robust method graph vision search data scaling language we show that the of for with and in to is a on by from'.split(
		' ',
	);
const ODD = [
	'$\\pi_0$',
	'C++',
	'10×',
	'naïve',
	'大模型',
	'(LLMs)',
	'U-Net',
	'GPT-4.5',
	'“quoted”',
	'O(n^2)',
	'50%',
	"don't",
];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Numbers below 1 from a seed: a whole text costs the generator one value instead of one a word. */
function randomOf(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function wordsOf(random: () => number, min: number, max: number): string[] {
	const one = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
	return Array.from({ length: min + Math.floor(random() * (max - min + 1)) }, () =>
		one(random() < 1 / 13 ? ODD : WORDS),
	);
}

const sentenceOf = (random: () => number) => `${capital(wordsOf(random, 8, 24).join(' '))}.`;
const seed = fc.integer();
const sentence = seed.map((value) => sentenceOf(randomOf(value)));
const abstract = seed.map((value) => {
	const random = randomOf(value);
	return Array.from({ length: 6 + Math.floor(random() * 4) }, () => sentenceOf(random)).join(' ');
});
const title = fc
	.tuple(seed, fc.constantFrom('', '?', '!', ': A Study', ' – Part 2'))
	.map(([value, end]) => wordsOf(randomOf(value), 2, 12).map(capital).join(' ') + end);

/** Papers as pages print them; titles differ, so that none is merged with another. */
const papers: fc.Arbitrary<SamplePaper[]> = fc
	.array(
		fc.record({
			title,
			abstract,
			month: fc.integer({ min: 1, max: CAPTURE.month - 1 }),
			day: fc.integer({ min: 1, max: 28 }),
			year: fc.integer({ min: 2019, max: CAPTURE.year }),
			authors: fc.integer({ min: 1, max: 300 }),
			organization: fc.option(
				fc.constantFrom(
					{ name: 'meituan', fullname: 'meituan' },
					{ name: 'DukeNLPGroup', fullname: 'Duke NLP' },
					{ name: 'UCSC-VLAA', fullname: 'University of California, Santa Cruz' },
				),
			),
			comments: fc.integer({ min: 0, max: 40 }),
			upvotes: fc.integer({ min: 0, max: 900 }),
		}),
		{ minLength: 2, maxLength: 6 },
	)
	.map((records) =>
		records.map(({ month, day, year, authors, ...record }, i) => ({
			...record,
			title: `${record.title} ${['Alpha', 'Beta', 'Gamma', 'Delta', 'Zeta', 'Theta'][i]}`,
			id: `${year % 100}${String(month).padStart(2, '0')}.${10_000 + i}`,
			date: { year, month, day },
			authors: Array.from({ length: authors }, (_, n) => `Name ${n}`),
			stars: null,
			code: null,
			summary: 'This machine-written summary tells in one plain sentence what the paper does and finds.',
			submitter: 'someone',
		})),
	)
	// A capture tells its year by a printed one; a page without any is read as undated.
	.filter((all) => all.some(({ date }) => date.year === CAPTURE.year - 1));

/** Which of the ways of a layout. */
const way = fc.nat(40);
/** Random words do not tell where a wrapped title ends. */
const oddity = fc.constantFrom(...Object.keys(ODDITIES).filter((name) => !/wrapped|UTF-16|twice/.test(name)));

/** Layouts whose every field is told apart by the page itself. */
const EXACT = Object.keys(LAYOUTS).filter((layout) => !/textContent|fragments/.test(layout));

const MUTATIONS: readonly ((lines: string[], at: number, junk: string) => void)[] = [
	(lines, at) => lines.splice(at, 1),
	(lines, at) => lines.splice(at, 3),
	(lines, at) => lines.splice(at),
	(lines, at, junk) => lines.splice(at, 0, junk),
	(lines, at) => lines.splice(at, 0, ...lines.slice(at, at + 4)),
	(lines, at) => lines.splice(at, 2, (lines[at] ?? '') + (lines[at + 1] ?? '')),
	(lines, at) => lines.splice(at, 1, (lines[at] ?? '').slice(0, 20), (lines[at] ?? '').slice(20)),
	(lines, at) => lines.reverse().splice(at, 0, ''),
];
const JUNK = [
	'·',
	'-',
	'[',
	'](',
	'][1]',
	'### ',
	'### [x',
	'12',
	'·',
	'Abstract',
	'Published on Jan 5',
	'Upvote',
	'3 authors',
	'· Feb 30',
	'Subscribe',
	'---',
	'```',
	'{"title":',
	'<div data-props="',
	'Jan 5, 2025 3',
	'Community',
	'\u00ad\u200b',
	'\r',
	'•',
	'[[a] b](c',
	'Get trending papers in your email inbox!',
];

/** Pages of all layouts, whole and garbled, and plain noise. */
const anyText = fc.oneof(
	{ weight: 4, arbitrary: garbled() },
	{
		weight: 1,
		arbitrary: fc
			.array(fc.oneof(fc.constantFrom(...JUNK), sentence, title), { maxLength: 40 })
			.map((lines) => lines.join('\n')),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

function garbled(): fc.Arbitrary<string> {
	const mutation = fc.tuple(fc.nat(MUTATIONS.length - 1), fc.nat(), fc.constantFrom(...JUNK));
	return fc
		.tuple(papers, fc.constantFrom(...Object.values(LAYOUTS)), way, fc.array(mutation, { maxLength: 5 }))
		.map(([all, render, choice, mutations]) => {
			const { text } = render(all, choices(choice));
			const lines = (typeof text === 'string' ? text : Buffer.from(text).toString('utf16le')).split('\n');
			for (const [kind, place, junk] of mutations) {
				MUTATIONS[kind]!(lines, place % (lines.length + 1), junk);
			}
			return lines.join('\n');
		});
}

function checkListing(text: string, { entries, lines, problems }: Listing): void {
	assert.equal(lines.total, lines.paper + lines.furniture + lines.blank + lines.problem);
	assert(lines.total <= text.split(/\r\n|[\n\r\f]/).length);
	assert(lines.problem === 0 || problems.length > 0, 'lines are lost without a word');
	assert(entries.length > 0 || problems.length > 0, 'nothing was read without a word');
	for (const { line, title, titleText, date, dateInferred, authorCount, comments, upvotes } of entries) {
		assert(line >= 1 && line <= lines.total, `line ${line} of ${lines.total}`);
		assert(title !== '' && titleText !== '' && !title.includes('\n'), JSON.stringify(title));
		assert(date === null ? !dateInferred : /^\d{4}-\d\d-\d\d$/.test(date), String(date));
		for (const count of [authorCount, comments, upvotes]) {
			assert(count === null || (Number.isInteger(count) && count >= 0), String(count));
		}
	}
}

/** Each property with its share of the runs. */
export const PROPERTIES: Readonly<
	Record<string, { readonly share: number; readonly property: fc.IRawProperty<never> }>
> = {
	'every page is read without a throw and accounts for every line': {
		share: 0.7,
		property: fc.property(anyText, (text) =>
			checkListing(text, readListing(text, 'page.txt')),
		) as unknown as fc.IRawProperty<never>,
	},
	'a laid out page gives its papers back': {
		share: 0.15,
		property: fc.property(papers, fc.constantFrom(...EXACT), way, oddity, (all, layout, choice, odd) => {
			const rendering = LAYOUTS[layout]!(all, choices(choice));
			const text = String(rendering.text);
			const { suits, change } = ODDITIES[odd]!;
			const listing = readListing(String(suits(layout) ? change(text) : text), 'page.txt');
			const { papers: found } = Library.empty.withListing(listing);
			const truths = truthsOf(rendering, all);
			assert.deepEqual(
				found.map((paper) => paper.title),
				truths.map((truth) => truth.title),
				`${layout}, ${odd}`,
			);
			for (const [i, truth] of truths.entries()) {
				const paper = found[i]!;
				const { abstract, date, authorsCount, upvotes, comments } = truth;
				const facts = { abstract, date, authorsCount, upvotes, comments };
				const read = {
					abstract: abstract && paper.abstract.replace(/\s+/g, ' '),
					date: date && paper.date,
					authorsCount: authorsCount && paper.authorCount,
					upvotes: upvotes === undefined ? undefined : paper.upvotes,
					comments: comments === undefined ? undefined : (paper.comments ?? 0),
				};
				assert.deepEqual(read, facts, `${layout}, ${odd}`);
			}
		}) as unknown as fc.IRawProperty<never>,
	},
	'files make the same library in whatever order they are read': {
		share: 0.15,
		property: fc.property(
			fc
				.array(garbled(), { minLength: 2, maxLength: 4 })
				.chain((texts) =>
					fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
				),
			([texts, order]) => {
				const listings = texts.map((text, i) => readListing(text, `page${i}.txt`));
				const together = Library.empty.withListings(listings);
				const oneByOne = order.reduce((library, i) => library.withListing(listings[i]!), Library.empty);
				assert.deepEqual(plain(oneByOne.papers), plain(together.papers));
				const without = oneByOne.withoutSource('page0.txt');
				assert.deepEqual(plain(without.papers), plain(Library.empty.withListings(listings.slice(1)).papers));
				for (const paper of together.papers) {
					assert.equal(together.get(paper.id), paper);
				}
				assert.equal(new Set(together.papers.map(({ id }) => id)).size, together.papers.length);
			},
		) as unknown as fc.IRawProperty<never>,
	},
};

/** Checks one property on its share of so many runs, and says how many; a failure tells the seed and the smallest case. */
export function check(name: string, runs: number, seed: number): number {
	const { share, property } = PROPERTIES[name]!;
	const numRuns = Math.ceil(runs * share);
	fc.assert(property, { numRuns, seed });
	return numRuns;
}
