import type { TitleToken } from './rankTitle';
import type { ReadingWord } from './readings';
import { readTokens } from './tokens';

/** Offsets of a marked piece of text, `end` not included. */
export type MatchRange = readonly [start: number, end: number];

/** Titles whose words are kept: those shown for the last few letters typed. */
const MAX_KEPT = 512;

/** Marks titles. */
export class TitleMarker {
	/** Start and end of each token of a title, aliases included, by the index of the paper. */
	readonly #places = new Map<number, readonly number[]>();

	/** Ranges of a title to mark, ascending and apart; a typed start marks only as much as was typed. */
	mark(
		index: number,
		title: string,
		matched: readonly TitleToken[],
		words: readonly ReadingWord[],
	): readonly MatchRange[] {
		if (matched.length === 0) {
			return [];
		}
		const places = this.#placesOf(index, title);
		const ranges: MatchRange[] = [];
		let ordered = true;
		for (const { token, word, kind } of matched) {
			const start = places[token * 2]!;
			const end = places[token * 2 + 1]!;
			const typed = words[word]!.text;
			const at = kind === 'start' || kind === 'inner' ? title.slice(start, end).toLowerCase().indexOf(typed) : -1;
			const range: MatchRange = at < 0 ? [start, end] : [start + at, start + at + typed.length];
			ordered &&= ranges.length === 0 || ranges.at(-1)![1] < range[0];
			ranges.push(range);
		}
		return ordered ? ranges : united(ranges);
	}

	#placesOf(index: number, title: string): readonly number[] {
		const known = this.#places.get(index);
		if (known !== undefined) {
			return known;
		}
		const places: number[] = [];
		readTokens(title, {
			token(_units, _from, _to, start, end) {
				places.push(start, end);
			},
		});
		if (this.#places.size >= MAX_KEPT) {
			this.#places.delete(this.#places.keys().next().value!);
		}
		this.#places.set(index, places);
		return places;
	}
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
