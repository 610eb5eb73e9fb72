import { type Node, parseTree } from 'jsonc-parser';
import { inOrder, lineEndOf, type TextEdit } from '../../../text/edits';
import type { Range } from '../range';
import type { CslChanges } from './cslChanges';

/** The edits that change members of an object of a CSL-JSON file, new ones behind its last one and in its manner. */
export function jsonEdits(text: string, { start, end }: Range, changes: CslChanges): readonly TextEdit[] | null {
	const item = text.slice(start, end);
	const members = membersOf(item);
	const last = members?.at(-1);
	if (members === null || last === undefined) return null;
	const before = members.at(-2)?.end ?? item.indexOf('{') + 1;
	const separator = item.slice(before, last.start).replace(/^\s*,/u, '');
	const sign = /^\s*:\s*/u.exec(item.slice(last.nameEnd))?.[0] ?? ': ';
	const written = (value: unknown) => jsonText(value, separator, lineEndOf(text));
	const edits: TextEdit[] = [];
	let added = '';
	for (const [name, value] of changes) {
		const at = members.findIndex((member) => member.name === name);
		const member = members[at];
		if (member === undefined) {
			added += value === null ? '' : `,${separator}${JSON.stringify(name)}${sign}${written(value)}`;
		} else if (value !== null) {
			edits.push({ start: start + member.valueStart, end: start + member.end, text: written(value) });
		} else if (at > 0) {
			edits.push({ start: start + members[at - 1]!.end, end: start + member.end, text: '' });
		} else {
			edits.push({ start: start + member.start, end: start + (members[1]?.start ?? member.end), text: '' });
		}
	}
	return inOrder(added === '' ? edits : [...edits, { start: start + last.end, end: start + last.end, text: added }]);
}

interface Member {
	readonly name: string;
	readonly start: number;
	readonly nameEnd: number;
	readonly valueStart: number;
	readonly end: number;
}

function membersOf(item: string): readonly Member[] | null {
	const object: Node | undefined = parseTree(item);
	if (object?.type !== 'object') return null;
	const members = (object.children ?? []).flatMap(({ children: [name, value] = [] }) =>
		name === undefined || value === undefined
			? []
			: {
					name: String(name.value),
					start: name.offset,
					nameEnd: name.offset + name.length,
					valueStart: value.offset,
					end: value.offset + value.length,
				},
	);
	return members.length === object.children?.length ? members : null;
}

/** On one line where the members stand on one, else indented as they are. */
function jsonText(value: unknown, separator: string, eol: string): string {
	const indent = /[^\S\r\n]*$/u.exec(separator)?.[0] ?? '';
	if (!/[\r\n]/u.test(separator)) return JSON.stringify(value);
	const step = indent.includes('\t') ? '\t' : indent.length >= 8 ? '    ' : '  ';
	return JSON.stringify(value, null, step).replace(/\n/gu, eol + indent);
}
