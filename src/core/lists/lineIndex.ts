/** Finds the lines of places in a text that come in its order; lines are counted from 1, as editors do. */
export class LineIndex {
	private readonly starts: number[] = [0];

	constructor(text: string) {
		for (const end of text.matchAll(/\r\n|[\n\r]/g)) {
			this.starts.push(end.index + end[0].length);
		}
	}

	/** The line that a place stands on. */
	lineAt(offset: number): number {
		let low = 0;
		let high = this.starts.length;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if (this.starts[middle]! <= offset) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return low + 1;
	}
}
