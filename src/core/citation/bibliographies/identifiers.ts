/** Finds an arXiv id in what people write into `eprint`, `url`, `doi`, `note`, `journal`: without version, lower case. */
export function arxivIdIn(text: string): string | null {
	const found =
		/(?:^|arxiv[.:/]\s*(?:abs\/|pdf\/)?|arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d))/iu.exec(
			text.trim(),
		);
	return found?.[1]?.toLowerCase() ?? null;
}

/** A DOI without resolver, in lower case as DOIs compare; `null` for none and for arXiv's own. */
export function doiIn(text: string): string | null {
	const doi = /\b10\.\d{4,9}\/[^\s"<>{}]+/u.exec(text)?.[0].toLowerCase() ?? null;
	return doi?.startsWith('10.48550/arxiv') ? null : doi;
}
