import { normalized } from '../../text/normalize';
import type { TextStyle } from './latexCommands';

/** A run of text or mathematics, a run that looks different, or what stands in braces of its own, which keep its case. */
export type Inline =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'math'; readonly text: string }
	| { readonly kind: 'styled'; readonly style: TextStyle; readonly inlines: readonly Inline[] }
	| { readonly kind: 'group'; readonly inlines: readonly Inline[]; readonly isSpecial: boolean };

/** The text of inlines, composed (NFC). */
export function plainText(inlines: readonly Inline[]): string {
	const texts: string[] = [];
	addTexts(inlines, texts);
	return normalized(texts.join(''));
}

function addTexts(inlines: readonly Inline[], texts: string[]): void {
	for (const inline of inlines) {
		if ('text' in inline) texts.push(inline.text);
		else addTexts(inline.inlines, texts);
	}
}

/** Puts text behind inlines, unless it is empty. */
export function putText(inlines: Inline[], text: string): void {
	if (text !== '') inlines.push({ kind: 'text', text });
}
