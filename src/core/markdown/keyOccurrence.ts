import type { Range } from '../citation/bibliographies/range';

/** What a key is where it stands. */
export type KeyRole =
	/** It is cited in the text, in a caption or in metadata that is text. */
	| 'citation'
	/** It is listed without being cited. */
	| 'nocite'
	/** It refers to a label of the same text: a figure, a table, a section. */
	| 'cross-reference'
	/** The label itself. */
	| 'label'
	/** The id of an entry that the document holds itself. */
	| 'inline-entry';

/** How a key is written where it stands, which says what has to be written around another one. */
export type KeySyntax =
	/** `@key` or `@{key}`. */
	| 'pandoc'
	/** `@key` or `#cite(label("key"))`. */
	| 'typst'
	/** By itself, between commas, quotes or other marks that stay. */
	| 'bare'
	/** A value of YAML, with its quotes. */
	| 'yaml';

/** A key as it stands in a text. */
export interface KeyOccurrence {
	readonly key: string;
	readonly role: KeyRole;
	readonly syntax: KeySyntax;
	/** The key without `@`, braces and quotes. */
	readonly keyRange: Range;
	/** With what belongs to it and is replaced with it: from the `@` to behind the key and its brace. */
	readonly markRange: Range;
}

/** A key that stands by itself. */
export function bareKey(key: string, start: number, role: KeyRole): KeyOccurrence {
	const range = { start, end: start + key.length };
	return { key, role, syntax: 'bare', keyRange: range, markRange: range };
}
