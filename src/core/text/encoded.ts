/** Half of a character: JSON can name it, a text cut at a length ends with it, and no address can hold it. */
const HALF = /\p{Surrogate}/gu;

/** A text as a part of an address. Unlike `encodeURIComponent` it takes any text. */
export function encoded(text: string): string {
	return encodeURIComponent(text.replace(HALF, '\ufffd'));
}

/** An address in which what none may hold is encoded. Unlike `encodeURI` it takes any text. */
export function encodedAddress(address: string): string {
	return encodeURI(address.replace(HALF, '\ufffd'));
}
