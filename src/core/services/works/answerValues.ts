import { isObject, type Json, type JsonObject } from '../../listing/containers/jsonValue';
import { normalized } from '../../text/normalize';

export { isObject, type Json, type JsonObject };

/** The value of an answer; `null` where it is no JSON. */
export function jsonOf(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return null;
	}
}

/** The objects of a list; one that stands without a list is one of it. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
	return Array.isArray(value) ? value.filter(isObject) : isObject(value ?? null) ? [value as JsonObject] : [];
}

export function objectIn(value: Json | undefined): JsonObject {
	return isObject(value ?? null) ? (value as JsonObject) : {};
}

/** A text on one line, accents composed (NFC); `null` where there is none. */
export function textIn(value: Json | undefined): string | null {
	const line = typeof value === 'string' ? normalized(value.replace(/\s+/gu, ' ').trim()) : '';
	return line === '' ? null : line;
}

/** A number that may be written as text: a volume, an issue. */
export function shortIn(value: Json | undefined): string | null {
	return typeof value === 'number' ? String(value) : textIn(value);
}

/** The day a text begins with, `YYYY-MM-DD`. */
export function dayIn(value: Json | undefined): string | null {
	return typeof value === 'string' ? (/^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? null) : null;
}

/** The year of a number or of a text that begins with one. */
export function yearIn(value: Json | undefined): number | null {
	const year = Number(/^(\d{4})(?!\d)/.exec(String(value ?? ''))?.[1] ?? Number.NaN);
	return year >= 1000 ? year : null;
}

/** Only what says something. */
export function defined<Value>(values: readonly (Value | null | undefined)[]): Value[] {
	return values.filter((value): value is Value => value !== null && value !== undefined);
}

export function distinct<Value>(values: readonly Value[]): readonly Value[] {
	return [...new Set(values)];
}
