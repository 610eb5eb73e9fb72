import { type DecoderClass, decodeListing } from '../listing/containers/decode';
import { readBulk } from '../listing/packed/bulk';
import { packListing } from '../listing/packed/packed';
import type { PackedListing, TextCodec } from '../listing/packed/packedListing';
import type { ReadingOptions } from '../listing/readingOptions';
import { readList } from './index';

/** A packed listing, or one sentence why there is none. */
export type PackedReading = { readonly packed: PackedListing } | { readonly message: string };

/** Reads the bytes of any list: in place where they are a large page of a common layout, else as text. */
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
	return 'message' in decoded ? decoded : { packed: packListing(readList(decoded.text, file, options), codec) };
}
