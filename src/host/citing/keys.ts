import { citationKeys } from '../../core/citation/keys';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';

const keysOf = ({ papers }: Library) => citationKeys(papers);

/** The key a paper is cited by where no bibliography has it yet. */
export function proposedKey(library: Library, paper: Paper): string {
	return derived(library, keysOf).get(paper.id) ?? '';
}
