import type { PrintedDate } from '../facts/printedDate';
import { RecordFields } from './jsonFields';
import { isPaper, lacksPaper, listedDay, yearOf } from './jsonRecord';
import { isObject, type Json, type JsonObject } from './jsonValue';

/** A record that is a paper, and what the list around it says of all of its records. */
export interface Found {
	readonly fields: RecordFields;
	readonly listed: PrintedDate | null;
	readonly year: number | null;
}

/** A value on the way to papers, and what stands around it. */
interface Waiting {
	readonly value: Json;
	/** The name of the field that holds it. */
	readonly name: string;
	readonly listed: PrintedDate | null;
	readonly year: number | null;
}

/** Every paper of a value, in its order: wrappers of daily lists and searches, props of pages, single papers. */
export function papersIn(value: Json, bare: string[] = [], untitled: string[] = []): Found[] {
	const found: Found[] = [];
	const waiting: Waiting[] = [{ value, name: '', listed: null, year: null }];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { value, name, listed, year } = next;
		if (Array.isArray(value)) {
			for (let i = value.length - 1; i >= 0; i--) {
				waiting.push({ value: value[i]!, name: '', listed, year });
			}
			continue;
		}
		const record = isObject(value) ? value : ARXIV_NAME.test(name) ? recordOfRow(value) : null;
		if (record === null) {
			continue;
		}
		const fields = paperFields(record, name);
		if (fields !== null) {
			found.push({ fields, listed, year });
			continue;
		}
		const around = new RecordFields(record);
		if (name === '' && lacksPaper(around) && !Object.values(record).some(holdsRecords)) {
			bare.push(String(around.first('title')));
		}
		if ((name === '' || name === 'paper') && typeof record.id === 'string' && ARXIV_NAME.test(record.id)) {
			untitled.push(record.id);
		}
		const inherited = {
			listed: listedDay(around) ?? listed,
			year: yearOf(around.first('year')) ?? year,
		};
		for (const [field, inside] of Object.entries(record).reverse()) {
			waiting.push({ value: inside, name: field, ...inherited });
		}
	}
	return found;
}

function holdsRecords(value: Json): boolean {
	return Array.isArray(value) ? value.some(isObject) : isObject(value);
}

/** Lists that keep their papers by id (`{"2501.00001": {…}}`). */
const ARXIV_NAME = /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i;

/** A row of the table that bots keep beside its id: `|**2025-01-02**|**Title**|Ann Other et.al.|[id](address)|**[link](address)**|`, or an item of a list instead. */
function recordOfRow(value: Json): JsonObject | null {
	const [, day, words, people, rest = ''] =
		(typeof value === 'string' && /^- ([\d-]{10}), \*\*(.+?)\*\*, (.+?), Paper: (.*)$/s.exec(value)) || [];
	if (words !== undefined) {
		const [paper, code] = [...rest.matchAll(/\((https?:[^\s()]+)\)/g)].map(([, href = '']) => href);
		return { date: day!, title: words, authors: people!, url: paper ?? null, code: code ?? null };
	}
	const cells = typeof value === 'string' && value.startsWith('|') ? value.split(/(?<!\\)\|/).slice(1) : [];
	const [date = '', title = '', authors = '', paper = '', code = ''] = cells.map((cell) =>
		cell.replaceAll('*', '').trim(),
	);
	const address = /\((https?:[^\s()]+)\)/;
	return cells.length < 4
		? null
		: { date, title, authors, url: address.exec(paper)?.[1] ?? null, code: address.exec(code)?.[1] ?? null };
}

/** The fields of a record that is a paper, out of the wrapper that lists of the site put around it. */
function paperFields(record: JsonObject, name: string): RecordFields | null {
	const inner = record.paper;
	if (isObject(inner)) {
		const fields = new RecordFields(unwrapped(record, inner));
		if (isPaper(fields)) {
			return fields;
		}
	}
	const fields = new RecordFields(record);
	if (ARXIV_NAME.test(name)) {
		fields.suppose('arxivId', name);
	}
	return isPaper(fields) ? fields : null;
}

/** The wrapper's day is the one pages print; its counts stand beside the paper. */
function unwrapped(wrapper: JsonObject, paper: JsonObject): JsonObject {
	const said = (field: string): Json => paper[field] || (wrapper[field] ?? null);
	return {
		...paper,
		title: said('title'),
		summary: said('summary'),
		published: paper.publishedAt ?? null,
		publishedAt: wrapper.publishedAt ?? paper.publishedAt ?? null,
		numComments: wrapper.numComments ?? paper.numComments ?? null,
		organization: wrapper.organization ?? paper.organization ?? null,
	};
}
