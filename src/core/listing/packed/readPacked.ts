import { type DecoderClass, decodeListing } from '../containers/decode';
import { readListing } from '../index';
import type { ReadingOptions } from '../readingOptions';
import { readBulk } from './bulk';
import { packListing } from './packed';
import type { PackedListing, TextCodec } from './packedListing';

/** A packed listing, or one sentence why there is none. */
export type PackedReading = { readonly packed: PackedListing } | { readonly message: string };

/** Reads the bytes of a listing: in place where they are a large page of a common layout, else as text. */
export function readPacked(
	bytes: Uint8Array,
	file: string,
	codec: TextCodec,
	decoder: DecoderClass,
	options: ReadingOptions = {},
): PackedReading {
	const packed = readBulk(bytes, file, codec, options);
	if (packed !== null) {
		return { packed };
	}
	const decoded = decodeListing(bytes, decoder);
	return 'message' in decoded ? decoded : { packed: packListing(readListing(decoded.text, file, options), codec) };
}
