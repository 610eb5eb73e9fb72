/** A word of folded units as text. Words are short, and handing their units over as arguments takes several times as long. */
export function textOf(units: Uint16Array, from: number, to: number): string {
	let text = '';
	for (let i = from; i < to; i++) {
		text += String.fromCharCode(units[i]!);
	}
	return text;
}
