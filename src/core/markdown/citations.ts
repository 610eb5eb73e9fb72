import type { Range } from '../citation/bibliographies/bibliography';
import { PANDOC_BRACED_KEY, PANDOC_KEY } from '../citation/keys/keyGrammar';
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
	return markdownCitations(text, markdownRegions(text)).flatMap((citation) =>
		citation.complete ? citation : citation.items.map((item) => bare({ ...item, suppressAuthor: false })),
	);
}

/** The same with unfinished clusters, and with the regions where they are known already. */
export function markdownCitations(text: string, regions: readonly Region[]): readonly Citation[] {
	return new CitationReader(text, regions).read();
}

const BARE_KEY = new RegExp(PANDOC_KEY, 'uy');
const BRACED_KEY = new RegExp(String.raw`\{${PANDOC_BRACED_KEY}\}`, 'uy');
const BLOCK_START = /[ \t]*(?:\r?\n|$|(?:[-*+]|\d+[.)]|#{1,6})[ \t])/y;
const EXAMPLE = /^[ \t]*\(@([\p{L}\p{N}_-]*)\)[ \t]/gmu;
const SPACE = /[ \t]*(?:\r?\n)?[ \t]*/y;
const FOOTNOTE_MARK = /\[\^[^\s[\]^]+\]/gu;

interface KeyMark {
	readonly key: string;
	readonly keyRange: Range;
	readonly markRange: Range;
	readonly suppressAuthor: boolean;
}

class CitationReader {
	private readonly regionEnds: ReadonlyMap<number, Region>;
	private readonly closeOf = new Map<number, number>();
	private readonly examples: ReadonlySet<string>;
	private lastMarkEnd = -1;
	private starSeen = { from: 0, next: -1 };

	constructor(
		private readonly text: string,
		regions: readonly Region[],
	) {
		this.regionEnds = new Map([
			...[...text.matchAll(FOOTNOTE_MARK)].map(({ 0: mark, index }) => footnoteMark(index, mark.length)),
			...regions.map((region) => [region.start, region] as const),
		]);
		this.examples = new Set([...text.matchAll(EXAMPLE)].map((match) => match[1] ?? ''));
		this.pairBrackets();
	}

	read(): Citation[] {
		const citations: Citation[] = [];
		for (let at = 0; at < this.text.length; ) {
			const character = this.text[at];
			if (this.regionEnds.has(at)) at = this.after(at);
			else if (character === '[') {
				const cluster = this.clusterAt(at);
				if (cluster !== null) citations.push(cluster);
				at = cluster === null ? at + 1 : this.readNested(cluster, citations);
			} else if (character === '@') {
				const citation = this.inTextAt(at);
				if (citation !== null) citations.push(citation);
				this.lastMarkEnd = citation?.range.end ?? -1;
				if (citation === null) at += 1;
				else at = isBare(citation) ? citation.range.end : this.readNested(citation, citations);
			} else at = this.after(at);
		}
		return citations;
	}

	/** Keys in the prefix or suffix of an item are citations of their own. */
	private readNested(outer: Citation, citations: Citation[]): number {
		const own = new Map(outer.items.map(({ markRange }) => [markRange.start, markRange.end]));
		for (let at = outer.range.start; at < outer.range.end; ) {
			if (this.text[at] === '@' && !own.has(at)) {
				const mark = this.markAt(at);
				if (mark !== null) {
					citations.push(bare(mark));
					at = mark.markRange.end;
					continue;
				}
			} else if (own.has(at)) {
				at = own.get(at) ?? at + 1;
				continue;
			}
			at = this.after(at);
		}
		return outer.range.end;
	}

	private clusterAt(open: number): Citation | null {
		const close = this.closeOf.get(open);
		if (close === undefined || this.text[open - 1] === '^' || this.text[open + 1] === '^') return null;
		if (this.isLinkOrSpan(close)) return null;
		const { items, complete } = this.itemsIn(open + 1, close);
		if (items.length === 0) return null;
		return { form: 'cluster', range: { start: open, end: close + 1 }, complete, items };
	}

	private inTextAt(at: number): Citation | null {
		const mark = this.markAt(at);
		if (mark === null) return null;
		SPACE.lastIndex = mark.markRange.end;
		SPACE.test(this.text);
		const open = SPACE.lastIndex;
		const close = this.text[open] === '[' ? this.closeOf.get(open) : undefined;
		if (close === undefined || this.text[open + 1] === '^' || '[('.includes(this.text[close + 1] ?? ' ')) {
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
			at = this.afterInline(at, end);
		}
		if (from <= end) pieces.push({ start: from, end });
		return pieces;
	}

	private marksIn({ start, end }: Range): KeyMark[] {
		for (let at = start; at < end; ) {
			const mark = this.text[at] === '@' || this.text[at] === '-' ? this.markAt(at) : null;
			if (mark !== null) return [mark];
			at = this.afterInline(at, end);
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
		const key = BARE_KEY.exec(text)?.[0];
		if (key === undefined || this.examples.has(key)) return null;
		const end = sign + 1 + key.length;
		return { key, keyRange: { start: sign + 1, end }, markRange: { start: at, end }, suppressAuthor };
	}

	/** Pandoc's words are runs of letters, digits and full stops; no citation begins inside one (`mail@host`). */
	private isAfterWord(at: number): boolean {
		return /[\p{L}\p{N}.]$/u.test(this.text.slice(Math.max(0, at - 2), at));
	}

	private isLinkOrSpan(close: number): boolean {
		const next = close + 1;
		if (this.regionEnds.get(next)?.kind === 'target' && '({'.includes(this.text[next] ?? ' ')) return true;
		return this.text[next] === '[' && !'@^'.includes(this.text[next + 1] ?? '@') && this.closeOf.has(next);
	}

	/** The same, behind brackets and stressed words that begin here. */
	private afterInline(at: number, end: number): number {
		const character = this.text[at];
		if (character === '[') return (this.closeOf.get(at) ?? at) + 1;
		if (character === '*' && /\S/u.test(this.text[at + 1] ?? ' ')) {
			const close = this.starFrom(at + 1);
			if (close < end) return close + 1;
		}
		return this.after(at);
	}

	/** The next `*`, each stretch between two of them looked through once. */
	private starFrom(from: number): number {
		if (from < this.starSeen.from || from > this.starSeen.next) {
			const next = this.text.indexOf('*', from);
			this.starSeen = { from, next: next < 0 ? this.text.length : next };
		}
		return this.starSeen.next;
	}

	/** The next place to look at: behind a region that begins here, behind an escaped character, or one on. */
	private after(at: number): number {
		return this.regionEnds.get(at)?.end ?? at + (this.text[at] === '\\' ? 2 : 1);
	}

	/** Pairs `[` with `]` within a block. */
	private pairBrackets(): void {
		let open: number[] = [];
		for (let at = 0; at < this.text.length; at = this.after(at)) {
			const character = this.text[at];
			if (this.regionEnds.has(at)) continue;
			if (character === '[') open.push(at);
			else if (character === ']') {
				const start = open.pop();
				if (start !== undefined) this.closeOf.set(start, at);
			} else if (character === '\n' && open.length > 0) {
				BLOCK_START.lastIndex = at + 1;
				if (BLOCK_START.test(this.text)) open = [];
			}
		}
	}
}

/** Behind an odd number of backslashes; of many, none escapes. */
function isEscaped(text: string, at: number): boolean {
	let from = at;
	while (text[from - 1] === '\\' && at - from < 100) from -= 1;
	return (at - from) % 2 === 1;
}

function footnoteMark(start: number, length: number): readonly [number, Region] {
	return [start, { kind: 'target', start, end: start + length }];
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
