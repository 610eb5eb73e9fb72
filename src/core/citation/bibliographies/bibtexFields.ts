/// <reference path="./bibtexParser.d.ts" />
import { SyntaxError as BibtexError, type BibtexWord, parse } from 'latex-utensils/out/src/bibtex/bibtex_parser_simple';

/** A part of a value: text as it stands there, or the name of a `@string`. */
export interface ValuePart {
	readonly text: string;
	readonly isMacro: boolean;
	/** In the body. */
	readonly offset: number;
}

/** The fields of an entry before its `@string` macros are put in. */
export interface BibtexFields {
	/** By name in lower case, in their order; the first of a name counts. */
	readonly fields: ReadonlyMap<string, readonly ValuePart[]>;
	/** Offsets are in the body. */
	readonly problems: readonly FieldProblem[];
}

export interface FieldProblem {
	readonly offset: number;
	readonly message: string;
}

/** The parser wants an entry; its type and key are read already. */
const HEAD = '@x{k';
/** An entry with more errors than this is read up to the next one. */
const MAX_REPAIRS = 20;
/** Brackets and quotes that may have to be closed where an entry ends too early. */
const MAX_CLOSINGS = 8;

/**
 * Reads what follows the key of an entry (`, title = {…}, year = 2020`). The parser stops at the first error; each error
 * is named, mended as little as possible, and the entry read again.
 */
export function readFields(body: string): BibtexFields {
	if (body.trim() === '') return { fields: new Map(), problems: [] };
	const problems: FieldProblem[] = [];
	const mended = new MendedText(`${HEAD}${maskBraces(body)}}`);
	if (!/^\s*,/u.test(body)) problems.push({ offset: 0, message: mended.separateKey() });
	for (let repairs = 0; ; repairs++) {
		try {
			return { fields: fieldsOf(mended), problems };
		} catch (error) {
			if (!(error instanceof BibtexError)) {
				// What is nested too deeply for the parser's stack.
				return { fields: new Map(), problems: [...problems, { offset: 0, message: 'This entry cannot be read.' }] };
			}
			if (repairs > MAX_REPAIRS + MAX_CLOSINGS) return { fields: new Map(), problems };
			const message = repairs < MAX_REPAIRS ? mended.mend(error) : mended.cutAt(error);
			if (message !== null && repairs < MAX_REPAIRS) {
				problems.push({ offset: mended.originalOffset(error.location.start.offset) - HEAD.length, message });
			}
		}
	}
}

/** A text that grows while it is mended, and still knows the offsets it had. */
class MendedText {
	private readonly inserted: { readonly at: number; readonly length: number }[] = [];

	constructor(public text: string) {}

	/** Offset that a place had before anything was mended. */
	originalOffset(offset: number): number {
		return this.inserted.reduceRight((at, one) => (one.at < at ? Math.max(one.at, at - one.length) : at), offset);
	}

	separateKey(): string {
		this.insert(HEAD.length, ',');
		return 'A comma is missing after the key.';
	}

	/** Mends one error; gives its name, or `null` for what is none to a reader. */
	mend({ expected, found, location }: BibtexError): string | null {
		const at = location.start.offset;
		const wants = (text: string) => expected.some((one) => one.text === text);
		if (found === null) {
			const quote = wants('"') && !wants('}');
			// The last brace is the entry's own.
			this.insert(quote ? at - 1 : at, quote ? '"' : '}');
			return quote ? 'This text in quotes is never closed.' : null;
		}
		if (wants('=')) {
			this.insert(at, found === '{' || found === '"' ? '=' : '={}');
			return 'This field has no “=”.';
		}
		if (wants('#')) {
			this.insert(at, found === '{' || found === '"' ? '#' : ',');
			return 'A comma is missing after this field.';
		}
		if (wants('"')) {
			this.insert(at, '{}');
			return 'This field has no value.';
		}
		this.text = `${this.text.slice(0, at)} ${this.text.slice(at + 1)}`;
		return found === ',' ? null : `“${found}” has no meaning here.`;
	}

	/** Leaves out everything from an error on. */
	cutAt({ found, location }: BibtexError): null {
		const at = location.start.offset;
		if (found === null) this.insert(at, '}');
		else this.text = `${this.text.slice(0, at)}}`;
		return null;
	}

	private insert(at: number, text: string): void {
		this.text = this.text.slice(0, at) + text + this.text.slice(at);
		this.inserted.push({ at, length: text.length });
	}
}

function fieldsOf(mended: MendedText): ReadonlyMap<string, readonly ValuePart[]> {
	const fields = new Map<string, readonly ValuePart[]>();
	for (const { name, value } of parse(mended.text).content[0]?.content ?? []) {
		const part = ({ kind, content, location }: BibtexWord): ValuePart => ({
			text: unmaskBraces(content),
			isMacro: kind === 'abbreviation',
			offset: mended.originalOffset(location.start.offset) - HEAD.length,
		});
		if (!fields.has(name)) fields.set(name, value.kind === 'concat' ? value.content.map(part) : [part(value)]);
	}
	return fields;
}

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** The parser counts `\{` and `\}` as brackets, as BibTeX does; pandoc and people do not. */
function maskBraces(text: string): string {
	return /\\[{}]/u.test(text)
		? text.replace(/\\[\s\S]/gu, (pair) => (pair === '\\{' ? `\\${OPEN}` : pair === '\\}' ? `\\${CLOSE}` : pair))
		: text;
}

function unmaskBraces(text: string): string {
	return text.includes('\\') ? text.replaceAll(`\\${OPEN}`, '\\{').replaceAll(`\\${CLOSE}`, '\\}') : text;
}
