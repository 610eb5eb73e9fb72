/** The shape of `TextDecoder`, which core may not name: both extension hosts and Node hand theirs in. */
export type DecoderClass = new (
	encoding: string,
	options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

/** The text of a file, or one sentence why it has none. */
export type Decoded = { readonly text: string } | { readonly message: string };
