import Papa from 'papaparse';
import { RecordFields } from '../listing/containers/jsonFields';
import { draftOfRecord, isPaper } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import { LineIndex } from './lineIndex';
import type { ListReader, ListReading } from './reading';

/** Tables of conferences, scrapers and spreadsheets: a line of names, then a paper a row. */
export const readCsv: ListReader = (text, file) => (/\.[ct]sv$/i.test(file) || isTable(text) ? readRows(text) : null);

/** A first line of several short names, one of them the title. */
function isTable(text: string): boolean {
	const [first = ''] = text.slice(0, 2000).split(/\r\n|[\n\r]/, 1);
	return /[,;\t]/.test(first) && /(?:^|[,;\t])"?(?:paper[ _])?title"?(?:[,;\t]|$)/i.test(first);
}

function readRows(text: string): ListReading | null {
	const body = text.replace(/^\ufeff/, '');
	const lines = new LineIndex(body);
	const drafts: Draft[] = [];
	const odd = new Map<string, number>();
	let names: readonly string[] | null = null;
	let refused: number | null = null;
	let start = 0;
	Papa.parse<string[]>(body, {
		skipEmptyLines: 'greedy',
		step: ({ data, meta }) => {
			const line = lines.lineAt(start + (/^\s*/.exec(body.slice(start, start + 100))?.[0].length ?? 0));
			const to = lines.lineAt(Math.max(start, meta.cursor - 1));
			start = meta.cursor;
			if (names === null) {
				names = data;
				return;
			}
			const record = Object.fromEntries(names.map((name, column) => [name.trim(), data[column] ?? '']));
			const fields = new RecordFields(record);
			if (isPaper(fields)) {
				const onOdd = (field: string) => odd.set(field, odd.get(field) ?? line);
				drafts.push({ ...draftOfRecord(fields, { listed: null, year: null, onOdd }, line), from: line, to });
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
					...[...odd].map(([field, line]) => ({ line, message: `What stands under “${field}” was not understood.` })),
					...(refused === null
						? []
						: [{ line: refused, message: 'This row has no title, or nothing else of a paper.' }]),
				],
			};
}
