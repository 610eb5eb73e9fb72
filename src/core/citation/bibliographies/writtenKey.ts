import { isScalar, parseDocument } from 'yaml';
import type { Range } from './range';

/** What replaces a key in a file, with the quotes that stand around it. */
export interface WrittenKey {
	readonly range: Range;
	readonly text: string;
}

/** A key where YAML has it as a value: plain where YAML 1.1 and 1.2 read it as this string, else quoted. */
export function yamlKey(text: string, { start, end }: Range, key: string): WrittenKey {
	const quote = text[start - 1] ?? '';
	const isQuoted = (quote === '"' || quote === "'") && text[end] === quote;
	if (isQuoted && !/["'\\]/u.test(key)) return { range: { start, end }, text: key };
	const range = isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
	return { range, text: isPlainInYaml(key) ? key : JSON.stringify(key) };
}

/** The id of an item of CSL-JSON: always a string, also where a number stood. */
export function jsonKey(text: string, { start, end }: Range, key: string): WrittenKey {
	const isQuoted = text[start - 1] === '"' && text[end] === '"';
	return { range: isQuoted ? { start: start - 1, end: end + 1 } : { start, end }, text: JSON.stringify(key) };
}

function isPlainInYaml(key: string): boolean {
	return (['1.1', '1.2'] as const).every((version) => {
		const document = parseDocument(`[{id: ${key}}]`, { version, logLevel: 'silent', prettyErrors: false });
		const id = document.getIn([0, 'id'], true);
		return document.errors.length === 0 && isScalar(id) && id.value === key;
	});
}
