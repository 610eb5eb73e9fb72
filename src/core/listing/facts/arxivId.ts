import type { RowLink } from '../rows/markup';

const PAPER_ADDRESS =
	/(?:(?:\/papers\/|%2[Ff]papers%2[Ff]|arxiv\.org\/(?:abs|pdf|html)\/)(\d{4}\.\d{4,5})|arxiv\.org\/(?:abs|pdf)\/([a-z-]+(?:\.[A-Z]{2})?\/\d{7}))(?!\d)/;

/** The arXiv id an address names, without its version: pages of a paper, its comments, its upvote button. */
export function arxivIdOf(href: string): string | null {
	const [, id, old] = PAPER_ADDRESS.exec(href) ?? [];
	return id ?? old ?? null;
}

export function arxivIdIn(links: readonly RowLink[]): string | null {
	for (const { href } of links) {
		const id = arxivIdOf(href);
		if (id !== null) {
			return id;
		}
	}
	return null;
}

/** A bare id as pages print it (`arxiv:2405.07960`, `arXiv:2405.07960v2`), without its version. */
export function printedArxivId(text: string): string | null {
	return /^arxiv:\s?(\d{4}\.\d{4,5})(?:v\d+)?$/i.exec(text)?.[1] ?? null;
}
