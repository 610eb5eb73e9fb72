import type { Paper } from '../paper';

/** Longest name of a note before its ending, in characters. */
const MAX_NAME = 80;

/**
 * File name of a paper's note: the words of its title in lower case, joined by dashes. It depends on the paper alone,
 * so that the note is found again whatever else is in the corpus.
 */
export function noteName({ titleText, id }: Pick<Paper, 'titleText' | 'id'>): string {
	const words = titleText
		.slice(0, 4 * MAX_NAME)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
		.replace(/^-|-$/g, '');
	const characters = [...words];
	if (characters.length > 0 && characters.length <= MAX_NAME) {
		return `${words}.md`;
	}
	const start = characters
		.slice(0, MAX_NAME)
		.join('')
		.replace(/-[^-]*$/, '');
	return `${[start, digest(id)].filter(Boolean).join('-')}.md`;
}

/** Six letters or digits that tell papers apart whose names begin alike (FNV-1a). */
function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
	}
	return hash.toString(36).padStart(7, '0').slice(-6);
}
