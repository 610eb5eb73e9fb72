import type { LinkKind } from '../../paper';
import { tokensOf } from '../words/tokens';
import { parseFilter } from './qualifiers';

/** A word of a query, folded as the index folds. */
export interface QueryWord {
	readonly text: string;
	/** Offsets in the query. */
	readonly start: number;
	readonly end: number;
	/** True when no blank stands between it and the word before: `4` in `GPT-4`. */
	readonly attached: boolean;
	/** True for the last word while nothing follows it: its end may still be missing. */
	readonly typing: boolean;
}

/** A condition on papers; `negated` for one written with a leading minus. */
export type Filter = (
	| { readonly kind: 'topic' | 'org' | 'source'; readonly value: string }
	/** First and last day, `YYYY-MM-DD`, both included; `null` where open. */
	| { readonly kind: 'date'; readonly from: string | null; readonly to: string | null }
	| { readonly kind: 'has'; readonly what: LinkKind }
	| { readonly kind: 'is'; readonly state: PaperState }
	| { readonly kind: 'text'; readonly value: string }
) & { readonly negated: boolean };

/** `new`: first seen since the user last looked. */
export type PaperState = 'read' | 'unread' | 'listed' | 'new';

/** Something in a query that could not be used, with its place; the rest of the query still works. */
export interface QueryProblem {
	readonly start: number;
	readonly end: number;
	/** One sentence in the user's words. */
	readonly message: string;
}

/** A query as understood; see `parseQuery`. */
export interface Query {
	readonly text: string;
	readonly words: readonly QueryWord[];
	/** Exact phrases, as written between the quotes. */
	readonly phrases: readonly string[];
	/** All must hold; several `org`, `source` or `date` filters are alternatives, as a paper has one of each. */
	readonly filters: readonly Filter[];
	/** True for `in:title`: words and phrases count in titles only. */
	readonly titleOnly: boolean;
	readonly problems: readonly QueryProblem[];
}

/** A piece of a query between blanks, quotes kept together. */
export interface QueryPiece {
	readonly start: number;
	readonly end: number;
	readonly negated: boolean;
	/** Lower-case name before the colon, `null` for plain words. */
	readonly name: string | null;
	readonly value: string;
	readonly valueStart: number;
	readonly quoted: boolean;
}

/**
 * Reads a query: plain words first, then `name:value` qualifiers, `"exact phrases"` and `-without`, in any order.
 * Never fails: what it cannot use becomes a problem, and an unknown qualifier is searched as plain words.
 */
export function parseQuery(text: string): Query {
	const words: QueryWord[] = [];
	const phrases: string[] = [];
	const filters: Filter[] = [];
	const problems: QueryProblem[] = [];
	let titleOnly = false;
	for (const piece of piecesOf(text)) {
		const { start, end, negated, name, value } = piece;
		if (name === null) {
			if (negated) {
				filters.push({ kind: 'text', value, negated: true });
			} else if (piece.quoted) {
				phrases.push(value);
			} else {
				words.push(...wordsOf(value, piece.valueStart, end === text.length));
			}
			continue;
		}
		const parsed = parseFilter(name, value, negated);
		if (parsed === 'title') {
			titleOnly = true;
		} else if ('problem' in parsed) {
			problems.push({ start, end, message: parsed.problem });
			if (parsed.unknown) {
				words.push(...wordsOf(text.slice(start, end), start, end === text.length));
			}
		} else {
			filters.push(parsed);
		}
	}
	return {
		text,
		words,
		phrases: phrases.filter((phrase) => tokensOf(phrase).length > 0),
		filters,
		titleOnly,
		problems,
	};
}

function wordsOf(text: string, offset: number, atEnd: boolean): QueryWord[] {
	const parts = tokensOf(text).filter(({ alias }) => !alias);
	return parts.map((token, i) => ({
		text: token.text,
		start: offset + token.start,
		end: offset + token.end,
		attached: token.attached,
		typing: atEnd && i === parts.length - 1 && token.end === text.length,
	}));
}

/** Names that make `name:value` a qualifier; other colons (`https://`, `Title: subtitle`) belong to words. */
const QUALIFIER = /^([a-z]{2,12}):(?!\/\/)/i;

/** Cuts a query into its pieces. */
export function piecesOf(text: string): readonly QueryPiece[] {
	const pieces: QueryPiece[] = [];
	let at = 0;
	while (at < text.length) {
		if (/\s/.test(text[at]!)) {
			at++;
			continue;
		}
		const start = at;
		const negated = text[at] === '-' && /\S/.test(text[at + 1] ?? ' ');
		at += negated ? 1 : 0;
		const name = QUALIFIER.exec(text.slice(at, at + 16))?.[1] ?? null;
		at += name === null ? 0 : name.length + 1;
		const quoted = text[at] === '"';
		const valueStart = quoted ? at + 1 : at;
		at = quoted ? closingQuote(text, valueStart) : endOfWord(text, at);
		const value = text.slice(valueStart, at);
		at += quoted && at < text.length ? 1 : 0;
		// `Title: subtitle` pasted from somewhere: the name is a word when nothing follows its colon at once.
		const isName = name !== null && (value !== '' || quoted || at === text.length);
		pieces.push({
			start,
			end: at,
			negated,
			name: isName ? name.toLowerCase() : null,
			value: name !== null && !isName ? name : value,
			valueStart: name !== null && !isName ? start + (negated ? 1 : 0) : valueStart,
			quoted,
		});
	}
	return pieces;
}

function closingQuote(text: string, from: number): number {
	const at = text.indexOf('"', from);
	return at < 0 ? text.length : at;
}

function endOfWord(text: string, from: number): number {
	let at = from;
	while (at < text.length && !/\s/.test(text[at]!)) {
		at++;
	}
	return at;
}
