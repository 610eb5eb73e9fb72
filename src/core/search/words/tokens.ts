import { HALF_MASK, SIX_BITS, sixBitsOf, TOP_SIX } from '../indexing/packedWord';
import { BACKSLASH, compounds, isBetweenDigits, MAX_WORD, units } from './compounds';
import { ASCII, FIRST_UNIT, SEPARATOR } from './fold';
import { textOf } from './textOf';
import type { TokenSink } from './tokenSink';

/** Reading begins at these, which say something of what follows. */
const CARET = 94;
const BLANK = 32;

/**
 * Reads the words of `text`. Parts of compounds come one by one, then the whole compound without its joiners;
 * digits keep to their letters (`gpt4` is one word, `GPT-4` is `gpt`, `4` and `gpt4`). Scripts without blanks come as
 * overlapping pairs of characters and the last character of each run. Linear in the length of the text.
 */
export function readTokens(text: string, sink: TokenSink): void {
	const length = text.length;
	const takesWords = sink.word !== undefined;
	// In variables of their own, as those of the module are looked up at each use.
	const ascii = ASCII;
	const buffer = units;
	let i = 0;
	while (i < length) {
		let code = text.charCodeAt(i);
		if (code < 128 && ascii[code]! < FIRST_UNIT && code !== BACKSLASH && code !== CARET) {
			i++;
			continue;
		}
		// Nearly every word is of ASCII letters and digits, with a blank or a full stop behind it.
		const start = i;
		const limit = Math.min(length, start + MAX_WORD);
		let low = 0;
		let high = 0;
		while (i < limit) {
			code = text.charCodeAt(i);
			const unit = code < 128 ? ascii[code]! : SEPARATOR;
			if (unit < FIRST_UNIT) {
				break;
			}
			buffer[i - start] = unit;
			// The key of the word, packed here as a loop of its own would cost as much again.
			high = (high << SIX_BITS) | (low >>> TOP_SIX);
			low = ((low << SIX_BITS) | sixBitsOf(unit)) & HALF_MASK;
			i++;
		}
		const count = i - start;
		if (count > 0 && (i === length || endsWord(code, text, i))) {
			if (takesWords) {
				sink.word!(buffer, count, low, high, start);
			} else {
				sink.token(buffer, 0, count, start, i, false, false);
			}
		} else {
			i = compounds.read(text, start, sink);
		}
	}
}

/** True where the character at an offset, which is no letter or digit of ASCII, ends the word before it whatever follows. */
function endsWord(code: number, text: string, offset: number): boolean {
	return (
		code === BLANK ||
		(code < 128 && ASCII[code] === SEPARATOR && code !== BACKSLASH && !isBetweenDigits(code, text, offset))
	);
}

/** A token with its place, as plain data. */
export interface Token {
	readonly text: string;
	/** Offsets into the text it was read from. */
	readonly start: number;
	readonly end: number;
	/** A further name of the parts before, see `TokenSink`. */
	readonly alias: boolean;
	/** True when no blank stands between it and the token before. */
	readonly attached: boolean;
}

/** The tokens of a text as a list; for texts of a line or two. */
export function tokensOf(text: string): readonly Token[] {
	const tokens: Token[] = [];
	readTokens(text, {
		token(buffer, from, to, start, end, alias, attached) {
			tokens.push({ text: textOf(buffer, from, to), start, end, alias, attached });
		},
	});
	return tokens;
}

/** The words of a text in their order, without their further names. */
export function plainWords(text: string): readonly string[] {
	return tokensOf(text).flatMap((token) => (token.alias ? [] : [token.text]));
}

/** The words of a text with their further names, between single blanks. */
export function wordsIn(text: string): string {
	const words: string[] = [];
	readTokens(text, {
		token(buffer, from, to) {
			words.push(textOf(buffer, from, to));
		},
	});
	return words.join(' ');
}

/** Words too common to tell abstracts apart; they count in titles only. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
	(
		'a an the and or but nor of in on at to for from by with without as into onto over under than then that this these ' +
		'those it its is are was were be been being am do does did has have had will would can could may might must shall ' +
		'should not no we our us they their them he she his her you your i me my who whom which what when where why how ' +
		'there here such so if while also both each all any some more most other only very via per between through during ' +
		'about against after before up down out off own same too just however thus et al etc http https www s t'
	).split(' '),
);
