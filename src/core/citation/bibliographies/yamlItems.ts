import type { Range } from './range';

/** What may stand before the list in a file that is nothing but a list. */
const BEFORE_LIST = /^(?:---|%.*|\s*#.*)$/u;
/** Begins the list in a file that holds other things, too. */
const REFERENCES = /^references:\s*(?:#.*)?$/u;
const DASH = /^( *)-(?=\s|$)/u;
const BEHIND_REFERENCES = /^(?:---|[^\s-])/u;
const BEHIND_DOCUMENT = /^(?:---|\.\.\.)/u;

/**
 * The items of a CSL-YAML file by the dashes they begin with, each from the start of its first line to the end of its
 * last, without reading them: to read all at once takes seconds where there are thousands. `null` for a list that is
 * written in another way, as in brackets. Pauses after each item.
 */
export function* yamlItemSteps(text: string): Generator<void, readonly Range[] | null> {
	const items: Range[] = [];
	let place: 'before' | 'elsewhere' | 'references' | 'list' = 'before';
	let isWhole = true;
	let indent = '';
	let start = 0;
	let end = 0;
	for (let at = text.startsWith('\uFEFF') ? 1 : 0, next: number; at < text.length; at = next) {
		const lineEnd = text.indexOf('\n', at);
		next = lineEnd < 0 ? text.length : lineEnd + 1;
		const line = text.slice(at, next).trimEnd();
		if (line === '') continue;
		const dash = DASH.exec(line)?.[1];
		if (place === 'list') {
			if (dash === indent) {
				items.push({ start, end });
				start = at;
				yield;
			} else if (!line.startsWith(`${indent} `)) {
				if (/^\s*#/u.test(line)) continue;
				return (isWhole ? BEHIND_DOCUMENT : BEHIND_REFERENCES).test(line) ? [...items, { start, end }] : null;
			}
			end = at + line.length;
		} else if (dash !== undefined && (place === 'references' || (place === 'before' && dash === ''))) {
			isWhole = place === 'before';
			place = 'list';
			indent = dash;
			start = at;
			end = at + line.length;
		} else if (REFERENCES.test(line)) {
			place = 'references';
		} else if (!BEFORE_LIST.test(line)) {
			if (place === 'references') return null;
			place = 'elsewhere';
		}
	}
	return place === 'list' ? [...items, { start, end }] : null;
}
