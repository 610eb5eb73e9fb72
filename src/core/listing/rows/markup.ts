/** A link on a page: what it says and where it leads. */
export interface RowLink {
	readonly text: string;
	readonly href: string;
}

/** A line freed of its link markup. */
export interface Inline {
	readonly text: string;
	readonly links: readonly RowLink[];
	/** Text that stands for a picture in front of a name: the handle of an organisation. */
	readonly alt: string | null;
	/** Set when the line closes a link that an earlier line opened. */
	readonly closes: string | null;
	/** True when the line begins with a link that it does not close. */
	readonly opens: boolean;
	/** The text without the bracket of a link further on that the line does not close, if it opens one. */
	readonly openText: string | null;
}

/** Addresses of numbered references (`[31]`), where the file lists them. */
export type References = ReadonlyMap<string, string>;

const NO_LINKS: readonly RowLink[] = [];
const PICTURE = /^(?:图片|图像|image|img|photo|picture|avatar)\s{0,8}\d{0,5}\s{0,8}[:：]\s*/i;
const NO_ALT = /^(?:无替代文本|no alt(?:ernative)? text|(?:image|img|photo|picture)(?: \d{1,5})?|.*\bavatar|)$/i;

/**
 * Reads `[text](address)`, `[text][n]`, `[LINK: text](address)`, `![alt](address)`, `<address>` and the placeholders
 * that tools leave for pictures. Brackets that are not links stay. One pass over the line.
 */
export function readInline(line: string, references: References): Inline {
	if (!line.includes('[') && !line.includes(']') && !line.includes('<')) {
		return { text: line, links: NO_LINKS, alt: null, closes: null, opens: false, openText: null };
	}
	return new InlineReading(line, references).read();
}

class InlineReading {
	private readonly links: RowLink[] = [];
	private alt: string | null = null;
	private closes: string | null = null;
	private readonly pieces: string[] = [];
	/** For each open bracket, how many pieces stand before it, outermost first. */
	private readonly open: number[] = [];
	private at = 0;

	constructor(
		private readonly line: string,
		private readonly references: References,
	) {}

	read(): Inline {
		const { line } = this;
		while (this.at < line.length) {
			const next = this.nextSign();
			if (next > this.at) {
				this.pieces.push(line.slice(this.at, next));
			}
			this.at = next + 1;
			const sign = line[next];
			if (sign === '[' && this.open.length < DEEPEST) {
				this.open.push(this.pieces.length);
				this.pieces.push('');
			} else if (sign === ']') {
				this.close();
			} else if (sign === '<') {
				this.angle();
			} else if (sign !== undefined) {
				this.pieces.push(sign);
			}
		}
		return this.finish();
	}

	/** The next bracket that is not escaped. */
	private nextSign(): number {
		let i = this.at;
		for (; i < this.line.length; i++) {
			const sign = this.line.charCodeAt(i);
			if (sign === 92 && (this.line[i + 1] === '[' || this.line[i + 1] === ']')) {
				i++;
			} else if (sign === 91 || sign === 93 || sign === 60) {
				break;
			}
		}
		return i;
	}

	private finish(): Inline {
		const [first] = this.open;
		const before = this.pieces.slice(0, first === undefined ? 0 : Math.min(first, 8)).join('');
		const opens = first !== undefined && before.replace(/[#*•\s-]/g, '') === '';
		for (const place of this.open.slice(opens ? 1 : 0)) {
			this.pieces[place] = '[';
		}
		const late = !opens && this.open.length === 1;
		const openText = late ? this.pieces.with(this.open[0]!, '').join('') : null;
		return { text: this.pieces.join(''), links: this.links, alt: this.alt, closes: this.closes, opens, openText };
	}

	/** A closing bracket: of a link, a picture, a link opened on an earlier line, or just a bracket. */
	private close(): void {
		const target = this.target();
		const place = this.open.pop();
		if (place === undefined) {
			if (target === null) {
				this.pieces.push(']');
			} else {
				this.closes = target;
				this.link(this.pieces.join('').trim(), target);
			}
			return;
		}
		const inner = this.pieces.splice(place).join('');
		const before = this.pieces.at(-1) ?? '';
		const picture = PICTURE.exec(inner);
		if (before.endsWith('!') && target !== null) {
			this.pieces[this.pieces.length - 1] = before.slice(0, -1);
			this.picture(inner.replace(PICTURE, ''));
		} else if (picture !== null && target === null) {
			this.picture(inner.slice(picture[0].length));
		} else if (target !== null) {
			const label = inner.replace(/^LINK:\s*/, '').trim();
			this.link(label, target);
			if (/\d$/.test(before.slice(-1)) && /^\d/.test(label)) {
				this.pieces.push(' ');
			}
			this.pieces.push(label);
		} else if (this.open.length > 0 && before.trim() === '' && /^[ \w]/.test(this.line.slice(this.at, this.at + 1))) {
			this.picture(inner);
		} else {
			this.pieces.push(`[${inner}]`);
		}
	}

	private picture(alt: string): void {
		if (this.alt === null && !NO_ALT.test(alt.trim())) {
			this.alt = alt.trim();
		}
	}

	private link(text: string, href: string): void {
		if (href !== '') {
			this.links.push({ text, href });
		}
	}

	/** The address behind a closing bracket, empty when the file does not tell it; `null` where none follows. */
	private target(): string | null {
		const next = this.line[this.at];
		if (next === '(' && ADDRESS_START.test(this.line.slice(this.at + 1, this.at + 9))) {
			const end = this.closingParenthesis();
			const address = end < 0 ? '' : this.line.slice(this.at + 1, end).replace(/\s+"[^"]*"$/, '');
			if (ADDRESS.test(address)) {
				this.at = end + 1;
				return address;
			}
		} else if (next === '[') {
			const reference = /^\[(\d{1,5})\]/.exec(this.line.slice(this.at, this.at + 7));
			if (reference) {
				this.at += reference[0].length;
				return this.references.get(reference[1]!) ?? '';
			}
		}
		return null;
	}

	private closingParenthesis(): number {
		let depth = 0;
		for (let i = this.at; i < this.line.length && i < this.at + 2000; i++) {
			const sign = this.line[i];
			depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
			if (depth === 0) {
				return i;
			}
		}
		return -1;
	}

	private angle(): void {
		const match = /^https?:\/\/[^\s<>]{1,2000}(?=>)/.exec(this.line.slice(this.at, this.at + 2010));
		if (match) {
			this.link(match[0], match[0]);
			this.pieces.push(match[0]);
			this.at += match[0].length + 1;
		} else {
			this.pieces.push('<');
		}
	}
}

/** Brackets within brackets deeper than this are text. */
const DEEPEST = 20;
const ADDRESS_START = /^(?:https?:\/|\/|#|mailto:|data:)/;
const ADDRESS = /^(?:https?:\/\/|\/|#|mailto:|data:)\S*$/;

const MARKDOWN_ESCAPE = /\\([-_*[\]`\\.#>+!~])/g;

/** Undoes Markdown's escapes, and drops the backslashes that break a line. */
export function unescapeMarkdown(text: string): string {
	return text.includes('\\') ? text.replace(/\\+(?=\s|$)/g, '').replace(MARKDOWN_ESCAPE, '$1') : text;
}

/**
 * True for a text whose backslashes are Markdown's, not LaTeX's: it escapes what LaTeX never does, or it holds links
 * and no underscore that is not escaped.
 */
export function hasMarkdownEscapes(text: string): boolean {
	if (!text.includes('](')) {
		return false;
	}
	return (
		/[^\\]\\\\[^\S\n\r]{0,8}[\r\n]|[\w[]\\-|\d\\\.|\\[+!#>]/.test(text) ||
		/^[^\S\n\r]{0,8}#{1,6} \[[^\]\n\r]{0,300}\\ /m.test(text) ||
		(/\w\\_\w/.test(text) &&
			/^[^\S\n\r]{0,8}#{1,6} \[[^\]\n\r]{1,300}\]\(/m.test(text) &&
			!/[ (][a-zA-Z]+_[a-zA-Z]+[ ,.)]/.test(text))
	);
}
