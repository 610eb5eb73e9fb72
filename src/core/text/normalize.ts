/** Longer runs of combining marks than writing has (https://unicode.org/reports/tr15/#Stream_Safe_Text_Format). */
const LONG_RUN = /(\p{M}{30})\p{M}+/gu;
const SHORTEST_RUN = 30;

/**
 * A text in a normal form of Unicode. Normalising sorts the marks on a letter, in a time that grows with the square of
 * their number: those behind the thirtieth, which no writing has, are left out.
 */
export function normalized(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD' = 'NFC'): string {
	// Asking the platform takes long for the many short texts there are.
	if (!(form === 'NFC' ? NOT_COMPOSED : NOT_ASCII).test(text)) return text;
	return (text.length > SHORTEST_RUN ? text.replace(LONG_RUN, '$1') : text).normalize(form);
}

/** A text whose first letter bears a mark; accents stand on an i without its dot. */
export function accented(text: string, mark: string): string {
	const first = text.slice(0, (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
	const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
	return normalized(letter + mark + text.slice(first.length));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const NOT_ASCII = /[^\x00-\x7f]/;
/** All but Latin letters, dashes, quotes and ideographs that are composed as they are (Unicode, `NFC_Quick_Check=Yes`). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const NOT_COMPOSED = /[^\x00-\u02ff\u2010-\u2027\u4e00-\u9fff]/;
