/** A piece of text in the place of another; everything else of the file stays as it is, to the byte. */
export interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A text with edits made, none of which overlaps another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let edited = '';
	let from = 0;
	for (const { start, end, text: put } of inOrder(edits)) {
		edited += text.slice(from, start) + put;
		from = end;
	}
	return edited + text.slice(from);
}

/** By place; of those that begin at one place what is put in comes before what is put in the place of something. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
	return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The line end a text is written with. */
export function lineEndOf(text: string): string {
	return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}
