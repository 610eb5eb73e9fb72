/** Receives the tokens of a text in reading order; aliases follow the parts they stand for. */
export interface TokenSink {
	/**
	 * @param units folded UTF-16 units, valid during the call only
	 * @param from first unit of the token in `units`
	 * @param to one past the last
	 * @param start offset of the token in the text
	 * @param end offset one past the token in the text
	 * @param alias a further name of what was just read, taking no place of its own: `gpt4` for `GPT-4`, `squared` for `²`
	 * @param attached true when only a joiner, no blank, stands between this and the token before
	 */
	token(
		units: Uint16Array,
		from: number,
		to: number,
		start: number,
		end: number,
		alias: boolean,
		attached: boolean,
	): void;

	/**
	 * Where given, gets the plain words of the text instead: ASCII letters and digits, nothing attached, no alias.
	 * @param length units of the word, from the first of `units`, and in the text; with more than `PACKED_UNITS` it has
	 * no key
	 * @param low lower half of its key, see `packedWord.ts`
	 * @param high upper half
	 * @param start offset of the word in the text
	 */
	word?(units: Uint16Array, length: number, low: number, high: number, start: number): void;
}
