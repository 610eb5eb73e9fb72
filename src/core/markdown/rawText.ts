const TAG =
	/<\/?[a-z][\w:-]*(?:\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>|<[a-z][a-z\d+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>|<\?[^<>]*\?>/iy;
/** Elements whose text is never Markdown. */
const VERBATIM = /<(pre|script|style|textarea)(?=[\s>])/iy;
const TEX_COMMAND = /\\([A-Za-z]+)\*?/y;
const BEGIN = /^\\begin\{([^{}\n]{1,60})\}/u;
const VERB = /\\verb\*?([^\sA-Za-z*])[^\n]*?\1/y;
const OPTION = /[ \t]*\[[^\]\n]{0,400}\]/y;

/**
 * Finds the ends of what is no Markdown in a paragraph. What is looked for in vain is remembered, so that reading stays
 * linear whatever is opened without being closed.
 */
export class RawText {
	private readonly lastCommentEnd: number;
	private readonly lastShortcodeEnd: number;
	private readonly unclosedElements = new Map<string, number>();
	private readonly unclosedMath = new Map<string, number>();
	private paragraphEnds = -1;
	private paragraphStarts = 0;
	private codeRuns: ReadonlyMap<number, readonly number[]> | null = null;
	private braces: ReadonlyMap<number, number> | null = null;
	private environments: ReadonlyMap<string, readonly number[]> | null = null;

	constructor(private readonly text: string) {
		this.lastCommentEnd = text.lastIndexOf('-->');
		this.lastShortcodeEnd = text.lastIndexOf('>}}');
	}

	/** Of a comment that begins here; 0 when none does. */
	commentEnd(at: number): number {
		if (at + 4 > this.lastCommentEnd || !this.text.startsWith('<!--', at)) return 0;
		return this.text.indexOf('-->', at + 4) + 3;
	}

	/** Of an element whose text stands for itself: `<pre>`, `<style>`, `<script>`, `<textarea>`. */
	elementEnd(at: number): number {
		const name = matchAt(VERBATIM, this.text, at)?.[1]?.toLowerCase();
		if (name === undefined || at >= (this.unclosedElements.get(name) ?? Number.POSITIVE_INFINITY)) return 0;
		const close = new RegExp(`</${name}\\s*>`, 'giu');
		close.lastIndex = at;
		if (close.test(this.text)) return close.lastIndex;
		this.unclosedElements.set(name, at);
		return 0;
	}

	/** Of a tag, an address in angle brackets or a processing instruction. */
	tagEnd(at: number): number {
		const tag = matchAt(TAG, this.text, at);
		return tag === null ? 0 : at + tag[0].length;
	}

	/** Of a code span, closed by as many backticks in the same paragraph; the negative place behind them where none is. */
	codeEnd(at: number): number {
		let from = at;
		while (this.text[from] === '`') from += 1;
		this.paragraphEnd(at);
		this.codeRuns ??= runsOf(this.text, at, this.paragraphEnds);
		const starts = this.codeRuns.get(from - at) ?? [];
		const close = starts[firstFrom(starts, from)];
		return close === undefined ? -from : close + (from - at);
	}

	/** Of math as pandoc reads it: no blank inside the dollars, no digit after the closing one. */
	mathEnd(start: number): number {
		const { text } = this;
		const limit = this.paragraphEnd(start);
		const double = text[start + 1] === '$';
		if (!double && /\s/u.test(text[start + 1] ?? ' ')) return 0;
		if ((this.unclosedMath.get(double ? '$$' : '$') ?? -1) === limit) return 0;
		for (let at = start + (double ? 2 : 1); at < limit; at++) {
			if (text[at] === '\\') at += 1;
			else if (text[at] !== '$') continue;
			else if (double) {
				if (text[at + 1] === '$') return at + 2;
			} else if (!/\s/u.test(text[at - 1] ?? '') && !/\d/u.test(text[at + 1] ?? '')) return at + 1;
		}
		this.unclosedMath.set(double ? '$$' : '$', limit);
		return 0;
	}

	/** Of a command of TeX with what it takes in brackets and braces, or of a whole environment; 0 for a mere backslash. */
	texEnd(at: number): number {
		const { text } = this;
		const command = matchAt(TEX_COMMAND, text, at);
		if (command === null) return 0;
		if (command[1] === 'verb') {
			const verb = matchAt(VERB, text, at);
			if (verb !== null) return at + verb[0].length;
		}
		let end = at + command[0].length;
		for (;;) {
			const option = matchAt(OPTION, text, end);
			if (option !== null && this.closeOf(end + option[0].length) > 0) end += option[0].length;
			const close = this.closeOf(end);
			if (close <= 0) break;
			end = close;
		}
		if (end === at + command[0].length) return 0;
		return command[1] === 'begin' ? this.environmentEnd(BEGIN.exec(text.slice(at, at + 80))?.[1] ?? '', end) : end;
	}

	/** Of a shortcode of Quarto or Hugo: `{{< video @x >}}`. */
	shortcodeEnd(at: number): number {
		if (at >= this.lastShortcodeEnd || !/^\{\{[<%]/u.test(this.text.slice(at, at + 3))) return 0;
		const line = this.text.indexOf('\n', at);
		const found = this.text.slice(at, line < 0 ? undefined : line).indexOf('>}}');
		return found < 0 ? 0 : at + found + 3;
	}

	/** Behind the brace that closes the one here, in the same paragraph; 0 where none is. */
	private closeOf(open: number): number {
		if (this.text[open] !== '{') return 0;
		this.braces ??= bracePairs(this.text);
		return this.braces.get(open) ?? 0;
	}

	private environmentEnd(name: string, from: number): number {
		this.environments ??= environmentEnds(this.text);
		const ends = this.environments.get(name) ?? [];
		return ends[firstFrom(ends, from + 1)] ?? from;
	}

	private paragraphEnd(from: number): number {
		if (this.paragraphEnds > from && from >= this.paragraphStarts) return this.paragraphEnds;
		const blank = /\n[ \t]*\r?\n/gu;
		blank.lastIndex = from;
		this.paragraphStarts = from;
		this.paragraphEnds = blank.exec(this.text)?.index ?? this.text.length;
		this.codeRuns = null;
		return this.paragraphEnds;
	}
}

/** Where runs of backticks begin, by their length. */
function runsOf(text: string, start: number, end: number): ReadonlyMap<number, readonly number[]> {
	const runs = new Map<number, number[]>();
	for (const { 0: run, index } of text.slice(start, end).matchAll(/`+/gu)) {
		const same = runs.get(run.length);
		if (same === undefined) runs.set(run.length, [start + index]);
		else same.push(start + index);
	}
	return runs;
}

/** The places behind closing braces, by the place of the opening one; none reaches over a blank line. */
function bracePairs(text: string): ReadonlyMap<number, number> {
	const pairs = new Map<number, number>();
	let open: number[] = [];
	for (const { 0: mark, index } of text.matchAll(/\\[\s\S]|[{}]|\n[ \t]*\r?(?=\n)/gu)) {
		if (mark === '{') open.push(index);
		else if (mark === '}') {
			const start = open.pop();
			if (start !== undefined) pairs.set(start, index + 1);
		} else if (mark[0] === '\n') open = [];
	}
	return pairs;
}

function environmentEnds(text: string): ReadonlyMap<string, readonly number[]> {
	const ends = new Map<string, number[]>();
	for (const { 0: end, 1: name = '', index } of text.matchAll(/\\end\{([^{}\n]{1,60})\}/gu)) {
		const same = ends.get(name);
		if (same === undefined) ends.set(name, [index + end.length]);
		else same.push(index + end.length);
	}
	return ends;
}

/** Index of the first number that is not less, in a sorted list. */
function firstFrom(sorted: readonly number[], least: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
