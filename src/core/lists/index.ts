import { type ReadingOptions, readListing } from '../listing';
import { listingOfDrafts } from '../listing/ofDrafts';
import type { Listing } from '../paper';
import { readArxivAbstract } from './arxivAbstract';
import { readArxivList } from './arxivList';
import { readArxivMail } from './arxivMail';
import { readBibtex, readCslJson, readCslYaml } from './bibliographies';
import { readCitationMeta } from './citationMeta';
import { readCsv } from './csv';
import type { ListFormatId } from './formats';
import { readMarkdownTables } from './markdownTables';
import { readNote } from './note';
import type { ListReader } from './reading';
import { readNbib, readRis } from './tagged';

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
	csv: readCsv,
	'markdown-table': readMarkdownTables,
	note: readNote,
};

/** Reads any list of papers: a bibliography, a table, a saved page, the answer of a service. */
export function readList(text: string, file: string, options: ReadingOptions = {}): Listing {
	for (const [format, read] of Object.entries(READERS)) {
		const reading = read(text, file);
		if (reading !== null) {
			const problems = reading.problems.map((problem) => ({ file, ...problem }));
			return listingOfDrafts(text, reading.drafts, format, file, problems);
		}
	}
	return readListing(text, file, options);
}
