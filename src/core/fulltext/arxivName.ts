/** A paper of arXiv, of one of its versions or whichever is the newest. */
export interface ArxivName {
	/** Without version. */
	readonly arxivId: string;
	readonly version: number | null;
}

/** `2504.07113`, `2504.07113v2`, `astro-ph/0601001`, alone, behind `arXiv:`, or in an address; `null` for anything else. */
export function arxivName(text: string): ArxivName | null {
	const [, arxivId, version] = NAME.exec(text.trim()) ?? [];
	return arxivId === undefined ? null : { arxivId, version: version === undefined ? null : Number(version) };
}

/** As arXiv is asked for it. */
export function versionedId({ arxivId, version }: ArxivName): string {
	return version === null ? arxivId : `${arxivId}v${version}`;
}

const NAME =
	/^(?:arxiv:\s*|https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|https?:\/\/(?:huggingface\.co|hf\.co)\/papers\/|(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v(\d+))?(?:\.pdf|\.md)?(?:[#?].*)?$/i;
