import type { TitleToken } from './rankTitle';
import type { ReadingWord } from './readings';
import { tokensOf } from './tokens';

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
	const tokens = tokensOf(title);
	const ranges: MatchRange[] = [];
	for (const { token: number, word, kind } of matched) {
		const token = tokens[number];
		if (token !== undefined) {
			ranges.push(rangeOf(token, words[word]!.text, kind));
		}
	}
	return united(ranges);
}

function rangeOf(
	{ text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
	word: string,
	kind: TitleToken['kind'],
): MatchRange {
	const plain = text.length === end - start;
	const at = plain && (kind === 'start' || kind === 'inner') ? text.indexOf(word) : -1;
	return at < 0 ? [start, end] : [start + at, start + at + word.length];
}

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
