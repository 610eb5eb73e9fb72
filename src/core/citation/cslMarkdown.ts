import { readableTitle } from '../text/title';
import { markdownText } from './formats/markdownText';

/** Variables that are codes and addresses, and what is no text at all. */
const NO_TEXT =
	/^(?:id|type|DOI|ISBN|ISSN|PMID|PMCID|URL|accessed|available-date|event-date|issued|original-date|submitted|language|keyword|call-number|categories)$/iu;

/** What marks an element in Markdown, and what marks it in CSL-JSON. */
const ELEMENTS = {
	'*': ['<i>', '</i>'],
	'**': ['<b>', '</b>'],
	'^': ['<sup>', '</sup>'],
	'~': ['<sub>', '</sub>'],
	nocase: ['<span class="nocase">', '</span>'],
	smallcaps: ['<span style="font-variant:small-caps;">', '</span>'],
} as const;

type Element = keyof typeof ELEMENTS;

const TAG = /<(\/?)(?:(i|b|sup|sub|sc)|span(?: (?:class="(nocase)"|style="(font-variant: ?small-caps;?)"))?)>/gu;
const OF_TAG: Readonly<Record<string, Element>> = { i: '*', b: '**', sup: '^', sub: '~', sc: 'smallcaps' };

/** The texts of an item changed, those of its names among them; codes, addresses and dates stay. */
export function mapTexts<T extends object>(item: T, change: (text: string) => string): T {
	const changed = (value: unknown): unknown =>
		typeof value === 'string' ? change(value) : Array.isArray(value) ? value.map(changed) : changedParts(value);
	const changedParts = (value: unknown): unknown =>
		typeof value === 'object' && value !== null
			? Object.fromEntries(
					Object.entries(value).map(([name, part]) => [name, typeof part === 'string' ? change(part) : part]),
				)
			: value;
	return Object.fromEntries(
		Object.entries(item).map(([name, value]) => [name, NO_TEXT.test(name) ? value : changed(value)]),
	) as T;
}

/** The tags of a text of CSL-JSON that have their other half; `<b>` alone is a word like any other. */
function pairedTags(text: string): readonly RegExpExecArray[] {
	const open: RegExpExecArray[] = [];
	/** How many of each name are open: for one that none opened, nothing is looked through. */
	const counts = new Map<string, number>();
	const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count);
	const paired = new Set<RegExpExecArray>();
	const tags = [...text.matchAll(TAG)];
	for (const tag of tags) {
		const name = nameOf(tag);
		if (tag[1] !== '/') {
			open.push(tag);
			add(name, 1);
			continue;
		}
		// What was opened since and is still open has no other half.
		for (let begin = counts.get(name) ? open.pop() : undefined; begin !== undefined; begin = open.pop()) {
			add(nameOf(begin), -1);
			if (nameOf(begin) === name) {
				paired.add(begin).add(tag);
				break;
			}
		}
	}
	return tags.filter((tag) => paired.has(tag));
}

/** `b`, `span`: whatever stands behind it in the tag. */
function nameOf([whole]: RegExpExecArray): string {
	return /[a-z]+/u.exec(whole)?.[0] ?? '';
}

/** A text of CSL-JSON without its tags. */
export function plainCslText(text: string): string {
	let plain = '';
	let at = 0;
	for (const tag of text.includes('<') ? pairedTags(text) : []) {
		plain += text.slice(at, tag.index);
		at = tag.index + tag[0].length;
	}
	return (plain + text.slice(at)).replace(OTHER_ELEMENT, '$2');
}

/** Elements that services leave in titles though CSL knows none of them. */
const OTHER_ELEMENT = /<([a-z]+)(?:\s[^<>]*)?>([^<>]*)<\/\1>/giu;

/** Text of CSL-JSON, with its little HTML, as Markdown that pandoc reads as the same; as YAML bibliographies have it. */
export function markdownOfCsl(text: string): string {
	const open: (Element | null)[] = [];
	let tight = 0;
	let at = 0;
	let markdown = '';
	for (const tag of pairedTags(text)) {
		const [whole, slash, name = '', nocase, caps] = tag;
		const before = text.slice(at, tag.index);
		markdown += tight > 0 ? markdownText(before).replaceAll(' ', '\\ ') : markdownText(before);
		at = tag.index + whole.length;
		if (slash === '/') {
			const element = open.pop();
			if (isTight(element)) tight -= 1;
			markdown += markOf(element, true);
		} else {
			const element = OF_TAG[name] ?? (nocase === undefined ? (caps === undefined ? null : 'smallcaps') : 'nocase');
			open.push(element);
			if (isTight(element)) tight += 1;
			markdown += markOf(element, false);
		}
	}
	return markdown + markdownText(text.slice(at));
}

/** Raised and lowered text, in which Markdown has no blanks. */
function isTight(element: Element | null | undefined): boolean {
	return element === '^' || element === '~';
}

function markOf(element: Element | null | undefined, isEnd: boolean): string {
	if (element === null || element === undefined) return '';
	return element === 'nocase' || element === 'smallcaps' ? (isEnd ? `]{.${element}}` : '[') : element;
}

/** Text of a YAML bibliography, which is Markdown, as CSL-JSON has it; as pandoc reads it. Linear. */
export function cslOfMarkdown(text: string): string {
	return /[\\*_^~[`$]|--|\.\.\.|\s\s|\n/u.test(text) ? new InlineReader(text).read() : text;
}

/**
 * What stands before or behind a key, as CSL-JSON has it. Single quotation marks are set here: a processor of styles
 * takes them for double ones where no double ones stand around them.
 */
export function affixOfMarkdown(text: string): string {
	return cslOfMarkdown(text).replace(SINGLE_QUOTED, '‘$1’');
}

/** As pandoc's `smart`: opened before a word, not within one. */
const SINGLE_QUOTED = /(?<![\p{L}\p{N}'])'(?=\S)([^']{0,300}[^\s'])'(?![\p{L}\p{N}'])/gu;
const ATTRIBUTES = /\{([^{}\n]*)\}/y;
const TARGET = /\([^()\n]*\)/y;
const CODE = /`([^`]*)`/y;
const MATH = /\$(?=\S)([^$]*[^$\s])\$(?!\d)/y;
const BLANKS = /\s+/y;
/** What stands for itself. */
const PLAIN = /[^\\*_^~[\]`$.\s-]+/y;
const WORD = /[\p{L}\p{N}]/u;
const ASCII_PUNCTUATION = /^[!-/:-@[-`{-~]$/u;
const SMART = /-{2,3}|\.{3}/y;
const SMARTLY: Readonly<Record<string, string>> = { '--': '–', '---': '—', '...': '…' };

interface Opened {
	readonly mark: string;
	/** Where it stands in what was read. */
	readonly index: number;
}

class InlineReader {
	private readonly pieces: string[] = [];
	/** What has been opened and not been closed; what never is stands for itself. */
	private readonly opened: Opened[] = [];
	private readonly count = new Map<string, number>();
	private lastBlank = -1;
	private at = 0;

	constructor(private readonly text: string) {}

	read(): string {
		while (this.at < this.text.length) this.next();
		return this.pieces.join('');
	}

	private next(): void {
		const { text, at } = this;
		const sign = text[at] ?? '';
		if (sign === '\\') this.escape();
		else if (sign === '*' || sign === '_') this.stress(sign);
		else if (sign === '^' || sign === '~') this.script(sign);
		else if (sign === '[') this.open('[', '[');
		else if (sign === ']') this.closeBracket();
		else if (sign === '`') this.put(this.taken(CODE)?.[1] ?? this.one());
		else if (sign === '$') {
			const math = this.taken(MATH);
			this.put(math === null ? this.one() : ELEMENTS.nocase[0] + readableTitle(math[0]) + ELEMENTS.nocase[1]);
		} else if (sign === '-' || sign === '.') {
			const smart = this.taken(SMART)?.[0];
			this.put(smart === undefined ? this.one() : (SMARTLY[smart] ?? smart));
		} else if (this.taken(BLANKS) !== null) {
			this.lastBlank = this.pieces.length;
			this.put(' ');
		} else this.put(this.taken(PLAIN)?.[0] ?? this.one());
	}

	private put(text: string): void {
		this.pieces.push(text);
	}

	private one(): string {
		this.at += 1;
		return this.text[this.at - 1] ?? '';
	}

	private taken(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text);
		if (found !== null) this.at = pattern.lastIndex;
		return found;
	}

	private escape(): void {
		const escaped = this.text[this.at + 1] ?? '';
		const isEscape = escaped === ' ' || ASCII_PUNCTUATION.test(escaped);
		this.put(isEscape ? (escaped === ' ' ? '\u00a0' : escaped) : '\\');
		this.at += isEscape ? 2 : 1;
	}

	/** Emphasis of one or two signs; underscores within words are none. */
	private stress(sign: string): void {
		const before = this.text[this.at - 1] ?? ' ';
		let end = this.at + 1;
		while (this.text[end] === sign) end += 1;
		const behind = this.text[end] ?? ' ';
		const inWord = sign === '_' && WORD.test(before) && WORD.test(behind);
		while (this.at < end) {
			const most = Math.min(2, end - this.at);
			const last = this.opened.at(-1)?.mark;
			const closing = inWord || /\s/u.test(before) ? 0 : this.closable(sign, most, last);
			if (closing > 0) this.close(sign.repeat(closing), ELEMENTS[closing === 1 ? '*' : '**']);
			else if (inWord || /\s/u.test(behind)) {
				this.put(sign.repeat(most));
				this.at += most;
			} else this.open(sign.repeat(most), sign.repeat(most));
		}
	}

	/** How many signs close something: what was opened last first. */
	private closable(sign: string, most: number, last: string | undefined): number {
		if (last === sign) return 1;
		for (let length = most; length > 0; length--) {
			if ((this.count.get(sign.repeat(length)) ?? 0) > 0) return length;
		}
		return 0;
	}

	/** Raised and lowered text holds no blank. */
	private script(sign: '^' | '~'): void {
		const isOpen = (this.count.get(sign) ?? 0) > 0;
		const open = isOpen ? this.opened.findLast(({ mark }) => mark === sign) : undefined;
		if (open !== undefined && open.index > this.lastBlank && open.index < this.pieces.length - 1) {
			this.close(sign, ELEMENTS[sign]);
		} else {
			// What was opened before a blank is closed by nothing, and need not be passed again.
			if (open !== undefined) this.count.set(sign, 0);
			this.open(sign, sign);
		}
	}

	private open(mark: string, written: string): void {
		this.opened.push({ mark, index: this.pieces.length });
		this.count.set(mark, (this.count.get(mark) ?? 0) + 1);
		this.put(written);
		this.at += written.length;
	}

	private close(mark: string, [opening, closing]: readonly [string, string]): void {
		let open = this.opened.pop();
		while (open !== undefined) {
			this.count.set(open.mark, Math.max(0, (this.count.get(open.mark) ?? 1) - 1));
			if (open.mark === mark) {
				this.pieces[open.index] = opening;
				break;
			}
			open = this.opened.pop();
		}
		this.put(closing);
		this.at += mark.length;
	}

	private closeBracket(): void {
		if ((this.count.get('[') ?? 0) === 0) {
			this.put(this.one());
			return;
		}
		this.at += 1;
		const attributes = this.taken(ATTRIBUTES)?.[1];
		const element = /\.(nocase|smallcaps)\b/u.exec(attributes ?? '')?.[1] as Element | undefined;
		const isElement = attributes !== undefined || this.taken(TARGET) !== null;
		const [open, close] = element === undefined ? (isElement ? ['', ''] : ['[', ']']) : ELEMENTS[element];
		this.at -= 1;
		this.close('[', [open, close]);
	}
}
