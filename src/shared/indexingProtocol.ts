import type { Paper } from '../core/paper';

/** Messages between the extension and the worker that makes large search indexes. */

/** As much of a paper as the index reads, and its mark, by which the index is known to be of these papers. */
export type IndexedPaper = Pick<
	Paper,
	'id' | 'mark' | 'title' | 'titleText' | 'abstract' | 'aiSummary' | 'arxivId' | 'organization' | 'authors' | 'links'
>;

/** More papers, numbered on from those sent before; or the papers to index, by their numbers, in their order. */
export type IndexRequest = { readonly papers: readonly IndexedPaper[] } | { readonly order: Int32Array };

/** The index as `PaperSearch.save` gives it. */
export interface IndexResponse {
	readonly bytes: Uint8Array;
}
