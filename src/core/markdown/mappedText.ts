import type { Range } from '../citation/bibliographies/range';

/**
 * A text that is written inside another with marks or escapes of that one (a string of JSON or YAML, lines behind `#|`),
 * as it reads there, with the place of each of its characters.
 */
export interface MappedText {
	readonly text: string;
	/** Of each UTF-16 unit of the text, where it begins and ends in the other text. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** Where a stretch of the text stands in the other one. */
export function placeOf({ starts, ends }: MappedText, { start, end }: Range): Range {
	const from = starts[start] ?? ends.at(-1) ?? 0;
	return { start: from, end: start < end ? (ends[end - 1] ?? from) : from };
}

/** A part of a text that stands there as it reads. */
export function mappedPart(part: string, start: number): MappedText {
	const starts = Array.from({ length: part.length }, (_, index) => start + index);
	return { text: part, starts, ends: starts.map((at) => at + 1) };
}

/** Collects a text with its places. */
export class MappedTextBuilder {
	private readonly parts: string[] = [];
	private readonly starts: number[] = [];
	private readonly ends: number[] = [];

	/** Takes what stands there as it is. */
	copy(source: string, start: number, end: number): void {
		this.parts.push(source.slice(start, end));
		for (let at = start; at < end; at++) {
			this.starts.push(at);
			this.ends.push(at + 1);
		}
	}

	/** Takes one thing that is written as another. */
	put(text: string, start: number, end: number): void {
		this.parts.push(text);
		for (let at = 0; at < text.length; at++) {
			this.starts.push(start);
			this.ends.push(end);
		}
	}

	build(): MappedText {
		return { text: this.parts.join(''), starts: this.starts, ends: this.ends };
	}
}

/** The same text with places in the text around the one it was taken from. */
export function within(outer: MappedText, inner: MappedText): MappedText {
	return {
		text: inner.text,
		starts: inner.starts.map((at) => outer.starts[at] ?? outer.ends.at(-1) ?? 0),
		ends: inner.ends.map((at) => outer.ends[at - 1] ?? 0),
	};
}

const ESCAPES: Readonly<Record<string, string>> = {
	'0': '\0',
	a: '\x07',
	b: '\b',
	t: '\t',
	n: '\n',
	v: '\v',
	f: '\f',
	r: '\r',
	e: '\x1b',
	N: '\x85',
	_: '\xa0',
	L: '\u2028',
	P: '\u2029',
};

/** What stands between double quotes, escapes read as JSON, YAML and R have them; indentation of further lines is dropped. */
export function readQuoted(
	source: string,
	start: number,
	end: number,
	builder = new MappedTextBuilder(),
): MappedTextBuilder {
	for (let at = start; at < end; ) {
		const character = source[at];
		if (character === '\n') {
			builder.copy(source, at, at + 1);
			at += 1;
			while (at < end && (source[at] === ' ' || source[at] === '\t')) at += 1;
		} else if (character !== '\\') {
			builder.copy(source, at, at + 1);
			at += 1;
		} else {
			const digits = { x: 2, u: 4, U: 8 }[source[at + 1] ?? ''];
			const code = digits === undefined ? Number.NaN : Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
			const length = 2 + (digits ?? 0);
			const written = source[at + 1] ?? '';
			const read = Number.isNaN(code) || code > 0x10ffff ? (ESCAPES[written] ?? written) : String.fromCodePoint(code);
			const next = Math.min(at + length, end);
			builder.put(read, at, next);
			at = next;
		}
	}
	return builder;
}
