import { firstSystemName } from '../../text/names';
import { transliterate } from '../../text/transliterate';
import { personName } from '../personName';
import { issuedDate } from '../record';
import { KEY_STOPWORDS, type KeyedPaper, keyStem } from './keys';

/** The fields a formula can ask for. */
export type FormulaPaper = KeyedPaper & { readonly titleText: string; readonly authors: readonly string[] };

/** A key formula that can be used, or what is wrong with it. */
export interface KeyFormula {
	/** Key of a paper before any suffix. */
	readonly stem: (paper: FormulaPaper) => string;
	/** One sentence; `null` when the formula is right. With a problem `stem` is the project's own rule. */
	readonly problem: string | null;
}

type Token = (paper: FormulaPaper, ...args: readonly number[]) => string;
type Filter = (text: string, ...args: readonly number[]) => string;
type Part = (paper: FormulaPaper) => string;

/** What a formula can be made of; the names are Better BibTeX's where it has the same (https://retorque.re/zotero-better-bibtex/citing). */
const TOKENS: Readonly<Record<string, Token>> = {
	auth: ({ authors }, length = 0) => cut(keyName(authors[0]), length),
	authors: ({ authors }, count = 3) => authors.slice(0, count).map(keyName).join(''),
	title: ({ titleText }) => titleWords(titleText).map(capitalize).join(''),
	shorttitle: ({ titleText }, words = 3, capitals = 0) =>
		tellingWords(titleText)
			.slice(0, words)
			.map((word, index) => (index < capitals ? capitalize(word) : word))
			.join(''),
	veryshorttitle: ({ titleText }, words = 1, capitals = 0) =>
		TOKENS.shorttitle?.({ titleText } as FormulaPaper, words, capitals) ?? '',
	system: ({ title, abstract }) => plain(firstSystemName(title, abstract) ?? ''),
	year: (paper) => String(issuedDate(paper)[0] ?? ''),
	shortyear: (paper) => String(issuedDate(paper)[0] ?? '').slice(-2),
	month: (paper) => twoDigits(issuedDate(paper)[1]),
	day: (paper) => twoDigits(issuedDate(paper)[2]),
	arxiv: ({ arxivId }) => arxivId ?? '',
	offprint: (paper) => keyStem(paper),
};

const FILTERS: Readonly<Record<string, Filter>> = {
	lower: (text) => text.toLowerCase(),
	upper: (text) => text.toUpperCase(),
	capitalize,
	alphanum: (text) => text.replace(/[^A-Za-z0-9]+/gu, ''),
	substring: (text, start = 1, length = text.length) => text.slice(start - 1, start - 1 + length),
};

const TERM = /\s*(?:'([^']*)'|"([^"]*)"|([a-z]+)(?:\(([^()]*)\))?((?:\.[a-z]+(?:\([^()]*\))?)*))\s*/iy;

/**
 * A formula in the manner of Better BibTeX: terms joined by `+`, alternatives divided by `;`, e.g.
 * `auth.lower + shorttitle(3,3) + year; system.lower + year`. An alternative counts only when each of its terms is
 * known; when none is, and for an empty formula, the project's own rule makes the key. Letters are transliterated and
 * what pandoc would not read without braces is left out.
 */
export function parseKeyFormula(formula: string): KeyFormula {
	if (formula.trim() === '') return { stem: keyStem, problem: null };
	const alternatives: Part[][] = [];
	for (const alternative of formula.split(';')) {
		const parts = parseTerms(alternative);
		if (typeof parts === 'string') return { stem: keyStem, problem: parts };
		alternatives.push(parts);
	}
	return { problem: null, stem: (paper) => firstKnown(alternatives, paper) ?? keyStem(paper) };
}

function firstKnown(alternatives: readonly (readonly Part[])[], paper: FormulaPaper): string | null {
	for (const parts of alternatives) {
		const words = parts.map((part) => part(paper));
		if (words.includes('')) continue;
		const key = words
			.join('')
			.replace(/[^A-Za-z0-9_:.\-+/]+/gu, '')
			.replace(/([:.\-+/])[:.\-+/]+/gu, '$1')
			.replace(/^[:.\-+/]+|[:.\-+/]+$/gu, '');
		if (key !== '') return key;
	}
	return null;
}

function parseTerms(alternative: string): Part[] | string {
	const parts: Part[] = [];
	let at = 0;
	do {
		TERM.lastIndex = at;
		const term = TERM.exec(alternative);
		if (term === null) return `The key formula cannot be read at “${alternative.slice(at).trim()}”.`;
		at = TERM.lastIndex;
		const [, single, double, name = '', args = '', filters = ''] = term;
		const literal = single ?? double;
		if (literal !== undefined) {
			parts.push(() => literal);
			continue;
		}
		const part = parseToken(name, args, filters);
		if (typeof part === 'string') return part;
		parts.push(part);
	} while (alternative[at] === '+' && ++at > 0);
	return at < alternative.length ? `The key formula cannot be read at “${alternative.slice(at).trim()}”.` : parts;
}

function parseToken(name: string, args: string, filters: string): Part | string {
	const token = TOKENS[name.toLowerCase()];
	if (token === undefined) return `The key formula has no “${name}”; it knows ${Object.keys(TOKENS).join(', ')}.`;
	const steps: ((text: string) => string)[] = [];
	for (const [, filterName = '', filterArgs = ''] of filters.matchAll(/\.([a-z]+)(?:\(([^()]*)\))?/giu)) {
		const filter = FILTERS[filterName.toLowerCase()];
		if (filter === undefined)
			return `The key formula has no “.${filterName}”; it knows ${Object.keys(FILTERS)
				.map((known) => `.${known}`)
				.join(', ')}.`;
		steps.push((text) => filter(text, ...numbers(filterArgs)));
	}
	return (paper) => steps.reduce((text, step) => step(text), token(paper, ...numbers(args)));
}

function numbers(args: string): readonly number[] {
	return args
		.split(',')
		.map((arg) => Number.parseInt(arg, 10))
		.filter((number) => number >= 0);
}

function keyName(author: string | undefined): string {
	if (author === undefined) return '';
	const { literal, family = '' } = personName(author);
	return plain(literal ?? family);
}

function titleWords(title: string): readonly string[] {
	return title
		.split(/\s+/u)
		.map(plain)
		.filter((word) => word !== '');
}

function tellingWords(title: string): readonly string[] {
	return titleWords(title).filter((word) => !KEY_STOPWORDS.has(word.toLowerCase()));
}

/** ASCII letters and digits, their case kept. */
function plain(word: string): string {
	return transliterate(word).replace(/[^A-Za-z0-9]+/gu, '');
}

function capitalize(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

function cut(text: string, length: number): string {
	return length > 0 ? text.slice(0, length) : text;
}

function twoDigits(part: number | undefined): string {
	return part === undefined ? '' : String(part).padStart(2, '0');
}
