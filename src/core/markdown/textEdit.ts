/** A replacement in a text; UTF-16 offsets, `end` exclusive. */
export interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Edits in order of their place, and where the cursor stands after them; no edits when nothing is left to add. */
export interface InsertResult {
	readonly edits: readonly TextEdit[];
	readonly cursor: number;
}
