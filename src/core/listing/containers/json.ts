import type { Draft } from '../facts/draft';
import type { PrintedDate } from '../facts/printedDate';
import { RecordFields } from './jsonFields';
import { draftOfRecord, isPaper, lacksPaper, listedDay, yearOf } from './jsonRecord';
import { isObject, type Json, type JsonObject } from './jsonValue';

/** A paper read from structured data, with its place in the text. */
export interface JsonReading {
	readonly layout: 'api-json' | 'json-lines';
	readonly drafts: readonly Draft[];
	/** Lines that are no whole JSON. */
	readonly broken: readonly number[];
	/** Titles of records that have nothing else of a paper, in lists of papers. */
	readonly bare: readonly string[];
	/** Fields of which nothing could be made: the first line, and of how many papers. */
	readonly odd: ReadonlyMap<string, { readonly line: number; readonly count: number }>;
}

/** Reads answers of the site's API, saved as one JSON value or as JSON Lines; `null` where the text is neither. */
export function readJson(source: string): JsonReading | null {
	const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
	const first = text.search(/\S/);
	if (first < 0 || (text[first] !== '{' && text[first] !== '[')) {
		return readBehindCut(text);
	}
	const whole = parse(text);
	if (whole !== undefined) {
		const records = new Records();
		const bare: string[] = [];
		const untitled: string[] = [];
		const drafts = records.located(papersIn(whole, bare, untitled), text);
		if (untitled.length > 0) {
			const line = text.slice(0, text.indexOf(untitled[0]!)).split('\n').length;
			records.odd.set('title', { line, count: untitled.length });
		}
		return { layout: 'api-json', drafts, broken: [], odd: records.odd, bare };
	}
	return readJsonLines(text) ?? readCutArray(text);
}

/** Papers of a JSON value that stands in the file from this line on. */
export function papersOfJson(text: string, line: number): Draft[] {
	const value = parse(text);
	const records = new Records();
	return value === undefined ? [] : papersIn(value).map((paper) => records.draft(paper, line));
}

function readJsonLines(text: string): JsonReading | null {
	const records = new Records();
	const drafts: Draft[] = [];
	const broken: number[] = [];
	let line = 0;
	for (const source of text.split('\n')) {
		line++;
		const record = source.trim();
		if (record === '') {
			continue;
		}
		const value = record.startsWith('{') ? parse(record) : undefined;
		const papers = value === undefined ? [] : papersIn(value);
		if (papers.length === 0) {
			broken.push(line);
		}
		for (const paper of papers) {
			drafts.push(records.draft(paper, line));
		}
		if (drafts.length === 0 && line > 3) {
			return null;
		}
	}
	return drafts.length > 0 ? { layout: 'json-lines', drafts, broken, odd: records.odd, bare: [] } : null;
}

/** JSON Lines of which the beginning is gone: what is left of the first line is no text to read. */
function readBehindCut(text: string): JsonReading | null {
	const end = text.indexOf('\n');
	const reading = end > 0 && text.startsWith('{"', end + 1) ? readJsonLines(text) : null;
	return reading !== null && reading.broken.length <= 2 ? reading : null;
}

/** An array that was cut: every whole element of it. */
function readCutArray(text: string): JsonReading | null {
	const start = /^\s*\[\s*(?=\{")/.exec(text)?.[0].length;
	if (start === undefined) {
		return null;
	}
	const records = new Records();
	const papers: Found[] = [];
	let at = start;
	let end = start;
	for (let next = endOfValue(text, at); next > 0; next = endOfValue(text, at)) {
		const value = parse(text.slice(at, next));
		for (const paper of value === undefined ? [] : papersIn(value)) {
			papers.push(paper);
		}
		end = next;
		at = text.indexOf('{', next);
		if (at < 0) {
			break;
		}
	}
	const firstBroken = text.slice(0, end).split('\n').length + 1;
	const total = text.split('\n').length;
	const behind = Array.from({ length: Math.max(0, total - firstBroken + 1) }, (_, i) => firstBroken + i);
	const broken = behind.length === 0 && /[^\s,\]]/.test(text.slice(end)) ? [total] : behind;
	return papers.length === 0
		? null
		: { layout: 'api-json', drafts: records.located(papers, text), broken, odd: records.odd, bare: [] };
}

/** The first value of a text that is an array or an object, whatever stands behind it; `undefined` where it is not whole. */
export function jsonBefore(source: string): Json | undefined {
	const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
	const whole = parse(text);
	const from = text.search(/\S/);
	if (whole !== undefined || from < 0 || (text[from] !== '[' && text[from] !== '{')) {
		return whole;
	}
	const end = endOfValue(text, from);
	return end < 0 ? undefined : parse(text.slice(from, end));
}

/** Index behind the object or array that begins at `from`; -1 where it does not end. */
function endOfValue(text: string, from: number): number {
	const open = text.charCodeAt(from);
	/** `}` of `{`, `]` of `[`. */
	const close = open + 2;
	let depth = 0;
	let quoted = false;
	for (let i = from; i < text.length; i++) {
		const sign = text.charCodeAt(i);
		if (quoted) {
			if (sign === 92) {
				i++;
			} else if (sign === 34) {
				quoted = false;
			}
		} else if (sign === 34) {
			quoted = true;
		} else if (sign === open) {
			depth++;
		} else if (sign === close && --depth === 0) {
			return i + 1;
		}
	}
	return -1;
}

function parse(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** A record that is a paper, and what the list around it says of all of its records. */
interface Found {
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
function papersIn(value: Json, bare: string[] = [], untitled: string[] = []): Found[] {
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

/** Makes papers of records and remembers what of them was not understood. */
class Records {
	readonly odd = new Map<string, { readonly line: number; count: number }>();

	draft({ fields, listed, year }: Found, line: number): Draft {
		const onOdd = (field: string) => {
			const before = this.odd.get(field);
			if (before === undefined) {
				this.odd.set(field, { line, count: 1 });
			} else {
				before.count++;
			}
		};
		return draftOfRecord(fields, { listed, year, onOdd }, line);
	}

	/** Finds the line of each paper's title; papers come in the order of the text. */
	located(papers: readonly Found[], source: string): Draft[] {
		let at = 0;
		let line = 1;
		let newline = source.indexOf('\n');
		const seek = (value: Json) => {
			const window = source.slice(at, at + LONGEST_RECORD);
			const text = JSON.stringify(value);
			const found = window.indexOf(text);
			at += Math.max(0, found < 0 && NOT_ASCII.test(text) ? window.indexOf(escaped(text)) : found);
		};
		return papers.map((paper) => {
			const id = paper.fields.first('arxivId');
			if (typeof id === 'string') {
				seek(id);
			}
			seek(paper.fields.first('title'));
			for (; newline >= 0 && newline < at; newline = source.indexOf('\n', newline + 1)) {
				line++;
			}
			return this.draft(paper, line);
		});
	}
}

/** In UTF-16 units: no record is longer. */
const LONGEST_RECORD = 200_000;
const NOT_ASCII = /[\u0080-\uffff]/g;

/** As Python writes it. */
function escaped(text: string): string {
	return text.replace(NOT_ASCII, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
