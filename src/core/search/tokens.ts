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

const units = new Uint16Array(MAX_COMPOUND + MAX_WORD);
const raised = { squared: unitsOf('squared'), cubed: unitsOf('cubed') };

function unitsOf(word: string): Uint16Array {
	return Uint16Array.from(word, (character) => character.charCodeAt(0));
}

/**
 * Reads the words of `text`. Parts of compounds come one by one, then the whole compound without its joiners;
 * digits keep to their letters (`gpt4` is one word, `GPT-4` is `gpt`, `4` and `gpt4`). Scripts without blanks come as
 * overlapping pairs of characters and the last character of each run. Linear in the length of the text.
 */
export function readTokens(text: string, sink: TokenSink): void {
	const length = text.length;
	let filled = 0; // units of the compound so far
	let part = 0; // where the current part starts in `units`
	let parts = 0;
	let compoundStart = 0;
	let partStart = 0;
	let lastEnd = 0; // end of the last letter or digit in the text
	let partRaised = false;
	let pendingRaise = false;
	let inWord = false;
	let unspaced = -1; // the unspaced character before, when the run goes on
	let unspacedStart = 0;
	let unspacedRun = 0;

	function endPart(): void {
		if (!inWord) {
			return;
		}
		inWord = false;
		sink.token(units, part, filled, partStart, lastEnd, false, parts > 0);
		if (partRaised && filled - part === 1 && (units[part] === 50 || units[part] === 51)) {
			const power = units[part] === 50 ? raised.squared : raised.cubed;
			sink.token(power, 0, power.length, partStart, lastEnd, true, true);
		}
		parts++;
	}

	function endCompound(): void {
		endPart();
		if (parts > 1 && parts <= MAX_PARTS && filled <= MAX_WORD) {
			sink.token(units, 0, filled, compoundStart, lastEnd, true, true);
		}
		parts = 0;
		filled = 0;
		pendingRaise = false;
	}

	function endUnspaced(): void {
		units[0] = unspaced;
		sink.token(units, 0, 1, unspacedStart, lastEnd, unspacedRun > 1, unspacedRun > 1);
		unspaced = -1;
	}

	function readUnit(unit: number, start: number, end: number): void {
		if (unspaced >= 0 && !isUnspaced(unit)) {
			endUnspaced();
		}
		if (!inWord) {
			if (filled >= MAX_COMPOUND) {
				endCompound();
			}
			inWord = true;
			part = filled;
			partStart = start;
			partRaised = pendingRaise;
			pendingRaise = false;
			if (parts === 0) {
				compoundStart = start;
			}
		}
		if (filled - part < MAX_WORD) {
			units[filled++] = unit;
		}
		lastEnd = end;
	}

	function readUnspaced(unit: number, start: number, end: number): void {
		if (unspaced < 0) {
			endCompound();
			unspacedRun = 1;
		} else {
			unspacedRun++;
			units[0] = unspaced;
			units[1] = unit;
			sink.token(units, 0, 2, unspacedStart, end, false, true);
		}
		unspaced = unit;
		unspacedStart = start;
		lastEnd = end;
	}

	function readWide(start: number): number {
		const codePoint = text.codePointAt(start)!;
		const end = start + (codePoint > 0xffff ? 2 : 1);
		const folded = foldWide(codePoint);
		for (let i = 0; i < folded.length; i++) {
			const unit = folded.charCodeAt(i);
			if (unit >= FIRST_UNIT) {
				if (isUnspaced(unit)) {
					readUnspaced(unit, start, end);
				} else {
					readUnit(unit, start, end);
				}
			} else if (unit !== SILENT) {
				readMark(unit);
			}
		}
		return end;
	}

	function readMark(mark: number): void {
		if (unspaced >= 0) {
			endUnspaced();
		}
		if (mark === SEPARATOR) {
			endCompound();
		} else {
			endPart();
			pendingRaise ||= mark === RAISER;
		}
	}

	let i = 0;
	while (i < length) {
		const code = text.charCodeAt(i);
		if (code >= 128) {
			i = readWide(i);
			continue;
		}
		const unit = ASCII[code]!;
		if (unit >= FIRST_UNIT) {
			if (inWord && filled - part < MAX_WORD) {
				units[filled++] = unit;
				lastEnd = i + 1;
			} else {
				readUnit(unit, i, i + 1);
			}
		} else if (code === BACKSLASH) {
			i = skipDressing(text, i);
			readMark(JOINER);
			continue;
		} else if ((code === DOT || code === COMMA) && isDigit(text, i - 1) && isDigit(text, i + 1)) {
			readMark(JOINER);
		} else if (unit !== SILENT) {
			readMark(unit);
		}
		i++;
	}
	readMark(SEPARATOR);
}

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
