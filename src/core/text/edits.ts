/** A replacement in a text; UTF-16 offsets, `end` exclusive. Everything else of the text stays as it is. */
export interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A text after edits that are apart and in order of their place. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let out = '';
	let at = 0;
	for (const edit of edits) {
		out += text.slice(at, edit.start) + edit.text;
		at = edit.end;
	}
	return out + text.slice(at);
}

/** By place; of those that begin at one place what is put in comes before what is put in the place of something. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
	return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The line end a text is written with. */
export function lineEndOf(text: string): string {
	return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}
