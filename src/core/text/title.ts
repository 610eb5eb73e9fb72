import { SYMBOLS } from './latex';
import { normalized } from './normalize';
import { LatexReading } from './titleLatex';

/**
 * A title as people read it: `$\text{Transformer}^2$` → `Transformer²`, `$\pi_0$` → `π₀`, `{\it x}` → `x`.
 * What it does not understand stays as it stands in the source. White space becomes single blanks.
 */
export function readableTitle(source: string): string {
	const blank = (ODD_BLANKS.test(source) ? source.replace(BLANKS, ' ') : source).trim();
	const title = blank.includes('times') ? blank.replace(BARE_TIMES, '×') : blank;
	if (!LATEX_SIGN.test(title)) {
		return title;
	}
	const reading = new LatexReading(title);
	return normalized(reading.read().replace(BLANKS, ' ').trim()) || title;
}

/**
 * A title normalised for identity: letters and digits of every script in lower case, LaTeX read as people read it.
 * Punctuation, blanks and highlight splits do not matter; a `+` or `#` that ends a word does (`C++` is not `C`).
 * Greek letters and common signs count by their name, since pages print `$\pi$` as `pi` and `\times` as `times`.
 */
export function titleKey(title: string): string {
	const readable = LATEX_SIGN.test(title) ? readableTitle(title) : title;
	if (SIMPLE.test(readable) && WORD_SIGN.test(readable)) {
		return readable.toLowerCase().replace(NOT_SIMPLE, '');
	}
	const compatible = ASCII.test(readable) ? readable : normalized(readable, 'NFKC').replace(NAMED_SIGNS, nameOf);
	const key = withoutInnerSigns(compatible).replace(NOT_KEY, '').toLowerCase();
	return key === '' ? title.replace(BLANKS, '').toLowerCase() : key;
}

/** What pages leave of `$2\times$`. */
const BARE_TIMES = /(?<=\d)times(?![A-Za-z])/g;
const BLANKS = /\s+/gu;
const ODD_BLANKS = / {2}|[^\S ]/u;
const LATEX_SIGN = /[$\\{}^]|\p{Script=Greek}_|``/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
/** ASCII without a sign that could end a word. */
const SIMPLE = /^[\t\n\r !"$-*,-~]*$/;
const WORD_SIGN = /[A-Za-z0-9]/;
const NOT_SIMPLE = /[^a-z0-9]+/g;
const NOT_KEY = /[^\p{L}\p{N}\p{M}+#]+/gu;

/** Of `+` and `#` only those that end a word; each run of them is looked at once, however long it is. */
function withoutInnerSigns(text: string): string {
	return /[+#]/.test(text) ? text.replace(INNER_SIGNS, ' ').replace(SIGNS_OF_NO_WORD, ' ') : text;
}

const INNER_SIGNS = /(?<![+#])[+#]+(?![+#]|$|[\s:,.;])/gu;
const SIGNS_OF_NO_WORD = /(?<![\p{L}\p{N}+#])[+#]/gu;

const SIGN_NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries(SYMBOLS)
		.filter(([name, sign]) => /^(?![\x21-\x7e])[\p{Script=Greek}\p{Sm}]$/u.test(sign) && !/^text|^surd$/u.test(name))
		.map(([name, sign]) => [sign.normalize('NFKC'), name.replace(/^var/, '')]),
);
const NAMED_SIGNS = new RegExp(`[${[...SIGN_NAMES.keys()].filter((sign) => sign !== '+').join('')}]`, 'gu');
const nameOf = (sign: string): string => SIGN_NAMES.get(sign) ?? sign;
