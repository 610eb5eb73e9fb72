import { cutBibtex } from './bibtexCuts';
import { readFields } from './bibtexFields';
import type { Range } from './range';

/** The fields by which an entry names others, one key or several. */
const RELATIONS = ['crossref', 'xref', 'xdata', 'related', 'entryset'] as const;
const SOME_RELATION = new RegExp(`(?:${RELATIONS.join('|')})\\s*=`, 'iu');

/** Where entries of a `.bib` file name another by its key: its place there. Pauses after each entry. */
export function* relationSteps(text: string, key: string): Generator<void, readonly Range[]> {
	if (!text.includes(key)) return [];
	const found: Range[] = [];
	for (const { body } of cutBibtex(text)) {
		yield;
		const source = text.slice(body.start, body.end);
		if (!SOME_RELATION.test(source) || !source.includes(key)) continue;
		const { fields } = readFields(source);
		for (const { text: value, isMacro, offset } of RELATIONS.flatMap((name) => fields.get(name) ?? [])) {
			if (isMacro) continue;
			// Behind the brace or quote that opens the value.
			const start = body.start + source.indexOf(value, offset);
			for (const { 0: named, index } of value.matchAll(/[^\s,]+/gu)) {
				if (named === key) found.push({ start: start + index, end: start + index + named.length });
			}
		}
	}
	return found;
}
