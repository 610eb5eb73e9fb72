import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { TextEdit } from '../text/edits';
import { parseYaml } from '../text/yaml';
import { type MetadataBlock, metadataBlocks } from './metadataBlock';
import { nodeAt, plainValue } from './yamlTexts';

const NAME = 'bibliography';

/** What must begin a text: pandoc's title block (https://pandoc.org/MANUAL.html#extension-pandoc_title_block), TOML of Hugo and Zola. */
const HEAD =
	/^(?:%[^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n%[^\n]*(?:\n[ \t]+\S[^\n]*)*){0,2}(?:\n|$)|\+\+\+[ \t]*\r?\n[\s\S]*?\n\+\+\+[ \t]*\r?(?:\n|$))/u;

/**
 * Adds a bibliography to the metadata of a Markdown text by its YAML: only what has to change does, comments, anchors and
 * the way a list is written stay. `null` where it is named already, and where the YAML is in no state to be added to.
 */
export function addBibliography(text: string, path: string): TextEdit | null {
	const eol = /\r?\n/u.exec(text)?.[0] ?? '\n';
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	const blocks = metadataBlocks(text);
	const front = blocks.find((block) => block.start === start || block.start === 0);
	// The last block that names one is the one that pandoc takes.
	const block = blocks.findLast(({ document }) => pairOf(document) !== undefined) ?? front;
	if (block === undefined) {
		const head = HEAD.exec(text.slice(start))?.[0] ?? '';
		const at = start + head.length;
		const rest = text.slice(at);
		const before = head === '' ? '' : head.endsWith('\n') ? eol : eol + eol;
		const gap = rest === '' || /^\r?\n/u.test(rest) ? '' : eol;
		return { start: at, end: at, text: `${before}---${eol}${NAME}: ${yamlString(path)}${eol}---${eol}${gap}` };
	}
	const before = namesIn(block.document);
	if (before?.includes(path)) return null;
	const edit = before === null ? null : editOf(block, path, eol);
	return edit !== null && isRight(block, edit, [...(before ?? []), path])
		? { ...edit, start: edit.start + block.offset, end: edit.end + block.offset }
		: null;
}

/** The edit of a block's YAML. */
function editOf({ yaml, document }: MetadataBlock, path: string, eol: string): TextEdit | null {
	const written = yamlString(path);
	const pair = pairOf(document);
	if (pair === undefined) return newPair(document, yaml, written, eol);
	const { value } = pair;
	if (isSeq(value)) return newItem(value.items, value.flow === true, value, yaml, written, eol);
	if (isAlias(value)) {
		const named = value.resolve(document);
		const names = isSeq(named) ? (namesIn(document) ?? []).map(yamlString) : [`*${value.source}`];
		return replaced(value, `[${[...names, written].join(', ')}]`);
	}
	if (!isScalar(value) || value.range == null) return null;
	const [start, end] = value.range;
	if (value.value === null || value.value === '') return filled(yaml, value, start, end, written);
	// An anchor or a tag stands before the value and belongs to it.
	const properties = propertiesBefore(yaml, start, pair);
	const source = yaml.slice(start, end);
	const isQuoted = /^["']/u.test(source);
	const isRewritten = /\n/u.test(source) || (!isQuoted && /[,[\]{}]/u.test(source));
	const isWhole = /[\r\n]$/u.test(source);
	const old = isRewritten && typeof value.value === 'string' ? yamlString(value.value.trim()) : source;
	const head = yaml.slice(start - properties, start);
	const line = isWhole ? (/\r?\n$/u.exec(source)?.[0] ?? '') : '';
	return { start: start - properties, end, text: `[${head}${old}, ${written}]${line}` };
}

/** A value that says nothing yet. */
function filled(
	yaml: string,
	{ value }: { readonly value: unknown },
	start: number,
	end: number,
	path: string,
): TextEdit {
	if (value === '' || start < end) return { start, end, text: path };
	const colon = yaml.lastIndexOf(':', start - 1);
	return { start: colon + 1, end: colon + 1, text: ` ${path}` };
}

function newPair(document: Document, yaml: string, path: string, eol: string): TextEdit | null {
	const { contents } = document;
	const written = `${NAME}: ${path}`;
	if (!isMap(contents)) {
		return contents === null ? { start: yaml.length, end: yaml.length, text: written + eol } : null;
	}
	if (contents.flow !== true) return { start: yaml.length, end: yaml.length, text: written + eol };
	const last = contents.items.at(-1);
	const end = endOf(last?.value) ?? endOf(last?.key);
	const open = (contents.range?.[0] ?? 0) + 1;
	return end === null ? { start: open, end: open, text: written } : { start: end, end, text: `, ${written}` };
}

function newItem(
	items: readonly unknown[],
	isFlow: boolean,
	list: Node,
	yaml: string,
	path: string,
	eol: string,
): TextEdit | null {
	const last = items.at(-1);
	const end = endOf(last);
	if (isFlow) {
		const open = (list.range?.[0] ?? 0) + 1;
		return end === null ? { start: open, end: open, text: path } : { start: end, end, text: `, ${path}` };
	}
	if (end === null || !isNode(last)) return null;
	if (isScalar(last) && last.value === null) {
		const dash = yaml.lastIndexOf('-', end);
		return dash < 0 ? null : { start: dash + 1, end: dash + 1, text: ` ${path}` };
	}
	const first = list.range?.[0] ?? 0;
	const indent = yaml.slice(yaml.lastIndexOf('\n', first - 1) + 1, first);
	if (!/^[ ]*$/u.test(indent)) return null;
	const behind = yaml[end - 1] === '\n' ? end : yaml.indexOf('\n', end) + 1;
	const at = behind === 0 ? yaml.length : behind;
	const lead = at === yaml.length && yaml !== '' && !yaml.endsWith('\n') ? eol : '';
	return { start: at, end: at, text: `${lead}${indent}- ${path}${eol}` };
}

function replaced(node: Node, text: string): TextEdit | null {
	return node.range == null ? null : { start: node.range[0], end: node.range[1], text };
}

/** How many characters before a value are its anchor or tag. */
function propertiesBefore(yaml: string, start: number, { key }: Pair): number {
	const from = endOf(key) ?? start;
	return /(?:[&!]\S*[ \t]+)+$/u.exec(yaml.slice(from, start))?.[0].length ?? 0;
}

function endOf(node: unknown): number | null {
	return isNode(node) ? (node.range?.[1] ?? null) : null;
}

/** The last of those that are repeated, which is the one that counts. */
function pairOf({ contents }: Document): Pair | undefined {
	return isMap(contents) ? contents.items.findLast(({ key }) => isScalar(key) && key.value === NAME) : undefined;
}

/** The files that are named; `null` where something else than names stands there. */
function namesIn(document: Document): readonly string[] | null {
	const value = plainValue(document, nodeAt(document, [NAME]));
	const list = (Array.isArray(value) ? value : [value]).filter(
		(name) => name !== null && name !== undefined && name !== '',
	);
	return list.every((name) => typeof name === 'string') ? list.map((name) => name.trim()) : null;
}

/** Whether the YAML says after the edit what it said before, and names the files. */
function isRight({ yaml, document }: MetadataBlock, { start, end, text }: TextEdit, names: readonly string[]): boolean {
	const after = parseYaml(yaml.slice(0, start) + text + yaml.slice(end));
	if (after.errors.length > document.errors.length) return false;
	const found = namesIn(after);
	const others = (of: Document) => JSON.stringify({ ...(plainValue(of, of.contents) as object), [NAME]: undefined });
	return JSON.stringify(found) === JSON.stringify(names) && others(after) === others(document);
}

/** A file name as a YAML scalar: plain where that is safe, in a list, too. */
function yamlString(path: string): string {
	return /^[\w./][\w./~@+ -]*$/u.test(path) &&
		!/\s$|\s[#-]/u.test(path) &&
		!/^[\d.+-]+$|^(?:null|true|false|yes|no|on|off)$/iu.test(path)
		? path
		: JSON.stringify(path);
}
