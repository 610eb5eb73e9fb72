/** A longer line is no record. */
const LONGEST = 64e6;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** The lines of a file that are not blank, as bytes, a chunk at a time. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let rest: Buffer[] = [];
	let length = 0;
	let isFirst = true;
	for await (const chunk of chunks) {
		let start = isFirst && chunk.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0;
		isFirst = false;
		for (let end = chunk.indexOf(10, start); end >= 0; end = chunk.indexOf(10, start)) {
			const line =
				rest.length === 0 ? chunk.subarray(start, end) : Buffer.concat([...rest, chunk.subarray(start, end)]);
			rest = [];
			length = 0;
			start = end + 1;
			if (!isBlank(line)) {
				yield line;
			}
		}
		if (start < chunk.length) {
			rest.push(Buffer.from(chunk.subarray(start)));
			length += chunk.length - start;
		}
		if (length > LONGEST) {
			throw new Error(`not JSON Lines: a line is longer than ${LONGEST / 1e6} MB`);
		}
	}
	const last = Buffer.concat(rest);
	if (!isBlank(last)) {
		yield last;
	}
}

function isBlank(line: Buffer): boolean {
	return line.length < 4 && line.toString('utf8').trim() === '';
}
