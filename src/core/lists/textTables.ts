import { type BeginsRow, mayHaveRuledTables, type RuledTable, ruledTables } from './ruledTables';

/** A row of bars and dashes that makes the line before it the head of a table (https://github.github.com/gfm/#tables-extension-). */
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** In UTF-16 units: a longer line is no row of a table. */
const LONGEST_ROW = 50_000;
/** A row that was wrapped has no more lines below its first. */
const MOST_WRAPPED = 20;

/** Every table of a text: with bars between its cells, as Markdown and Org have them, and with lines around them. */
export function* tablesIn(text: string, beginsRow: BeginsRow): Generator<RuledTable> {
	const hasRuled = mayHaveRuledTables(text);
	if (!hasRuled && !text.includes('|')) {
		return;
	}
	const lines = text.split(/\r\n|[\n\r]/);
	if (hasRuled) {
		yield* ruledTables(lines, beginsRow);
	}
	for (let at = 1; at < lines.length; at++) {
		const head = headOf(lines[at - 1]!, lines[at]!);
		if (head === null) {
			continue;
		}
		const rows: RuledTable['rows'][number][] = [];
		for (at++; at < lines.length && lines[at]!.includes('|'); at++) {
			const from = at;
			let cells = cellsOf(lines[at]!);
			let row = lines[at]!;
			while (cells.length < head.length && at - from < MOST_WRAPPED && goesOn(lines[at + 1])) {
				at++;
				row += ` ${lines[at]}`;
				cells = cellsOf(row);
			}
			rows.push({ from, to: at, cells });
		}
		yield { head, rows };
	}
}

/** Whether a row whose cells are too few goes on in this line, as titles that were wrapped make it. */
function goesOn(line: string | undefined): boolean {
	return line !== undefined && line.trim() !== '' && !line.trimStart().startsWith('|');
}

/** The cells that head a table, where these two lines begin one. */
function headOf(head: string, rule: string): readonly string[] | null {
	if (!head.includes('|') || head.length > LONGEST_ROW || rule.length > LONGEST_ROW || !RULE.test(rule)) {
		return null;
	}
	const cells = cellsOf(head);
	return cells.length === cellsOf(rule.replaceAll('+', '|')).length ? cells : null;
}

/** The cells of a row; a bar behind a backslash is text. */
function cellsOf(line: string): readonly string[] {
	const row = line.slice(0, LONGEST_ROW).trim().replace(/^\|/, '').replace(/\|$/, '');
	const cells: string[] = [];
	let cell = '';
	for (let at = 0; at < row.length; at++) {
		if (row[at] === '\\' && row[at + 1] === '|') {
			cell += '|';
			at++;
		} else if (row[at] === '|') {
			cells.push(cell.trim());
			cell = '';
		} else {
			cell += row[at];
		}
	}
	return [...cells, cell.trim()];
}
