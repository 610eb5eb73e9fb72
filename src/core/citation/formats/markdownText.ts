/** Plain text as Markdown (CommonMark, GitHub's and pandoc's) shows it unchanged on one line, also in a table cell. */
export function markdownText(text: string): string {
	return text.replace(/[\\`*_[\]<>|$@~^]/gu, '\\$&').replace(/&(?=#?\w+;)/gu, '\\&');
}

/** An address as it stands in `](…)`. */
export function markdownUrl(url: string): string {
	return url.replace(
		/[\s()<>|\\]/gu,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
	);
}
