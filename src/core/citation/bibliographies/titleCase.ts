import { readableTitle } from '../../text/title';

/** A word as title case writes it: one capital letter, then none. */
const CAPITALISED = /^[^\p{L}]*\p{Lu}[^\p{Lu}]*$/u;
const SENTENCE_END = /[.?!:]["'”’)\]]*$/u;
/** What stands before a brace that only holds the argument of a command. */
const COMMAND = /\\(?:[A-Za-z]+|[^A-Za-z\s{}])\s*$/u;

/**
 * The title of a BibTeX entry as CSL wants it. BibTeX titles are in title case and braces keep what must not be changed;
 * CSL titles are in sentence case and `<span class="nocase">` keeps it: so words in title case begin small, except at
 * the beginning of a sentence, and braced parts are marked, as pandoc does it.
 */
export function cslTitle(source: string): string {
	const parts = bracedParts(source);
	let atStart = true;
	return parts
		.map(({ text, braced }) => {
			const readable = spaced(text, readableTitle(text));
			if (readable.trim() === '') return readable;
			const written = braced ? `<span class="nocase">${readable}</span>` : sentenceCase(readable, atStart);
			atStart = SENTENCE_END.test(readable.trimEnd());
			return written;
		})
		.join('');
}

function sentenceCase(text: string, startsSentence: boolean): string {
	let atStart = startsSentence;
	return text
		.split(/(\s+)/u)
		.map((word) => {
			if (word.trim() === '') return word;
			const kept = atStart || !CAPITALISED.test(word) || word === 'I';
			atStart = SENTENCE_END.test(word);
			return kept ? word : word.toLowerCase();
		})
		.join('');
}

interface Part {
	readonly text: string;
	readonly braced: boolean;
}

/** The parts inside and outside of protecting braces; braces that do not match protect nothing. */
function bracedParts(source: string): readonly Part[] {
	const parts: Part[] = [];
	let start = 0;
	for (let at = 0; at < source.length; at++) {
		const character = source[at];
		if (character === '\\') at += 1;
		else if (character === '$') at = Math.max(at, source.indexOf('$', at + 1));
		else if (character === '{') {
			const close = closingBrace(source, at);
			if (close < 0) break;
			if (!COMMAND.test(source.slice(0, at)) && source[at + 1] !== '\\') {
				parts.push({ text: source.slice(start, at), braced: false });
				parts.push({ text: source.slice(at + 1, close), braced: true });
				start = close + 1;
			}
			at = close;
		}
	}
	return [...parts, { text: source.slice(start), braced: false }];
}

function closingBrace(source: string, open: number): number {
	let depth = 0;
	for (let at = open; at < source.length; at++) {
		if (source[at] === '\\') at += 1;
		else if (source[at] === '{') depth += 1;
		else if (source[at] === '}' && --depth === 0) return at;
	}
	return -1;
}

/** `readableTitle` trims, but parts of a title are joined by the blanks at their ends. */
function spaced(source: string, readable: string): string {
	const before = /^\s/u.test(source) ? ' ' : '';
	const behind = /\S\s+$/u.test(source) ? ' ' : '';
	return readable === '' ? before : before + readable + behind;
}
