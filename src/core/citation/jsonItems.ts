import { finish } from '../steps';
import type { Range } from './range';

/** An object of a JSON list, with its place. */
export interface JsonItem {
	readonly range: Range;
	/** Of the text between the quotes of its `id`, or of a number; `null` without one. */
	readonly idRange: Range | null;
	/** `null` where it cannot be read. */
	readonly value: Readonly<Record<string, unknown>> | null;
}

/** The list of objects of a JSON file: the file itself, or the first list in the object the file is. */
export interface JsonList {
	readonly items: readonly JsonItem[];
	/** Offset of the closing bracket; `null` when it is missing. */
	readonly close: number | null;
}

const STRING = /"(?:[^"\\]|\\[\s\S])*"?/y;
const ID = /"id"\s*:\s*(?:"((?:[^"\\]|\\[\s\S])*)"|(-?\d+))/y;

/** Finds the objects of a list without reading the whole at once, so that one with an error costs only itself. */
export function jsonItems(text: string): JsonList | null {
	return finish(jsonItemSteps(text));
}

/** As `jsonItems`, pausing after each object. */
export function* jsonItemSteps(text: string): Generator<void, JsonList | null> {
	const open = /^[\uFEFF\s]*(?:\{\s*"[^"]*"\s*:\s*)?\[/u.exec(text);
	if (open === null) return null;
	const items: JsonItem[] = [];
	let depth = 0;
	let start = 0;
	let idRange: Range | null = null;
	for (let at = open[0].length; at < text.length; at++) {
		const character = text[at];
		if (character === '"') {
			ID.lastIndex = at;
			const id: RegExpExecArray | null = depth === 1 && idRange === null ? ID.exec(text) : null;
			if (id !== null) {
				const end: number = ID.lastIndex - (id[1] === undefined ? 0 : 1);
				idRange = { start: end - (id[1] ?? id[2] ?? '').length, end };
				at = ID.lastIndex - 1;
				continue;
			}
			STRING.lastIndex = at;
			STRING.test(text);
			at = STRING.lastIndex - 1;
		} else if (character === '{' || character === '[') {
			if (depth === 0) {
				start = at;
				idRange = null;
			}
			depth += 1;
		} else if (character === '}' || character === ']') {
			if (depth === 0) return { items, close: at };
			depth -= 1;
			if (depth === 0) {
				items.push({ range: { start, end: at + 1 }, idRange, value: parseObject(text.slice(start, at + 1)) });
				yield;
			}
		}
	}
	return { items, close: null };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
	} catch {
		return null;
	}
}
