import type { Paper } from '../../src/core/paper';

/** A paper of which only the given fields are known. */
export function makePaper(known: Partial<Paper> & { readonly titleText: string }): Paper {
	const abstract = known.abstract ?? '';
	return {
		id: `title:${known.titleText.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`,
		arxivId: null,
		title: known.titleText,
		abstract,
		abstractKind: abstract ? 'abstract' : 'none',
		aiSummary: null,
		date: null,
		dateInferred: false,
		authors: [],
		authorCount: null,
		organization: null,
		comments: null,
		upvotes: null,
		links: [],
		sources: [{ file: 'file:///corpus/a.papers.txt', line: 1, layout: 'search-blocks' }],
		provenance: { links: [] },
		...known,
	};
}
