import { linkHref } from '../links/links';
import { ACCENTS, FONT_COMMANDS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from '../text/latex';
import { readableTitle } from '../text/title';
import { type LinkPlace, linkPlaces } from './linkPlaces';
import type { RunStyle, TextRun } from './run';
import {
	COMMAND,
	GREEK_NAME,
	isBareSymbol,
	SCRIPT_NAMES,
	SPECIAL,
	STYLES,
	SUBSCRIPT,
	SUPERSCRIPT,
	UNICODE_SCRIPT,
} from './signs';
import { closingBraces, closingDollar, isPlainTex, MAX_MATH, VARIABLE } from './tex';

const MAX_DEPTH = 20;
/** Longest superscript, subscript or name in braces that is looked at. */
const MAX_SCRIPT = 40;

/** Reads one paragraph; every character is looked at a bounded number of times. */
export class RunReading {
	private readonly runs: TextRun[] = [];
	private readonly closings: ReadonlyMap<number, number>;
	private readonly links: readonly LinkPlace[];
	private nextLink = 0;
	private quoted = false;
	private readonly missingBefore: Record<string, number> = {};
	private href: string | null = null;

	constructor(private readonly source: string) {
		this.closings = closingBraces(source);
		this.links = linkPlaces(source);
	}

	read(): readonly TextRun[] {
		this.range(0, this.source.length, 'plain', 0);
		return this.runs;
	}

	/** Reads `source[from … to]`; groups and commands in it read theirs. */
	private range(from: number, to: number, style: RunStyle, depth: number): void {
		let at = from;
		while (at < to) {
			while (this.links[this.nextLink] !== undefined && this.links[this.nextLink]!.start < at) {
				this.nextLink++;
			}
			const link = this.links[this.nextLink];
			const linkAt = link?.start ?? to;
			SPECIAL.lastIndex = at;
			const special = SPECIAL.exec(this.source);
			const next = Math.min(special?.index ?? to, linkAt, to);
			this.keep(at, next, style);
			at = next;
			if (at >= to) {
				return;
			}
			at = link && at === linkAt ? this.link(link) : Math.min(to, this.special(special![0], at, to, style, depth));
		}
	}

	/** Reads what starts at `at`; answers where to go on. */
	private special(found: string, at: number, to: number, style: RunStyle, depth: number): number {
		const end = at + found.length;
		switch (found) {
			case '\\':
				return this.command(at, to, style, depth);
			case '$':
				return this.dollar(at, to, style);
			case '{':
				return this.group(at, to, style, depth);
			case '^':
			case '_':
				return this.script(found, at, to, style);
			case '~':
				return this.tie(at, style);
			case '``':
				this.quoted = true;
				return this.put('“', at, end, style);
			case "''":
				return this.quoted ? this.put('”', at, end, style) : this.keep(at, end, style);
			case '--':
				return this.put('–', at, end, style);
			case '}':
				return this.keep(at, end, style);
			case 'times':
				return this.put('×', at, end, style);
			default:
				return this.bareName(found, at, end, style);
		}
	}

	private bareName(name: string, at: number, end: number, style: RunStyle): number {
		const close = name.startsWith('math') ? this.closings.get(end) : undefined;
		if (close === undefined) {
			return this.put(SYMBOLS[name] ?? name, at, end, style);
		}
		const text = readableTitle(`$\\${this.source.slice(at, close + 1)}$`);
		return this.put(text, at, close + 1, style);
	}

	private command(at: number, to: number, style: RunStyle, depth: number): number {
		const next = this.source[at + 1] ?? '';
		if (next === '(' || next === '[') {
			const end = this.within(next === '(' ? '\\)' : '\\]', at + 2, to);
			return end >= 0
				? this.math(at + 2, end, at, end + 2, next === '[' ? 'display' : 'math', style)
				: this.put(next, at, at + 2, style);
		}
		COMMAND.lastIndex = at + 1;
		const name = COMMAND.exec(this.source)?.[0];
		if (name === undefined) {
			return this.sign(next, at, to, style);
		}
		const end = at + 1 + name.length;
		const close = this.source[end] === '{' ? (this.closings.get(end) ?? -1) : -1;
		if (close >= 0 && close < to && depth < MAX_DEPTH) {
			if (name === 'href') {
				return this.hyperlink(at, end, close, to, style, depth);
			}
			if (name === 'url' || FONT_COMMANDS.has(name)) {
				return this.dressed(at, end + 1, close, close + 1, STYLES[name] ?? style, depth);
			}
			if (Object.hasOwn(ACCENTS, name)) {
				return this.put(readableTitle(this.source.slice(at, close + 1)), at, close + 1, style);
			}
		}
		return Object.hasOwn(SYMBOLS, name) ? this.put(SYMBOLS[name]!, at, end, style) : this.keep(at, end, style);
	}

	/** A backslash before something else than a letter: an accent, a blank or a sign it only protects. */
	private sign(next: string, at: number, to: number, style: RunStyle): number {
		const accent = /^\\['`^"~=.](?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])/.exec(
			this.source.slice(at, at + 8),
		)?.[0];
		if (accent !== undefined && at + accent.length <= to) {
			return this.put(readableTitle(accent), at, at + accent.length, style);
		}
		if (',;: \\'.includes(next) && next !== '') {
			return this.put(' ', at, at + 2, style);
		}
		return "{}$%&#_-~!*.<>+|'^".includes(next) && next !== ''
			? this.put(next, at, at + 2, style)
			: this.keep(at, at + 1, style);
	}

	private hyperlink(at: number, open: number, close: number, to: number, style: RunStyle, depth: number): number {
		const textEnd = this.source[close + 1] === '{' ? (this.closings.get(close + 1) ?? -1) : -1;
		if (textEnd < 0 || textEnd >= to) {
			return this.dressed(at, open + 1, close, close + 1, style, depth);
		}
		const outer = this.href;
		this.href = linkHref({ url: this.source.slice(open + 1, close).replace(/\\([%#_&])/g, '$1') });
		const end = this.dressed(at, close + 2, textEnd, textEnd + 1, style, depth);
		this.href = outer;
		return end;
	}

	/** An argument without its command and braces; these stay in the source of what they enclose. */
	private dressed(at: number, from: number, to: number, end: number, style: RunStyle, depth: number): number {
		this.put('', at, from, style);
		this.range(from, to, style, depth + 1);
		return this.put('', to, end, style);
	}

	private group(at: number, to: number, style: RunStyle, depth: number): number {
		const close = this.closings.get(at) ?? -1;
		if (close < 0 || close >= to || depth >= MAX_DEPTH) {
			return this.keep(at, at + 1, style);
		}
		const inside = this.source.slice(at + 1, Math.min(close, at + 1 + MAX_SCRIPT));
		const font = /^\\?([A-Za-z]+) ?/.exec(inside);
		const name = font?.[1] ?? '';
		if (/^[,;:.=+<>-]$/.test(inside)) {
			return this.put(inside, at, close + 1, style);
		}
		if (name === inside && isBareSymbol(name)) {
			return this.put(name === 'circ' ? '°' : SYMBOLS[name]!, at, close + 1, style);
		}
		if (inside.startsWith('\\') || (FONT_COMMANDS.has(name) && font?.[0].endsWith(' ') && STYLES[name] === undefined)) {
			const from = FONT_COMMANDS.has(name) && name !== inside ? at + 1 + font![0].length : at + 1;
			const isSwitch = from > at + 1 && this.source[from] !== '{';
			return this.dressed(
				at,
				isSwitch ? from : at + 1,
				close,
				close + 1,
				isSwitch ? (STYLES[name] ?? style) : style,
				depth,
			);
		}
		this.keep(at, at + 1, style);
		this.range(at + 1, close, style, depth + 1);
		return this.keep(close, close + 1, style);
	}

	private dollar(at: number, to: number, style: RunStyle): number {
		const double = this.source[at + 1] === '$';
		const from = at + (double ? 2 : 1);
		if (double) {
			const end = this.within('$$', from, to);
			return end > from ? this.math(from, end, at, end + 2, 'display', style) : this.keep(at, from, style);
		}
		const end = closingDollar(this.source, from, Math.min(to, from + MAX_MATH));
		return end < 0 ? this.keep(at, from, style) : this.math(from, end, at, end + 1, 'math', style);
	}

	/** Place of `text` between `from` and `to`, as near as a renderer takes mathematics, or -1. */
	private within(text: string, from: number, to: number): number {
		const start = Math.max(from, this.missingBefore[text] ?? 0);
		const limit = Math.min(to, from + MAX_MATH);
		const found = start < limit ? this.source.slice(start, limit).indexOf(text) : -1;
		if (found < 0) {
			this.missingBefore[text] = Math.max(start, limit - text.length + 1);
		}
		return found < 0 ? -1 : start + found;
	}

	private math(
		from: number,
		to: number,
		start: number,
		end: number,
		kind: 'math' | 'display',
		style: RunStyle,
	): number {
		const tex = this.source.slice(from, to).trim();
		const text = readableTitle(`$${tex}$`);
		if (kind === 'math' && isPlainTex(tex) && !VARIABLE.test(tex)) {
			return this.put(text, start, end, style);
		}
		this.runs.push({
			text: isPlainTex(tex) ? text : tex,
			style: kind,
			source: this.source.slice(start, end),
			tex,
			href: this.href,
			marked: false,
		});
		return end;
	}

	/** What a `^` or `_` raises or lowers, where it is no part of a name or a face. */
	private script(mark: '^' | '_', at: number, to: number, style: RunStyle): number {
		const raised = mark === '^';
		const before = this.source.slice(Math.max(0, at - 2), at);
		const close = this.source[at + 1] === '{' ? (this.closings.get(at + 1) ?? -1) : -1;
		const inBraces = close > 0 && close < to && close - at <= MAX_SCRIPT;
		const isBase = raised || inBraces ? /[\p{L}\p{N})\]}]$/u.test(before) : this.isShortName(at);
		if (!isBase) {
			return this.keep(at, at + 1, style);
		}
		const pattern = raised ? SUPERSCRIPT : SUBSCRIPT;
		pattern.lastIndex = at + 1;
		const argument = inBraces ? this.source.slice(at + 2, close) : pattern.exec(this.source)?.[0];
		const end = inBraces ? close + 1 : at + 1 + (argument?.length ?? 0);
		if (argument === undefined || argument === '' || /[{}$]/.test(argument) || end > to) {
			return this.keep(at, at + 1, style);
		}
		const name = SCRIPT_NAMES[argument.replace(/^\\/, '')];
		if (name === '°') {
			return this.put(name, at, end, style);
		}
		const text = name ?? readableTitle(`$${argument}$`).replace(/^\$|\$$/g, '');
		const letters = raised ? SUPERSCRIPTS : SUBSCRIPTS;
		return UNICODE_SCRIPT.test(text)
			? this.put([...text].map((sign) => letters.get(sign) ?? sign).join(''), at, end, style)
			: this.put(text, at, end, raised ? 'sup' : 'sub');
	}

	/** True where one letter or the name of a Greek one ends: `v_i`, `pi_0`, but not `snake_case`. */
	private isShortName(at: number): boolean {
		const word = /[\p{L}\p{N}_]+$/u.exec(this.source.slice(Math.max(0, at - 12), at))?.[0] ?? '';
		return /^\p{L}$/u.test(word) || GREEK_NAME.test(word);
	}

	/** A blank at which a line is not broken, where TeX would read the tilde so: `Section~3`, but not `~70` or `7.3~8.2`. */
	private tie(at: number, style: RunStyle): number {
		const around = `${this.source[at - 1] ?? ' '}${this.source[at + 1] ?? ' '}`;
		return /^(?:[\p{L}.,)][\p{L}\p{N}(]|\p{N}\p{L})$/u.test(around)
			? this.put('\u00a0', at, at + 1, style)
			: this.keep(at, at + 1, style);
	}

	private link({ start, end, href }: LinkPlace): number {
		const outer = this.href;
		this.href ??= href;
		this.keep(start, end, 'plain');
		this.href = outer;
		return end;
	}

	/** Takes over a stretch as it stands. */
	private keep(from: number, to: number, style: RunStyle): number {
		return this.put(this.source.slice(from, to), from, to, style);
	}

	/** Adds what `source[from … to]` reads as, to the run before where that looks the same. */
	private put(text: string, from: number, to: number, style: RunStyle): number {
		if (to <= from) {
			return to;
		}
		const source = this.source.slice(from, to);
		const last = this.runs.at(-1);
		const isSame = text === source;
		if (
			last &&
			last.style === style &&
			last.href === this.href &&
			last.tex === null &&
			isSame === (last.source === null)
		) {
			this.runs[this.runs.length - 1] = {
				...last,
				text: last.text + text,
				source: isSame ? null : (last.source ?? '') + source,
			};
		} else {
			this.runs.push({ text, style, source: isSame ? null : source, tex: null, href: this.href, marked: false });
		}
		return to;
	}
}
