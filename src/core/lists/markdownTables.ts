import { RecordFields } from '../listing/containers/jsonFields';
import { draftOfRecord, isPaper } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import type { ListReader } from './reading';

/** A row of bars and dashes that makes the line before it the head of a table (https://github.github.com/gfm/#tables-extension-). */
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const LINK = /!?\[([^\][]*)\]\(\s*<?([^\s()<>]+)>?[^()]*\)/g;
/** In UTF-16 units: a longer line is no row of a table. */
const LONGEST_ROW = 50_000;

/** Tables that bots and newsletters make: a column of titles, and others of authors, dates, summaries, links. */
export const readMarkdownTables: ListReader = (text) => {
	if (!text.includes('|')) {
		return null;
	}
	const lines = text.split(/\r\n|[\n\r]/);
	const drafts: Draft[] = [];
	const odd = new Map<string, number>();
	let refused: number | null = null;
	for (let at = 1; at < lines.length; at++) {
		const head = columnsOf(lines[at - 1]!, lines[at]!);
		if (head === null) {
			continue;
		}
		for (at++; at < lines.length && lines[at]!.includes('|'); at++) {
			const line = at + 1;
			let cells = cellsOf(lines[at]!);
			for (let row = lines[at]!; cells.length < head.length && goesOn(lines[at + 1]); cells = cellsOf(row)) {
				at++;
				row += ` ${lines[at]}`;
			}
			const fields = new RecordFields(recordOf(head, cells));
			if (isPaper(fields)) {
				const onOdd = (field: string) => odd.set(field, odd.get(field) ?? line);
				drafts.push({ ...draftOfRecord(fields, { listed: null, year: null, onOdd }, line), to: at + 1 });
			} else {
				refused ??= line;
			}
		}
	}
	return drafts.length === 0
		? null
		: {
				drafts,
				problems: [
					...[...odd].map(([field, line]) => ({ line, message: `What stands under “${field}” was not understood.` })),
					...(refused === null
						? []
						: [{ line: refused, message: 'This row has no title, or nothing else of a paper.' }]),
				],
			};
};

/** Whether a row whose cells are too few goes on in this line, as titles that were wrapped make it. */
function goesOn(line: string | undefined): boolean {
	return line !== undefined && line.trim() !== '' && !line.trimStart().startsWith('|');
}

/** The names of the columns, where these two lines begin a table of papers. */
function columnsOf(head: string, rule: string): readonly string[] | null {
	if (!head.includes('|') || head.length > LONGEST_ROW || rule.length > LONGEST_ROW || !RULE.test(rule)) {
		return null;
	}
	const names = cellsOf(head).map((cell) => columnName(cell.replace(LINK, '$1').replace(/[*_`]/g, '')));
	const rules = cellsOf(rule).length;
	return names.length === rules && names.includes('title') && names.some((name) => OTHERS.has(name)) ? names : null;
}

/** What people head columns with, in the words of `RecordFields`. */
const COLUMNS: readonly (readonly [heading: RegExp, name: string])[] = [
	[/\btitle\b|^(?:papers?|names?)$/i, 'title'],
	[/author/i, 'authors'],
	[/abstract|summary|tl;?dr/i, 'abstract'],
	[/^(?:publish(?:ed)?(?: date)?|date|time|day|update[ds]?)\b/i, 'date'],
	[/^year$/i, 'year'],
	[/\bcode\b|github|\brepo/i, 'code'],
	[/project|website|homepage/i, 'project'],
	[/venue|conference|journal/i, 'venue'],
	[/arxiv|\bids?\b|\bpdf\b|links?|\burl\b|^paper /i, 'url'],
	[/\bdoi\b/i, 'doi'],
	[/categor/i, 'categories'],
	[/upvotes|likes|votes/i, 'upvotes'],
];
const OTHERS = new Set(['authors', 'abstract', 'url', 'code', 'doi', 'date']);

function columnName(heading: string): string {
	const words = heading.trim();
	return COLUMNS.find(([pattern]) => pattern.test(words))?.[1] ?? words;
}

function recordOf(
	names: readonly string[],
	cells: readonly string[],
): { readonly [name: string]: string | readonly string[] } {
	const record: Record<string, string | readonly string[]> = {};
	const addresses: string[] = [];
	for (const [column, name] of names.entries()) {
		const cell = cells[column] ?? '';
		const found = [...cell.matchAll(LINK)].map((link) => link[2] ?? '');
		const words = wordsOf(cell);
		if (name === 'url' || name === 'code' || name === 'project') {
			const value = found.length > 0 ? found : [words];
			record[name] = name === 'url' ? [words, ...value] : value;
			addresses.push(...(name === 'url' ? value : []));
		} else {
			record[name] = words;
			addresses.push(...found);
		}
	}
	const ids = typeof record.url === 'string' ? [record.url] : (record.url ?? []);
	return { ...record, url: addresses, arxivId: ids.filter((id) => /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(id)) };
}

/** Links beside a title that lead elsewhere to it (`Read more on arXiv or HuggingFace`) are no part of it. */
const READ_MORE =
	/\(\s*read more on\b[^)]*\)|\(\s*(?:(?:arxiv|pdf|code|link|huggingface|github|html|paper)\b[\s,|/]*(?:or)?\s*)+\)/gi;

function wordsOf(cell: string): string {
	return cell
		.replace(LINK, '$1')
		.replace(/<br\s*\/?>/gi, ', ')
		.replace(/\*\*|__|`/g, '')
		.replace(READ_MORE, '')
		.replace(/\s+/g, ' ')
		.replace(/(?:,\s*)+$/, '')
		.trim();
}

/** The cells of a row; a bar behind a backslash is text. */
function cellsOf(line: string): readonly string[] {
	const row = line.slice(0, LONGEST_ROW).trim().replace(/^\|/, '').replace(/\|$/, '');
	const cells: string[] = [];
	let cell = '';
	for (let at = 0; at < row.length; at++) {
		if (row[at] === '\\' && row[at + 1] === '|') {
			cell += '|';
			at++;
		} else if (row[at] === '|') {
			cells.push(cell.trim());
			cell = '';
		} else {
			cell += row[at];
		}
	}
	return [...cells, cell.trim()];
}
