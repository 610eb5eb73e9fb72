import { markdownLink } from '../../core/citation/formats/formats';
import { citationRecord } from '../../core/citation/record';
import type { Paper } from '../../core/paper';

/** One link; several as a list. */
export function linksTo(papers: readonly Paper[]): string {
	const links = papers.map((paper) => markdownLink(citationRecord(paper, '')));
	return links.length === 1 ? links.join('') : links.map((link) => `- ${link}\n`).join('');
}
