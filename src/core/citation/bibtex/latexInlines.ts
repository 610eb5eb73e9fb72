import { ACCENTS, FONT_COMMANDS, SYMBOLS } from '../../text/latex';
import { accented } from '../../text/normalize';
import { resolveString } from './bibstrings';
import { type Inline, plainText, putText } from './inlines';
import { COMMANDS, type LatexCommand, SWITCHES, type TextStyle } from './latexCommands';
import { MathFinder } from './latexMath';
import { Quotes } from './quotes';

/** Braces deeper than this are nobody's; they are read as if they were not there. */
const MAX_DEPTH = 20;
/** No letter of any writing has more; those further in print nothing. */
const MAX_ACCENTS = 4;
/** What is set as it is written is a word or two; no sign is looked for farther away. */
const LONGEST_VERB = 2000;
const LETTERS = /[A-Za-z]+\*?/y;
const BLANKS = /\s*/y;
const OPTION = /\s*\[[^[\]{}]{0,200}\]/y;
const ACCENT_SIGNS = '\'`^"~=.';
/** What stands for itself. */
const PLAIN = /[^{}`'\\$~-]+/y;
const MARKUP: ReadonlySet<string> = new Set("{`'\\$");
const NBSP = '\u00a0';
const THIN_SPACE = '\u2009';

/**
 * LaTeX of a field of a bibliography as people read it, as pandoc reads it: accents and symbols, emphasis, raised and
 * lowered text, quotes and dashes. Where pandoc drops what it does not know, the text in its braces stays. One pass.
 */
export function latexInlines(source: string): readonly Inline[] {
	return new LatexReader(source).read();
}

/** The same without anything but its letters. */
export function latexPlain(source: string): string {
	return plainText(latexInlines(source));
}

class LatexReader {
	private at = 0;
	private depth = 0;
	private readonly quotes = new Quotes();
	/** Accents that are one on the other at the place. */
	private accents = 0;
	private readonly maths: MathFinder;

	constructor(private readonly source: string) {
		this.maths = new MathFinder(source);
	}

	read(): readonly Inline[] {
		const inlines: Inline[] = [];
		while (this.at < this.source.length) {
			this.untilBrace(inlines);
			// A brace that nothing opened.
			this.at += 1;
		}
		return inlines;
	}

	/**
	 * To a closing brace, which is not read, or to the end. What is read is put behind `inlines`, here and below: handed
	 * up in lists of its own, it would be copied once for each command around it.
	 */
	private untilBrace(inlines: Inline[]): Inline[] {
		let text = '';
		const endText = () => {
			putText(inlines, text);
			text = '';
		};
		while (this.at < this.source.length) {
			const sign = this.source[this.at] ?? '';
			if (sign === '}') break;
			if (sign === '-') text += this.dash();
			else if (sign === '~') {
				text += NBSP;
				this.at += 1;
			} else if (!MARKUP.has(sign)) text += this.skip(PLAIN);
			else {
				endText();
				if (sign === '{') this.group(inlines);
				else if (sign === '$') this.math('$', inlines);
				else if (sign === '\\') this.styleOrCommand(inlines);
				else inlines.push(this.quote(sign));
			}
		}
		endText();
		return inlines;
	}

	private styleOrCommand(inlines: Inline[]): void {
		const style = this.fontSwitch();
		if (style === undefined) this.command(inlines);
		else if (this.deeper()) {
			inlines.push({ kind: 'styled', style, inlines: this.untilBrace([]) });
			this.depth -= 1;
		}
	}

	private deeper(): boolean {
		if (this.depth >= MAX_DEPTH) return false;
		this.depth += 1;
		return true;
	}

	private group(inlines: Inline[]): void {
		const isSpecial = this.source[this.at + 1] === '\\';
		const inside = this.braced([]);
		if (inside.length > 0) inlines.push({ kind: 'group', inlines: inside, isSpecial });
	}

	private braced(inlines: Inline[]): readonly Inline[] {
		this.at += 1;
		if (!this.deeper()) return inlines;
		this.untilBrace(inlines);
		this.at += 1;
		this.depth -= 1;
		return inlines;
	}

	/** What stands in the braces behind a command, or the one sign or command there. */
	private argument(inlines: Inline[]): readonly Inline[] {
		this.skip(BLANKS);
		const sign = this.source[this.at];
		if (sign === undefined || sign === '}') return inlines;
		if (sign === '{') return this.braced(inlines);
		if (sign === '\\') {
			if (!this.deeper()) return inlines;
			this.command(inlines);
			this.depth -= 1;
			return inlines;
		}
		const text = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
		this.at += text.length;
		inlines.push({ kind: 'text', text });
		return inlines;
	}

	/** An argument whose letters keep their case where its command says so. */
	private keptArgument(inlines: Inline[], keepsCase: boolean | undefined): void {
		if (keepsCase !== true) this.argument(inlines);
		else inlines.push({ kind: 'group', inlines: this.argument([]), isSpecial: false });
	}

	/** What stands in the braces behind a command, as it is written there. */
	private verbatim(): string {
		this.skip(BLANKS);
		if (this.source[this.at] !== '{') return '';
		const start = this.at + 1;
		for (let depth = 0; this.at < this.source.length; this.at++) {
			const sign = this.source[this.at];
			if (sign === '\\') this.at += 1;
			else if (sign === '{') depth += 1;
			else if (sign === '}' && --depth === 0) break;
		}
		const text = this.source.slice(start, this.at);
		this.at += 1;
		return text;
	}

	private skip(pattern: RegExp): string {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.source)?.[0] ?? '';
		this.at += found.length;
		return found;
	}

	/** `\em`, `\bf` …: changes how the rest of the group looks. */
	private fontSwitch(): TextStyle | undefined {
		LETTERS.lastIndex = this.at + 1;
		const name = LETTERS.exec(this.source)?.[0] ?? '';
		const style = Object.hasOwn(SWITCHES, name) ? SWITCHES[name] : undefined;
		if (style !== undefined) {
			this.at += 1 + name.length;
			this.skip(BLANKS);
		}
		return style;
	}

	private command(inlines: Inline[]): void {
		this.at += 1;
		const name = this.skip(LETTERS);
		if (name === '') {
			const sign = this.source[this.at];
			if (sign === '(') this.math('\\)', inlines);
			else if (sign === '[') this.math('\\]', inlines);
			else putText(inlines, this.signCommand());
		} else if (Object.hasOwn(ACCENTS, name)) {
			putText(inlines, this.accented(ACCENTS[name] ?? '', ''));
		} else if (Object.hasOwn(COMMANDS, name)) {
			this.known(COMMANDS[name] ?? { kind: 'nothing', arguments: 0 }, inlines);
		} else if (Object.hasOwn(SYMBOLS, name)) {
			this.endName();
			putText(inlines, SYMBOLS[name] ?? '');
		} else if (FONT_COMMANDS.has(name)) {
			this.skip(BLANKS);
			if (this.source[this.at] === '{') this.argument(inlines);
		} else {
			this.skip(OPTION);
			this.endName();
		}
	}

	/** Blanks behind the name of a command only end it, as `{}` does. */
	private endName(): void {
		this.skip(BLANKS);
		if (this.source.startsWith('{}', this.at)) this.at += 2;
	}

	private known(command: LatexCommand, inlines: Inline[]): void {
		switch (command.kind) {
			case 'styled': {
				const inside: Inline[] = [];
				this.keptArgument(inside, command.keepsCase);
				inlines.push({ kind: 'styled', style: command.style, inlines: inside });
				return;
			}
			case 'wrapped':
				putText(inlines, command.before);
				this.keptArgument(inlines, command.keepsCase);
				putText(inlines, command.behind);
				return;
			case 'quoted':
				this.quotes.around((open, close) => {
					putText(inlines, open);
					this.keptArgument(inlines, command.keepsCase);
					putText(inlines, close);
				});
				return;
			case 'nothing':
				while (this.skip(OPTION) !== '') {}
				for (let left = command.arguments; left > 0; left--) this.argument([]);
				if (command.arguments === 0) this.endName();
				return;
			case 'last':
				for (let left = command.dropped; left > 0; left--) this.verbatim();
				this.argument(inlines);
				return;
			case 'blank':
				this.endName();
				putText(inlines, ' ');
				return;
			case 'upper':
				putText(inlines, plainText(this.argument([])).toUpperCase());
				return;
			case 'string':
				putText(inlines, resolveString(this.verbatim()));
				return;
			case 'address':
				putText(inlines, this.verbatim().replace(/\\([%&#_~{}])/gu, '$1'));
				return;
			case 'verb': {
				const behind = this.source.slice(this.at + 1, this.at + 1 + LONGEST_VERB);
				const end = behind.indexOf(this.source[this.at] ?? '');
				putText(inlines, end < 0 ? '' : behind.slice(0, end));
				this.at += end < 0 ? 0 : end + 2;
			}
		}
	}

	/** A command that is a sign: `\&`, `\'e`, `\,`. */
	private signCommand(): string {
		const sign = this.source[this.at] ?? '';
		this.at += 1;
		if (sign !== '' && ACCENT_SIGNS.includes(sign)) {
			return this.accented(ACCENTS[sign] ?? '', sign);
		}
		if (sign === ',') return THIN_SPACE;
		if (/^[\s;:>\\]$/u.test(sign)) return ' ';
		return '-/@!*'.includes(sign) ? '' : sign;
	}

	/** What stands behind an accent with it; an accent that has no letter is its own sign. */
	private accented(mark: string, alone: string): string {
		if (this.accents >= MAX_ACCENTS) return '';
		this.accents += 1;
		const argument = plainText(this.argument([]));
		this.accents -= 1;
		return argument === '' && alone !== '' ? alone : accented(argument, mark);
	}

	/** Mathematics that opens at the place; a sign that opens none stands for itself. */
	private math(close: string, inlines: Inline[]): void {
		const math = this.maths.find(this.at, close);
		if (math === undefined) {
			putText(inlines, this.source[this.at] ?? '');
			this.at += 1;
			return;
		}
		this.at = math.end;
		if (math.text !== '') inlines.push({ kind: 'math', text: math.text });
	}

	private dash(): string {
		const count = this.source.startsWith('---', this.at) ? 3 : this.source.startsWith('--', this.at) ? 2 : 1;
		this.at += count;
		return ['-', '–', '—'][count - 1] ?? '-';
	}

	private quote(sign: string): Inline {
		const isDouble = this.source[this.at + 1] === sign;
		this.at += isDouble ? 2 : 1;
		const isInWord = /[\p{L}\p{N}]/u.test(this.source[this.at] ?? '');
		return sign === '`' ? this.quotes.opening(isDouble) : this.quotes.closing(isDouble, isInWord);
	}
}
