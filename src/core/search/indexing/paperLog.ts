/** Entries of a block of the log, unless one paper has more. */
const BLOCK = 1 << 14;

/** Part of the log: what some papers say, one after the other. It grows in blocks, as it is too large to be copied. */
interface Block {
	readonly terms: Uint32Array;
	readonly weights: Uint16Array;
	/** The first paper in it. */
	readonly first: number;
	filled: number;
}

/** What papers say, in the order they are read. */
export class PaperLog {
	readonly blocks: Block[] = [];

	/** Where a paper with so many entries goes. */
	blockFor(document: number, count: number): Block {
		const last = this.blocks.at(-1);
		if (last !== undefined && last.filled + count <= last.terms.length) {
			return last;
		}
		const size = Math.max(BLOCK, count);
		const block = { terms: new Uint32Array(size), weights: new Uint16Array(size), first: document, filled: 0 };
		this.blocks.push(block);
		return block;
	}
}
