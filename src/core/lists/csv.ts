import Papa from 'papaparse';
import { RecordFields } from '../listing/containers/jsonFields';
import { isPaper } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import { LineIndex } from './lineIndex';
import { OddFields } from './oddFields';
import type { ListReader, ListReading } from './reading';

/** Tables of conferences, scrapers and spreadsheets: a line of names, then a paper a row. */
export const readCsv: ListReader = (text, file) => (/\.[ct]sv$/i.test(file) || isTable(text) ? readRows(text) : null);

/** A first line of several short names, one of them the title. */
function isTable(text: string): boolean {
	const [first = ''] = text
		.slice(0, 2000)
		.replace(/^\ufeff?sep=.\r?\n/, '')
		.split(/\r\n|[\n\r]/, 1);
	return /[,;\t]/.test(first) && /(?:^|[,;\t])"?(?:paper[ _])?title"?(?:[,;\t]|$)/i.test(first);
}

function readRows(text: string): ListReading | null {
	const body = text.replace(/^\ufeff/, '');
	const lines = new LineIndex(body);
	const drafts: Draft[] = [];
	const odd = new OddFields();
	let names: readonly string[] | null = null;
	let refused: number | null = null;
	let torn: number | null = null;
	/** Rows until that of the names. */
	let above = 0;
	let start = 0;
	Papa.parse<string[]>(body, {
		skipEmptyLines: 'greedy',
		step: ({ data, meta, errors }) => {
			const line = lines.lineAt(start + (/^\s*/.exec(body.slice(start, start + 100))?.[0].length ?? 0));
			const to = lines.lineAt(Math.max(start, meta.cursor - 1));
			start = meta.cursor;
			if (names === null) {
				above++;
				names = namesTitles(data) || above === MOST_ABOVE ? data : null;
				return;
			}
			if (errors.some(({ type }) => type === 'Quotes')) {
				torn ??= line;
			}
			const fields = new RecordFields(recordOf(names, data));
			if (isPaper(fields)) {
				drafts.push({ ...odd.draft(fields, line), from: line, to });
			} else {
				refused ??= line;
			}
		},
	});
	return drafts.length === 0
		? null
		: {
				drafts,
				problems: [
					...odd.problems,
					...(torn === null
						? []
						: [{ line: torn, message: 'From this row on a quotation mark is not closed, or stands within a cell.' }]),
					...(refused === null
						? []
						: [{ line: refused, message: 'This row has no title, or nothing else of a paper.' }]),
				],
			};
}

/** Programs put a line before that of the names: `sep=;`, `"About the data: …"`. */
const MOST_ABOVE = 5;

function namesTitles(row: readonly string[]): boolean {
	return row.some((name) => new RecordFields({ [name]: 'x' }).first('title') !== null);
}

/** Of columns of one name the first that says something. */
function recordOf(names: readonly string[], row: readonly string[]): { readonly [name: string]: string } {
	const record: Record<string, string> = {};
	for (const [column, name] of names.entries()) {
		record[name.trim()] ||= row[column] ?? '';
	}
	return record;
}
