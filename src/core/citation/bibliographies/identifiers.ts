/** Finds an arXiv id in what people write into `eprint`, `url`, `doi`, `note`, `journal`: without version, lower case. */
export function arxivIdIn(text: string): string | null {
	const found =
		/(?:^|arxiv(?:\s+preprint)?[\s.:/–-]{1,4}(?:abs\/|pdf\/)?|^abs\/|(?:arxiv|alphaxiv)\.org\/(?:abs|pdf|html|overview)\/|huggingface\.co\/papers\/)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d))/iu.exec(
			text.trim(),
		);
	return found?.[1]?.toLowerCase() ?? null;
}
