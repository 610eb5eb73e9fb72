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
	/** True when the line opens a link and does not close it. */
	readonly opens: boolean;
}

/** Addresses of numbered references (`[31]`), where the file lists them. */
export type References = ReadonlyMap<string, string>;

const NO_LINKS: readonly RowLink[] = [];
const PICTURE = /^(?:图片|图像|image|img|photo|picture|avatar)\s*[:：]\s*/i;
const NO_ALT = /^(?:无替代文本|no alt(?:ernative)? text|image|avatar|)$/i;

/**
 * Reads `[text](address)`, `[text][n]`, `[LINK: text](address)`, `![alt](address)`, `<address>` and the placeholders
 * that tools leave for pictures. Brackets that are not links stay. One pass over the line.
 */
export function readInline(line: string, references: References): Inline {
	if (!line.includes('[') && !line.includes(']') && !line.includes('<')) {
		return { text: line, links: NO_LINKS, alt: null, closes: null, opens: false };
	}
	return new InlineReading(line, references).read();
}

class InlineReading {
	private readonly links: RowLink[] = [];
	private alt: string | null = null;
	private closes: string | null = null;
	/** Texts of the brackets that are open, outermost first. */
	private readonly open: string[] = [];
	private text = '';
	private at = 0;

	constructor(
		private readonly line: string,
		private readonly references: References,
	) {}

	read(): Inline {
		const { line } = this;
		while (this.at < line.length) {
			const sign = line[this.at]!;
			if (sign === '\\' && this.at + 1 < line.length && '[]'.includes(line[this.at + 1]!)) {
				this.text += line.slice(this.at, this.at + 2);
				this.at += 2;
			} else if (sign === '[') {
				this.open.push(this.text);
				this.text = '';
				this.at++;
			} else if (sign === ']') {
				this.at++;
				this.close();
			} else if (sign === '<') {
				this.angle();
			} else {
				this.text += sign;
				this.at++;
			}
		}
		return this.finish();
	}

	private finish(): Inline {
		const opens = this.open.length > 0 && this.open[0]!.trim().replace(/^[#*•-]+$/, '') === '';
		while (this.open.length > 0) {
			const bracket = opens && this.open.length === 1 ? '' : '[';
			this.text = this.open.pop() + bracket + this.text;
		}
		return { text: this.text, links: this.links, alt: this.alt, closes: this.closes, opens };
	}

	/** A closing bracket: of a link, a picture, a link opened on an earlier line, or just a bracket. */
	private close(): void {
		const inner = this.text;
		const target = this.target();
		if (this.open.length === 0) {
			if (target === null) {
				this.text += ']';
			} else {
				this.closes = target;
				this.link(inner.trim(), target);
			}
			return;
		}
		const before = this.open.pop()!;
		const picture = PICTURE.exec(inner);
		if (before.endsWith('!') && target !== null) {
			this.picture(inner, before.slice(0, -1));
		} else if (picture !== null && target === null) {
			this.picture(inner.slice(picture[0].length), before);
		} else if (target !== null) {
			const label = inner.replace(/^LINK:\s*/, '').trim();
			this.link(label, target);
			const apart = /\d$/.test(before) && /^\d/.test(label) ? ' ' : '';
			this.text = before + apart + label;
		} else if (this.open.length > 0 && before.trim() === '' && /^[ \w]/.test(this.line.slice(this.at))) {
			this.picture(inner, before);
		} else {
			this.text = `${before}[${inner}]`;
		}
	}

	private picture(alt: string, before: string): void {
		if (this.alt === null && !NO_ALT.test(alt.trim())) {
			this.alt = alt.trim();
		}
		this.text = before;
	}

	private link(text: string, href: string): void {
		if (href !== '') {
			this.links.push({ text, href });
		}
	}

	/** The address behind a closing bracket, empty when the file does not tell it; `null` where none follows. */
	private target(): string | null {
		const next = this.line[this.at];
		if (next === '(') {
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
		const match = /^<(https?:\/\/[^\s<>]{1,2000})>/.exec(this.line.slice(this.at, this.at + 2010));
		if (match) {
			this.link(match[1]!, match[1]!);
			this.text += match[1];
			this.at += match[0].length;
		} else {
			this.text += '<';
			this.at++;
		}
	}
}

const ADDRESS = /^(?:https?:\/\/|\/|#|mailto:|data:)\S*$/;

const MARKDOWN_ESCAPE = /\\([-_*[\]`\\.#>+!~])/g;

/** Undoes Markdown's escapes, and drops the backslashes that end a line to break it. */
export function unescapeMarkdown(text: string): string {
	return text.includes('\\') ? text.replace(/\\+$/, '').replace(MARKDOWN_ESCAPE, '$1') : text;
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
		/[^\\]\\\\\r?\n|\w\\-|\d\\\.|\\[+!#>]/.test(text) ||
		(/\w\\_\w/.test(text) && /^#{1,6} \[[^\]\n]{1,300}\]\(/m.test(text) && !/[ (][a-zA-Z]+_[a-zA-Z]+[ ,.)]/.test(text))
	);
}
