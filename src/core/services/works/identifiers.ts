import { publishedDoiIn } from '../../links/doi';

/**
 * An arXiv id in any form a service gives it (`arXiv:2504.07113v2`, an address, its DOI): without version, in lower case,
 * and without the subject class of an old one (`math.GT/0309136`), which arXiv leaves out itself.
 */
export function plainArxivId(text: string): string | null {
	const id = ARXIV_ID.exec(text.trim())?.[1]?.toLowerCase();
	return id === undefined ? null : withoutClass(id);
}

/** `math/0309136` for `math.gt/0309136` */
export function withoutClass(arxivId: string): string {
	return arxivId.replace(/^([a-z-]+)\.[a-z-]+(?=\/)/, '$1');
}

const ARXIV_ID =
	/^(?:arxiv:\s*|https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|https?:\/\/(?:www\.)?huggingface\.co\/papers\/|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\.)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;

/** The DOI of the published work among these. */
export function publishedDoi(texts: readonly string[]): string | null {
	return texts.map(publishedDoiIn).find((doi) => doi !== null) ?? null;
}
