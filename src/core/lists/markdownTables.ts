import { RecordFields } from '../listing/containers/jsonFields';
import { isPaper } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import { addressesIn, isPaperAddress, linksIn, plainWords, withoutPictures } from './markdownInline';
import { OddFields } from './oddFields';
import type { ListReader, ListReading } from './reading';
import type { RuledRow, RuledTable } from './ruledTables';
import { tablesIn } from './textTables';

const LINK = /!?\[([^\][]*)\]\(\s*<?([^\s()<>]+)>?[^()]*\)/g;
/** Tables that bots and newsletters make: a column of titles, and others of authors, dates, summaries, links. */
export const readMarkdownTables: ListReader = (text) => {
	const drafts: Draft[] = [];
	const odd = new OddFields();
	let refused: number | null = null;
	const tables = [...tablesIn(text, beginsRow)];
	for (const { head, rows } of tables) {
		const names = namesOf(head);
		if (names === null) {
			continue;
		}
		for (const { from, to, cells } of rows) {
			const draft = draftOf(names, cells, from + 1, odd);
			if (draft !== null) {
				drafts.push({ ...draft, to: to + 1 });
			} else {
				refused ??= from + 1;
			}
		}
	}
	return drafts.length === 0
		? null
		: {
				drafts,
				problems: [
					...odd.problems,
					...(refused === null
						? []
						: [{ line: refused, message: 'This row has no title, or nothing else of a paper.' }]),
					...unreadProblems(tables),
				],
			};
};

/** What to say of tables that link to papers, but in which no column is one of titles. */
export function unreadTables(text: string): ListReading['problems'] {
	return unreadProblems([...tablesIn(text, beginsRow)]);
}

function beginsRow(name: string): boolean {
	return BEGINS_ROW.has(columnName(name));
}

function unreadProblems(tables: readonly RuledTable[]): ListReading['problems'] {
	const [line, ...others] = tables.flatMap(({ head, rows }) =>
		namesOf(head) === null ? linesToPapers(head, rows) : [],
	);
	return line === undefined || others.length === 0
		? []
		: [
				{
					line,
					message: `${others.length + 1} rows of tables link to papers, but no column is named as one of titles; left out.`,
				},
			];
}

/** The lines of rows that link to papers; what heads a table that has no names of columns is a row, too. */
function linesToPapers(head: readonly string[], rows: readonly RuledRow[]): readonly number[] {
	const [first] = rows;
	const lines = rows.filter(({ cells }) => cells.some(linksToPaper)).map(({ from }) => from + 1);
	return first !== undefined && head.some(linksToPaper) ? [first.from + 1, ...lines] : lines;
}

function linksToPaper(cell: string): boolean {
	return addressesIn(withMarkdownLinks(cell)).some(isPaperAddress);
}

function draftOf(names: readonly string[], cells: readonly string[], line: number, odd: OddFields): Draft | null {
	const { record, isSummary } = recordOf(names, cells);
	const fields = new RecordFields(record);
	const addresses = fields.all('address').flat();
	const isOfPaper =
		isPaper(fields) || (fields.first('title') !== null && addresses.some((each) => isPaperAddress(String(each))));
	return isOfPaper ? { ...odd.draft(fields, line), ...(isSummary && { abstractKind: 'summary' as const }) } : null;
}

/** The names of columns, where one of them is of titles and another tells more of papers. */
function namesOf(heads: readonly string[]): readonly string[] | null {
	const names = heads.map((cell) => columnName(cell.replace(LINK, '$1').replace(/[*_`]/g, '')));
	return names.includes('title') && names.some((name) => OTHERS.has(name)) ? names : null;
}

/** What people head columns with, in the words of `RecordFields`. */
const COLUMNS: readonly (readonly [heading: RegExp, name: string])[] = [
	[/\btitle\b|^(?:papers?|names?)$|^(?:论文)?(?:标题|题目|名称)$|^论文$/i, 'title'],
	[/author|^作者/i, 'authors'],
	[/abstract|summary|tl;?dr|^摘要$/i, 'abstract'],
	[
		/^(?:publish(?:ed)?(?: date)?|publication date|date|time|day|update[ds]?)\b|^(?:发布|发表|更新)?(?:日期|时间)$/i,
		'date',
	],
	[/^year$|^年份$/i, 'year'],
	[/\bcode\b|github|\brepo|^代码/i, 'code'],
	[/project|website|homepage/i, 'project'],
	[/venue|conference|journal|^(?:会议|期刊)/i, 'venue'],
	[/arxiv|\bids?\b|\bpdf\b|links?|\burl\b|^paper |链接$/i, 'url'],
	[/\bdoi\b/i, 'doi'],
	[/categor|^subjects?$/i, 'categories'],
	[/^comments?$/i, 'comments'],
	[/upvotes|likes|votes/i, 'upvotes'],
];
const OTHERS = new Set(['authors', 'abstract', 'url', 'code', 'doi', 'date', 'venue']);
/** What no wrap breaks. */
const BEGINS_ROW: ReadonlySet<string> = new Set(['url', 'doi', 'date', 'year']);

function columnName(heading: string): string {
	const words = heading.trim();
	return COLUMNS.find(([pattern]) => pattern.test(words))?.[1] ?? words;
}

/** What the cells of a row say, by the names of their columns; `isSummary` where words behind a title stand for an abstract. */
function recordOf(
	names: readonly string[],
	row: readonly string[],
): {
	readonly record: { readonly [name: string]: string | readonly string[] };
	readonly isSummary: boolean;
} {
	const cells = wholeCells(row, names.length);
	const record: Record<string, string | readonly string[]> = {};
	const addresses: string[] = [];
	const codes: string[] = [];
	let isSummary = false;
	for (const [column, name] of names.entries()) {
		const shown = withoutPictures(withMarkdownLinks(withoutDetails(cells[column] ?? '')));
		const found = addressesIn(shown);
		if (name === 'url' || name === 'code' || name === 'project') {
			const words = plainWords(shown);
			record[name] = name === 'url' ? [words, ...found] : found;
			addresses.push(...(name === 'url' ? found : []));
			continue;
		}
		for (const href of found) {
			(isCode(href) ? codes : addresses).push(href);
		}
		if (name !== 'title') {
			record[name] = wordsOf(shown);
			continue;
		}
		const { title, authors, summary } = partsOfTitle(shown);
		record.title = title;
		if (authors !== null && !names.includes('authors')) {
			record.authors = authors;
		}
		if (summary !== null && !names.includes('abstract')) {
			record.abstract = summary;
			isSummary = true;
		}
	}
	const ids = typeof record.url === 'string' ? [record.url] : (record.url ?? []);
	const code = record.code ?? [];
	return {
		record: {
			...record,
			url: addresses,
			code: [...(typeof code === 'string' ? [code] : code), ...codes],
			arxivId: ids.filter((id) => /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(id)),
		},
		isSummary,
	};
}

/** Whether a cell that ends here would cut what it folds away, a formula, or words in bold. */
function isOpen(cell: string): boolean {
	const odd = (mark: RegExp) => (cell.match(mark)?.length ?? 0) % 2 === 1;
	return (/<details\b/i.test(cell) && !/<\/details>/i.test(cell)) || odd(/(?<!\\)\$/g) || odd(/\*\*/g);
}

/** A bar that is no border parts no cells. */
function wholeCells(cells: readonly string[], columns: number): readonly string[] {
	const whole: string[] = [];
	for (const cell of cells) {
		const last = whole.at(-1);
		if (cells.length > columns && last !== undefined && isOpen(last)) {
			whole[whole.length - 1] = `${last} | ${cell}`;
		} else {
			whole.push(cell);
		}
	}
	return whole;
}

/** Addresses in angle brackets, and links of reStructuredText. */
function withMarkdownLinks(cell: string): string {
	return cell
		.replace(/`([^`<>]*?)\s*<(https?:[^\s<>]+)>`__?/g, '[$1]($2)')
		.replace(/<(https?:[^\s<>]+)>/g, ' $1 ')
		.trim();
}

/** What a fold shows when it is open. */
function withoutDetails(cell: string): string {
	return cell.replace(/<summary>.*?<\/summary>/gis, '').replace(/<\/?details\b[^>]*>/gi, '');
}

function isCode(href: string): boolean {
	return /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//.test(href);
}

/** A cell may hold the authors on a line below the title, or a title in bold with words on it behind a dash. */
function partsOfTitle(cell: string) {
	const [, bold = '', said = ''] = /^\W{0,3}(?:\d{1,3}[.)]\s*)?\*\*(.+?)\*\*\s*[-–—:]\s+(\S.{15,})$/s.exec(cell) ?? [];
	if (bold !== '') {
		return { title: wordsOf(bold), authors: null, summary: wordsOf(said) };
	}
	const lines = cell.split(/<br\s*\/?>/i).filter((line) => plainWords(line) !== '' && plainWords(line) !== '[]()');
	const linked = lines.findIndex((line) => linksIn(line).some(({ href }) => isPaperAddress(href)) || /\*\*/.test(line));
	const at = Math.max(0, linked);
	const title = wordsOf(lines[at] ?? cell).replace(/^\d{1,3}[.)]\s+/, '');
	const behind = lines.slice(at + 1).map(wordsOf);
	return { title, authors: behind.find((line) => /,| and |^\S+ \S+( \S+)?$/.test(line)) ?? null, summary: null };
}

/** Links beside a title that lead elsewhere to it (`Read more on arXiv or HuggingFace`) are no part of it. */
const READ_MORE =
	/\(\s*read more on\b[^)]*\)|\(\s*(?:(?:arxiv|pdf|code|link|huggingface|github|html|paper)\b[\s,|/]*(?:or)?\s*)+\)/gi;

function wordsOf(cell: string): string {
	return cell
		.replace(LINK, '$1')
		.replace(/<br\s*\/?>/gi, ', ')
		.replace(/<\/?(?:p|div|span|sub|sup|i|b|em|strong)\b[^>]*>/gi, ' ')
		.replace(/\*\*|__|`/g, '')
		.replace(/^\*(.+)\*$/s, '$1')
		.replace(READ_MORE, '')
		.replace(/\s+/g, ' ')
		.replace(/(?:,\s*)+$/, '')
		.trim();
}
