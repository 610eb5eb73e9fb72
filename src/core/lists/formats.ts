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

/** What is known of each format without reading any; its id names the layout of its entries. */
export const LIST_FORMATS: Readonly<
	Record<
		ListFormatId,
		{
			/** As people know it; a proper name, or words that are translated where they are shown. */
			readonly name: string;
			/** Endings of file names, lower case, that are looked at in a folder besides those of saved pages. */
			readonly endings: readonly string[];
		}
	>
> = {
	bibtex: { name: 'BibTeX', endings: ['.bib', '.bibtex'] },
	'csl-json': { name: 'CSL-JSON', endings: [] },
	// Most files of their endings are settings of tools: one is read when it is named itself.
	'csl-yaml': { name: 'CSL-YAML', endings: [] },
	ris: { name: 'RIS', endings: ['.ris'] },
	nbib: { name: 'PubMed', endings: ['.nbib'] },
	'arxiv-mail': { name: 'arXiv mail', endings: [] },
	'arxiv-list': { name: 'arXiv list', endings: [] },
	'arxiv-abstract': { name: 'arXiv abstract page', endings: [] },
	'citation-meta': { name: 'Page of a paper', endings: [] },
	'pubmed-xml': { name: 'PubMed XML', endings: ['.xml'] },
	'zotero-rdf': { name: 'Zotero RDF', endings: ['.rdf'] },
	'dblp-xml': { name: 'DBLP XML', endings: [] },
	csv: { name: 'CSV', endings: ['.csv', '.tsv'] },
	'markdown-table': { name: 'Markdown table', endings: [] },
	'markdown-list': { name: 'Markdown list', endings: [] },
	note: { name: 'Note on a paper', endings: [] },
};

const ENDINGS: ReadonlySet<string> = new Set(Object.values(LIST_FORMATS).flatMap(({ endings }) => endings));

/** Whether a file of this name is worth reading where a folder was named, not the file itself. */
export function mayBeList(name: string): boolean {
	return mayBeListing(name) || ENDINGS.has(/\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '');
}
