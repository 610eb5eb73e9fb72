import type { RowLink } from '../rows/markup';

const PAPER_ADDRESS = /(?:\/papers\/|%2[Ff]papers%2[Ff]|arxiv\.org\/(?:abs|pdf|html)\/)(\d{4}\.\d{4,5})(?!\d)/;

/** The arXiv id an address names, without its version: pages of a paper, its comments, its upvote button. */
export function arxivIdOf(href: string): string | null {
	return PAPER_ADDRESS.exec(href)?.[1] ?? null;
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
