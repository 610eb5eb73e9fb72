/** Everything of core that is handed text of others, as functions of one text. */
import {
	appendEntry,
	appendRecords,
	citationRecord,
	FORMATS,
	readBibliography,
	splitLocator,
} from '../../../src/core/citation';
import type { BibliographyFormat } from '../../../src/core/citation/bibliographies/bibliography';
import { relationSteps } from '../../../src/core/citation/bibliographies/bibtexRelations';
import { findEntry } from '../../../src/core/citation/bibliographies/entryIndex';
import { entryLabel } from '../../../src/core/citation/bibliographies/entryLabel';
import { findEntries, nearestKeySteps } from '../../../src/core/citation/bibliographies/entrySearch';
import { addressedPaper } from '../../../src/core/citation/bibliographies/paperLinks';
import { edtfDate } from '../../../src/core/citation/bibtex/dates';
import { cslOfBibtex } from '../../../src/core/citation/bibtex/entryCsl';
import { cslTitle } from '../../../src/core/citation/bibtex/richText';
import { cslOfMarkdown, markdownOfCsl } from '../../../src/core/citation/cslMarkdown';
import { linkAddresses, linkCitation } from '../../../src/core/citation/formats/referenceHtml';
import { parseKeyFormula } from '../../../src/core/citation/keys/keyFormula';
import { citationKeys } from '../../../src/core/citation/keys/keys';
import { personName } from '../../../src/core/citation/personName';
import { readKept } from '../../../src/core/fulltext/kept';
import { readLatexml } from '../../../src/core/fulltext/latexml';
import { readPaperMarkdown } from '../../../src/core/fulltext/paperMarkdown';
import { Library } from '../../../src/core/library';
import { findLinks, linkHref, linkIdentity, linkKind } from '../../../src/core/links/links';
import { repositoryOf } from '../../../src/core/links/repositories';
import { decodeListing, readListing } from '../../../src/core/listing';
import { cut } from '../../../src/core/listing/facts/draft';
import { unpackListing } from '../../../src/core/listing/packed/packed';
import { readList } from '../../../src/core/lists';
import { readPacked } from '../../../src/core/lists/readPacked';
import {
	addBibliography,
	citationsIn,
	defaultForm,
	documentMetadata,
	insertCitation,
	insertCitations,
	markdownRegions,
	projectMetadata,
} from '../../../src/core/markdown';
import { joinLatex } from '../../../src/core/markdown/joinLatex';
import { keyBeingTyped } from '../../../src/core/markdown/keyBeingTyped';
import { keyOccurrences } from '../../../src/core/markdown/keyOccurrences';
import { latexKeyOccurrences } from '../../../src/core/markdown/latexCitations';
import { latexBibliographies, typstBibliographies } from '../../../src/core/markdown/namedSources';
import { paperFilter } from '../../../src/core/outline/paperFilter';
import type { Paper } from '../../../src/core/paper';
import { textRuns } from '../../../src/core/prose';
import { createSearch, parseQuery } from '../../../src/core/search';
import { completeQualifier } from '../../../src/core/search/query/completion';
import type { Found } from '../../../src/core/services/exchange';
import { arxivWorks } from '../../../src/core/services/works/arxiv';
import { crossrefWorks } from '../../../src/core/services/works/crossref';
import { finish } from '../../../src/core/steps';
import { leadOf } from '../../../src/core/text/lead';
import { firstSystemName, systemNames } from '../../../src/core/text/names';
import { readableTitle, titleKey } from '../../../src/core/text/title';
import { topicsOf } from '../../../src/core/topics';
import { writeDigest } from '../../../src/core/views/digest';
import { noteName } from '../../../src/core/views/noteName';
import { noteText } from '../../../src/core/views/noteText';
import { paperPage } from '../../../src/core/views/page';
import { itemOfLine, readKeptItems, toldKey } from '../../../src/core/zotero/keptItems';
import { makePaper } from '../../unit/makePaper';

export type Reader = (text: string) => unknown;

const codec = {
	encode: (text: string) => new TextEncoder().encode(text),
	decode: (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

const paper = makePaper({ titleText: 'Sparse Graphs in Practice', abstract: 'We study sparse graphs and their use.' });
const cited = [{ key: 'graphs2024' }];
const library = createSearch([
	paper,
	makePaper({ titleText: 'Language Models as Agents 1.5', abstract: 'Agents in version 1.2 that plan, and a word.' }),
]);

/** As long as a reader of listings lets a title be. */
const titled = (text: string) => {
	const title = cut(text, 'title');
	return makePaper({ title, titleText: title, authors: [title] });
};
const told = (text: string) => makePaper({ titleText: 'A Title', abstract: text });

/** All that is made of a paper which a page shows, keeps or writes. */
function useOf(all: Paper): void {
	const record = citationRecord(all, 'key2024');
	for (const format of Object.values(FORMATS)) {
		format.write([record]);
	}
	paperPage(all, { topics: [], query: 'word "a" 1.', feedName: (feed) => feed });
	noteName(all);
	noteText(all, 'key2024');
	citationKeys([all]);
	writeDigest([all], {
		title: 'Digest',
		topicOf: () => ({ id: 'a', name: 'A' }),
		topicOrder: [],
		keyOf: () => 'key2024',
		words: {
			links: { code: 'Code', project: 'Page', dataset: 'Data', model: 'Model', demo: 'Demo', paper: 'Paper' },
			undated: 'Undated',
			upvotes: String,
			comments: (count) => `${count} comments`,
			citations: 'Citations',
		},
	});
}

function bibliography(text: string, format: BibliographyFormat): void {
	const read = readBibliography(text, format);
	findEntry(read, paper);
	findEntries(read, 'ab', 5);
	finish(nearestKeySteps([read], 'graphs2024', 3));
	appendRecords(text, format, [citationRecord(paper, 'graphs2024')]);
	for (const entry of read.entries.slice(0, 50)) {
		entryLabel(entry);
		cslOfBibtex(entry);
	}
}

const found = (text: string): Found => ({
	...{ kind: 'found', bytes: codec.encode(text), text, type: 'application/json', etag: null, next: null },
	time: '2026-01-01T00:00:00Z',
});

const formats: readonly BibliographyFormat[] = ['bibtex', 'csl-json', 'csl-yaml'];
const insertAt = (text: string, offset: number) =>
	insertCitation({ text, selection: { start: offset, end: offset }, papers: cited, form: 'pandoc' });

/** Lists of other formats than pages of the site: where the text stands in them. */
const LISTS: readonly (readonly [what: string, file: string, before: string])[] = [
	['a list', 'a.md', ''],
	['a list of links', 'a.md', '# Papers\n\n- [A Title of Things](https://arxiv.org/abs/2405.00001) '],
	['a digest', 'a.md', '## A Title of Things\n\n**Authors:** A B, C D\n\n**Abstract:** '],
	['a table of papers', 'a.md', '| title | authors | url |\n|---|---|---|\n| '],
	['a drawn table', 'a.txt', '+-------+-----+\n| title | url |\n+=======+=====+\n'],
	['a spaced table', 'a.txt', '  title      url\n  -------    ----\n  '],
	['a note on a paper', 'a.md', '---\ntitle: A Title of Things\narxiv: 2405.00001\n---\n\n'],
	['a table of a program', 'a.csv', 'title,authors,url\n'],
	['an entry of RIS', 'a.ris', 'TY  - JOUR\nTI  - '],
	['a record of PubMed', 'a.nbib', 'PMID- 1\nTI  - '],
	['records in XML', 'a.xml', '<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><ArticleTitle>'],
	['a mail of arXiv', 'a.txt', '\\\\\narXiv:2405.00001\nDate: Mon, 6 May 2024 10:00:00 GMT\n\nTitle: '],
	['a page that names its paper', 'a.html', '<html><head><meta name="citation_title" content="'],
];

/** By the name of what is read. */
export const READERS: Readonly<Record<string, Reader>> = {
	'a listing': (text) => Library.empty.withListing(readListing(text, 'a.txt')).papers.map(({ titleText }) => titleText),
	'a listing with a title': (text) =>
		readListing(
			`Daily Papers\nbyAK and the research community\nJun 9\n${text}\n\nA study.\n\n·\nFeb 1, 2024\n`,
			'a.txt',
		),
	'a listing in JSON': (text) =>
		Library.empty.withListing(
			readListing(JSON.stringify([{ paper: { id: '2405.00001', title: text, summary: text } }]), 'a.json'),
		).papers,
	'a saved page': (text) => readListing(`<!doctype html><html><body>${text}</body></html>`, 'a.html'),
	'a mail': (text) =>
		readListing(`From: a@b.c\nSubject: papers\nMIME-Version: 1.0\nContent-Type: text/html\n\n${text}`, 'a.eml'),
	'a mail in parts': (text) =>
		readListing(
			`From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="a"\n\n--a\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${text}\n--a--\n`,
			'a.eml',
		),
	...Object.fromEntries(
		LISTS.map(([what, file, before]): [string, Reader] => [what, (text) => readList(`${before}${text}`, file).entries]),
	),
	'bytes of a listing': (text) => decodeListing(codec.encode(text), TextDecoder),
	'bytes read and packed': (text) => {
		const reading = readPacked(codec.encode(text), 'a.txt', codec, TextDecoder);
		return 'packed' in reading && unpackListing(reading.packed, codec)?.entries.map((entry) => entry.links);
	},
	'the key of a title': titleKey,
	'a title': readableTitle,
	links: findLinks,
	'an address': (text) => {
		linkHref({ url: `https://${text}` });
		linkIdentity(`https://${text}`);
		linkKind(`https://${text}`, text);
		repositoryOf(`https://github.com/${text}`);
		return addressedPaper(text);
	},
	prose: textRuns,
	'a lead': (text) => leadOf(text, 2),
	'names of systems': (text) => [systemNames(text, ''), firstSystemName('A title', text), systemNames('X', text)],
	'topics of a title': (text) => topicsOf(titled(text)),
	'topics of an abstract': (text) => topicsOf(told(text)),
	'a query': parseQuery,
	'a query being completed': (text) => completeQualifier(text, text.length),
	'a search': (text) => library.find(text),
	'a search for a phrase': (text) => library.find(`"${text}" graphs`),
	'a search for like papers': (text) => library.rankByText(text),
	'an index with a title': (text) => createSearch([titled(text), paper]).find('graphs word a 1.5'),
	'an index with an abstract': (text) => {
		const search = createSearch([told(text), paper]);
		const hits = search.find('graphs word a 1.5');
		return [
			hits.map((hit) => search.excerpt(hit, 'graphs word a 1.5')),
			search.find('"a b" ab'),
			search.related(paper),
		];
	},
	'a filter': (text) => paperFilter(parseQuery(text), {})(paper),
	'a filtered paper': (text) => paperFilter(parseQuery('"a b" word -c 1.5'), {})(told(text)),
	'uses of a title': (text) => useOf(titled(text)),
	'uses of an abstract': (text) => useOf(told(text)),
	'a name': personName,
	'a formula of keys': (text) => parseKeyFormula(text).stem(paper),
	'a title as CSL': cslTitle,
	'addresses in HTML': linkAddresses,
	'text of a YAML bibliography': cslOfMarkdown,
	'text of CSL as Markdown': markdownOfCsl,
	'a formatted citation': (text) =>
		linkCitation(
			text,
			['a', 'b'],
			[
				{ key: 'a', text },
				{ key: 'b', text: 'B, C.' },
			],
			(key) => `#${key}`,
		),
	'a locator': splitLocator,
	...Object.fromEntries(
		formats.map((format) => [`a bibliography, ${format}`, (text: string) => bibliography(text, format)]),
	),
	'BibTeX with a title': (text) => bibliography(`@misc{a,\n  title = {${text}},\n  author = {Ada B}\n}\n`, 'bibtex'),
	'BibTeX with authors': (text) => bibliography(`@misc{a,\n  author = "${text}",\n  year = 2024\n}\n`, 'bibtex'),
	'BibTeX with fields': (text) => bibliography(`@misc{a,\n  ${text}\n}\n`, 'bibtex'),
	'CSL-JSON with a title': (text) =>
		bibliography(JSON.stringify([{ id: 'a', type: 'article', title: text, author: [{ literal: text }] }]), 'csl-json'),
	'CSL-YAML with a title': (text) =>
		bibliography(`- id: a\n  title: ${JSON.stringify(text)}\n- id: b\n  title: >-\n    ${text}\n`, 'csl-yaml'),
	'relations of an entry': (text) => finish(relationSteps(text, 'a')),
	'an appended entry': (text) => appendEntry(text, '@misc{b,\n}\n'),
	'citations of a document': citationsIn,
	'regions of a document': markdownRegions,
	'keys of a document': keyOccurrences,
	'the metadata of a document': (text) => [documentMetadata(text), documentMetadata(`---\n${text}\n---\n\nText.\n`)],
	'a bibliography in metadata': (text) => documentMetadata(`---\nbibliography: ${text}\ntitle: x\n---\n`),
	'a project file': projectMetadata,
	'a named bibliography': (text) => [addBibliography(text, 'a.bib'), addBibliography(`---\n${text}\n---\n`, 'a.bib')],
	'the usual form': (text) => defaultForm('a.md', text),
	'a key being typed': (text) => [keyBeingTyped(text, text.length), keyBeingTyped(`${text} @a`, text.length + 3)],
	'a key being typed in LaTeX': (text) => [
		keyBeingTyped(text, text.length, 'latex'),
		keyBeingTyped(`${text} \\cite{a`, text.length + 8, 'latex'),
	],
	'an inserted citation': (text) => [0, text.length >> 1, text.length].map((offset) => insertAt(text, offset)),
	'citations at many places': (text) =>
		insertCitations({
			text,
			selections: [0.2, 0.5, 0.9].map((part) => {
				const offset = Math.floor(text.length * part);
				return { start: offset, end: offset };
			}),
			papers: cited,
			form: 'pandoc',
		}),
	'keys of LaTeX': latexKeyOccurrences,
	'a LaTeX citation joined': (text) => [
		joinLatex(text, text.length >> 1, ['a'], String),
		joinLatex(`\\cite{a} ${text}`, 7, ['b'], String),
	],
	'a page of a full text': (text) =>
		readLatexml(
			`<!DOCTYPE html><html><body><article class="ltx_document"><section class="ltx_section" id="S1"><h2>1 A</h2><p class="ltx_p">${text}</p></section></article></body></html>`,
			'https://arxiv.org/html/2401.00001v1',
		),
	'a full text in Markdown': (text) => readPaperMarkdown(`# A Title\n\n## 1 Introduction\n\n${text}\n`),
	'an answer of arXiv': (text) =>
		arxivWorks(
			found(
				`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.00001v1</id><title>${text}</title><summary>${text}</summary></entry></feed>`,
			),
		),
	'an answer of Crossref': (text) =>
		crossrefWorks(
			found(
				JSON.stringify({
					message: { items: [{ title: [text], abstract: text, DOI: '10.1/a', author: [{ name: text }] }] },
				}),
			),
		),
	'a kept full text': (text) => readKept(text, 'a'),
	'kept items of Zotero': (text) =>
		[...finish(readKeptItems(`${text}\n{"key":"A","version":1,"modified":"b",${text}}`))].map(([key, item]) => [
			toldKey(item),
			itemOfLine(key, item),
		]),
	'a date': edtfDate,
	'bibliographies LaTeX names': latexBibliographies,
	'bibliographies Typst names': typstBibliographies,
};
