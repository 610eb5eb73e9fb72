import { paperUrl } from '../citation/formats/formats';
import { citationRecord } from '../citation/record';
import type { Paper } from '../paper';

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
