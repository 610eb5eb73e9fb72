/** An arXiv id in any form a service gives it (`arXiv:2504.07113v2`, an address, its DOI): without version, in lower case. */
export function plainArxivId(text: string): string | null {
	return ARXIV_ID.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}

const ARXIV_ID =
	/^(?:arxiv:\s*|https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|https?:\/\/(?:www\.)?huggingface\.co\/papers\/|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\.)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;

/** A DOI without resolver, in lower case; `null` for none. */
export function plainDoi(text: string): string | null {
	return DOI.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}

const DOI = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

/** DOIs that arXiv gives its papers: they name no publication, and only DataCite knows them. */
export function isArxivDoi(doi: string): boolean {
	return doi.startsWith('10.48550/');
}

/** The DOI of the published work among these. */
export function publishedDoi(texts: readonly string[]): string | null {
	return texts.map(plainDoi).find((doi) => doi !== null && !isArxivDoi(doi)) ?? null;
}
