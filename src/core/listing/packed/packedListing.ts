/** Text to UTF-8 and back, which core may not name: hosts hand in `TextEncoder` and `TextDecoder`. */
export interface TextCodec {
	encode(text: string): Uint8Array;
	/** Keeps a byte order mark; what is not valid UTF-8 becomes U+FFFD. */
	decode(bytes: Uint8Array): string;
}

/**
 * A listing as bytes: small in memory (texts stay UTF-8 until someone reads them) and moved between threads without
 * copying. `tables` are all that must be stored, as long as the file stays what it is.
 */
export interface PackedListing {
	readonly tables: Uint8Array;
	/** The bytes of the file where texts are places of it; empty where the tables hold all texts. */
	readonly base: Uint8Array;
}

/** The bytes of a file that texts are places of; a `Uint8Array` is that, as is what reads them when they are asked for. */
export interface TextBytes {
	readonly length: number;
	subarray(start: number, end: number): Uint8Array;
}

/** A packed listing whose file need not be in memory. */
export interface StoredListing {
	readonly tables: Uint8Array;
	readonly base: TextBytes;
}
