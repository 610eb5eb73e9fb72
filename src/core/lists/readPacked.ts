import { type DecoderClass, decodeListing, sizeProblem } from '../listing/containers/decode';
import { readBulk } from '../listing/packed/bulk';
import { packListing } from '../listing/packed/packed';
import { readLines } from '../listing/packed/packedLines';
import type { PackedListing, TextCodec } from '../listing/packed/packedListing';
import type { ReadingOptions } from '../listing/readingOptions';
import { readList } from './index';
import type { WantedLines } from './wantedLines';

/** A packed listing, or one sentence why there is none. */
export type PackedReading = { readonly packed: PackedListing } | { readonly message: string };

/** Reads the bytes of any list: in place where they are a large page of a common layout or JSON Lines, else as text. */
export function readPacked(
	bytes: Uint8Array,
	file: string,
	codec: TextCodec,
	decoder: DecoderClass,
	options: ReadingOptions = {},
): PackedReading {
	const packed = readBulk(bytes, file, codec, options) ?? readLines(bytes, file, codec, decoder);
	if (packed !== null) {
		return { packed };
	}
	const decoded = decodeListing(bytes, decoder);
	return 'message' in decoded ? decoded : { packed: packListing(readList(decoded.text, file, options), codec) };
}

/** Reads what a filter keeps of a file. */
export function readWanted(
	wanted: WantedLines,
	file: string,
	codec: TextCodec,
	decoder: DecoderClass,
	options: ReadingOptions = {},
): PackedReading {
	wanted.end();
	if (wanted.kept === 0) {
		return {
			message:
				wanted.leftOut > 0
					? `The filter keeps none of the ${wanted.leftOut} papers of the file.`
					: 'No line of the file is a record with a title: a filter is for JSON Lines, such as the snapshot of arXiv’s metadata.',
		};
	}
	const tooLarge = sizeProblem(wanted.size);
	if (tooLarge !== null) {
		return {
			message: `The filter keeps ${wanted.kept} papers of ${Math.ceil(wanted.size / 1e6)} MB, more than can be read at once; narrow it.`,
		};
	}
	const { leftOut } = wanted;
	const bytes = wanted.bytes();
	const packed = readLines(bytes, file, codec, decoder, { leftOut });
	return {
		packed: packed ?? packListing({ ...readList(codec.decode(bytes), file, options), leftOut }, codec),
	};
}
