import { oneLine } from '../../text/oneLine';
import { isObject, type Json, type JsonObject } from './jsonValue';

/** A text on one line; `null` where the value is none. */
export function text(value: Json | undefined): string | null {
	if (typeof value !== 'string') {
		return null;
	}
	const line = oneLine(value);
	return line === '' ? null : line;
}

/** A text, or the first of several, as Crossref keeps titles. */
export function firstText(value: Json | undefined): string | null {
	return Array.isArray(value) ? (value.map(text).find((each) => each !== null) ?? null) : text(value);
}

export function textsOf(value: Json): string[] {
	return Array.isArray(value) ? value.flatMap((each) => text(each) ?? []) : text(value) === null ? [] : [text(value)!];
}

export function textsNamed<Name extends string>(
	value: JsonObject,
	names: readonly Name[],
): Partial<Record<Name, string>> {
	return Object.fromEntries(names.map((name) => [name, text(value[name])]).filter(([, found]) => found !== null));
}

/** A volume or a page, which may be a number. */
export function short(value: Json | undefined): string | null {
	return typeof value === 'number' ? String(value) : text(value);
}

/** A count, which tables give as digits. */
export function count(value: Json | undefined): number | null {
	const number = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
	return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
}

/** The name of a thing, or of a record of it. */
export function nameOf(value: Json | undefined): string | null {
	return isObject(value ?? null)
		? (text((value as JsonObject).name) ?? text((value as JsonObject).display_name))
		: firstText(value);
}
