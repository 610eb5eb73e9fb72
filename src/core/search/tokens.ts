import { ASCII, FIRST_UNIT, foldWide, isUnspaced, JOINER, RAISER, SEPARATOR, SILENT } from './fold';

/** Receives the tokens of a text in reading order; aliases follow the parts they stand for. */
export interface TokenSink {
	/**
	 * @param units folded UTF-16 units, valid during the call only
	 * @param from first unit of the token in `units`
	 * @param to one past the last
	 * @param start offset of the token in the text
	 * @param end offset one past the token in the text
	 * @param alias a further name of what was just read, taking no place of its own: `gpt4` for `GPT-4`, `squared` for `²`
	 * @param attached true when only a joiner, no blank, stands between this and the token before
	 */
	token(
		units: Uint16Array,
		from: number,
		to: number,
		start: number,
		end: number,
		alias: boolean,
		attached: boolean,
	): void;
}

/** Longest word kept, in UTF-16 units; what is beyond is not compared. */
export const MAX_WORD = 40;
const MAX_COMPOUND = 64;
/** A compound of more parts than this is a path or a sentence in dashes, not a name. */
const MAX_PARTS = 4;

const BACKSLASH = 92;
const CARET = 94;
const DOT = 46;
const COMMA = 44;
const BLANK = 32;

/** LaTeX commands that only dress what follows; other commands (`\pi`, `\times`) are words. */
const DRESSING = new Set(
	(
		'text texttt textbf textit textsc textrm textsf textsuperscript textsubscript emph it bf em rm tt sc sf sl ' +
		'mathbf mathrm mathit mathcal mathbb mathsf mathtt mathfrak boldsymbol bm operatorname left right ' +
		'scriptsize small large footnotesize ensuremath mbox hbox underline overline hat tilde bar vec url href'
	).split(' '),
);

function unitsOf(word: string): Uint16Array {
	return Uint16Array.from(word, (character) => character.charCodeAt(0));
}

const POWERS: Readonly<Record<number, Uint16Array>> = { 50: unitsOf('squared'), 51: unitsOf('cubed') };

const units = new Uint16Array(MAX_COMPOUND + MAX_WORD);

/**
 * Reads the words of `text`. Parts of compounds come one by one, then the whole compound without its joiners;
 * digits keep to their letters (`gpt4` is one word, `GPT-4` is `gpt`, `4` and `gpt4`). Scripts without blanks come as
 * overlapping pairs of characters and the last character of each run. Linear in the length of the text.
 */
export function readTokens(text: string, sink: TokenSink): void {
	const length = text.length;
	let i = 0;
	while (i < length) {
		let code = text.charCodeAt(i);
		if (code < 128 && ASCII[code]! < FIRST_UNIT && code !== BACKSLASH && code !== CARET) {
			i++;
			continue;
		}
		// Nearly every word is of ASCII letters and digits between blanks.
		const start = i;
		let count = 0;
		while (i < length && count < MAX_WORD) {
			code = text.charCodeAt(i);
			const unit = code < 128 ? ASCII[code]! : 0;
			if (unit < FIRST_UNIT) {
				break;
			}
			units[count++] = unit;
			i++;
		}
		if (count > 0 && (i === length || code === BLANK)) {
			sink.token(units, 0, count, start, i, false, false);
		} else {
			i = compounds.read(text, start, sink);
		}
	}
}

/** Reads what is not a plain word, up to its end: compounds, LaTeX, other scripts. */
class CompoundReader {
	#text = '';
	#sink!: TokenSink;
	/** Units of the compound so far, and where its current part starts among them. */
	#filled = 0;
	#part = 0;
	#parts = 0;
	#inPart = false;
	#start = 0;
	#partStart = 0;
	/** End of the last letter or digit in the text. */
	#end = 0;
	#raised = false;
	#raiseNext = false;
	/** The character before, when it is of a script without blanks, else -1; and the length of its run. */
	#unspaced = -1;
	#unspacedStart = 0;
	#run = 0;
	#over = false;

	/** Reads from `start` to the next separator; returns the offset after it. */
	read(text: string, start: number, sink: TokenSink): number {
		this.#text = text;
		this.#sink = sink;
		this.#over = false;
		this.#filled = 0;
		this.#parts = 0;
		this.#inPart = false;
		this.#raiseNext = false;
		let i = start;
		while (i < text.length && !this.#over) {
			i = this.#readAt(i);
		}
		this.#mark(SEPARATOR);
		return i;
	}

	#readAt(i: number): number {
		const code = this.#text.charCodeAt(i);
		if (code >= 128) {
			return this.#readWide(i);
		}
		const unit = ASCII[code]!;
		if (unit >= FIRST_UNIT) {
			this.#unit(unit, i, i + 1);
		} else if (code === BACKSLASH) {
			this.#mark(JOINER);
			return skipDressing(this.#text, i);
		} else if ((code === DOT || code === COMMA) && isDigit(this.#text, i - 1) && isDigit(this.#text, i + 1)) {
			this.#mark(JOINER);
		} else if (unit !== SILENT) {
			this.#mark(unit);
		}
		return i + 1;
	}

	#readWide(start: number): number {
		const codePoint = this.#text.codePointAt(start)!;
		const end = start + (codePoint > 0xffff ? 2 : 1);
		const folded = foldWide(codePoint);
		for (let i = 0; i < folded.length; i++) {
			const unit = folded.charCodeAt(i);
			if (unit >= FIRST_UNIT && isUnspaced(unit)) {
				this.#unspacedUnit(unit, start, end);
			} else if (unit >= FIRST_UNIT) {
				this.#unit(unit, start, end);
			} else if (unit !== SILENT) {
				this.#mark(unit);
			}
		}
		return end;
	}

	#unit(unit: number, start: number, end: number): void {
		if (this.#unspaced >= 0) {
			this.#endUnspaced();
		}
		if (!this.#inPart) {
			if (this.#filled >= MAX_COMPOUND) {
				this.#endCompound();
			}
			this.#inPart = true;
			this.#part = this.#filled;
			this.#partStart = start;
			this.#raised = this.#raiseNext;
			this.#raiseNext = false;
			if (this.#parts === 0) {
				this.#start = start;
			}
		}
		if (this.#filled - this.#part < MAX_WORD) {
			units[this.#filled++] = unit;
		}
		this.#end = end;
	}

	#unspacedUnit(unit: number, start: number, end: number): void {
		if (this.#unspaced < 0) {
			this.#endCompound();
			this.#run = 1;
		} else {
			this.#run++;
			units[0] = this.#unspaced;
			units[1] = unit;
			this.#sink.token(units, 0, 2, this.#unspacedStart, end, false, this.#run > 2);
		}
		this.#unspaced = unit;
		this.#unspacedStart = start;
		this.#end = end;
	}

	#mark(mark: number): void {
		if (this.#unspaced >= 0) {
			this.#endUnspaced();
		}
		if (mark === SEPARATOR) {
			this.#endCompound();
			this.#over = true;
		} else {
			this.#endPart();
			this.#raiseNext ||= mark === RAISER;
		}
	}

	#endUnspaced(): void {
		units[0] = this.#unspaced;
		this.#sink.token(units, 0, 1, this.#unspacedStart, this.#end, this.#run > 1, this.#run > 1);
		this.#unspaced = -1;
	}

	#endPart(): void {
		if (!this.#inPart) {
			return;
		}
		this.#inPart = false;
		this.#sink.token(units, this.#part, this.#filled, this.#partStart, this.#end, false, this.#parts > 0);
		const power = this.#raised && this.#filled - this.#part === 1 ? POWERS[units[this.#part]!] : undefined;
		if (power !== undefined) {
			this.#sink.token(power, 0, power.length, this.#partStart, this.#end, true, true);
		}
		this.#parts++;
	}

	#endCompound(): void {
		this.#endPart();
		if (this.#parts > 1 && this.#parts <= MAX_PARTS && this.#filled <= MAX_WORD) {
			this.#sink.token(units, 0, this.#filled, this.#start, this.#end, true, true);
		}
		this.#parts = 0;
		this.#filled = 0;
		this.#raiseNext = false;
	}
}

const compounds = new CompoundReader();

/** Offset after a backslash and, where it only dresses text, its command. */
function skipDressing(text: string, backslash: number): number {
	let end = backslash + 1;
	while (end < text.length && end - backslash <= 20 && /[a-zA-Z]/.test(text[end]!)) {
		end++;
	}
	return DRESSING.has(text.slice(backslash + 1, end)) ? end : backslash + 1;
}

function isDigit(text: string, offset: number): boolean {
	const code = text.charCodeAt(offset);
	return code >= 48 && code <= 57;
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
			tokens.push({ text: String.fromCharCode(...buffer.subarray(from, to)), start, end, alias, attached });
		},
	});
	return tokens;
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
