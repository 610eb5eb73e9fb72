// The thread on which listings are read, so that the extension host, which all extensions share, stays free.
import { readPacked, readWanted } from '../core/lists/readPacked';
import { WantedLines } from '../core/lists/wantedLines';
import type { ReadRequest, ReadResponse } from '../shared/readingProtocol';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const codec = {
	encode: (text: string) => encoder.encode(text),
	decode: (bytes: Uint8Array) => decoder.decode(bytes),
};

self.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
	const response = read(data);
	const parts = 'packed' in response ? Object.values(response.packed) : [];
	self.postMessage(
		response,
		parts.map(({ buffer }) => buffer),
	);
};

/** Node searches its own arrays of bytes several times as fast as plain ones. */
const { Buffer } = globalThis as { Buffer?: { from(memory: ArrayBufferLike): Uint8Array } };

/** Files that come in parts, by the requests' ids. */
const wantedLines = new Map<number, WantedLines>();

function read({ id, file, bytes, changed, wanted }: ReadRequest): ReadResponse {
	try {
		if (wanted !== undefined) {
			const lines = wantedLines.get(id) ?? new WantedLines(wanted.filter, codec);
			lines.add(Buffer?.from(bytes.buffer) ?? bytes);
			wantedLines.set(id, lines);
			if (!wanted.isLast) {
				return { id, isTaken: true };
			}
			wantedLines.delete(id);
			return { id, ...readWanted(lines, file, codec, TextDecoder, { notAfter: changed }) };
		}
		return { id, ...readPacked(Buffer?.from(bytes.buffer) ?? bytes, file, codec, TextDecoder, { notAfter: changed }) };
	} catch (error) {
		// Nothing is known to throw here; if something does, it costs one file and not the others.
		return { id, message: `The file could not be read: ${error instanceof Error ? error.message : String(error)}` };
	}
}
