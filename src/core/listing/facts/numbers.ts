/** Reads a line that is nothing but a count: `65`, `-` (none), `[-] 1`, `1,024`; `null` for anything else. */
export function countLine(text: string): number | null {
	if (text === '-' || text === '–') {
		return 0;
	}
	const match = text.length < 12 ? COUNT.exec(text) : null;
	return match ? (match[1] === '-' ? 0 : Number(match[1]!.replaceAll(',', ''))) : null;
}

/** Reads a shortened count of stars: `1.32k`, `110k`; `null` for anything else. */
export function isShortCount(text: string): boolean {
	return text.length < 8 && /^\d{1,3}(?:\.\d{1,2})?[kKmM]$/.test(text);
}

const COUNT = /^(?:\[-\]\s*)?(\d{1,6}|\d{1,3}(?:,\d{3})+|-)$/;
