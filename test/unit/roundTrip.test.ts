import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CitationFormat, citationRecord, FORMATS } from '../../src/core/citation';
import { readList } from '../../src/core/lists';
import { printedName } from '../../src/core/lists/cslDraft';
import type { Entry, Link, Paper, PersonName, Publication } from '../../src/core/paper';
import { readableTitle } from '../../src/core/text/title';
import { writeDigest, writePaperList } from '../../src/core/views/digest';
import { noteText } from '../../src/core/views/noteText';
import { makePaper } from './makePaper';

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ž]{2,9}$/);
const oddWord = fc.constantFrom(
	...['50%', 'R&D', 'C#', '$x_0$', 'α-β', 'GPT-4:', '“so”', 'a_b', 'O’Brien', "it's", 'x^2', '<b>', '—', '#1'],
	...['{GPU}', 'Schrödinger,', 'and', 'L\\"uck', '$\\alpha$-cut', '1/2', '[MASK]', '@home', '*star*', 'a--b', '“Ça”?'],
);
const title = fc
	.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: oddWord }), { minLength: 2, maxLength: 8 })
	.map((words) => `Ab ${words.join(' ')}`);

const split: fc.Arbitrary<PersonName> = fc.oneof(
	fc.tuple(word, word).map(([given, family]) => ({ given, family })),
	fc.constantFrom<PersonName>(
		{ given: 'Ana', family: 'de la Cruz' },
		{ given: 'J. R.', family: 'O’Neil' },
		{ given: 'Jan Piet', family: 'van der Berg' },
		{ given: 'John', family: 'Smith', suffix: 'Jr.' },
		{ given: 'Łukasz', family: 'Müller-Lüdenscheidt' },
		{ given: 'Tom', family: 'Barnes and Co' },
		{ literal: 'The And Group' },
		{ literal: 'Deep Works & Friends, Inc.' },
		{ literal: 'Plato' },
	),
);

const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const place = fc
	.array(fc.oneof(word, fc.constantFrom('of', '&', 'and', 'C++', '50%', 'l’Été')), { minLength: 1, maxLength: 4 })
	.map((words) => `On ${words.join(' ')}`);
const publication: fc.Arbitrary<Publication> = fc
	.record({
		type: fc.constantFrom('article-journal', 'paper-conference', 'chapter', 'book', 'thesis', 'report'),
		container: place,
		publisher: sometimes(place),
		volume: sometimes(fc.integer({ min: 1, max: 99 }).map(String)),
		issue: sometimes(fc.integer({ min: 1, max: 12 }).map(String)),
		pages: sometimes(fc.constantFrom('17–23', 'e104', '5', 'S12–S19')),
		issued: fc.constantFrom([2021], [2022, 3], [2023, 11, 9]),
	})
	.map(({ container, publisher, volume, issue, pages, ...rest }) => {
		const isWhole = rest.type === 'book' || rest.type === 'thesis' || rest.type === 'report';
		const parts = {
			...(!isWhole && { container }),
			publisher,
			...(!isWhole && { volume, pages }),
			...(rest.type === 'article-journal' && { issue }),
		};
		return { ...rest, ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) };
	});

const CODE: Link = { url: 'https://github.com/acme/moss_net', kind: 'code' };
const MORE_CODE: Link = { url: 'https://github.com/acme/lichen', kind: 'code' };
const PROJECT: Link = { url: 'https://moss.github.io/a~b/?x=1&y=50%25', kind: 'project' };

/** All that an export tells of a paper, made up. */
const paper = fc
	.record({
		title,
		names: fc.array(split, { maxLength: 4 }),
		isSplit: fc.boolean(),
		arxivId: fc.constantFrom(null, '2401.01234', '2109.25454'),
		doi: fc.constantFrom(null, '10.5555/moss.1', '10.1002/(sici)1097<1::aid_x>3.0.co;2-#'),
		publication: fc.option(publication, { nil: null }),
		published: fc.constantFrom(null, '2024-01-05', '2021-09-30'),
		links: fc.subarray([CODE, MORE_CODE, PROJECT]),
		withdrawn: fc.constantFrom(null, 'the proof of Lemma 2 is wrong; see v3'),
		isListed: fc.boolean(),
	})
	.map(({ names, isSplit, isListed, ...known }): Paper => {
		const made = makePaper({
			...known,
			titleText: readableTitle(known.title),
			authors: names.map(printedName),
			names: isSplit ? names : [],
		});
		return isListed ? made : { ...made, sources: made.sources.map((source) => ({ ...source, layout: 'bibtex' })) };
	})
	// A name that a page prints is taken apart by rules; only what the source took apart comes back as it was.
	.filter(({ authors, names }) => names.length > 0 || !authors.some((name) => /,|&|\band\b|Jr\./i.test(name)));

const BIBLIOGRAPHIES = [
	['bibtex', 'bib'],
	['biblatex', 'bib'],
	['csl-json', 'json'],
	['csl-yaml', 'yaml'],
	['ris', 'ris'],
] as const satisfies readonly (readonly [CitationFormat, string])[];

describe('whatever Offprint exports it reads back to the same facts', () => {
	/** BibTeX tells year and month of a paper that came out nowhere, but not the day that says it all elsewhere. */
	const withoutDay = ({ arxivId, publication, published }: Paper): Publication | null =>
		publication === null && arxivId === null && published !== null
			? { type: 'document', issued: published.split('-').map(Number) }
			: publication;
	const factsOf = (written: Pick<Entry, keyof Paper & keyof Entry>, format: CitationFormat) => {
		const { titleText, authors, names, arxivId, doi, publication, published, links, withdrawn } = written;
		// BibTeX has no day.
		const most = format === 'bibtex' ? 2 : 3;
		return {
			...{ authors, arxivId, doi, withdrawn },
			// LaTeX sets one sign for both.
			title: titleText.replaceAll('’', "'").replaceAll('–', '--'),
			names: names.length > 0 ? names : null,
			publication: publication && { ...publication, issued: publication.issued?.slice(0, most) },
			published: publication !== null || format === 'bibtex' ? null : published,
			links: links.map(({ url, kind }) => `${kind} ${url}`).sort(),
		};
	};

	for (const [format, extension] of BIBLIOGRAPHIES) {
		it(`as ${format}`, () => {
			fc.assert(
				fc.property(fc.array(paper, { minLength: 1, maxLength: 3 }), (papers) => {
					const keys = papers.map((_, at) => `müller_2024${'abc'[at]}`);
					const text = FORMATS[format].write(papers.map((each, at) => citationRecord(each, keys[at]!)));
					const { entries, problems } = readList(text, `export.${extension}`);
					assert.deepEqual(problems, [], text);
					assert.deepEqual(
						entries.map(({ citationKey }) => citationKey),
						keys,
						text,
					);
					for (const [at, written] of papers.entries()) {
						const read = factsOf(entries[at]!, format);
						const names = written.names.length > 0 ? read.names : null;
						const publication = format === 'bibtex' ? withoutDay(written) : written.publication;
						assert.deepEqual({ ...read, names }, factsOf({ ...written, publication }, format), text);
					}
				}),
				{ numRuns: 200, seed: 20261129 },
			);
		});
	}

	/** What the Markdown of a list or a digest can tell: which paper, when it was listed, and where it leads. */
	const texts = fc.array(fc.tuple(paper, fc.constantFrom(null, '2024-02-09', '2025-12-31')), {
		minLength: 1,
		maxLength: 3,
	});
	// In a list nobody ends a title with a comma or a dash, and names in one line have no commas.
	const listedPapers = texts
		.filter((all) => all.every(([each]) => isPlain(each)))
		.map((all) => all.map(([each, date]): Paper => ({ ...each, date, dateInferred: false })));
	const isPlain = ({ titleText, authors }: Paper) =>
		/[\p{L}\p{N}”!?%*>)\]]$/u.test(titleText) && !authors.some((name) => name.includes(','));
	const keysOf = (papers: readonly Paper[]) => new Map(papers.map((each, at) => [each, `müller_2024${'abc'[at]}`]));
	const whichOf = ({ titleText, arxivId, doi }: Pick<Paper, 'titleText' | 'arxivId' | 'doi'>) => ({
		titleText,
		...{ arxivId, doi: arxivId === null ? doi : null },
	});

	it('as a Markdown list: title, arXiv id or DOI, and day', () => {
		fc.assert(
			fc.property(listedPapers, (papers) => {
				const keys = keysOf(papers);
				const text = writePaperList(papers, (each) => keys.get(each)!);
				const { entries, problems } = readList(text, 'export.md');
				assert.deepEqual(problems, [], text);
				assert.deepEqual(
					entries.map((entry) => ({ ...whichOf(entry), date: entry.date, links: entry.links })),
					papers.map((each) => ({ ...whichOf(each), date: each.date, links: [] })),
					text,
				);
			}),
			{ numRuns: 200, seed: 20261129 },
		);
	});

	it('as a digest: title, arXiv id or DOI, day, links, authors, citation key, and the lead for a summary', () => {
		fc.assert(
			fc.property(listedPapers, (papers) => {
				const keys = keysOf(papers);
				const words = {
					links: { code: 'Code', project: 'Project', dataset: 'Dataset', model: 'Model', demo: 'Demo', paper: 'Paper' },
					undated: 'No date',
					upvotes: (count: number) => `${count} upvotes`,
					comments: (count: number) => `${count} comments`,
					citations: 'References',
				};
				const said = papers.map((each) => ({ ...each, abstract: 'We look at 5 * 3 things. They grow. Not told.' }));
				const named = new Map(said.map((each, at) => [each, keys.get(papers[at]!)!]));
				const text = writeDigest(said, {
					title: 'New: 3 papers',
					...{ topicOf: null, topicOrder: [], keyOf: (each: Paper) => named.get(each)!, words },
				});
				const { entries, problems } = readList(text, 'digest.md');
				assert.deepEqual(problems, [], text);
				assert.deepEqual(
					entries.map((entry) => ({
						...whichOf(entry),
						...{ date: entry.date, authors: entry.authors, citationKey: entry.citationKey },
						...{ abstract: entry.abstract, kind: entry.abstractKind },
						links: entry.links.map(({ kind, url }) => `${kind} ${url}`),
					})),
					said.map((each) => ({
						...whichOf(each),
						...{ date: each.date, authors: each.authors, citationKey: named.get(each) },
						...{ abstract: 'We look at 5 * 3 things. They grow.', kind: 'summary' },
						links: each.links.map(({ kind, url }) => `${kind} ${url}`),
					})),
					text,
				);
			}),
			{ numRuns: 200, seed: 20261129 },
		);
	});

	/** Where a link to a paper without an id leads: what it is on, its project or its code, in this order. */
	const pageOf = ({ arxivId, doi, links }: Paper): readonly Link[] =>
		arxivId !== null || doi !== null
			? []
			: (['paper', 'project', 'code'] as const)
					.flatMap((kind) => links.filter((link) => link.kind === kind))
					.slice(0, 1);

	it('as a note: title, arXiv id, DOI or page, day, authors and citation key', () => {
		fc.assert(
			fc.property(listedPapers, ([written]) => {
				const text = noteText(written!, 'müller_2024');
				const { entries, problems } = readList(`${text}# Mine\n\nGood.\n`, 'note.md');
				assert.deepEqual(problems, [], text);
				assert.deepEqual(
					entries.map((entry) => ({
						...whichOf(entry),
						...{ date: entry.date, authors: entry.authors, citationKey: entry.citationKey, links: entry.links },
					})),
					[
						{
							...whichOf(written!),
							...{ date: written!.date, authors: written!.authors, citationKey: 'müller_2024' },
							links: pageOf(written!),
						},
					],
					text,
				);
			}),
			{ numRuns: 200, seed: 20261129 },
		);
	});
});
