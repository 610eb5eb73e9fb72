import { type Lines, ROLE } from './lines';

/** A logical line of a page: text without its markup, with the file's lines it came from. */
export interface Row {
	readonly text: string;
	/** 1-based first and last line in the file. */
	readonly line: number;
	readonly end: number;
	/** True when a blank line stands before it. */
	readonly gap: boolean;
}

/** The rows of a file: every line that is not blank, trimmed. Blank lines are marked as such. */
export function rowsOf(lines: Lines): Row[] {
	const rows: Row[] = [];
	let gap = false;
	for (let i = 0; i < lines.total; i++) {
		const text = lines.texts[i]!.trim();
		if (text === '') {
			lines.mark(i + 1, i + 1, ROLE.blank);
			gap = true;
		} else {
			rows.push({ text, line: i + 1, end: i + 1, gap });
			gap = false;
		}
	}
	return rows;
}
