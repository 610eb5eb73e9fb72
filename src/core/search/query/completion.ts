import Fuse from 'fuse.js';
import { piecesOf } from './parseQuery';
import { QUALIFIERS, type Qualifier } from './qualifiers';

/** Values of the library that qualifiers may take. */
export interface KnownValues {
	readonly topics?: readonly string[];
	/** Names that a start of one may mean: too many to be told all. */
	readonly authors?: (start: string, most: number) => readonly string[];
	readonly organizations?: readonly string[];
	readonly years?: readonly string[];
	readonly sources?: readonly string[];
	readonly tags?: readonly string[];
}

/** What may stand at a place of a query instead of what is there. */
export interface Completion {
	/** Range of the query to replace. */
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** What it does, in a few words. */
	readonly detail: string;
}

const MOST = 12;
const VALUES: Readonly<Record<string, Exclude<keyof KnownValues, 'authors'> | undefined>> = {
	topic: 'topics',
	org: 'organizations',
	year: 'years',
	date: 'years',
	source: 'sources',
	tag: 'tags',
};

/**
 * Completions of the qualifier the offset stands in or after: names of qualifiers for the start of a word, values
 * after the colon. Values are found with typing errors too (fuse.js). Empty where nothing would be a qualifier.
 */
export function completeQualifier(text: string, offset: number, known: KnownValues = {}): readonly Completion[] {
	const piece = piecesOf(text.slice(0, offset)).find(({ start, end }) => start < offset && end >= offset);
	if (piece === undefined || (piece.quoted && piece.name === null)) {
		return [];
	}
	const start = piece.start + (piece.negated ? 1 : 0);
	const end = endOfWord(text, offset);
	if (piece.name === null) {
		return QUALIFIERS.filter(({ name }) => name.startsWith(piece.value.toLowerCase())).map((qualifier) => ({
			start,
			end,
			text: qualifier.values.length === 1 ? `${qualifier.name}:${qualifier.values[0]} ` : `${qualifier.name}:`,
			detail: `${qualifier.summary}, e.g. ${qualifier.example}`,
		}));
	}
	const qualifier = QUALIFIERS.find(({ name }) => name === piece.name);
	if (qualifier === undefined) {
		return [];
	}
	const values =
		qualifier.name === 'author'
			? (known.authors?.(piece.value, MOST) ?? [])
			: matching(valuesOf(qualifier, known), piece.value);
	return values.map((value) => ({
		start,
		end,
		text: `${qualifier.name}:${/\s/.test(value) ? `"${value}"` : value} `,
		detail: qualifier.summary,
	}));
}

function valuesOf({ name, values }: Qualifier, known: KnownValues): readonly string[] {
	const from = VALUES[name];
	return values.length > 0 || from === undefined ? values : (known[from] ?? []);
}

/** Names of topics, organisations and files are compared so far. */
const LONGEST_VALUE = 100;

function matching(values: readonly string[], typed: string): readonly string[] {
	if (typed === '') {
		return values.slice(0, MOST);
	}
	const fuse = new Fuse(values, { threshold: 0.35, ignoreLocation: true });
	return fuse.search(typed.slice(0, LONGEST_VALUE), { limit: MOST }).map(({ item }) => item);
}

function endOfWord(text: string, offset: number): number {
	let end = offset;
	while (end < text.length && !/\s/.test(text[end]!)) {
		end++;
	}
	return end;
}
