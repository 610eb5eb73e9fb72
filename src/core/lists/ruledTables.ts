/** Tables whose columns and rows are told by lines drawn around them: pandoc's, reStructuredText's, of databases and terminals. */

/** A row of such a table, with its cells as single lines. */
export interface RuledRow {
	/** Indices of its first and its last line. */
	readonly from: number;
	readonly to: number;
	readonly cells: readonly string[];
}

/** A table with the row that heads it. */
export interface RuledTable {
	readonly head: readonly string[];
	readonly rows: readonly RuledRow[];
}

/** Of the columns of a head: whether a line of a row that has something there begins another one. */
export type BeginsRow = (column: string) => boolean;

/** In UTF-16 units: a longer line is no row of a table. */
const LONGEST_LINE = 20_000;
const BORDER = /^\s*\+(?:[-=:]{2,}\+)+\s*$/;
/** Names of columns stand above it, as in pandoc's simple and multi-line tables. */
const COLUMNS = /^\s*(?:(?:-{2,}|={2,})\s+)+(?:-{2,}|={2,})\s*$/;
const LINE = /^\s*(?:-{3,}|={3,})\s*$/;
const BOXES = /[\u2500-\u257f]/;

/** Whether a text may hold such a table at all. */
export function mayHaveRuledTables(text: string): boolean {
	return BOXES.test(text) || /^[^\S\n]{0,40}(?:\+[-=:]{2}|(?:-{2,}|={2,})[^\S\n]{1,40}[-=]{2})/m.test(text);
}

/** Every table in these lines. */
export function* ruledTables(lines: readonly string[], beginsRow: BeginsRow): Generator<RuledTable> {
	const drawn = lines.map((line) => (BOXES.test(line) && line.length <= LONGEST_LINE ? withPlainLines(line) : line));
	for (let at = 0; at < drawn.length; at++) {
		const line = drawn[at]!;
		if (line.length > LONGEST_LINE) {
			continue;
		}
		if (BORDER.test(line)) {
			const end = endOfGrid(drawn, at);
			yield* gridTable(drawn, at, end, beginsRow);
			at = end - 1;
		} else if (COLUMNS.test(line)) {
			const { table, end } = spacedTable(drawn, at, beginsRow);
			if (table !== null) {
				yield table;
			}
			at = Math.max(at, end - 1);
		}
	}
}

/** A line of a table that is drawn with signs for boxes, as it is with plain ones. */
function withPlainLines(line: string): string {
	return line
		.replace(/[│┃║┆┇┊┋╎╏]/g, '|')
		.replace(/[═━]/g, BELOW_HEAD.test(line) ? '=' : '-')
		.replace(/[─┄┅┈┉╌╍╴╶╸╺╼╾]/g, '-')
		.replace(BOX_CORNER, '+');
}

/** Where heavy or double lines end that part a head from rows. */
const BELOW_HEAD = /[╇╪┿╈┩┡╡╞╋╬╣╠]/;
const BOX_CORNER = /[\u2500-\u257f]/g;

function endOfGrid(lines: readonly string[], start: number): number {
	let end = start;
	while (end < lines.length && (BORDER.test(lines[end]!) || /^\s*\|.*\|\s*$/.test(lines[end]!))) {
		end++;
	}
	return end;
}

/** Rows between borders. Where there are none between them, a line is a row, unless a program wrapped the one above. */
function* gridTable(lines: readonly string[], start: number, end: number, beginsRow: BeginsRow): Generator<RuledTable> {
	const columns = lines[start]!.trim().split('+').length - 2;
	const groups: Line[][] = [];
	for (let at = start; at < end; at++) {
		if (BORDER.test(lines[at]!)) {
			groups.push([]);
		} else {
			groups.at(-1)!.push({ at, cells: cellsBetweenBars(lines[at]!, columns) });
		}
	}
	const [head, ...others] = groups.filter((group) => group.length > 0);
	if (head === undefined) {
		return;
	}
	const names = joined(head).cells;
	const isOneBlock = others.length === 1 && !lines.slice(start, end).some((line) => /^\s*\+=/.test(line));
	const rows = isOneBlock || others.length === 1 ? rowsOfLines(others[0] ?? [], names, beginsRow) : others.map(joined);
	yield { head: names, rows };
}

interface Line {
	readonly at: number;
	readonly cells: readonly string[];
}

/** Bars within a cell belong to its text, as the last cell has them. */
function cellsBetweenBars(line: string, columns: number): readonly string[] {
	const row = line.trim().replace(/^\||\|$/g, '');
	const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
	return [...cells.slice(0, columns - 1), cells.slice(columns - 1).join(' | ')];
}

function joined(lines: readonly Line[]): RuledRow {
	const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
	const cells = Array.from({ length: width }, (_, column) => joinedCell(lines.map((line) => line.cells[column] ?? '')));
	return { from: lines[0]!.at, to: lines.at(-1)!.at, cells };
}

function joinedCell(parts: readonly string[]): string {
	return parts
		.filter(Boolean)
		.reduce((cell, part) => `${cell}${isAddressBroken(cell, part) ? '' : ' '}${part}`, '')
		.trim();
}

/** pandoc breaks addresses anywhere to fill a column. */
function isAddressBroken(cell: string, part: string): boolean {
	const tail = cell.slice(-LONGEST_TAIL);
	const [, mark, address] = /(\]\(|<|)(https?:\/\/[^\s()<>]*)$/.exec(tail) ?? [];
	return (
		address !== undefined &&
		(mark !== '' ||
			(!/^(?:https?:|[[(<])/.test(part) &&
				(/^https?:\/\/[^/]*$|[/=?&_-]$/.test(address) || /^\S{0,200}[/\d]/.test(part))))
	);
}

/** Addresses in tables are shorter. */
const LONGEST_TAIL = 500;

/** Lines that are rows of their own, but for those that go on with the one above. */
function rowsOfLines(lines: readonly Line[], names: readonly string[], beginsRow: BeginsRow): readonly RuledRow[] {
	const telling = [...names.keys()].filter((column) => beginsRow(names[column]!));
	const fills = ({ cells }: Line) => telling.some((column) => (cells[column] ?? '') !== '');
	const isTold = lines.filter(fills).length > 1 || lines.length < 3;
	const rows: Line[][] = [];
	for (const line of lines) {
		const goesOn = (line.cells[0] ?? '') === '' || (isTold && telling.length > 0 && !fills(line));
		if (goesOn && rows.length > 0) {
			rows.at(-1)!.push(line);
		} else {
			rows.push([line]);
		}
	}
	return rows.map(joined);
}

/** A table whose columns are as wide as the dashes below their names; below a line of dashes its rows may have several lines. */
function spacedTable(
	lines: readonly string[],
	rule: number,
	beginsRow: BeginsRow,
): { readonly table: RuledTable | null; readonly end: number } {
	const places = [...lines[rule]!.matchAll(/-+|=+/g)].map(({ index }) => index);
	const cells = (at: number): Line => ({ at, cells: cellsAt(lines[at]!, places) });
	const isText = (at: number) => {
		const line = lines[at];
		return (
			line !== undefined && line.length <= LONGEST_LINE && line.trim() !== '' && !LINE.test(line) && !COLUMNS.test(line)
		);
	};
	let first = rule;
	while (first > 0 && rule - first < MOST_HEAD_LINES && isText(first - 1)) {
		first--;
	}
	let body = rule + 1;
	let head = Array.from({ length: rule - first }, (_, i) => cells(first + i));
	if (head.length === 0) {
		// reStructuredText draws a line above the names, too.
		while (body - rule <= MOST_HEAD_LINES && isText(body)) {
			head.push(cells(body++));
		}
		if (head.length === 0 || !COLUMNS.test(lines[body] ?? '')) {
			return { table: null, end: rule + 1 };
		}
		body++;
	}
	const hasTop = first > 0 && LINE.test(lines[first - 1]!);
	if (!hasTop && head.length > 1) {
		head = head.slice(-1);
	}
	const names = joined(head).cells;
	const rows: Line[][] = [[]];
	let end = body;
	for (; end < lines.length && !LINE.test(lines[end]!) && !COLUMNS.test(lines[end]!); end++) {
		if (isText(end)) {
			rows.at(-1)!.push(cells(end));
		} else if (!hasTop) {
			break;
		} else if (rows.at(-1)!.length > 0) {
			rows.push([]);
		}
	}
	const parts = rows.filter((row) => row.length > 0);
	// Without an empty line between them, a line of dashes around a table tells nothing of its rows.
	const isSpaced = hasTop && (parts.length > 1 || lines[end - 1]?.trim() === '');
	return {
		table: { head: names, rows: isSpaced ? parts.map(joined) : rowsOfLines(parts.flat(), names, beginsRow) },
		end,
	};
}

const MOST_HEAD_LINES = 6;

/** What stands at the places where columns begin; letters of Chinese and Japanese are two places wide. */
function cellsAt(line: string, places: readonly number[]): readonly string[] {
	if (!BEYOND_ASCII.test(line)) {
		return places.map((place, column) => line.slice(column === 0 ? 0 : place, places[column + 1]).trim());
	}
	const cells = places.map(() => '');
	let place = 0;
	let column = 0;
	for (const sign of line) {
		while (column + 1 < places.length && place >= places[column + 1]!) {
			column++;
		}
		cells[column] += sign;
		place += WIDE.test(sign) ? 2 : 1;
	}
	return cells.map((cell) => cell.trim());
}

const BEYOND_ASCII = /[^\t -~]/;
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
