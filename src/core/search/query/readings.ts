import type { QueryWord } from './query';

/** One way to read the words of a query; `bayes lora` may also mean `bayeslora`. */
export interface Reading {
	readonly words: readonly ReadingWord[];
	/** Added to the score of its answers: who writes `C-BeT` in one means one name. */
	readonly bonus: number;
}

export interface ReadingWord {
	readonly text: string;
	readonly typing: boolean;
}

/** Whether joined words may be one: the word, whether its end may be missing, and the parts. */
export type IsWord = (text: string, typing: boolean, parts: readonly ReadingWord[]) => boolean;

/** More words than this are read as they stand. */
const MAX_JOINED = 8;
const MAX_READINGS = 8;
const ATTACHED_BONUS = 2;

/**
 * The words as they stand, then with two neighbours joined, then all joined, where `isWord` knows the joined word
 * (for the last word: a word that starts so).
 */
export function readingsOf(words: readonly QueryWord[], isWord: IsWord): Reading[] {
	const readings: Reading[] = [{ words, bonus: 0 }];
	if (words.length < 2 || words.length > MAX_JOINED) {
		return readings;
	}
	for (let i = 0; i + 1 < words.length && readings.length < MAX_READINGS; i++) {
		addJoined(words, i, i + 2, isWord, readings);
	}
	if (words.length > 2 && words.length <= 4) {
		addJoined(words, 0, words.length, isWord, readings);
	}
	return readings;
}

function addJoined(words: readonly QueryWord[], from: number, to: number, isWord: IsWord, readings: Reading[]): void {
	const parts = words.slice(from, to);
	const joined = { text: parts.map(({ text }) => text).join(''), typing: parts.at(-1)!.typing };
	if (joined.text.length > 2 && joined.text.length <= 40 && isWord(joined.text, joined.typing, parts)) {
		const bonus = parts.slice(1).every(({ attached }) => attached) ? ATTACHED_BONUS : 0;
		readings.push({ words: [...words.slice(0, from), joined, ...words.slice(to)], bonus });
	}
}

/** A word that holds what was written is better than two that hold its halves. */
const CUT_BONUS = -1.2;
/** Shortest part a word is cut into. */
const SHORT_HALF = 3;

/** The readings with an unknown word cut in two known ones (`skillblender` → `skill blender`), the rarest cut first. */
export function cutReadings(
	words: readonly ReadingWord[],
	frequency: (text: string, typing: boolean) => number,
): Reading[] {
	const readings: Reading[] = [];
	words.forEach(({ text, typing }, i) => {
		if (text.length <= SHORT_HALF || frequency(text, false) > 0) {
			return;
		}
		const cuts: { readonly parts: ReadingWord[]; readonly papers: number }[] = [];
		for (let at = SHORT_HALF; at < text.length; at++) {
			const rest = text.slice(at);
			const isHalf = rest.length >= SHORT_HALF || /^\d+$/.test(rest);
			const left = isHalf ? frequency(text.slice(0, at), false) : 0;
			const right = left === 0 ? 0 : frequency(rest, typing);
			if (right > 0) {
				const parts = [
					{ text: text.slice(0, at), typing: false },
					{ text: text.slice(at), typing },
				];
				cuts.push({ parts, papers: Math.min(left, right) });
			}
		}
		cuts.sort((a, b) => b.papers - a.papers);
		for (const { parts } of cuts.slice(0, 2)) {
			readings.push({ words: [...words.slice(0, i), ...parts, ...words.slice(i + 1)], bonus: CUT_BONUS });
		}
	});
	return readings.slice(0, 4);
}
