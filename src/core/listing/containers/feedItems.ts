/** One item of a feed as it stands in the text, from its start tag to its end tag, both included. */
export interface FeedItem {
	readonly from: number;
	readonly to: number;
	/** 1-based first and last line. */
	readonly line: number;
	readonly lastLine: number;
	/** Whether its end tag is there. */
	readonly isWhole: boolean;
}

/** A text that is an RSS or Atom feed, cut into its items: so what is broken in one costs no other. */
export interface FeedText {
	/** What stands before the first item: the feed's own title and date. */
	readonly head: string;
	readonly items: readonly FeedItem[];
	/** Whether the end tag of the feed is there; an answer that was cut has none. */
	readonly isWhole: boolean;
}

/** Cuts a feed into its items; `null` where the text is none. */
export function feedTextOf(text: string): FeedText | null {
	const root = rootOf(text);
	if (root === null) {
		return null;
	}
	const items: FeedItem[] = [];
	const lines = new LineCounter(text);
	const sections = new Sections(text);
	const marks = /<!\[CDATA\[|<!--|<(\/?)((?:[\w.-]+:)?(?:item|entry))(?=[\s>/])[^>]*>?/g;
	marks.lastIndex = root.end;
	let from = -1;
	const close = (to: number, isWhole: boolean) => {
		if (from >= 0) {
			items.push({ from, to, line: lines.at(from), lastLine: lines.at(to - 1), isWhole });
		}
		from = -1;
	};
	for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
		const [found, slash, name] = mark;
		if (name === undefined) {
			marks.lastIndex = sections.end(mark.index, found) ?? marks.lastIndex;
		} else if (slash === '/') {
			close(mark.index + found.length, true);
		} else {
			close(mark.index, false);
			from = mark.index;
		}
	}
	const end = text.lastIndexOf(`</${root.name}`);
	close(end > from ? end : text.length, false);
	return {
		head: text.slice(0, items[0]?.from ?? text.length),
		items,
		isWhole: end >= (items.at(-1)?.from ?? root.end),
	};
}

/** The start tag of a feed, behind what may stand before it; document types are passed over, not read. */
function rootOf(text: string): { readonly name: string; readonly end: number } | null {
	let at = text.search(/\S/);
	for (let step = 0; step < 50 && at >= 0 && text[at] === '<'; step++) {
		const rest = text.slice(at, at + 4000);
		const name = /^<((?:[\w.-]+:)?(?:rss|feed|RDF))(?=[\s>])/.exec(rest)?.[1];
		if (name !== undefined) {
			const end = text.indexOf('>', at);
			return end < 0 ? null : { name, end: end + 1 };
		}
		const mark = /^<(?:\?|!--|!DOCTYPE\b)/i.exec(rest)?.[0];
		if (mark === undefined) {
			return null;
		}
		const subset = /^<!DOCTYPE[^>[]*\[/i.test(rest);
		const ending = mark === '<?' ? '?>' : mark === '<!--' ? '-->' : subset ? ']>' : '>';
		const end = text.indexOf(ending, at);
		at = end < 0 ? -1 : end + ending.length;
		at += at < 0 ? 0 : /^\s*/.exec(text.slice(at, at + 4000))![0].length;
	}
	return null;
}

/** Finds where sections end that hide tags, without looking twice through the same stretch of text. */
class Sections {
	readonly #ends = new Map<string, number>();

	constructor(private readonly text: string) {}

	/** The place behind a section; `null` where another of its kind begins before its end: then it was never closed. */
	end(from: number, mark: string): number | null {
		const ending = mark === '<!--' ? '-->' : ']]>';
		const end = this.#next(ending, from + mark.length);
		const next = this.#next(mark, from + mark.length);
		return next < end || end === Number.POSITIVE_INFINITY ? null : end + ending.length;
	}

	#next(mark: string, from: number): number {
		const known = this.#ends.get(mark);
		if (known !== undefined && known >= from) {
			return known;
		}
		const found = this.text.indexOf(mark, from);
		const place = found < 0 ? Number.POSITIVE_INFINITY : found;
		this.#ends.set(mark, place);
		return place;
	}
}

/** Counts lines forward. */
class LineCounter {
	#line = 1;
	#newline: number;

	constructor(private readonly text: string) {
		this.#newline = text.indexOf('\n');
	}

	/** The 1-based line of a place that lies behind those asked for before. */
	at(place: number): number {
		while (this.#newline >= 0 && this.#newline < place) {
			this.#line++;
			this.#newline = this.text.indexOf('\n', this.#newline + 1);
		}
		return this.#line;
	}
}
