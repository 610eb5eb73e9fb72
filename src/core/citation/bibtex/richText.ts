import { normalized } from '../../text/normalize';
import type { Inline } from './inlines';
import { latexInlines } from './latexInlines';
import { SentenceCase } from './sentenceCase';

/** How each style is written in CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
const TAGS = {
	i: ['<i>', '</i>'],
	b: ['<b>', '</b>'],
	sup: ['<sup>', '</sup>'],
	sub: ['<sub>', '</sub>'],
	sc: ['<span style="font-variant:small-caps;">', '</span>'],
} as const;

/** LaTeX as the little HTML of CSL-JSON. */
export function richText(source: string): string {
	return finished(source, rendered(latexInlines(source), null, false));
}

/**
 * The title of a BibTeX entry as CSL wants it. BibTeX titles are in title case and braces keep what must not be changed;
 * CSL titles are in sentence case and `<span class="nocase">` keeps it.
 */
export function cslTitle(source: string): string {
	const inlines = latexInlines(source);
	const read = new SentenceCase();
	rendered(inlines, read, false);
	return finished(source, rendered(inlines, new SentenceCase(read.wordCount), false));
}

/** A field that is nothing but a command of its file's own (`\apj`) shows its name. */
function finished(source: string, text: string): string {
	const readable = normalized(text.replace(ODD_BLANKS, blank).trim());
	return readable === '' ? (/^\W*\\([A-Za-z]+)\W*$/u.exec(source)?.[1] ?? '') : readable;
}

/** All but a single blank, of those that stay what they are. */
const ODD_BLANKS = /\s{2,}|[^\S \u00a0\u2009]/gu;

/** Blanks that do not break, or are thin, stay what they are. */
function blank(blanks: string): string {
	return blanks.length === 1 && /[\u00a0\u2009]/u.test(blanks) ? blanks : ' ';
}

function rendered(inlines: readonly Inline[], sentence: SentenceCase | null, isKept: boolean): string {
	return merged(inlines)
		.map((inline, index, all) => {
			if (inline.kind === 'text') {
				if (sentence === null) return inline.text;
				const isFormula = /(?:^|\P{L})\p{Lu}$/u.test(inline.text) && isScript(all[index + 1]);
				const kept = isKept ? inline.text : isFormula ? inline.text.slice(-1) : '';
				return sentence.next(inline.text.slice(0, inline.text.length - kept.length), false) + sentence.next(kept, true);
			}
			if (inline.kind === 'math') {
				return sentence === null || isKept ? inline.text : marked(sentence.next(inline.text, true));
			}
			if (inline.kind === 'styled') {
				const [open, close] = TAGS[inline.style];
				return open + rendered(inline.inlines, sentence, isKept) + close;
			}
			const inside = rendered(inline.inlines, sentence, true);
			// `{\"O}` and `{\TeX}` are letters of the word around them.
			return sentence === null || isKept || (inline.isSpecial && LETTERS.test(inside)) ? inside : marked(inside);
		})
		.join('');
}

/** With neighbouring texts as one, since a word may go through several. */
function merged(inlines: readonly Inline[]): readonly Inline[] {
	const all: Inline[] = [];
	let texts: string[] = [];
	const end = () => {
		if (texts.length > 0) all.push({ kind: 'text', text: normalized(texts.join('')) });
		texts = [];
	};
	for (const inline of inlines) {
		if (inline.kind === 'text') texts.push(inline.text);
		else {
			end();
			all.push(inline);
		}
	}
	end();
	return all;
}

function isScript(inline: Inline | undefined): boolean {
	return inline?.kind === 'math' || (inline?.kind === 'styled' && (inline.style === 'sub' || inline.style === 'sup'));
}

const LETTERS = /^[\p{L}\p{M}]+$/u;

/** Text that keeps its case in every style. */
function marked(text: string): string {
	return /\p{L}/u.test(text) ? `<span class="nocase">${text}</span>` : text;
}
