import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Scalar } from 'yaml';
import { type MappedText, MappedTextBuilder, readQuoted } from './mappedText';

/** What stands at a path of keys, the last of those that are repeated, aliases followed. */
export function nodeAt(document: Document, path: readonly string[]): unknown {
	let node: unknown = document.contents;
	for (const name of path) {
		node = resolved(document, node);
		if (!isMap(node)) return undefined;
		node = node.items.findLast(({ key }) => isScalar(key) && key.value === name)?.value ?? undefined;
	}
	return resolved(document, node);
}

function resolved(document: Document, node: unknown): unknown {
	return isAlias(node) ? node.resolve(document) : node;
}

/** What a node means, as plain data; `undefined` where aliases make it endless. */
export function plainValue(document: Document, node: unknown): unknown {
	if (!isMap(node) && !isSeq(node)) return isScalar(node) ? node.value : undefined;
	try {
		return node.toJS(document);
	} catch {
		return undefined;
	}
}

/** A string that YAML holds, with the names it stands under, the outermost first; items of lists add none. */
export interface YamlText {
	readonly path: readonly string[];
	readonly node: Scalar;
}

/** All strings that are values, in order of their place; those under names that `isLeftOut` takes are not looked at. */
export function yamlTexts(document: Document, isLeftOut: (path: readonly string[]) => boolean): readonly YamlText[] {
	const found: YamlText[] = [];
	const walk = (node: unknown, path: readonly string[]): void => {
		if (isScalar(node)) {
			if (typeof node.value === 'string' && node.range != null) found.push({ path, node });
		} else if (isMap(node) || isSeq(node)) {
			for (const item of node.items) {
				if (!isPair(item)) walk(item, path);
				else {
					const inner = [...path, isScalar(item.key) ? String(item.key.value) : ''];
					if (inner.length < 20 && !isLeftOut(inner)) walk(item.value, inner);
				}
			}
		}
	};
	walk(document.contents, []);
	return found;
}

/** A string as it reads, with its places in the YAML. */
export function scalarText(yaml: string, { range, type }: Scalar): MappedText {
	const [start, end] = range ?? [0, 0];
	const builder = new MappedTextBuilder();
	if (type === 'QUOTE_DOUBLE') return readQuoted(yaml, start + 1, end - 1, builder).build();
	const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
	const isSingle = type === 'QUOTE_SINGLE';
	const last = isSingle ? end - 1 : end;
	let at = isSingle ? start + 1 : start;
	let indent = Number.POSITIVE_INFINITY;
	if (isBlock) {
		at = lineAfter(yaml, start, end);
		indent = indentOfBlock(yaml, at, end);
	}
	while (at < last) {
		const next = lineAfter(yaml, at, last);
		const isFirst = !isBlock && at === (isSingle ? start + 1 : start);
		let text = at;
		while (!isFirst && text < next && text - at < indent && (yaml[text] === ' ' || yaml[text] === '\t')) text += 1;
		if (isSingle) {
			for (let quote = yaml.indexOf("''", text); quote >= 0 && quote + 1 < next; quote = yaml.indexOf("''", text)) {
				builder.copy(yaml, text, quote);
				builder.put("'", quote, quote + 2);
				text = quote + 2;
			}
		}
		builder.copy(yaml, text, next);
		at = next;
	}
	return builder.build();
}

function lineAfter(text: string, at: number, end: number): number {
	const newline = text.indexOf('\n', at);
	return newline < 0 || newline + 1 > end ? end : newline + 1;
}

/** Of the first line that is not blank. */
function indentOfBlock(yaml: string, start: number, end: number): number {
	for (let at = start; at < end; at = lineAfter(yaml, at, end)) {
		const indent = /^[ ]*(?=\S)/u.exec(yaml.slice(at, lineAfter(yaml, at, end)))?.[0].length;
		if (indent !== undefined) return indent;
	}
	return 0;
}
