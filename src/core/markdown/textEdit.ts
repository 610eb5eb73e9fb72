import type { TextEdit } from '../text/edits';

/** Edits in order of their place, and where the cursor stands after them; no edits when nothing is left to add. */
export interface InsertResult {
	readonly edits: readonly TextEdit[];
	readonly cursor: number;
}
