/** A part of a value: text as it stands there, or the name of a `@string`. */
export interface ValuePart {
	readonly text: string;
	readonly isMacro: boolean;
	/** In the body. */
	readonly offset: number;
}

/** Where a field stands in the body: its name, and its value with delimiters. */
export interface FieldPlace {
	/** As written. */
	readonly name: string;
	readonly start: number;
	readonly valueStart: number;
	readonly end: number;
}

/** The fields of an entry before its `@string` macros are put in. */
export interface BibtexFields {
	/** By name in lower case, in their order; the last of a name counts, as it does for biber and pandoc. */
	readonly fields: ReadonlyMap<string, readonly ValuePart[]>;
	/** Of all fields, in their order. */
	readonly places: readonly FieldPlace[];
	/** Offsets are in the body. */
	readonly problems: readonly FieldProblem[];
}

export interface FieldProblem {
	readonly offset: number;
	readonly message: string;
}

/** An entry with more errors than this is not told about more of them. */
const MOST_PROBLEMS = 20;

/** Blanks, and comments as biber knows them. */
const BLANK = /(?:\s+|%[^\n]*)*/y;
const NAME = /[^\s,{}()="#%@\\]+/y;
const NUMBER = /^\d+$/u;

/**
 * Reads what follows the key of an entry (`, title = {…}, year = 2020`), in one pass. Each error is named, and reading
 * goes on behind it as if the least had been mended.
 */
export function readFields(body: string): BibtexFields {
	return new FieldReader(body).read();
}

class FieldReader {
	private at = 0;
	private readonly fields = new Map<string, readonly ValuePart[]>();
	private readonly places: FieldPlace[] = [];
	private readonly problems: FieldProblem[] = [];
	/** Behind the last part of a value. */
	private partEnd = 0;

	constructor(private readonly body: string) {}

	read(): BibtexFields {
		this.skip(BLANK);
		if (this.at < this.body.length && this.sign !== ',') this.report('A comma is missing after the key.', 0);
		while (this.at < this.body.length) {
			this.skip(BLANK);
			if (this.sign === ',') this.at += 1;
			else if (this.at < this.body.length) this.field();
		}
		return { fields: this.fields, places: this.places, problems: this.problems };
	}

	private get sign(): string {
		return this.body[this.at] ?? '';
	}

	private field(): void {
		const start = this.at;
		const written = this.skip(NAME);
		const name = written.toLowerCase();
		if (name === '') {
			this.report(`“${this.sign}” has no meaning here.`);
			this.at += 1;
			return;
		}
		this.skip(BLANK);
		const opens = this.sign === '{' || this.sign === '"';
		if (this.sign === '=') this.at += 1;
		else this.report('This field has no “=”.');
		this.partEnd = this.at;
		const parts = this.body[this.at - 1] === '=' || opens ? this.value() : [];
		this.places.push({ name: written, start, valueStart: parts[0]?.offset ?? this.partEnd, end: this.partEnd });
		this.fields.set(name, parts);
	}

	private value(): readonly ValuePart[] {
		const parts: ValuePart[] = [];
		for (;;) {
			this.skip(BLANK);
			const offset = this.at;
			if (this.sign === '{') parts.push({ text: this.braced(), isMacro: false, offset });
			else if (this.sign === '"') parts.push({ text: this.quoted(), isMacro: false, offset });
			else {
				const text = this.skip(NAME);
				if (text === '') this.report('This field has no value.');
				else parts.push({ text, isMacro: !NUMBER.test(text), offset });
			}
			this.partEnd = this.at;
			this.skip(BLANK);
			if (this.sign === '#') {
				this.at += 1;
			} else if (this.at < this.body.length && this.sign !== ',' && this.at > offset) {
				this.report('A comma is missing after this field.');
				if (this.sign !== '{' && this.sign !== '"') return parts;
			} else return parts;
		}
	}

	/** The text in braces; what is never closed goes to the end. A brace behind a backslash is none, as pandoc has it. */
	private braced(): string {
		const start = this.at + 1;
		const end = this.find('}', start);
		this.at = end + 1;
		return this.body.slice(start, end);
	}

	private quoted(): string {
		const start = this.at + 1;
		const end = this.find('"', start);
		if (end === this.body.length) this.report('This text in quotes is never closed.', end);
		this.at = end + 1;
		return this.body.slice(start, end);
	}

	/** Where a sign stands outside braces, or the end of the body. */
	private find(wanted: '}' | '"', from: number): number {
		let depth = 0;
		for (let at = from; at < this.body.length; at++) {
			const sign = this.body[at];
			if (sign === '\\') at += 1;
			else if (depth === 0 && sign === wanted) return at;
			else if (sign === '{') depth += 1;
			else if (sign === '}' && depth > 0) depth -= 1;
		}
		return this.body.length;
	}

	private skip(pattern: RegExp): string {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.body)?.[0] ?? '';
		this.at += found.length;
		return found;
	}

	private report(message: string, offset = this.at): void {
		if (this.problems.length < MOST_PROBLEMS) this.problems.push({ offset, message });
	}
}
