import { stringEnd } from '../../text/jsonString';
import type { Draft } from '../facts/draft';
import { JsonLines } from './jsonLines';
import { type Found, papersIn } from './jsonPapers';
import { type OddFields, Records } from './jsonRecords';
import { type Json, parsedJson } from './jsonValue';

/** A paper read from structured data, with its place in the text. */
export interface JsonReading {
	readonly layout: 'api-json' | 'json-lines';
	readonly drafts: readonly Draft[];
	/** Lines that are no whole JSON. */
	readonly broken: readonly number[];
	/** Titles of records that have nothing else of a paper, in lists of papers. */
	readonly bare: readonly string[];
	readonly odd: OddFields;
}

/** Whether a text begins as records in JSON do: nothing else does. */
export function beginsAsRecords(text: string): boolean {
	return /^\ufeff?\s*(?:\{\s*"|\[\s*\{\s*")/.test(text);
}

/** Reads answers of the site's API, saved as one JSON value or as JSON Lines; `null` where the text is neither. */
export function readJson(source: string): JsonReading | null {
	const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
	const first = text.search(/\S/);
	if (first < 0 || (text[first] !== '{' && text[first] !== '[')) {
		return readBehindCut(text);
	}
	const whole = parsedJson(text);
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
	const value = parsedJson(text);
	const records = new Records();
	return value === undefined ? [] : papersIn(value).map((paper) => records.draft(paper, line));
}

function readJsonLines(text: string): JsonReading | null {
	const lines = new JsonLines();
	const drafts: Draft[] = [];
	for (const line of text.split('\n')) {
		for (const draft of lines.read(line)) {
			drafts.push(draft);
		}
		if (lines.isOther) {
			return null;
		}
	}
	const { broken, odd } = lines;
	return drafts.length > 0 ? { layout: 'json-lines', drafts, broken, odd, bare: [] } : null;
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
		const value = parsedJson(text.slice(at, next));
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
	const whole = parsedJson(text);
	const from = text.search(/\S/);
	if (whole !== undefined || from < 0 || (text[from] !== '[' && text[from] !== '{')) {
		return whole;
	}
	const end = endOfValue(text, from);
	return end < 0 ? undefined : parsedJson(text.slice(from, end));
}

/** Index behind the object or array that begins at `from`; -1 where it does not end. */
function endOfValue(text: string, from: number): number {
	const open = text.charCodeAt(from);
	/** `}` of `{`, `]` of `[`. */
	const close = open + 2;
	let depth = 0;
	for (let i = from; i < text.length; i++) {
		const sign = text.charCodeAt(i);
		if (sign === 34) {
			i = stringEnd(text, i) - 1;
		} else if (sign === open) {
			depth++;
		} else if (sign === close && --depth === 0) {
			return i + 1;
		}
	}
	return -1;
}
