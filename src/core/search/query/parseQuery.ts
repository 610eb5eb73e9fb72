import { LONGEST_QUERY } from '../limits';
import { tokensOf } from '../words/tokens';
import { parseFilter } from './qualifiers';
import type { Filter, Query, QueryProblem, QueryWord } from './query';

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
	/** Quoted, and the second quote is there. */
	readonly closed: boolean;
}

/**
 * Reads a query: plain words first, then `name:value` qualifiers, `"exact phrases"` and `-without`, in any order.
 * Never fails: what it cannot use becomes a problem, and an unknown qualifier is searched as plain words. Of a text
 * longer than `LONGEST_QUERY` the beginning counts.
 */
export function parseQuery(text: string): Query {
	const words: QueryWord[] = [];
	const phrases: string[] = [];
	const filters: Filter[] = [];
	const problems: QueryProblem[] = [];
	let titleOnly = false;
	let inFullText = false;
	const read = text.slice(0, LONGEST_QUERY);
	if (read !== text) {
		const message = `Only the first ${LONGEST_QUERY} characters are searched for`;
		problems.push({ start: read.length, end: text.length, message });
	}
	for (const piece of piecesOf(read)) {
		const { start, end, negated, name, value } = piece;
		if (name === null) {
			if (negated) {
				filters.push({ kind: 'text', value, negated: true });
			} else if (piece.quoted) {
				phrases.push(value);
			} else {
				words.push(...wordsOf(value, piece.valueStart, end === read.length));
			}
			continue;
		}
		const parsed = parseFilter(name, value, negated, piece.closed);
		if (parsed === 'title') {
			titleOnly = true;
		} else if (parsed === 'text') {
			inFullText = true;
		} else if ('problem' in parsed) {
			problems.push({ start, end, message: parsed.problem });
			if (parsed.unknown) {
				words.push(...wordsOf(read.slice(start, end), start, end === read.length));
			}
		} else {
			filters.push(parsed);
		}
	}
	const meant = phrases.filter((phrase) => tokensOf(phrase).length > 0);
	// No index holds full texts: their words are conditions, and the newest papers that meet them come first.
	const inText = [...words.map((word) => word.text), ...meant];
	const conditions = inText.map((value): Filter => ({ kind: 'fullText', value, negated: false }));
	return {
		text,
		words: inFullText ? [] : words,
		phrases: inFullText ? [] : meant,
		filters: inFullText ? [...filters, ...conditions] : filters,
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
		const closed = quoted && at < text.length;
		at += closed ? 1 : 0;
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
			closed,
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
