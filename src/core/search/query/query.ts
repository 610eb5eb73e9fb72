import type { LinkKind } from '../../paper';

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
	| { readonly kind: 'topic' | 'org' | 'source' | 'tag'; readonly value: string }
	/** `isOpen`: the last word of the name may lack its end. */
	| { readonly kind: 'author'; readonly value: string; readonly isOpen: boolean }
	/** First and last day, `YYYY-MM-DD`, both included; `null` where open: both are for any date at all. */
	| { readonly kind: 'date'; readonly from: string | null; readonly to: string | null }
	| { readonly kind: 'has'; readonly what: LinkKind }
	| { readonly kind: 'is'; readonly state: PaperState }
	| { readonly kind: 'text'; readonly value: string }
	/** A word or a phrase of the whole text, where that was read: `in:text`. */
	| { readonly kind: 'fullText'; readonly value: string }
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
