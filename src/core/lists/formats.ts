import { mayBeListing } from '../listing/listingFile';

/** A way in which people and programs keep lists of papers, besides saved pages and the answers of services. */
export type ListFormatId =
	| 'bibtex'
	| 'csl-json'
	| 'csl-yaml'
	| 'ris'
	| 'nbib'
	| 'arxiv-mail'
	| 'arxiv-list'
	| 'arxiv-abstract'
	| 'citation-meta'
	| 'pubmed-xml'
	| 'zotero-rdf'
	| 'dblp-xml'
	| 'csv'
	| 'markdown-table'
	| 'markdown-list'
	| 'note';

/** Kinds of lists, as people tell them apart. */
export type ListKind =
	| 'pages'
	| 'answers'
	| 'feeds'
	| 'bibliographies'
	| 'tables'
	| 'arxiv'
	| 'papers'
	| 'markdown'
	| 'notes';

/** What is known of each format without reading any; its id names the layout of its entries. */
export const LIST_FORMATS: Readonly<
	Record<
		ListFormatId,
		{
			/** As people know it; a proper name, or words that are translated where they are shown. */
			readonly name: string;
			/** Endings of file names, lower case, that are looked at in a folder besides those of saved pages. */
			readonly endings: readonly string[];
			readonly kind: ListKind;
			/** What the README says of it. */
			readonly said: string;
		}
	>
> = {
	bibtex: {
		...{ name: 'BibTeX', endings: ['.bib', '.bibtex'], kind: 'bibliographies' },
		said: 'BibTeX and BibLaTeX (`.bib`, `.bibtex`)',
	},
	'csl-json': { name: 'CSL-JSON', endings: [], kind: 'bibliographies', said: 'CSL-JSON' },
	// Most files of their endings are settings of tools: one is read when it is named itself.
	'csl-yaml': { name: 'CSL-YAML', endings: [], kind: 'bibliographies', said: 'CSL-YAML' },
	ris: { name: 'RIS', endings: ['.ris'], kind: 'bibliographies', said: 'RIS (`.ris`)' },
	nbib: { name: 'PubMed', endings: ['.nbib'], kind: 'bibliographies', said: 'PubMed (`.nbib`)' },
	'arxiv-mail': { name: 'arXiv mail', endings: [], kind: 'arxiv', said: 'the daily mails' },
	'arxiv-list': { name: 'arXiv list', endings: [], kind: 'arxiv', said: 'saved lists and searches' },
	'arxiv-abstract': { name: 'arXiv abstract page', endings: [], kind: 'arxiv', said: 'abstract pages' },
	'citation-meta': {
		...{ name: 'Page of a paper', endings: [], kind: 'papers' },
		said: 'HTML that names its paper in `citation_…` tags',
	},
	'pubmed-xml': {
		...{ name: 'PubMed XML', endings: ['.xml'], kind: 'bibliographies' },
		said: 'PubMed’s XML (`.xml`)',
	},
	'zotero-rdf': {
		...{ name: 'Zotero RDF', endings: ['.rdf'], kind: 'bibliographies' },
		said: 'Zotero’s RDF (`.rdf`) and its other exports',
	},
	'dblp-xml': { name: 'DBLP XML', endings: [], kind: 'bibliographies', said: 'DBLP’s XML' },
	csv: {
		...{ name: 'CSV', endings: ['.csv', '.tsv'], kind: 'tables' },
		said: 'CSV and TSV (`.csv`, `.tsv`; Scopus, IEEE, Zotero, scrapers)',
	},
	'markdown-table': { name: 'Markdown table', endings: [], kind: 'tables', said: 'tables in Markdown' },
	'markdown-list': {
		...{ name: 'Markdown list', endings: [], kind: 'markdown' },
		said: 'digests with authors and abstracts under labels, lists of links to papers',
	},
	note: {
		...{ name: 'Note on a paper', endings: [], kind: 'notes' },
		said: 'Markdown on one paper whose front matter names it by arXiv id, DOI or citation key',
	},
};

/** Each kind as the README has it, with what of it the readers of `core/listing` know. */
export const LIST_KINDS: Readonly<Record<ListKind, { readonly list: string; readonly said?: string }>> = {
	pages: {
		list: 'pages of Hugging Face papers',
		said: 'text, Markdown, HTML, mails and web archives, as browsers, clippers and converters leave them ([docs/reading.md](docs/reading.md))',
	},
	answers: {
		list: 'answers of services and dumps',
		said: 'JSON and JSON Lines of Hugging Face, Semantic Scholar, OpenAlex, OpenReview, Papers with Code, ACL, arXiv’s snapshot, Zotero, scrapers',
	},
	feeds: { list: 'feeds', said: 'RSS and Atom, arXiv’s feeds and query answers' },
	bibliographies: { list: 'bibliographies' },
	tables: { list: 'tables' },
	arxiv: { list: 'arXiv', said: 'the metadata snapshot' },
	papers: { list: 'pages of papers' },
	markdown: { list: 'Markdown' },
	notes: { list: 'notes' },
};

const ENDINGS: ReadonlySet<string> = new Set(Object.values(LIST_FORMATS).flatMap(({ endings }) => endings));

/** Whether a file of this name is worth reading where a folder was named, not the file itself. */
export function mayBeList(name: string): boolean {
	return mayBeListing(name) || ENDINGS.has(/\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '');
}
