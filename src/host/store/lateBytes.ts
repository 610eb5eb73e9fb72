import type { TextBytes } from '../../core/listing/packed/packedListing';
import type { PartialReads } from '../nodeHost';

const NOTHING = new Uint8Array();

/**
 * The bytes of an unchanged file whose papers are known: they can be shown before it is read. Until its bytes arrive,
 * the few texts that somebody looks at come from the disk one by one.
 */
export class LateBytes implements TextBytes {
	private all: Uint8Array | undefined;
	/** Opened with the first text; `null` for a file that is no longer what it was. */
	private file: number | null | undefined;

	constructor(
		private readonly fs: PartialReads,
		private readonly path: string,
		readonly length: number,
	) {}

	subarray(start: number, end: number): Uint8Array {
		return this.all?.subarray(start, end) ?? this.fromDisk(start, end);
	}

	/** Takes all bytes of the file; `false` where it is no longer what it was. */
	arrive(bytes: Uint8Array): boolean {
		this.close();
		this.all = bytes.length === this.length ? bytes : undefined;
		return this.all !== undefined;
	}

	/** No text comes from the disk any more. */
	close(): void {
		if (typeof this.file === 'number') {
			this.fs.closeSync(this.file);
		}
		this.file = null;
	}

	/** A file that vanished has no texts: the load that reads it anew says what is wrong with it. */
	private fromDisk(start: number, end: number): Uint8Array {
		try {
			this.file ??= this.file === null ? null : this.opened();
			if (this.file === null) {
				return NOTHING;
			}
			const bytes = new Uint8Array(end - start);
			return bytes.subarray(0, this.fs.readSync(this.file, bytes, 0, bytes.length, start));
		} catch {
			return NOTHING;
		}
	}

	private opened(): number | null {
		const file = this.fs.openSync(this.path, 'r');
		if (this.fs.fstatSync(file).size === this.length) {
			return file;
		}
		this.fs.closeSync(file);
		return null;
	}
}
