import { ACCENTS, DOUBLE_STRUCK, FONT_COMMANDS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from './latex';
import { accented, normalized } from './normalize';

/** Signs that a backslash only protects, in LaTeX or Markdown. */
const PROTECTED = '{}$%&#_-[]()*!.<>+|~';
const ACCENT_SIGNS = '\'`^"~=.';

/** Mathematics in titles is shorter. */
const LONGEST_MATH = 200;

/** Reads LaTeX as far as titles use it. One pass; every character is looked at a bounded number of times. */
export class LatexReading {
	private at = 0;
	private math = false;
	/** How many arguments are being read, one within the other. */
	private arguments = 0;
	/** How many accents are, one on the other. */
	private accents = 0;
	/** What the whole title has, looked for once. */
	private readonly lastBrace: number;
	private readonly hasCommands: boolean;
	private readonly hasQuotes: boolean;

	constructor(private readonly source: string) {
		this.lastBrace = source.lastIndexOf('}');
		this.hasCommands = source.includes('\\');
		this.hasQuotes = source.includes('``');
	}

	read(): string {
		let text = '';
		let before = '';
		while (this.at < this.source.length) {
			const piece = this.piece(before, 0);
			text += piece;
			before = piece || before;
		}
		return text;
	}

	/** The next sign, command, group or script; `before` is the last that was read in this group. */
	private piece(before: string, depth: number): string {
		const sign = this.source[this.at++]!;
		switch (sign) {
			case '\\':
				return this.command(depth);
			case '{':
				return this.group(depth);
			case '}':
				return depth > 0 ? '' : '}';
			case '$':
				return this.dollar();
			case '^':
				return this.script('^', SUPERSCRIPTS, depth);
			case '_':
				return this.math || this.source[this.at] === '{' || GREEK_END.test(before)
					? this.script('_', SUBSCRIPTS, depth)
					: '_';
			case '~':
				return this.math || this.hasCommands ? ' ' : '~';
			case '`':
				return this.quote('`', '“', sign);
			case "'":
				return this.hasQuotes ? this.quote("'", '”', sign) : sign;
			case 'e':
			case 'm':
			case 't':
			case 'o':
			case 'b':
			case 'u':
				return this.isBareFont() ? this.bareFont(depth) : sign;
			default:
				return sign;
		}
	}

	private quote(second: string, typographic: string, plain: string): string {
		if (this.source[this.at] === second) {
			this.at++;
			return typographic;
		}
		return plain;
	}

	/** A dollar opens or closes mathematics only where both could (pandoc's rule), so that `$200k` stays money. */
	private dollar(): string {
		if (this.math) {
			this.math = false;
			return '';
		}
		const start = this.at;
		const next = this.source[start];
		if (next === '$') {
			this.at++;
			return '';
		}
		if (next === undefined || next === ' ') {
			return '$';
		}
		const until = start + LONGEST_MATH;
		for (let end = this.source.indexOf('$', start); end > 0 && end < until; end = this.source.indexOf('$', end + 1)) {
			const last = this.source[end - 1];
			if (last !== ' ' && last !== '\\' && !isDigit(this.source[end + 1])) {
				this.math = true;
				return '';
			}
			if (last === ' ') {
				return '$';
			}
		}
		return '$';
	}

	private group(depth: number): string {
		const start = this.at;
		if (depth >= MAX_DEPTH || start > this.lastBrace) {
			return '{';
		}
		let text = '';
		let before = '';
		while (this.at < this.source.length && this.source[this.at] !== '}') {
			const piece = this.piece(before, depth + 1);
			text += piece;
			before = piece || before;
		}
		this.at++;
		// Pages drop the backslash: `{\scriptsize X}` is printed `{scriptsize X}`.
		const bare = /^([A-Za-z]+) (?=\S)/.exec(text);
		return bare && this.source[start] !== '\\' && FONT_COMMANDS.has(bare[1]!)
			? text.slice(bare[0].length)
			: text.trimStart();
	}

	/** One argument: a group, a command or one sign. A command may be the argument of a command, and that of another. */
	private argument(depth: number): string {
		while (this.source[this.at] === ' ') {
			this.at++;
		}
		if (this.at >= this.source.length) {
			return '';
		}
		if (this.arguments >= MAX_ARGUMENTS) {
			return this.source[this.at++]!;
		}
		this.arguments++;
		const text = this.piece('', depth);
		this.arguments--;
		return text;
	}

	private command(depth: number): string {
		const next = this.source[this.at] ?? '';
		if (!isLetter(next)) {
			this.at++;
			const behind = this.source[this.at];
			const takes = isLetter(behind) || behind === '{' || (behind === '\\' && this.accents < MAX_ACCENTS);
			if (ACCENT_SIGNS.includes(next) && next !== '' && takes) {
				return this.accented(ACCENTS[next]!, depth + 1);
			}
			if (next === ',' || next === ';' || next === ':' || next === ' ' || next === '\\') {
				return ' ';
			}
			return next !== '' && PROTECTED.includes(next) ? next : `\\${next}`;
		}
		const start = this.at;
		while (isLetter(this.source[this.at])) {
			this.at++;
		}
		return this.meaningOf(this.source.slice(start, this.at), depth);
	}

	private meaningOf(name: string, depth: number): string {
		if (FONT_COMMANDS.has(name)) {
			this.skipBlank();
			return '';
		}
		if (name === 'textcolor' || name === 'href') {
			this.argument(depth);
			return this.argument(depth);
		}
		if (FRACTION.test(name)) {
			const above = this.argument(depth);
			return `${above}/${this.argument(depth)}`;
		}
		if (name === 'textsuperscript' || name === 'textsubscript') {
			return name === 'textsubscript' ? this.script('_', SUBSCRIPTS, depth) : this.script('^', SUPERSCRIPTS, depth);
		}
		if (name === 'mathbb') {
			return [...this.argument(depth)].map((letter) => DOUBLE_STRUCK[letter] ?? letter).join('');
		}
		if (Object.hasOwn(SYMBOLS, name)) {
			if (this.source[this.at] === ' ' && isLetter(this.source[this.at + 1]) && !this.math) {
				this.at++;
			}
			return SYMBOLS[name]!;
		}
		const hasArgument = this.source[this.at] === '{' || this.source[this.at] === ' ';
		if (hasArgument && Object.hasOwn(ACCENTS, name) && this.accents < MAX_ACCENTS) {
			return this.accented(ACCENTS[name]!, depth);
		}
		return name;
	}

	private accented(mark: string, depth: number): string {
		this.accents++;
		const argument = normalized(this.argument(depth));
		this.accents--;
		return accented(argument, mark);
	}

	/** Pages drop backslashes: `360^circ`, `R^textbf{2}`. A whole word behind a script's sign that is a command was one. */
	private bareCommand(depth: number): string | null {
		const isGroup = this.source[this.at] === '{';
		const start = isGroup ? this.at + 1 : this.at;
		const name = BARE_NAME.exec(this.source.slice(start, start + LONGEST_NAME))?.[0] ?? '';
		const after = this.source[start + name.length];
		if (isGroup && after === '}' && Object.hasOwn(SYMBOLS, name) && name.length > 2) {
			this.at = start + name.length + 1;
			return SYMBOLS[name]!;
		}
		const isCommand =
			(Object.hasOwn(SYMBOLS, name) && (name.length > 2 || GREEK_END.test(SYMBOLS[name]!))) ||
			(FONT_COMMANDS.has(name) && (after === '{' || after === ' '));
		if (isGroup || !isCommand) {
			return null;
		}
		this.at += name.length;
		const meaning = this.meaningOf(name, depth);
		return meaning === '' ? this.argument(depth) : meaning;
	}

	/** A font that lost its backslash before a group (`texttt{D}ual`) is none of the words of a title. */
	private isBareFont(): boolean {
		const name = BARE_NAME.exec(this.source.slice(this.at - 1, this.at + LONGEST_NAME))?.[0] ?? '';
		return (
			TEXT_FONT.test(name) && this.source[this.at - 1 + name.length] === '{' && !isLetter(this.source[this.at - 2])
		);
	}

	private bareFont(depth: number): string {
		this.at--;
		const name = BARE_NAME.exec(this.source.slice(this.at, this.at + LONGEST_NAME))![0];
		this.at += name.length;
		const meaning = this.meaningOf(name, depth);
		return meaning === '' ? this.argument(depth) : meaning;
	}

	private skipBlank(): void {
		if (this.source[this.at] === ' ') {
			this.at++;
		}
	}

	private script(mark: string, letters: ReadonlyMap<string, string>, depth: number): string {
		if (depth >= MAX_DEPTH) {
			return mark;
		}
		const bare = this.bareCommand(depth + 1);
		const argument = (bare ?? this.argument(depth + 1)).trim();
		// A command takes the blank behind it, which here parts words.
		if (!this.math && depth === 0 && this.source[this.at - 1] === ' ' && argument !== '') {
			this.at--;
		}
		const raised = [...argument].map((letter) => (letter === '.' ? letter : letters.get(letter)));
		if (
			argument !== '' &&
			raised.every((letter) => letter !== undefined) &&
			(bare === null || !/\p{Lu}/u.test(argument))
		) {
			return raised.join('');
		}
		// A name set raised (`R^textbf{2AI}`), and a sign that cannot be, are read as they are.
		return bare === null ? `${mark}${argument}` : argument;
	}
}

const MAX_DEPTH = 20;
const MAX_ARGUMENTS = 60;
/** More are on no letter of any writing. */
const MAX_ACCENTS = 4;
/** Names of commands are shorter. */
const LONGEST_NAME = 16;
const BARE_NAME = /^[A-Za-z]+/;
/** Fonts by commands whose names are no words before a group. */
const TEXT_FONT =
	/^(?:text(?:bf|it|sc|tt|rm|sf|sl|up|md|normal|color|subscript|superscript|underscore)?|math(?:bf|it|rm|sf|tt|cal|frak|scr|bb|normal)|emph|boldsymbol|operatorname|mbox|underline)$/;
const FRACTION = /^[dtc]?frac$|^(?:nice|s|x)frac$/;
const GREEK_END = /\p{Script=Greek}$/u;

function isLetter(sign: string | undefined): boolean {
	return sign !== undefined && ((sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'));
}

function isDigit(sign: string | undefined): boolean {
	return sign !== undefined && sign >= '0' && sign <= '9';
}
