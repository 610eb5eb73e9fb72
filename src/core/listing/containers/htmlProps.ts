import type { Draft } from '../facts/draft';
import { decodeEntities } from '../rows/entities';
import { papersOfJson } from './json';

/** The papers a saved page of the site carries in the `data-props` of its parts. */
export function readProps(text: string): Draft[] {
	const drafts: Draft[] = [];
	let line = 1;
	let newline = text.indexOf('\n');
	for (let at = text.indexOf(PROPS); at >= 0; at = text.indexOf(PROPS, at + PROPS.length)) {
		const quote = text[at + PROPS.length]!;
		const start = at + PROPS.length + 1;
		const end = quote === '"' || quote === "'" ? text.indexOf(quote, start) : -1;
		if (end < 0) {
			continue;
		}
		for (; newline >= 0 && newline < start; newline = text.indexOf('\n', newline + 1)) {
			line++;
		}
		for (const draft of papersOfJson(decodeEntities(text.slice(start, end)), line)) {
			drafts.push(draft);
		}
		at = end;
	}
	return drafts;
}

const PROPS = 'data-props=';
