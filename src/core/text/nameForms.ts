// What a name looks like: forms of words and phrases, and how a short form goes with a long one.
import { GENERAL_TERMS, NAMES_OF_OTHERS } from './knownNames';

const JOINING = '(?:of|for|with|and|via|by|in|to|the|on|from|as|a|an|or|over|through|-)';

/** Camel case, capitals, digits among letters: a form no dictionary word has. */
export function isDistinct(word: string): boolean {
	return !isKnown(word) && hasDistinctForm(word);
}

/** In UTF-16 units; keeps reading linear. */
const LONGEST_NAME = 60;

export function hasDistinctForm(word: string): boolean {
	if (word.length > LONGEST_NAME || !/\p{L}/u.test(word)) return false;
	const letters = word.replace(/s$/u, '');
	if (/^(?:\d+[\p{L}-]+|[\p{Ll}\d-]+)$/u.test(word)) return false;
	if (/\p{Ll}\p{Lu}|\p{Lu}{2,}|\p{L}[_^+]|\p{Lu}[\p{L}-]*\d/u.test(letters))
		return !/^(?:\p{Lu}\p{Ll}+-)*\p{Lu}{2,4}-\p{Lu}?\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u.test(word) || !startsKnown(word);
	return /^\p{Lu}-\p{Lu}/u.test(word);
}

/** `LLM-based`, `RL-Driven`: a general term with something hung on it. */
function startsKnown(word: string): boolean {
	return isKnown(word.split('-')[0] ?? '');
}

export function isKnown(name: string): boolean {
	return isGeneral(name) || NAMES_OF_OTHERS.has(normal(name));
}

export function isGeneral(name: string): boolean {
	return GENERAL_TERMS.has(normal(name));
}

/** Letters and digits in lower case. */
export function normal(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `Chain-of-Action` and `Meta-World` are names, `Open-Ended` at the head of a title is none by its form. */
export function isDictionaryHead(word: string): boolean {
	return !/-/u.test(word) || /^(?:Open|Multi|Self|Semi|Non|Pre|Post|Cross|Inter|Intra|Sub|Super|Un|Re|Co)-/u.test(word);
}

export function trimMarks(text: string): string {
	return text.replace(/^["“‘'`*~]+|["”’'`*~.,;:]+$/gu, '');
}

export function wordIn(name: string, text: string): boolean {
	return occurrences(name, text, 1) > 0;
}

/** How often a name stands in a text by itself, counted up to `limit`. */
export function occurrences(name: string, text: string, limit = 20): number {
	let count = 0;
	for (let at = text.indexOf(name); at >= 0 && count < limit; at = text.indexOf(name, at + name.length)) {
		if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + name.length] ?? ' ')) count += 1;
	}
	return count;
}

const LETTER = /[\p{L}\p{N}]/u;

/** First words of a phrase that make a name: one distinct word, or a run of capitalised ones that is no sentence start. */
export function nameIn(words: readonly string[]): string | null {
	const first = words[0] ?? '';
	if (isDistinct(first) || /^(?:\p{Lu}\p{L}+-)+(?:of-|to-|in-)?\p{Lu}\p{L}+$/u.test(first)) return first;
	const second = words[1] ?? '';
	if (
		words.length >= 2 &&
		words.every((word) => /^\p{Lu}[\p{L}-]+$/u.test(word)) &&
		!isKnown(first) &&
		!isKnown(words.join(''))
	) {
		if (isDistinct(second) && words.length === 2) return second.length > 3 ? second : null;
		return words.join(' ');
	}
	return words.length === 1 && /^\p{Lu}\p{Ll}{3,}$/u.test(first) && !isKnown(first) ? first : null;
}

/**
 * The words before a bracket that a short form stands for, matched from the end by the letters of its capitals and
 * digits as in Schwartz & Hearst (2003); `null` when they do not fit.
 */
export function longForm(short: string, before: string): string | null {
	const letters = normal(short.replace(/s$/u, ''));
	const words = before.split(/\s+/u).slice(-(letters.length * 2 + 3));
	let at = before.length;
	let letter = letters.length - 1;
	const text = words.join(' ');
	at = text.length - 1;
	for (; at >= 0 && letter >= 0; at--) {
		const character = (text[at] ?? '').toLowerCase();
		const startsWord = at === 0 || /[\s\-–/"“(]/u.test(text[at - 1] ?? '');
		if (character === letters[letter] && (letter > 0 || startsWord)) letter -= 1;
	}
	if (letter >= 0) return null;
	const long = trimMarks(text.slice(at + 1)).replace(/^["“‘'`(]+/u, '');
	if (/[.;:!?]\s|[()]/u.test(long)) return null;
	return long.split(/[\s-]+/u).length >= 2 && long.split(/\s+/u).length <= letters.length + 4 ? long : null;
}

export function isAbbreviationOf(short: string, long: string): boolean {
	return longForm(short, long) !== null;
}

/** Every word of weight begins with a capital. */
export function isTitleCase(long: string): boolean {
	const words = long.split(/\s+/u).filter((word) => !new RegExp(`^${JOINING}$`, 'iu').test(word));
	return (
		words.length >= 2 &&
		words.filter((word) => /^[\p{Lu}\d]/u.test(word)).length >= words.length - 1 &&
		/^\p{Lu}|^\p{Ll}+ \p{Lu}/u.test(long)
	);
}

/** Whether a word is put together from beginnings of at least two words of the title, in any order. */
export function isMadeOf(word: string, title: string): boolean {
	const words = title
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((part) => part.length > 3);
	const fits = (rest: string, free: readonly string[], used: number): boolean => {
		if (rest === '') return used >= 2;
		return free.some((candidate, index) => {
			let length = 0;
			while (length < rest.length && candidate[length] === rest[length]) length += 1;
			for (; length > 0; length--) {
				if (
					fits(
						rest.slice(length),
						free.filter((_, other) => other !== index),
						used + 1,
					)
				)
					return true;
			}
			return false;
		});
	};
	return fits(word, words.slice(0, 12), 0);
}

export function distinct(names: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	return names.filter((name) => {
		const key = normal(name);
		if (key === '' || seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
