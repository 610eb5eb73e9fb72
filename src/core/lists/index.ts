import { type ReadingOptions, readListing } from '../listing';
import { beginsAsRecords } from '../listing/containers/json';
import { listingOfDrafts, NO_PAGE } from '../listing/ofDrafts';
import type { Listing, Problem } from '../paper';
import { titleKey } from '../text/title';
import { readAddressedTitles } from './addressedTitles';
import { readArxivAbstract } from './arxivAbstract';
import { readArxivList } from './arxivList';
import { readArxivMail } from './arxivMail';
import { readBibtex, readCslJson, readCslYaml } from './bibliographies';
import { readCitationMeta } from './citationMeta';
import { readCsv } from './csv';
import { readDblpXml } from './dblpXml';
import { LIST_KINDS, type ListFormatId } from './formats';
import { readMarkdownList } from './markdownList';
import { readMarkdownTables, unreadTables } from './markdownTables';
import { readNote } from './note';
import { readPubmedXml } from './pubmedXml';
import type { ListReader, ListReading } from './reading';
import { readNbib, readRis } from './tagged';
import { readZoteroRdf } from './zoteroRdf';

/** In the order in which a text is tried; the first that reads it has it. */
const READERS: Readonly<Record<ListFormatId, ListReader>> = {
	ris: readRis,
	nbib: readNbib,
	'csl-json': readCslJson,
	'csl-yaml': readCslYaml,
	bibtex: readBibtex,
	'arxiv-mail': readArxivMail,
	'arxiv-list': readArxivList,
	'citation-meta': readCitationMeta,
	'arxiv-abstract': readArxivAbstract,
	'pubmed-xml': readPubmedXml,
	'zotero-rdf': readZoteroRdf,
	'dblp-xml': readDblpXml,
	csv: readCsv,
	'markdown-table': readTablesAndLists,
	note: readNote,
	'markdown-list': readListsBesideTables,
};

const OF_SITE =
	/\bhuggingface\.co\/papers(?!\?q=)|\bhf\.co\/papers|Hugging Face|\]\(\/papers\b|[?&]next=%2Fpapers%2F|View arXiv page/i;

/** What the page of one paper prints above its title, and above its abstract. */
const PAPER_ID = /^arxiv:\d{4}\.\d{4,5}[^\S\n\r]*$/m;
const PAPER_ABSTRACT = /^(?:#{1,6} )?Abstract[^\S\n\r]*$/m;

/** Tables with the papers of lists that stand beside them and in no table. */
function readTablesAndLists(text: string, file: string): ListReading | null {
	const tables = readMarkdownTables(text, file);
	const lists = tables === null ? null : readMarkdownList(text, file);
	if (tables === null || lists === null) {
		return tables;
	}
	const inTables = new Set<number | string>();
	for (const { line, to, title, arxivId } of tables.drafts) {
		for (let at = line; at <= (to ?? line); at++) {
			inTables.add(at);
		}
		inTables.add(titleKey(title));
		inTables.add(arxivId ?? titleKey(title));
	}
	const beside = lists.drafts.filter(
		({ line, title, arxivId }) => ![line, titleKey(title), arxivId ?? ''].some((each) => inTables.has(each)),
	);
	return beside.length === 0
		? tables
		: {
				drafts: [...tables.drafts, ...beside].sort((a, b) => a.line - b.line),
				problems: [...tables.problems, ...lists.problems],
			};
}

/** Lists, with a word on tables beside them of which no paper was read. */
function readListsBesideTables(text: string, file: string): ListReading | null {
	const lists = readMarkdownList(text, file);
	return lists && { ...lists, problems: [...lists.problems, ...unreadTables(text)] };
}

/** Reads any list of papers: a bibliography, a table, a saved page, the answer of a service. */
export function readList(text: string, file: string, options: ReadingOptions = {}): Listing {
	// Looking through all of a large file for other formats takes a while.
	const isRecords = beginsAsRecords(text);
	// Pages of the site hold links and abstracts in ways of their own, which the listing's readers know better.
	const isPage = PAPER_ID.test(text) && PAPER_ABSTRACT.test(text);
	const mayBePage = !isRecords && (isPage || (OF_SITE.test(text) && readMarkdownList(text, file) !== null));
	const page = mayBePage ? readListing(text, file, options) : null;
	if (page !== null && page.entries.length > 0) {
		return page;
	}
	const readers = isRecords ? [['csl-json', readCslJson] as const] : Object.entries(READERS);
	for (const [format, read] of readers) {
		const reading = read(text, file);
		if (reading !== null) {
			const problems = reading.problems.map((problem) => ({ file, ...problem }));
			return listingOfDrafts(text, reading.drafts, format, file, problems);
		}
	}
	const listing = readListing(text, file, options);
	const noted = listing.entries.length > 0 ? null : readAddressedTitles(text, file);
	if (noted !== null) {
		return listingOfDrafts(
			text,
			noted.drafts,
			'markdown-list',
			file,
			noted.problems.map((problem) => ({ file, ...problem })),
		);
	}
	return listing.entries.length > 0 ? listing : { ...listing, problems: listing.problems.map(withKinds) };
}

const KINDS = Object.values(LIST_KINDS).map(({ list }) => list);

/** Who has another list is told which are read. */
function withKinds(problem: Problem): Problem {
	const told = `this is none of the lists that Offprint reads (${KINDS.join(', ')})`;
	return { ...problem, message: problem.message.replace(NO_PAGE, told) };
}
