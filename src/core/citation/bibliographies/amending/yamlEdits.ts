import { isMap, isNode, isPair, isScalar, stringify, type YAMLMap } from 'yaml';
import { inOrder, lineEndOf, type TextEdit } from '../../../text/edits';
import { parseYaml } from '../../../text/yaml';
import { mapTexts, markdownOfCsl } from '../../cslMarkdown';
import type { Range } from '../range';
import type { CslChanges } from './cslChanges';

/** The edits that change values of an item of a CSL-YAML file, new ones on lines of their own behind its last one. */
export function yamlEdits(text: string, { start, end }: Range, changes: CslChanges): readonly TextEdit[] | null {
	const column = columnOf(text, start);
	const source = ' '.repeat(column) + text.slice(start, end);
	const { contents: map, errors } = parseYaml(source);
	if (errors.length > 0 || !isMap(map)) return null;
	const pairs = pairsOf(map, source);
	const last = pairs?.at(-1);
	if (pairs === null || last === undefined) return null;
	const eol = lineEndOf(text);
	const at = (offset: number) => start + offset - column;
	const isFlow = map.flow === true;
	const indent = ' '.repeat(columnOf(text, at(pairs[0]!.start)));
	const written = (name: string, value: unknown) => {
		const { plain } = mapTexts({ plain: value }, markdownOfCsl);
		return isFlow
			? `${name}: ${JSON.stringify(plain)}`
			: stringify({ [name]: plain }, { lineWidth: 0 })
					.trimEnd()
					.replace(/\n/gu, eol + indent);
	};
	const edits: TextEdit[] = [];
	let added = '';
	for (const [name, value] of changes) {
		const place = pairs.findIndex((pair) => pair.name === name);
		const pair = pairs[place];
		if (pair === undefined) {
			added += value === null ? '' : (isFlow ? ', ' : eol + indent) + written(name, value);
		} else if (value !== null) {
			edits.push({ start: at(pair.start), end: at(pair.end), text: written(name, value) });
		} else if (place > 0) {
			edits.push({ start: at(pairs[place - 1]!.end), end: at(pair.end), text: '' });
		} else {
			edits.push({ start: at(pair.start), end: at(pairs[1]?.start ?? pair.end), text: '' });
		}
	}
	return inOrder(added === '' ? edits : [...edits, { start: at(last.end), end: at(last.end), text: added }]);
}

interface PairPlace {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** `null` where an item takes something from another place: an anchor is no place to write in. */
function pairsOf({ items }: YAMLMap, source: string): readonly PairPlace[] | null {
	const places = items.flatMap((pair) => {
		if (!isPair(pair) || !isScalar(pair.key) || pair.key.range == null) return [];
		const { value, key } = pair;
		// The line end behind a block of text is the file's.
		const end = isNode(value) && value.range != null ? source.slice(0, value.range[1]).trimEnd().length : null;
		return end === null ? [] : { name: String(key.value), start: pair.key.range[0], end };
	});
	return places.length === items.length && places.length > 0 ? places : null;
}

function columnOf(text: string, offset: number): number {
	return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
