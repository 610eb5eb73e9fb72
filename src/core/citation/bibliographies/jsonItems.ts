import { finish } from '../../steps';
import { stringEnd } from '../../text/jsonString';
import type { Range } from './range';

/** The list of objects of a JSON file: the file itself, or the first list in the object the file is. */
export interface JsonList {
	/** Of its objects. */
	readonly ranges: readonly Range[];
	/** Offset of the closing bracket; `null` when it is missing. */
	readonly close: number | null;
}

const ID = /"id"\s*:\s*(?:"((?:[^"\\]|\\[\s\S])*)"|(-?\d+))/y;

/** Finds the objects of a list without reading the whole at once, so that one with an error costs only itself. */
export function jsonItems(text: string): JsonList | null {
	return finish(jsonItemSteps(text));
}

/** As `jsonItems`, pausing after each object. */
export function* jsonItemSteps(text: string): Generator<void, JsonList | null> {
	const open = /^[\uFEFF\s]*(?:\{\s*"[^"]*"\s*:\s*)?\[/u.exec(text);
	if (open === null) return null;
	const ranges: Range[] = [];
	let depth = 0;
	let start = 0;
	for (let at = open[0].length; at < text.length; at++) {
		const character = text[at];
		if (character === '"') {
			at = stringEnd(text, at) - 1;
		} else if (character === '{' || character === '[') {
			if (depth === 0) start = at;
			depth += 1;
		} else if (character === '}' || character === ']') {
			if (depth === 0) return { ranges, close: at };
			depth -= 1;
			if (depth === 0) {
				ranges.push({ start, end: at + 1 });
				yield;
			}
		}
	}
	return { ranges, close: null };
}

/** Of the text between the quotes of an object's own `id`, or of a number; `null` without one. */
export function idRangeIn(object: string): Range | null {
	let depth = 0;
	for (let at = 0; at < object.length; at++) {
		const character = object[at];
		if (character === '"') {
			ID.lastIndex = at;
			const id = depth === 1 ? ID.exec(object) : null;
			if (id !== null) {
				const end = ID.lastIndex - (id[1] === undefined ? 0 : 1);
				return { start: end - (id[1] ?? id[2] ?? '').length, end };
			}
			at = stringEnd(object, at) - 1;
		} else if (character === '{' || character === '[') depth += 1;
		else if (character === '}' || character === ']') depth -= 1;
	}
	return null;
}

/** What an object of the list says; `null` where it cannot be read. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
	} catch {
		return null;
	}
}
