/** The BibTeX parser of latex-utensils (https://github.com/tamuratak/latex-utensils), without those for LaTeX beside it. */
declare module 'latex-utensils/out/src/bibtex/bibtex_parser_simple' {
	interface Located {
		readonly location: { readonly start: { readonly offset: number } };
	}
	export interface BibtexWord extends Located {
		readonly kind: 'text_string' | 'number' | 'abbreviation';
		readonly content: string;
	}
	export interface BibtexWords extends Located {
		readonly kind: 'concat';
		readonly content: readonly BibtexWord[];
	}
	export interface BibtexField extends Located {
		/** Lower case. */
		readonly name: string;
		readonly value: BibtexWord | BibtexWords;
	}
	interface BibtexEntry {
		readonly content: readonly BibtexField[];
	}
	class BibtexError extends Error {
		readonly expected: readonly { readonly type: string; readonly text?: string }[];
		/** `null` at the end of the text. */
		readonly found: string | null;
		readonly location: Located['location'];
	}

	export { BibtexError as SyntaxError };
	export function parse(text: string): { readonly content: readonly BibtexEntry[] };
}
