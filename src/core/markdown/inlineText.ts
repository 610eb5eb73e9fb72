import type { Region } from './regions';

const BLOCK_START = /[ \t]*(?:\r?\n|$|(?:[-*+]|\d+[.)]|#{1,6})[ \t])/y;
const FOOTNOTE_MARK = /\[\^[^\s[\]^]+\]/gu;

/** A Markdown text from place to place: what is no prose and what stands in brackets is stepped over, in linear time. */
export class InlineText {
	private readonly regions: readonly Region[];
	/** By the place where a region begins: one more than its index; else 0. */
	private readonly regionFrom: Uint32Array;
	/** By the place of a bracket that opens: the place of the one that closes it; else 0. */
	private readonly closes: Uint32Array;
	private starSeen = { from: 0, next: -1 };

	constructor(
		private readonly text: string,
		regions: readonly Region[],
	) {
		const marks = Array.from(text.matchAll(FOOTNOTE_MARK), ({ 0: mark, index }) => footnoteMark(index, mark.length));
		this.regions = [...marks, ...regions];
		this.regionFrom = new Uint32Array(text.length);
		for (const [index, { start }] of this.regions.entries()) this.regionFrom[start] = index + 1;
		this.closes = new Uint32Array(text.length);
		this.pairBrackets();
	}

	/** The next place to look at: behind a region that begins here, behind an escaped character, or one on. */
	after(at: number): number {
		return this.regionAt(at)?.end ?? at + (this.text[at] === '\\' ? 2 : 1);
	}

	/** What is no prose and begins here. */
	regionAt(at: number): Region | undefined {
		const from = this.regionFrom[at];
		// An index of -1 would be looked up as a name.
		return from ? this.regions[from - 1] : undefined;
	}

	/** The place of the bracket that closes the one that opens here; 0 where none does. */
	closeOf(open: number): number {
		return this.closes[open] ?? 0;
	}

	/** The same, behind brackets and stressed words that begin here. */
	afterInline(at: number, end: number): number {
		const character = this.text[at];
		if (character === '[') return (this.closeOf(at) || at) + 1;
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

	/** Pairs `[` with `]` within a block. */
	private pairBrackets(): void {
		let open: number[] = [];
		for (let at = 0; at < this.text.length; at = this.after(at)) {
			const character = this.text[at];
			if (this.regionFrom[at] !== 0) continue;
			if (character === '[') open.push(at);
			else if (character === ']') {
				const start = open.pop();
				if (start !== undefined) this.closes[start] = at;
			} else if (character === '\n' && open.length > 0) {
				BLOCK_START.lastIndex = at + 1;
				if (BLOCK_START.test(this.text)) open = [];
			}
		}
	}
}

function footnoteMark(start: number, length: number): Region {
	return { kind: 'target', start, end: start + length };
}
