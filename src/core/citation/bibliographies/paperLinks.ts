import { publishedDoiIn } from '../../links/doi';
import type { Paper } from '../../paper';
import { titleKey } from '../../text/title';
import type { BibliographyEntry } from './bibliography';
import { arxivIdIn } from './identifiers';

/** The part of a library that finds papers again. */
export interface PaperIndex {
	get(id: string): Paper | undefined;
}

/** What an address copied from a browser says about a paper. */
export interface AddressedPaper {
	readonly arxivId: string | null;
	readonly doi: string | null;
}

/**
 * The paper an address names: `arxiv.org/abs|pdf|html/…`, `huggingface.co/papers/…`, `arXiv:…`, `doi.org/10.48550/arXiv.…`;
 * `null` for any other text. Nothing but the address may stand there.
 */
export function addressedPaper(text: string): AddressedPaper | null {
	const address = text.trim();
	if (address.length > 300 || /\s/u.test(address.replace(/^arxiv:\s+/iu, 'arxiv:'))) return null;
	const arxivDoi = /10\.48550\/arxiv\.(.+)$/iu.exec(address)?.[1];
	const arxivId = arxivIdIn(arxivDoi ?? address);
	const doi = publishedDoiIn(address);
	return arxivId === null && doi === null ? null : { arxivId: arxivId?.replace(/v\d+$/u, '') ?? null, doi };
}

/** The paper of a library that an entry is about, by arXiv id, else by title. */
export function paperOfEntry(library: PaperIndex, entry: BibliographyEntry): Paper | undefined {
	const byId = entry.arxivId === null ? undefined : library.get(`arxiv:${entry.arxivId}`);
	return byId ?? (entry.title === '' ? undefined : library.get(`title:${titleKey(entry.title)}`));
}
