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
	const places = placesOf(title);
	return united(
		matched.map(({ token, word, kind }): MatchRange => {
			const start = places[token * 2]!;
			const end = places[token * 2 + 1]!;
			const typed = words[word]!.text;
			const at = kind === 'start' || kind === 'inner' ? title.slice(start, end).toLowerCase().indexOf(typed) : -1;
			return at < 0 ? [start, end] : [start + at, start + at + typed.length];
		}),
	);
}

/** Start and end of each token of a text, aliases included. */
function placesOf(text: string): readonly number[] {
	const places: number[] = [];
	readTokens(text, {
		token(_units, _from, _to, start, end) {
			places.push(start, end);
		},
	});
	return places;
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
