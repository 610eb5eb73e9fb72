import type { Paper } from '../../../src/core/paper';
import { makePaper } from '../makePaper';

/** A paper with the fields that matter to a test; its id is its title. */
export function paperWith(fields: Partial<Paper> & { readonly titleText: string }): Paper {
	return makePaper({ id: `title:${fields.titleText}`, abstractKind: 'abstract', sources: [], ...fields });
}
