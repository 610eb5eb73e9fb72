import type { Range } from '../citation/bibliographies/bibliography';
import { PANDOC_BRACED_KEY, PANDOC_KEY } from '../citation/keys/keyGrammar';
import { InlineText } from './inlineText';
import { markdownRegions, type Region } from './regions';

/** One key in a citation, with all that belongs to it. */
export interface CitationItem {
	readonly key: string;
	/** The key without `@` and braces. */
	readonly keyRange: Range;
	/** From the suppressing `-` or the `@` to behind the key and its brace. */
	readonly markRange: Range;
	/** From behind `[` or `;` to before `;` or `]`; in-text: the mark and its own bracket. */
	readonly range: Range;
	readonly prefix: string;
	/** What follows the key in the item: locator and suffix, as they stand there. */
	readonly suffix: string;
	readonly suppressAuthor: boolean;
}

/** A citation in a Markdown text: a bracketed cluster, or a key in the sentence with what its bracket adds. */
export interface Citation {
	readonly form: 'cluster' | 'in-text';
	readonly range: Range;
	/** False for a citation someone is still writing: an item without a key makes pandoc read keys alone. */
	readonly complete: boolean;
	readonly items: readonly CitationItem[];
}

/**
 * All citations of a Markdown text by pandoc's grammar (Pandoc manual, "Citation syntax"; reader of pandoc 2.17 and 3),
 * in order of their start; none in code, comments, math, metadata, addresses and e-mail addresses.
 */
export function citationsIn(text: string): readonly Citation[] {
	const citations: Citation[] = [];
	readCitations(text, markdownRegions(text), (citation) => {
		if (citation.complete) citations.push(citation);
		else for (const item of citation.items) citations.push(bare({ ...item, suppressAuthor: false }));
		return true;
	});
	return citations;
}

/** Tells the same, unfinished clusters whole, until it is told that it is enough; the regions are known already. */
export function readCitations(text: string, regions: readonly Region[], goesOn: (citation: Citation) => boolean): void {
	new CitationReader(text, regions).read(goesOn);
}

/** The first of those that an offset stands in, the edges of clusters not counted; what comes behind it is not read. */
export function citationAround(text: string, regions: readonly Region[], offset: number): Citation | undefined {
	let around: Citation | undefined;
	readCitations(text, regions, (citation) => {
		const { start, end } = citation.range;
		if (start < offset && (citation.form === 'cluster' ? offset < end : offset <= end)) around = citation;
		return around === undefined && start < offset;
	});
	return around;
}

const BARE_KEY = new RegExp(PANDOC_KEY, 'uy');
const BRACED_KEY = new RegExp(String.raw`\{${PANDOC_BRACED_KEY}\}`, 'uy');
const EXAMPLE = /^[ \t]*\(@([\p{L}\p{N}_-]*)\)[ \t]/gmu;
const SPACE = /[ \t]*(?:\r?\n)?[ \t]*/y;
/** By its code, whether a character of ASCII belongs to a word of pandoc's. */
const ASCII_WORD = Array.from({ length: 128 }, (_, code) => /[A-Za-z0-9.]/u.test(String.fromCharCode(code)));

interface KeyMark {
	readonly key: string;
	readonly keyRange: Range;
	readonly markRange: Range;
	readonly suppressAuthor: boolean;
}

class CitationReader {
	private readonly inline: InlineText;
	private readonly examples: ReadonlySet<string>;
	private lastMarkEnd = -1;

	constructor(
		private readonly text: string,
		regions: readonly Region[],
	) {
		this.inline = new InlineText(text, regions);
		this.examples = new Set([...text.matchAll(EXAMPLE)].map((match) => match[1] ?? ''));
	}

	/** Tells each citation in order of its start, until it is told that it is enough. */
	read(goesOn: (citation: Citation) => boolean): void {
		for (let at = 0; at < this.text.length; ) {
			const character = this.text[at];
			if (this.inline.regionAt(at) !== undefined) at = this.inline.after(at);
			else if (character === '[') {
				const cluster = this.clusterAt(at);
				if (cluster !== null && !goesOn(cluster)) return;
				at = cluster === null ? at + 1 : this.readNested(cluster, goesOn);
			} else if (character === '@') {
				const citation = this.inTextAt(at);
				if (citation !== null && !goesOn(citation)) return;
				this.lastMarkEnd = citation?.range.end ?? -1;
				if (citation === null) at += 1;
				else at = isBare(citation) ? citation.range.end : this.readNested(citation, goesOn);
			} else at = this.inline.after(at);
		}
	}

	/** Keys in the prefix or suffix of an item are citations of their own. */
	private readNested(outer: Citation, goesOn: (citation: Citation) => boolean): number {
		const own = new Map(outer.items.map(({ markRange }) => [markRange.start, markRange.end]));
		for (let at = outer.range.start; at < outer.range.end; ) {
			if (this.text[at] === '@' && !own.has(at)) {
				const mark = this.markAt(at);
				if (mark !== null) {
					if (!goesOn(bare(mark))) return this.text.length;
					at = mark.markRange.end;
					continue;
				}
			} else if (own.has(at)) {
				at = own.get(at) ?? at + 1;
				continue;
			}
			at = this.inline.after(at);
		}
		return outer.range.end;
	}

	private clusterAt(open: number): Citation | null {
		const close = this.inline.closeOf(open);
		if (close === 0 || this.text[open - 1] === '^' || this.text[open + 1] === '^') return null;
		if (this.isLinkOrSpan(close)) return null;
		const { items, complete } = this.itemsIn(open + 1, close);
		if (items.length === 0) return null;
		return { form: 'cluster', range: { start: open, end: close + 1 }, complete, items };
	}

	private inTextAt(at: number): Citation | null {
		const mark = this.markAt(at);
		if (mark === null) return null;
		const open = this.afterSpace(mark.markRange.end);
		const close = this.inline.closeOf(open);
		if (close === 0 || this.text[open + 1] === '^' || '[('.includes(this.text[close + 1] ?? ' ')) {
			return bare(mark);
		}
		const first = this.pieces(open + 1, close)[0];
		if (first === undefined) return bare(mark);
		const ownSuffix = this.marksIn(first).length === 0;
		const rest = this.itemsIn(ownSuffix ? first.end + 1 : open + 1, close);
		const suffix = ownSuffix ? this.text.slice(first.start, first.end) : '';
		return {
			form: 'in-text',
			range: { start: mark.markRange.start, end: close + 1 },
			// What follows the suffix needs keys, or pandoc takes nothing of the bracket.
			complete: (ownSuffix && first.end === close) || rest.complete,
			items: [
				itemOf(mark, '', suffix, { start: mark.markRange.start, end: ownSuffix ? first.end : mark.markRange.end }),
				...rest.items,
			],
		};
	}

	private itemsIn(start: number, end: number): { items: CitationItem[]; complete: boolean } {
		const items: CitationItem[] = [];
		let prefixStart = start;
		let complete = start < end;
		for (const piece of this.pieces(start, end)) {
			const mark = this.marksIn(piece)[0];
			if (mark === undefined) {
				complete = false;
				continue;
			}
			const prefix = this.text.slice(prefixStart, mark.markRange.start).trim();
			const suffix = this.text.slice(mark.markRange.end, piece.end);
			items.push(itemOf(mark, prefix, suffix, { start: prefixStart, end: piece.end }));
			prefixStart = piece.end + 1;
		}
		return { items, complete };
	}

	/** What `;` divides, brackets inside kept whole. */
	private pieces(start: number, end: number): Range[] {
		const pieces: Range[] = [];
		let from = start;
		for (let at = start; at < end; ) {
			if (this.text[at] === ';') {
				pieces.push({ start: from, end: at });
				from = at + 1;
			}
			at = this.inline.afterInline(at, end);
		}
		if (from <= end) pieces.push({ start: from, end });
		return pieces;
	}

	private marksIn({ start, end }: Range): KeyMark[] {
		for (let at = start; at < end; ) {
			const mark = this.text[at] === '@' || this.text[at] === '-' ? this.markAt(at) : null;
			if (mark !== null) return [mark];
			at = this.inline.afterInline(at, end);
		}
		return [];
	}

	/** `@key`, `-@key` or `@{key}` beginning at `at`, unless it follows a letter, a digit or a full stop in a word. */
	private markAt(at: number): KeyMark | null {
		const { text } = this;
		const suppressAuthor = text[at] === '-';
		const sign = suppressAuthor ? at + 1 : at;
		if (text[sign] !== '@' || (at !== this.lastMarkEnd && this.isAfterWord(at)) || isEscaped(text, at)) return null;
		if (text[sign + 1] === '{') {
			BRACED_KEY.lastIndex = sign + 1;
			if (!BRACED_KEY.test(text)) return null;
			const end = BRACED_KEY.lastIndex - 1;
			return {
				key: text.slice(sign + 2, end),
				keyRange: { start: sign + 2, end },
				markRange: { start: at, end: end + 1 },
				suppressAuthor,
			};
		}
		BARE_KEY.lastIndex = sign + 1;
		if (!BARE_KEY.test(text)) return null;
		const end = BARE_KEY.lastIndex;
		const key = text.slice(sign + 1, end);
		if (this.examples.has(key)) return null;
		return { key, keyRange: { start: sign + 1, end }, markRange: { start: at, end }, suppressAuthor };
	}

	/** Pandoc's words are runs of letters, digits and full stops; no citation begins inside one (`mail@host`). */
	private isAfterWord(at: number): boolean {
		const isWord = at === 0 ? false : ASCII_WORD[this.text.charCodeAt(at - 1)];
		return isWord ?? /[\p{L}\p{N}.]$/u.test(this.text.slice(Math.max(0, at - 2), at));
	}

	private afterSpace(at: number): number {
		if (!' \t\r\n'.includes(this.text[at] ?? '')) return at;
		SPACE.lastIndex = at;
		SPACE.test(this.text);
		return SPACE.lastIndex;
	}

	private isLinkOrSpan(close: number): boolean {
		const next = close + 1;
		if (this.inline.regionAt(next)?.kind === 'target' && '({'.includes(this.text[next] ?? ' ')) return true;
		return this.text[next] === '[' && !'@^'.includes(this.text[next + 1] ?? '@') && this.inline.closeOf(next) > 0;
	}
}

/** Behind an odd number of backslashes; of many, none escapes. */
function isEscaped(text: string, at: number): boolean {
	let from = at;
	while (text[from - 1] === '\\' && at - from < 100) from -= 1;
	return (at - from) % 2 === 1;
}

function isBare({ items, range }: Citation): boolean {
	return items.length === 1 && items[0]?.markRange.end === range.end;
}

function itemOf(mark: KeyMark, prefix: string, suffix: string, range: Range): CitationItem {
	const { key, keyRange, markRange, suppressAuthor } = mark;
	return { key, keyRange, markRange, suppressAuthor, prefix, suffix, range };
}

function bare(mark: KeyMark): Citation {
	return {
		form: 'in-text',
		range: mark.markRange,
		complete: true,
		items: [itemOf(mark, '', '', mark.markRange)],
	};
}
