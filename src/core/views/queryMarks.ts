import type { TextRun } from '../prose';
import { parseQuery } from '../search';
import { STOP_WORDS, tokensOf } from '../search/words/tokens';

/** Marks in runs of text. */
export type Marker = (runs: readonly TextRun[]) => readonly TextRun[];

/** What marks the words of a query; words of the text that begin with a word of the query count. */
export function queryMarker(query: string): Marker {
	const { words, phrases } = parseQuery(query);
	const wanted = new Set(
		[...words.map(({ text }) => text), ...phrases.flatMap((phrase) => tokensOf(phrase).map(({ text }) => text))].filter(
			(word) => word.length > 1 && !STOP_WORDS.has(word),
		),
	);
	const all = [...wanted];
	return (runs) => (all.length === 0 ? runs : runs.flatMap((run) => (run.tex === null ? markRun(run, all) : run)));
}

/** A word this short must be met whole. */
const SHORT = 3;

function markRun(run: TextRun, wanted: readonly string[]): readonly TextRun[] {
	const found = tokensOf(run.text).filter(
		({ text, alias }) =>
			!alias && wanted.some((word) => text === word || (word.length >= SHORT && text.startsWith(word))),
	);
	if (found.length === 0) {
		return [run];
	}
	if (run.source !== null) {
		return [{ ...run, marked: true }];
	}
	const parts: TextRun[] = [];
	let at = 0;
	const add = (to: number, marked: boolean) => {
		if (to > at) {
			parts.push({ ...run, text: run.text.slice(at, to), marked });
			at = to;
		}
	};
	for (const { start, end } of found) {
		add(start, false);
		add(end, true);
	}
	add(run.text.length, false);
	return parts;
}
