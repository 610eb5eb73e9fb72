/** A text of at most so many UTF-16 units: what is longer ends behind a whole word, if there is one, with `…`. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) {
		return text;
	}
	const end = text.lastIndexOf(' ', most - 2);
	return end > most / 2 ? `${text.slice(0, end)} …` : `${wholeSigns(text.slice(0, most - 1))}…`;
}

/** Without half of a sign that two units make. */
function wholeSigns(text: string): string {
	return text.replace(/[\ud800-\udbff]$/, '');
}
