import { ASCII, FIRST_UNIT, foldWide, isUnspaced, JOINER, RAISER, SEPARATOR, SILENT } from './fold';
import type { TokenSink } from './tokenSink';

/** Longest word kept, in UTF-16 units; what is beyond is not compared. */
export const MAX_WORD = 40;
const MAX_COMPOUND = 64;
/** A compound of more parts than this is a path or a sentence in dashes, not a name. */
const MAX_PARTS = 4;

export const BACKSLASH = 92;
const DOT = 46;
const COMMA = 44;

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

/** What words are folded into, one at a time. */
export const units = new Uint16Array(MAX_COMPOUND + MAX_WORD);

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
			return this.#readAscii(unit, i);
		}
		if (code === BACKSLASH) {
			this.#mark(JOINER);
			return skipDressing(this.#text, i);
		} else if (isBetweenDigits(code, this.#text, i)) {
			this.#mark(JOINER);
		} else if (unit !== SILENT) {
			this.#mark(unit);
		}
		return i + 1;
	}

	/** Reads letters and digits up to what is none; returns the offset after them. */
	#readAscii(first: number, start: number): number {
		this.#unit(first, start, start + 1);
		const text = this.#text;
		const length = text.length;
		const limit = this.#part + MAX_WORD;
		let filled = this.#filled;
		let i = start + 1;
		for (; i < length; i++) {
			const code = text.charCodeAt(i);
			const unit = code < 128 ? ASCII[code]! : SEPARATOR;
			if (unit < FIRST_UNIT) {
				break;
			}
			if (filled < limit) {
				units[filled++] = unit;
			}
		}
		this.#filled = filled;
		this.#end = i;
		return i;
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

/** One for all texts, as reading is never interrupted. */
export const compounds = new CompoundReader();

/** Offset after a backslash and, where it only dresses text, its command. */
function skipDressing(text: string, backslash: number): number {
	let end = backslash + 1;
	while (end < text.length && end - backslash <= 20 && /[a-zA-Z]/.test(text[end]!)) {
		end++;
	}
	return DRESSING.has(text.slice(backslash + 1, end)) ? end : backslash + 1;
}

/** True for the dot in `3.5` and the comma in `10,000`. */
export function isBetweenDigits(code: number, text: string, offset: number): boolean {
	return (code === DOT || code === COMMA) && isDigit(text, offset - 1) && isDigit(text, offset + 1);
}

function isDigit(text: string, offset: number): boolean {
	const code = text.charCodeAt(offset);
	return code >= 48 && code <= 57;
}
