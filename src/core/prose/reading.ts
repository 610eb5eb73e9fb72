import { linkHref } from '../links/links';
import { ACCENTS, FONT_COMMANDS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from '../text/latex';
import { readableTitle } from '../text/title';
import { type LinkPlace, linkPlaces } from './linkPlaces';
import type { RunStyle, TextRun } from './run';
import { RunList } from './runList';
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
	private readonly runs: RunList;
	private readonly closings: ReadonlyMap<number, number>;
	private readonly links: readonly LinkPlace[];
	private nextLink = 0;
	private quoted = false;
	private readonly missingBefore: Record<string, number> = {};

	constructor(private readonly source: string) {
		this.runs = new RunList(source);
		this.closings = closingBraces(source);
		this.links = linkPlaces(source);
	}

	read(): readonly TextRun[] {
		this.range(0, this.source.length, 'plain', 0);
		return this.runs.all;
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
			this.runs.keep(at, next, style);
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
				return this.runs.put('“', at, end, style);
			case "''":
				return this.quoted ? this.runs.put('”', at, end, style) : this.runs.keep(at, end, style);
			case '--':
				return this.runs.put('–', at, end, style);
			case '}':
				return this.runs.keep(at, end, style);
			case 'times':
				return this.runs.put('×', at, end, style);
			default:
				return this.bareName(found, at, end, style);
		}
	}

	private bareName(name: string, at: number, end: number, style: RunStyle): number {
		const close = name.startsWith('math') ? this.closings.get(end) : undefined;
		if (close === undefined) {
			return this.runs.put(SYMBOLS[name] ?? name, at, end, style);
		}
		const text = readableTitle(`$\\${this.source.slice(at, close + 1)}$`);
		return this.runs.put(text, at, close + 1, style);
	}

	private command(at: number, to: number, style: RunStyle, depth: number): number {
		const next = this.source[at + 1] ?? '';
		if (next === '(' || next === '[') {
			const end = this.within(next === '(' ? '\\)' : '\\]', at + 2, to);
			return end >= 0
				? this.math(at + 2, end, at, end + 2, next === '[' ? 'display' : 'math', style)
				: this.runs.put(next, at, at + 2, style);
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
				return this.runs.put(readableTitle(this.source.slice(at, close + 1)), at, close + 1, style);
			}
		}
		return Object.hasOwn(SYMBOLS, name)
			? this.runs.put(SYMBOLS[name]!, at, end, style)
			: this.runs.keep(at, end, style);
	}

	/** A backslash before something else than a letter: an accent, a blank or a sign it only protects. */
	private sign(next: string, at: number, to: number, style: RunStyle): number {
		const accent = /^\\['`^"~=.](?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])/.exec(
			this.source.slice(at, at + 8),
		)?.[0];
		if (accent !== undefined && at + accent.length <= to) {
			return this.runs.put(readableTitle(accent), at, at + accent.length, style);
		}
		if (',;: \\'.includes(next) && next !== '') {
			return this.runs.put(' ', at, at + 2, style);
		}
		return "{}$%&#_-~!*.<>+|'^".includes(next) && next !== ''
			? this.runs.put(next, at, at + 2, style)
			: this.runs.keep(at, at + 1, style);
	}

	private hyperlink(at: number, open: number, close: number, to: number, style: RunStyle, depth: number): number {
		const textEnd = this.source[close + 1] === '{' ? (this.closings.get(close + 1) ?? -1) : -1;
		if (textEnd < 0 || textEnd >= to) {
			return this.dressed(at, open + 1, close, close + 1, style, depth);
		}
		const outer = this.runs.href;
		this.runs.href = linkHref({ url: this.source.slice(open + 1, close).replace(/\\([%#_&])/g, '$1') });
		const end = this.dressed(at, close + 2, textEnd, textEnd + 1, style, depth);
		this.runs.href = outer;
		return end;
	}

	/** An argument without its command and braces; these stay in the source of what they enclose. */
	private dressed(at: number, from: number, to: number, end: number, style: RunStyle, depth: number): number {
		this.runs.put('', at, from, style);
		this.range(from, to, style, depth + 1);
		return this.runs.put('', to, end, style);
	}

	private group(at: number, to: number, style: RunStyle, depth: number): number {
		const close = this.closings.get(at) ?? -1;
		if (close < 0 || close >= to || depth >= MAX_DEPTH) {
			return this.runs.keep(at, at + 1, style);
		}
		const inside = this.source.slice(at + 1, Math.min(close, at + 1 + MAX_SCRIPT));
		const font = /^\\?([A-Za-z]+) ?/.exec(inside);
		const name = font?.[1] ?? '';
		if (/^[,;:.=+<>-]$/.test(inside)) {
			return this.runs.put(inside, at, close + 1, style);
		}
		if (name === inside && isBareSymbol(name)) {
			return this.runs.put(name === 'circ' ? '°' : SYMBOLS[name]!, at, close + 1, style);
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
		this.runs.keep(at, at + 1, style);
		this.range(at + 1, close, style, depth + 1);
		return this.runs.keep(close, close + 1, style);
	}

	private dollar(at: number, to: number, style: RunStyle): number {
		const double = this.source[at + 1] === '$';
		const from = at + (double ? 2 : 1);
		if (double) {
			const end = this.within('$$', from, to);
			return end > from ? this.math(from, end, at, end + 2, 'display', style) : this.runs.keep(at, from, style);
		}
		const end = closingDollar(this.source, from, Math.min(to, from + MAX_MATH));
		return end < 0 ? this.runs.keep(at, from, style) : this.math(from, end, at, end + 1, 'math', style);
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
			return this.runs.put(text, start, end, style);
		}
		return this.runs.formula(isPlainTex(tex) ? text : tex, tex, kind, start, end);
	}

	/** What a `^` or `_` raises or lowers, where it is no part of a name or a face. */
	private script(mark: '^' | '_', at: number, to: number, style: RunStyle): number {
		const raised = mark === '^';
		const before = this.source.slice(Math.max(0, at - 2), at);
		const close = this.source[at + 1] === '{' ? (this.closings.get(at + 1) ?? -1) : -1;
		const inBraces = close > 0 && close < to && close - at <= MAX_SCRIPT;
		const isBase = raised || inBraces ? /[\p{L}\p{N})\]}]$/u.test(before) : this.isShortName(at);
		if (!isBase) {
			return this.runs.keep(at, at + 1, style);
		}
		const pattern = raised ? SUPERSCRIPT : SUBSCRIPT;
		pattern.lastIndex = at + 1;
		const argument = inBraces ? this.source.slice(at + 2, close) : pattern.exec(this.source)?.[0];
		const end = inBraces ? close + 1 : at + 1 + (argument?.length ?? 0);
		if (argument === undefined || argument === '' || /[{}$]/.test(argument) || end > to) {
			return this.runs.keep(at, at + 1, style);
		}
		const name = SCRIPT_NAMES[argument.replace(/^\\/, '')];
		if (name === '°') {
			return this.runs.put(name, at, end, style);
		}
		const text = name ?? readableTitle(`$${argument}$`).replace(/^\$|\$$/g, '');
		const letters = raised ? SUPERSCRIPTS : SUBSCRIPTS;
		return UNICODE_SCRIPT.test(text)
			? this.runs.put([...text].map((sign) => letters.get(sign) ?? sign).join(''), at, end, style)
			: this.runs.put(text, at, end, raised ? 'sup' : 'sub');
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
			? this.runs.put('\u00a0', at, at + 1, style)
			: this.runs.keep(at, at + 1, style);
	}

	private link({ start, end, href }: LinkPlace): number {
		const outer = this.runs.href;
		this.runs.href ??= href;
		this.runs.keep(start, end, 'plain');
		this.runs.href = outer;
		return end;
	}
}
