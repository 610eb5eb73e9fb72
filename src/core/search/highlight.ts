import type { TitleToken } from './rankTitle';
import type { ReadingWord } from './readings';
import { readTokens } from './tokens';

/** Offsets of a marked piece of text, `end` not included. */
export type MatchRange = readonly [start: number, end: number];

/** Ranges of a title to mark, ascending and apart; a typed start marks only as much as was typed. */
export function markTitle(
	title: string,
	matched: readonly TitleToken[],
	words: readonly ReadingWord[],
): readonly MatchRange[] {
	if (matched.length === 0) {
		return [];
	}
	places.count = 0;
	readTokens(title, places);
	const ranges: MatchRange[] = [];
	let ordered = true;
	for (const { token, word, kind } of matched) {
		const start = places.starts[token]!;
		const end = places.ends[token]!;
		const typed = words[word]!.text;
		const at = kind === 'start' || kind === 'inner' ? title.slice(start, end).toLowerCase().indexOf(typed) : -1;
		const range: MatchRange = at < 0 ? [start, end] : [start + at, start + at + typed.length];
		ordered &&= ranges.length === 0 || ranges.at(-1)![1] < range[0];
		ranges.push(range);
	}
	return ordered ? ranges : united(ranges);
}

/** Start and end of each token of the text read last, aliases included. */
const places = {
	starts: [] as number[],
	ends: [] as number[],
	count: 0,
	token(_units: Uint16Array, _from: number, _to: number, start: number, end: number): void {
		this.starts[this.count] = start;
		this.ends[this.count++] = end;
	},
};

/** Ranges in order, those that touch or overlap made one. */
export function united(ranges: readonly MatchRange[]): readonly MatchRange[] {
	const result: [number, number][] = [];
	for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
		const last = result.at(-1);
		if (last !== undefined && start <= last[1]) {
			last[1] = Math.max(last[1], end);
		} else {
			result.push([start, end]);
		}
	}
	return result;
}
