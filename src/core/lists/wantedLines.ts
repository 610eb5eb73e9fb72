import { joinedBytes } from '../bytes';
import type { TextCodec } from '../listing/packed/packedListing';
import { isWanted, type SnapshotFilter } from './snapshotFilter';

/** A longer line is no record; in bytes. */
const LONGEST_LINE = 64e6;
const NEWLINE = 10;
const EMPTY_LINE = new Uint8Array([NEWLINE]);

/**
 * What a filter keeps of JSON Lines that come in parts and need never be held as a whole. A line that is not wanted is
 * left empty, so that what is kept stands on the lines of the file; one that is no record stays, to be reported.
 */
export class WantedLines {
	/** Records that are kept, records that are not, and lines that are none. */
	kept = 0;
	leftOut = 0;
	broken = 0;
	/** Bytes that are kept. */
	size = 0;
	private readonly lines: Uint8Array[] = [];
	/** The beginning of a line that is still to come. */
	private rest: Uint8Array[] = [];
	private restLength = 0;

	constructor(
		private readonly filter: SnapshotFilter,
		private readonly codec: TextCodec,
	) {}

	/** The next bytes of the file. */
	add(bytes: Uint8Array): void {
		let start = 0;
		for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
			this.addLine(this.whole(bytes.subarray(start, end + 1)));
			start = end + 1;
		}
		if (start < bytes.length && this.restLength < LONGEST_LINE) {
			this.rest.push(bytes.slice(start));
			this.restLength += bytes.length - start;
		}
	}

	/** Nothing more comes: the last line may have no end. */
	end(): void {
		if (this.restLength > 0) {
			this.addLine(this.whole(new Uint8Array()));
		}
	}

	/** What is kept of the file. */
	bytes(): Uint8Array {
		return joinedBytes(this.lines, this.size);
	}

	private whole(end: Uint8Array): Uint8Array {
		const line = this.restLength === 0 ? end : joinedBytes([...this.rest, end], this.restLength + end.length);
		this.rest = [];
		this.restLength = 0;
		return line;
	}

	private addLine(line: Uint8Array): void {
		const text = this.codec.decode(line).trim();
		const wanted = text === '' ? false : wantedRecord(text, this.filter);
		if (text !== '') {
			this.kept += wanted === true ? 1 : 0;
			this.leftOut += wanted === false ? 1 : 0;
			this.broken += wanted === null ? 1 : 0;
		}
		// The part it is cut from must not stay for its sake.
		this.lines.push(wanted === false ? EMPTY_LINE : line.slice());
		this.size += wanted === false ? 1 : line.length;
	}
}

/** Whether a line of JSON is wanted; `null` where it is no record of a paper. */
export function wantedRecord(line: string, filter: SnapshotFilter): boolean | null {
	try {
		return isWanted(JSON.parse(line), filter);
	} catch {
		return null;
	}
}
