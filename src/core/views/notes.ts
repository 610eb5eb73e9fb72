import { paperUrl } from '../citation/formats/formats';
import { citationRecord } from '../citation/record';
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

/** What a new note holds: the paper in its front matter and a heading; the rest is the user's. */
export function noteText(paper: Paper, key: string): string {
	const record = citationRecord(paper, key);
	const fields: readonly (readonly [string, string | null])[] = [
		['title', JSON.stringify(paper.titleText)],
		['citation-key', key === '' ? null : JSON.stringify(key)],
		['date', paper.date === null ? null : JSON.stringify(paper.date)],
		['authors', paper.authors.length === 0 ? null : JSON.stringify(paper.authors)],
		['doi', paper.doi === null ? null : JSON.stringify(paper.doi)],
		['url', JSON.stringify(paperUrl(record))],
	];
	const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
	return `---\n${lines.join('\n')}\n---\n\n`;
}

/** Six letters or digits that tell papers apart whose names begin alike (FNV-1a). */
function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
	}
	return hash.toString(36).padStart(7, '0').slice(-6);
}
