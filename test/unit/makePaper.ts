import { type Paper, UNKNOWN } from '../../src/core/paper';

/** A paper of which only the given fields are known. */
export function makePaper(known: Partial<Paper> & { readonly titleText: string }): Paper {
	const abstract = known.abstract ?? '';
	return {
		id: `title:${known.titleText.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`,
		...UNKNOWN,
		title: known.titleText,
		abstract,
		abstractKind: abstract ? 'abstract' : 'none',
		sources: [
			{
				file: 'file:///corpus/a.papers.txt',
				line: 1,
				layout: 'search-blocks',
				date: known.date ?? null,
				origin: null,
			},
		],
		provenance: { links: [] },
		...known,
	};
}
