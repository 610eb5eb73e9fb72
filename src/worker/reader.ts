// The thread on which listings are read, so that the extension host, which all extensions share, stays free.
import { decodeListing, readListing } from '../core/listing';
import { packListing } from '../core/listing/packed';
import type { ReadRequest, ReadResponse } from '../shared/readingProtocol';

const codec = {
	encode: (text: string) => new TextEncoder().encode(text),
	decode: (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

self.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
	const response = read(data);
	self.postMessage(response, 'packed' in response ? [response.packed.buffer] : []);
};

function read({ id, file, bytes }: ReadRequest): ReadResponse {
	try {
		const decoded = decodeListing(bytes, TextDecoder);
		return 'message' in decoded
			? { id, message: decoded.message }
			: { id, packed: packListing(readListing(decoded.text, file), codec) };
	} catch (error) {
		// Nothing is known to throw here; if something does, it costs one file and not the others.
		return { id, message: `The file could not be read: ${error instanceof Error ? error.message : String(error)}` };
	}
}
