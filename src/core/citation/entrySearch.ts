import { derived } from '../derived';
import type { Bibliography, BibliographyEntry } from './bibliography';

/** Most characters of an edit distance that still make one key a mistyping of another. */
const MAX_DISTANCE = 3;

interface Haystack {
	readonly entry: BibliographyEntry;
	readonly key: string;
	readonly words: string;
}

const haystacksOf = ({ entries }: Pick<Bibliography, 'entries'>): readonly Haystack[] =>
	entries.map((entry) => ({
		entry,
		key: fold(entry.key),
		words: wordsOf(`${entry.key} ${entry.title} ${entry.authors} ${entry.year ?? ''}`),
	}));

/**
 * Entries whose key, title, authors and year hold every part of what was typed, best first: the key from its start, then
 * words from their start, then anywhere. Parts are divided by `-_.:+/` and blanks, as a key has no blanks.
 */
export function findEntries(
	bibliography: Pick<Bibliography, 'entries'>,
	typed: string,
	limit: number,
): readonly BibliographyEntry[] {
	const whole = fold(typed);
	const parts = whole.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
	const beginnings = parts.map((part) => ` ${part}`);
	const tiers: BibliographyEntry[][] = [[], [], [], []];
	for (const { entry, key, words } of derived(bibliography, haystacksOf)) {
		const tier = key.startsWith(whole)
			? 0
			: beginnings.every((beginning) => words.includes(beginning))
				? 1
				: key.includes(whole)
					? 2
					: parts.every((part) => words.includes(part))
						? 3
						: -1;
		if (tier >= 0) tiers[tier]?.push(entry);
	}
	return tiers.flat().slice(0, limit);
}

/** Keys of the bibliographies that a key may have been meant to be, nearest first. */
export function nearestKeys(
	bibliographies: readonly Pick<Bibliography, 'entries'>[],
	key: string,
	limit: number,
): readonly string[] {
	const wanted = fold(key);
	const most = Math.min(MAX_DISTANCE, Math.floor(wanted.length / 2));
	const found = new Map<string, number>();
	for (const { entries } of bibliographies) {
		for (const entry of entries) {
			const distance = editDistance(wanted, fold(entry.key), most);
			if (distance <= most) found.set(entry.key, distance);
		}
	}
	return [...found]
		.sort((a, b) => a[1] - b[1])
		.slice(0, limit)
		.map(([near]) => near);
}

/** Insertions, deletions, replacements and swaps that make `b` of `a`; anything above `most` where there are more. */
function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
			}
			row.push(best);
		}
		if (Math.min(...row) > most) return most + 1;
		beforeLast = last;
		last = row;
	}
	return last[b.length] ?? most + 1;
}

/** Folded words, each with a blank before it. */
function wordsOf(text: string): string {
	const folded = ` ${fold(text)}`;
	return ASCII.test(folded) ? folded.replace(/[^a-z0-9]+/g, ' ') : folded.replace(/[^\p{L}\p{N}]+/gu, ' ');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

function fold(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}
