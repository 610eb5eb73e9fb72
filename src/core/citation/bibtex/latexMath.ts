import { readableTitle } from '../../text/title';

/** Mathematics that opens somewhere: what it says, and the place behind it. */
export interface Mathematics {
	readonly text: string;
	readonly end: number;
}

/** Finds the mathematics of a source. */
export class MathFinder {
	/** What closes mathematics and was looked for in vain: nothing behind closes it either. */
	private readonly unclosed = new Set<string>();

	constructor(private readonly source: string) {}

	/** What opens at a place and ends with `close`; none where a dollar opens none, or stands for money. */
	find(at: number, close: string): Mathematics | undefined {
		const open = this.source[at] ?? '';
		const isDisplay = open === '$' && this.source[at + 1] === '$';
		const start = at + (isDisplay ? 2 : 1);
		const ending = isDisplay ? '$$' : close;
		const end = this.unclosed.has(ending) ? -1 : this.endOf(ending, start);
		if (end < 0) {
			this.unclosed.add(ending);
			return undefined;
		}
		const content = this.source.slice(start, end);
		if (open === '$' && !isDisplay && /^\d[\s\S]*\s$/u.test(content)) {
			return undefined;
		}
		const math = content.trim();
		const text = math === '' ? '' : readableTitle(`$${math}$`).replace(/^\$|\$$/gu, '');
		return { text, end: end + ending.length };
	}

	private endOf(ending: string, start: number): number {
		let end = this.source.indexOf(ending, start);
		while (end > 0 && ending === '$' && this.source[end - 1] === '\\') end = this.source.indexOf(ending, end + 1);
		return end;
	}
}
