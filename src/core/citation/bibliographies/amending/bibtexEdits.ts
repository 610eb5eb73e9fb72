import { inOrder, lineEndOf, type TextEdit } from '../../../text/edits';
import { cutBibtex } from '../bibtexCuts';
import { type FieldPlace, readFields } from '../bibtexFields';

/** What an entry is to say in a field, in LaTeX and without delimiters; `null` takes the field away. */
export type BibtexChanges = ReadonlyMap<string, string | null>;

/**
 * The edits that change fields of the entry at an offset in the entry's own manner: new fields stand behind the last one,
 * with its indent, case, signs and delimiters. `null` where the entry has an error: what cannot be read is not written in.
 *
 * @param type in the place of the entry's own type
 */
export function bibtexEdits(
	text: string,
	offset: number,
	changes: BibtexChanges,
	type: string | null = null,
): readonly TextEdit[] | null {
	const { value: cut } = cutBibtex(text, offset).next();
	if (cut === undefined || cut.range.start !== offset || !cut.closed || cut.key === '') return null;
	const { places, problems } = readFields(text.slice(cut.body.start, cut.body.end));
	if (problems.length > 0) return null;
	const fields = places.map((place) => moved(place, cut.body.start));
	const manner = mannerOf(text, cut.body.start, fields);
	const edits: TextEdit[] = [];
	let added = '';
	for (const [name, value] of changes) {
		// The last of a name counts.
		const at = fields.findLastIndex((field) => field.name.toLowerCase() === name.toLowerCase());
		const field = fields[at];
		if (field === undefined) {
			added += value === null ? '' : manner.separator + manner.named(name) + manner.delimited(value);
		} else if (value !== null) {
			edits.push({
				start: field.valueStart,
				end: field.end,
				text: delimitedAs(text.slice(field.valueStart, field.end), value),
			});
		} else {
			edits.push(removal(text, fields[at - 1]?.end ?? cut.body.start, field));
		}
	}
	if (added !== '') {
		const end = fields.at(-1)?.end ?? cut.body.start;
		edits.push({ start: end, end, text: added });
	}
	return inOrder(type === null || type === cut.type ? edits : [typeEdit(text, offset, type), ...edits]);
}

function moved({ name, start, valueStart, end }: FieldPlace, by: number): FieldPlace {
	return { name, start: start + by, valueStart: valueStart + by, end: end + by };
}

/** A value in the signs of the one it takes the place of. */
function delimitedAs(own: string, value: string): string {
	if (/^\d+$/.test(own) && /^\d+$/.test(value)) return value;
	return own.startsWith('"') && !value.includes('"') ? `"${value}"` : `{${value}}`;
}

/** With the comma before it; a comment between stays, and the comma behind goes. */
function removal(text: string, before: number, { start, end }: FieldPlace): TextEdit {
	if (/^\s*,\s*$/u.test(text.slice(before, start))) return { start: before, end, text: '' };
	const comma = /^\s*,[^\S\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0;
	return { start, end: end + comma, text: '' };
}

function typeEdit(text: string, offset: number, type: string): TextEdit {
	const [head = '@', own = ''] = /@\s*([a-z]+)/iy.exec(text.slice(offset)) ?? [];
	const start = offset + head.length - own.length;
	return { start, end: start + own.length, text: inCaseOf(type, own) };
}

interface Manner {
	/** From the end of a value to the next name. */
	readonly separator: string;
	/** A name with the sign behind it. */
	named(name: string): string;
	delimited(value: string): string;
}

function mannerOf(text: string, keyEnd: number, fields: readonly FieldPlace[]): Manner {
	const last = fields.at(-1);
	const eol = lineEndOf(text);
	if (last === undefined) {
		return { separator: `,${eol}  `, named: (name) => `${name} = `, delimited: (value) => `{${value}}` };
	}
	const gap = text.slice(fields.at(-2)?.end ?? keyEnd, last.start);
	const line = text.slice(text.lastIndexOf('\n', last.start) + 1, last.start);
	const separator = /^\s*,\s*$/u.test(gap) ? gap : `,${eol}${/^[^\S\r\n]*/u.exec(line)?.[0] ?? ''}`;
	const sign = text.slice(last.start + last.name.length, last.valueStart);
	const column = columnOf(text, fields);
	const isQuoted = fields.filter(({ valueStart }) => text[valueStart] === '"').length * 2 > fields.length;
	return {
		separator: oneLineApart(separator),
		named: (name) => {
			const own = inCaseOf(name, last.name);
			return own + (column === null ? sign : `${' '.repeat(Math.max(1, column - own.length))}${sign.trimStart()}`);
		},
		delimited: (value) => (isQuoted && !value.includes('"') ? `"${value}"` : `{${value}}`),
	};
}

/** A blank line before the last field parts no others. */
function oneLineApart(separator: string): string {
	return separator.replace(/(?:\r?\n[^\S\r\n]*)+(?=\r?\n)/u, '');
}

/** The column of the signs `=` from the start of the names, where they stand below each other. */
function columnOf(text: string, fields: readonly FieldPlace[]): number | null {
	const columns = new Set(fields.map(({ start, valueStart }) => text.slice(start, valueStart).indexOf('=')));
	const lengths = new Set(fields.map(({ name }) => name.length));
	const [column] = columns;
	return columns.size === 1 && lengths.size > 1 && column !== undefined && column > 0 ? column : null;
}

/** `TITLE`, `Title` or as it is given, whatever another name is. */
function inCaseOf(name: string, other: string): string {
	if (/^[^a-z]*[A-Z][^a-z]*$/u.test(other)) return name.toUpperCase();
	return /^[A-Z]/u.test(other) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
