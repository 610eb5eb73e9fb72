/** Finds an arXiv id in what people write into `eprint`, `url`, `doi`, `note`, `journal`: without version, lower case. */
export function arxivIdIn(text: string): string | null {
	const found =
		/(?:^|arxiv(?:\s+preprint)?[\s.:/–-]{1,4}(?:abs\/|pdf\/)?|^abs\/|(?:arxiv|alphaxiv)\.org\/(?:abs|pdf|html|overview)\/|huggingface\.co\/papers\/)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d))/iu.exec(
			text.trim(),
		);
	return found?.[1]?.toLowerCase() ?? null;
}

/**
 * A DOI without resolver, LaTeX, escapes of addresses (`10.1002/(SICI)1097-4571(1999)50:1<65::AID-ASI9>3.0.CO;2-K` holds all signs there are) and the punctuation behind it, in lower case as DOIs compare; `null`
 * for none and for arXiv's own.
 */
export function doiIn(text: string): string | null {
	const plain = text
		.slice(0, LONGEST)
		.replace(/\{?\\([%&#_~])\}?/gu, '$1')
		.replace(/%(?:2[389f]|3[a-e])/giu, decodeURIComponent);
	const found =
		/\b10\.\d{4,9}\/(?:<\d[^\s"<>{}]*>|[^\s"<>{}])+/u
			.exec(plain)?.[0]
			.toLowerCase()
			.replace(/[.,;:]+$/u, '') ?? null;
	const doi = found?.endsWith(')') === true && !found.includes('(') ? found.slice(0, -1) : found;
	return doi?.startsWith('10.48550/arxiv') ? null : doi;
}

/** Of what a DOI is looked for in: none stands further behind. */
const LONGEST = 2000;
