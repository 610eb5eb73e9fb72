import type { Paper } from '../../../src/core/paper';

/** A paper with the fields that matter to a test; its id is its title. */
export function paperWith(fields: Partial<Paper> & { readonly titleText: string }): Paper {
	return {
		id: `title:${fields.titleText}`,
		arxivId: null,
		title: fields.titleText,
		abstract: '',
		abstractKind: 'abstract',
		aiSummary: null,
		date: null,
		dateInferred: false,
		authors: [],
		authorCount: null,
		organization: null,
		comments: null,
		upvotes: null,
		links: [],
		sources: [],
		...fields,
	};
}
