import type { Reference } from './fullText';

/** The identifiers that an entry of a list of references bears, in its text and in the addresses of its links. */
export function identifiersIn(text: string): Pick<Reference, 'arxivId' | 'doi'> {
	const arxivId = ARXIV.exec(text)?.[1] ?? null;
	const doi = DOI.exec(text)?.[1]?.toLowerCase() ?? null;
	return { arxivId, doi };
}

const ARXIV = /(?:arxiv[:\s.]|arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/)\s*(\d{4}\.\d{4,5})(?!\d)/i;
const DOI = /\b(10\.\d{4,9}\/[^\s"<>[\]]+[^\s"<>[\].,;)])/;
