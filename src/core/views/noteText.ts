import { pandocKey } from '../citation/formats/cite';
import { pageUrl } from '../citation/formats/formats';
import { markdownText } from '../citation/formats/markdownText';
import { citationRecord } from '../citation/record';
import type { Paper } from '../paper';

/** What a new note holds unless the user wants it otherwise. */
export const NOTE_TEMPLATE =
	'---\n{{metadata}}\n---\n\n# {{title}}\n\n{{citation}}\n\n## Abstract\n\n{{abstract}}\n\n## Notes\n\n';

/**
 * A new note on a paper.
 * @param template Markdown with `{{metadata}}` (lines of YAML), `{{title}}`, `{{citation}}` (as pandoc reads it), `{{key}}`,
 * `{{authors}}`, `{{date}}`, `{{url}}` and `{{abstract}}`; a line of nothing but what is not known is left out
 */
export function noteText(paper: Paper, key: string, template: string = NOTE_TEMPLATE): string {
	const url = pageUrl(citationRecord(paper, key));
	const values: Readonly<Record<string, string>> = {
		metadata: metadataLines(paper, key, url),
		title: markdownText(paper.titleText),
		citation: key === '' ? '' : `[${pandocKey(key)}]`,
		key,
		authors: markdownText(paper.authors.join(', ')),
		date: paper.date ?? '',
		url,
		abstract: abstractText(paper.abstract),
	};
	const put = (text: string) => text.replace(PLACE, (place, name: string) => values[name] ?? place);
	const isUnknown = (line: string) => {
		const names = [...line.matchAll(PLACE)].map(([, name]) => name!);
		return names.length > 0 && names.every((name) => values[name] === '') && line.replace(PLACE, '').trim() === '';
	};
	return template
		.split('\n')
		.flatMap((line) => (isUnknown(line) ? [] : put(line)))
		.join('\n');
}

const PLACE = /\{\{(\w+)\}\}/g;

function metadataLines(paper: Paper, key: string, url: string): string {
	const fields: readonly (readonly [string, string | null])[] = [
		['title', JSON.stringify(paper.titleText)],
		['citation-key', key === '' ? null : JSON.stringify(key)],
		['date', paper.date === null ? null : JSON.stringify(paper.date)],
		['authors', paper.authors.length === 0 ? null : JSON.stringify(paper.authors)],
		['doi', paper.doi === null ? null : JSON.stringify(paper.doi)],
		['url', JSON.stringify(url)],
	];
	return fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join('\n');
}

/** As it is, its formulas too; nothing else of it is markup. */
function abstractText(abstract: string): string {
	const parts = abstract.trim().split(/(\$[^$\n]+\$)/);
	return parts.map((part, at) => (at % 2 === 1 ? part : markdownText(part))).join('');
}
