import type { CslName } from '../csl';

/** What is read of a name's parts: LaTeX to text. */
export type ReadLatex = (source: string) => string;

/**
 * Names of an `author` field as pandoc's reader of BibLaTeX has them: `First von Last`, `von Last, First`,
 * `von Last, Jr, First`, `family=Last, given=First, prefix=von`, `{Whole Name}`, `others`.
 *
 * @param keepsPrefix the option `useprefix`: the particle counts as part of the family name
 */
export function bibtexNames(field: string, read: ReadLatex, keepsPrefix = false): readonly CslName[] {
	const readOnce = remembering(read);
	return splitNames(field).map((words) => nameOf(words, readOnce, keepsPrefix));
}

/** A word is looked at before it is read: its LaTeX is read once. */
function remembering(read: ReadLatex): ReadLatex {
	const texts = new Map<string, string>();
	return (source) => {
		let text = texts.get(source);
		if (text === undefined) {
			text = read(source);
			texts.set(source, text);
		}
		return text;
	};
}

function nameOf(words: readonly string[], read: ReadLatex, keepsPrefix: boolean): CslName {
	const [first = ''] = words;
	if (words.length === 1 && first === 'others') return { literal: 'others' };
	if (words.length === 1 && isBraced(first)) return { literal: read(first) };
	const parts = commaParts(words);
	if (/^[a-z-]+=/u.test(first)) return extendedName(parts, read, keepsPrefix);
	const { given, vonLast, suffix } = sorted(parts, read);
	const family = vonLast.findIndex((word) => isCapitalised(word, read));
	const lastFrom = family < 0 ? vonLast.length - 1 : family;
	const text = (some: readonly string[]) => spacedInitials(some, read);
	return withParticle({
		family: text(vonLast.slice(lastFrom)),
		given: text(given),
		prefix: text(vonLast.slice(0, lastFrom)),
		suffix: text(suffix),
		keepsPrefix,
	});
}

interface NameParts {
	readonly given: readonly string[];
	readonly vonLast: readonly string[];
	readonly suffix: readonly string[];
}

function sorted(parts: readonly (readonly string[])[], read: ReadLatex): NameParts {
	const [first = [], second, third] = parts;
	if (third !== undefined && third.length > 0) return { vonLast: first, suffix: second ?? [], given: third };
	if (second !== undefined) return { vonLast: first, suffix: [], given: second };
	const small = first.findIndex((word) => !isCapitalised(word, read));
	const from = small < 0 ? first.length - 1 : small;
	return { given: first.slice(0, from), vonLast: first.slice(from), suffix: [] };
}

/** BibLaTeX's extended format: each part with its name, in any order. */
function extendedName(parts: readonly (readonly string[])[], read: ReadLatex, keepsPrefix: boolean): CslName {
	const found = new Map<string, string>();
	for (const words of parts) {
		const [, name = '', value = ''] = /^([a-z-]+)\s*=\s*([\s\S]*)$/u.exec(words.join(' ')) ?? [];
		const text = spacedInitials(value.replace(/^"([\s\S]*)"$/u, '$1').split(' '), read);
		found.set(name, found.has(name) ? `${found.get(name)} ${text}` : text);
	}
	const part = (name: string) => found.get(name) ?? '';
	return withParticle({
		family: part('family'),
		given: part('given'),
		prefix: part('prefix'),
		suffix: part('suffix'),
		keepsPrefix: found.has('useprefix') ? part('useprefix') === 'true' : keepsPrefix,
	});
}

interface WholeName {
	readonly family: string;
	readonly given: string;
	readonly prefix: string;
	readonly suffix: string;
	readonly keepsPrefix: boolean;
}

/** `d’`, `al-` and small words at the head of a family name, which are a part of it but not sorted by. */
const HEAD = /^((?:\p{Ll}[\p{L}\p{M}]*\s+)+|\p{Ll}[\p{L}\p{M}]*[’'‘-])(?=\p{Lu})/u;

function withParticle({ family, given, prefix, suffix, keepsPrefix }: WholeName): CslName {
	const head = HEAD.exec(family)?.[1] ?? '';
	const kept = [keepsPrefix ? prefix : '', head.trim()].filter((part) => part !== '').join(' ');
	return {
		family: family.slice(head.length),
		...(given !== '' && { given }),
		...(prefix !== '' && !keepsPrefix && { 'dropping-particle': prefix }),
		...(kept !== '' && { 'non-dropping-particle': kept }),
		...(suffix !== '' && { suffix }),
	};
}

/** `J.G.` is `J. G.` */
function spacedInitials(words: readonly string[], read: ReadLatex): string {
	return words
		.map((word) => {
			const text = read(word);
			return word.startsWith('{') ? text : text.replace(/(?<![\p{L}\p{N}\p{M}-])(\p{Lu}\.)(?=\p{Lu}(?:\.|$))/gu, '$1 ');
		})
		.join(' ')
		.trim();
}

/** A whole group in braces that only hold it together, not those of `{\"O}`. */
function isBraced(word: string): boolean {
	return word.startsWith('{') && word.charAt(1) !== '\\' && groupEnd(word) === word.length;
}

/** In characters: where a word does not show its first letter by then, nobody looks for it. */
const LONGEST_BEGINNING = 400;

/**
 * Whether a word begins with a capital letter: digits do not count, nor what stands in braces, except for a single
 * letter made by a command. Scripts without small letters have only capital ones.
 */
function isCapitalised(word: string, read: ReadLatex): boolean {
	const end = word.startsWith('{') && word.charAt(1) !== '\\' ? groupEnd(word) : 0;
	const letter = /^\p{N}*(\P{N})/u.exec(read(word.slice(end, end + LONGEST_BEGINNING)))?.[1];
	return letter === undefined || /^[\p{Lu}\p{Lt}\p{Lo}]$/u.test(letter);
}

/** Behind the brace that closes the first one. */
function groupEnd(word: string): number {
	let depth = 0;
	for (let at = 0; at < word.length; at++) {
		if (word[at] === '\\') at += 1;
		else if (word[at] === '{') depth += 1;
		else if (word[at] === '}' && --depth === 0) return at + 1;
	}
	return word.length;
}

const COMMAND = /\\(?:[A-Za-z]+\s*|[^A-Za-z])/y;

/** The words of each name; a comma outside braces is a word by itself. */
function splitNames(field: string): readonly (readonly string[])[] {
	const names: string[][] = [[]];
	let depth = 0;
	let word = '';
	const end = () => {
		if (word.toLowerCase() === 'and') names.push([]);
		else if (word !== '') names.at(-1)?.push(word);
		word = '';
	};
	for (let at = 0; at < field.length; ) {
		const sign = field[at] ?? '';
		COMMAND.lastIndex = at;
		const piece = sign === '\\' ? (COMMAND.exec(field)?.[0] ?? sign) : sign;
		at += piece.length;
		if (depth === 0 && (/^[\s~]$/u.test(piece) || piece === '\\ ' || piece === '\\,')) end();
		else if (depth === 0 && piece === ',') {
			end();
			names.at(-1)?.push(',');
		} else {
			if (piece === '{') depth += 1;
			else if (piece === '}') depth = Math.max(0, depth - 1);
			word += piece;
		}
	}
	end();
	return names.filter((words) => words.some((some) => some !== ','));
}

function commaParts(words: readonly string[]): readonly (readonly string[])[] {
	const parts: string[][] = [[]];
	for (const word of words) {
		if (word === ',') parts.push([]);
		else parts.at(-1)?.push(word);
	}
	return parts;
}
