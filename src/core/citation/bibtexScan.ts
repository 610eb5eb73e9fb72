import type { BibliographyProblem, Range } from './bibliography';

/** An entry of a `.bib` file: its place and its fields as they stand there. */
export interface ScannedEntry {
	/** Lower case: `misc`, `article` … */
	readonly type: string;
	readonly key: string;
	readonly keyRange: Range;
	/** From `@` to behind the closing bracket; for an entry that is never closed, to where reading went on. */
	readonly range: Range;
	readonly closed: boolean;
	/** Field name in lower case → text with braces, `@string` macros and `#` resolved, LaTeX left as it is. */
	readonly fields: ReadonlyMap<string, string>;
}

export interface BibtexScan {
	readonly entries: readonly ScannedEntry[];
	readonly problems: readonly BibliographyProblem[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** An entry begins a line; where one begins inside another, the other was never closed. */
const NEXT_ENTRY = /\n[^\S\n]*@[a-z]+\s*[{(]\s*[^\s,={}()"#%]+\s*,/giy;

/**
 * Every entry of a `.bib` file (BibTeX or BibLaTeX) in one pass. What is wrong is named and costs at most the rest of
 * the entry it stands in: reading goes on at the next line that begins an entry.
 */
export function scanBibtex(text: string): BibtexScan {
	const scanner = new Scanner(text);
	scanner.run();
	return scanner;
}

class Scanner implements BibtexScan {
	readonly entries: ScannedEntry[] = [];
	readonly problems: BibliographyProblem[] = [];
	private readonly macros = new Map(MONTHS.map((month) => [month, month]));
	private at = 0;

	constructor(private readonly text: string) {}

	run(): void {
		const { text } = this;
		for (let start = text.indexOf('@'); start >= 0; start = text.indexOf('@', this.at)) {
			this.at = start + 1;
			if (this.isCommentedOut(start)) continue;
			const type = this.take(/[a-z]+/iy).toLowerCase();
			this.skipSpace();
			const open = text[this.at];
			if (type === '' || (open !== '{' && open !== '(')) continue;
			this.at += 1;
			const close = open === '{' ? '}' : ')';
			if (type === 'comment') this.skipComment(start);
			else if (type === 'preamble') this.closeAfter(start, close, () => void this.value());
			else if (type === 'string') this.closeAfter(start, close, () => this.string());
			else this.entry(start, type, close);
		}
	}

	/** BibTeX knows no `%` between entries, but biber does, and a person who writes `%@misc{…` means it. */
	private isCommentedOut(start: number): boolean {
		let at = start - 1;
		while (at >= 0 && (this.text[at] === ' ' || this.text[at] === '\t')) at -= 1;
		return this.text[at] === '%';
	}

	private entry(start: number, type: string, close: string): void {
		this.skipSpace();
		const keyStart = this.at;
		const key = this.take(/[^\s,{}()="#%]+(?:[^\s,{}="#%]*)/y);
		const keyRange = { start: keyStart, end: this.at };
		const fields = new Map<string, string>();
		const closed = this.closeAfter(start, close, () => {
			if (key === '') this.problem(keyStart, 'This entry has no key.');
			this.fields(fields);
		});
		if (key !== '') this.entries.push({ type, key, keyRange, range: { start, end: this.at }, closed, fields });
	}

	private fields(fields: Map<string, string>): void {
		for (;;) {
			this.skipSpace();
			if (this.text[this.at] === ',') {
				this.at += 1;
				continue;
			}
			const start = this.at;
			const name = this.take(/[^\s,{}()="#%@]+/y).toLowerCase();
			if (name === '') return;
			this.skipSpace();
			if (this.text[this.at] !== '=') {
				this.problem(start, `The field “${name}” has no “=”.`);
				continue;
			}
			this.at += 1;
			const value = this.value();
			if (!fields.has(name)) fields.set(name, value);
			this.skipSpace();
			const next = this.text[this.at];
			if (next !== ',' && next !== '}' && next !== ')' && next !== undefined && !this.atNextEntry()) {
				this.problem(this.at, `A comma is missing after the field “${name}”.`);
			}
		}
	}

	private string(): void {
		this.skipSpace();
		const name = this.take(/[^\s,{}()="#%]+/y).toLowerCase();
		this.skipSpace();
		if (this.text[this.at] !== '=') return;
		this.at += 1;
		this.macros.set(name, this.value());
	}

	/** A value: parts in braces, quotes, digits or macros, joined by `#`. */
	private value(): string {
		let value = '';
		do {
			this.skipSpace();
			const first = this.text[this.at];
			if (first === '{') value += this.braced();
			else if (first === '"') value += this.quoted();
			else {
				const start = this.at;
				const word = this.take(/[^\s,{}()="#%]+/y);
				const macro = this.macros.get(word.toLowerCase());
				if (macro === undefined && !/^\d*$/u.test(word)) this.problem(start, `No @string is named “${word}”.`);
				value += macro ?? word;
			}
			this.skipSpace();
		} while (this.text[this.at] === '#' && ++this.at > 0);
		return value.replace(/\s+/gu, ' ').trim();
	}

	private braced(): string {
		const start = this.at;
		this.skipBraces();
		return this.text.slice(start + 1, this.text[this.at - 1] === '}' ? this.at - 1 : this.at);
	}

	private quoted(): string {
		const start = this.at + 1;
		this.at = start;
		let depth = 0;
		for (; this.at < this.text.length; this.at++) {
			const character = this.text[this.at];
			if (character === '\\') this.at += 1;
			else if (character === '{') depth += 1;
			else if (character === '}') depth -= 1;
			else if (character === '"' && depth === 0) {
				this.at += 1;
				return this.text.slice(start, this.at - 1);
			} else if (character === '\n' && this.atNextEntry()) break;
			if (depth < 0) break;
		}
		this.problem(start - 1, 'This text in quotes is never closed.');
		return this.text.slice(start, this.at);
	}

	/** From an opening brace to behind the one that closes it, or to where the next entry begins. */
	private skipBraces(): boolean {
		let depth = 0;
		for (; this.at < this.text.length; this.at++) {
			const character = this.text[this.at];
			if (character === '\\') this.at += 1;
			else if (character === '{') depth += 1;
			else if (character === '}') {
				depth -= 1;
				if (depth === 0) {
					this.at += 1;
					return true;
				}
			} else if (character === '\n' && this.atNextEntry()) return false;
		}
		this.at = Math.min(this.at, this.text.length);
		return false;
	}

	private skipComment(start: number): void {
		this.at -= 1;
		if (this.text[this.at] !== '{' || this.skipBraces()) return;
		this.problem(start, 'This @comment is never closed.');
	}

	/** Reads with `read`, then up to `close`; false and a problem when the file or the next entry comes first. */
	private closeAfter(start: number, close: string, read: () => void): boolean {
		read();
		this.skipSpace();
		for (; this.at < this.text.length; this.at++) {
			const character = this.text[this.at];
			if (character === close) {
				this.at += 1;
				return true;
			}
			if ((character === '\n' || character === '@') && this.atNextEntry()) break;
			if (character === '{') {
				this.skipBraces();
				this.at -= 1;
			}
		}
		this.problem(start, 'This entry is never closed.');
		return false;
	}

	private atNextEntry(): boolean {
		let at = this.at;
		while (at > 0 && this.text[at] !== '\n' && /\s/u.test(this.text[at - 1] ?? '')) at -= 1;
		NEXT_ENTRY.lastIndex = at;
		return NEXT_ENTRY.test(this.text);
	}

	/** White space, and `%` comments as BibLaTeX's reader allows them between fields. */
	private skipSpace(): void {
		this.take(/(?:\s+|%[^\n]*\n)*/y);
	}

	private take(pattern: RegExp): string {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text)?.[0] ?? '';
		this.at += found.length;
		return found;
	}

	private problem(offset: number, message: string): void {
		this.problems.push({ offset, message });
	}
}
