/**
 * What a key may hold, by the language it stands in: the one place that says so. Sources of regular expressions, to be
 * used with the flag `u`.
 */

/**
 * A key that pandoc reads without braces: a letter, digit or `_` first, then those with single punctuation of
 * `:.#$%&-+?<>~/` inside; none at its end (Pandoc manual, "Citation syntax"; `//` also inside, as in addresses).
 */
export const PANDOC_KEY = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*`;

/** What pandoc reads between braces: no blanks; one pair of braces inside is enough for any key seen and keeps reading linear. */
export const PANDOC_BRACED_KEY = String.raw`(?:[^\s{}]|\{[^\s{}]*\})+`;

/** A key that Typst reads behind `@`; any other needs `label("…")` (Typst reference, "Label"). */
export const TYPST_KEY = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_\-.:]*[\p{L}\p{N}_-])?`;

const WHOLE_PANDOC_KEY = new RegExp(`^${PANDOC_KEY}$`, 'u');
const WHOLE_TYPST_KEY = new RegExp(`^${TYPST_KEY}$`, 'u');

/** Whether pandoc reads a key without braces. */
export function isPandocKey(key: string): boolean {
	return WHOLE_PANDOC_KEY.test(key);
}

/** Whether Typst reads a key behind `@`. */
export function isTypstKey(key: string): boolean {
	return WHOLE_TYPST_KEY.test(key);
}

/** Whether every program that reads bibliographies takes a key: BibTeX, biber, pandoc, Typst, CSL processors. */
export function isPortableKey(key: string): boolean {
	return /^[^\s,{}()="#%@\\~';[\]]+$/u.test(key);
}
