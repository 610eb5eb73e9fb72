import type { Organization } from '../../paper';
import type { Draft } from '../facts/draft';
import { type PrintedDate, validDate } from '../facts/printedDate';
import { recordOf } from './jsonRecord';
import { isObject, type Json, type JsonObject } from './jsonValue';

/** A paper read from structured data, with its place in the text. */
export interface JsonReading {
	readonly layout: 'api-json' | 'json-lines';
	readonly drafts: readonly Draft[];
	/** Lines that are no whole JSON. */
	readonly broken: readonly number[];
}

/** Reads answers of the site's API, saved as one JSON value or as JSON Lines; `null` where the text is neither. */
export function readJson(source: string): JsonReading | null {
	const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
	const first = text.search(/\S/);
	if (first < 0 || (text[first] !== '{' && text[first] !== '[')) {
		return null;
	}
	const whole = parse(text);
	if (whole !== undefined) {
		return { layout: 'api-json', drafts: located(papersIn(whole), text, 1), broken: [] };
	}
	return readJsonLines(text) ?? readCutArray(text);
}

/** Papers of a JSON value that stands in the file from this line on. */
export function papersOfJson(text: string, line: number): Draft[] {
	const value = parse(text);
	return value === undefined ? [] : papersIn(value).map((paper) => draftOf(paper, line, line));
}

function readJsonLines(text: string): JsonReading | null {
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
			drafts.push(draftOf(paper, line, line));
		}
		if (drafts.length === 0 && line > 3) {
			return null;
		}
	}
	return drafts.length > 0 ? { layout: 'json-lines', drafts, broken } : null;
}

/** An array that was cut: every whole element of it. */
function readCutArray(text: string): JsonReading | null {
	const start = /^\s*\[\s*(?=\{")/.exec(text)?.[0].length;
	if (start === undefined) {
		return null;
	}
	const papers: JsonObject[] = [];
	let at = start;
	let end = start;
	for (let next = endOfObject(text, at); next > 0; next = endOfObject(text, at)) {
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
	const broken = Array.from({ length: Math.max(0, total - firstBroken + 1) }, (_, i) => firstBroken + i);
	return papers.length === 0 ? null : { layout: 'api-json', drafts: located(papers, text, 1), broken };
}

/** Index behind the object that begins at `from`; -1 where it does not end. */
function endOfObject(text: string, from: number): number {
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
		} else if (sign === 123) {
			depth++;
		} else if (sign === 125 && --depth === 0) {
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

/** Every paper of a value, in its order: wrappers of daily lists and searches, props of pages, single papers. */
function papersIn(value: Json): JsonObject[] {
	const found: JsonObject[] = [];
	const waiting: Json[] = [value];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (Array.isArray(next)) {
			for (let i = next.length - 1; i >= 0; i--) {
				waiting.push(next[i]!);
			}
		} else if (isObject(next)) {
			const inner = next.paper;
			if (isObject(inner ?? null) && isPaper({ ...next, ...(inner as JsonObject) })) {
				found.push(unwrapped(next, inner as JsonObject));
			} else if (isPaper(next)) {
				found.push(next);
			} else {
				for (const inside of Object.values(next).reverse()) {
					waiting.push(inside);
				}
			}
		}
	}
	return found;
}

function isPaper({ title, summary, abstract, id, authors }: JsonObject): boolean {
	const described = typeof summary === 'string' || typeof abstract === 'string' || Array.isArray(authors);
	return (
		typeof title === 'string' && title.trim() !== '' && (described || (typeof id === 'string' && ARXIV_ID.test(id)))
	);
}

/** The wrapper's day is the one pages print; its counts stand beside the paper. */
function unwrapped(wrapper: JsonObject, paper: JsonObject): JsonObject {
	const { publishedAt, numComments, organization } = wrapper;
	return {
		...paper,
		title: text(paper.title) || (wrapper.title ?? ''),
		summary: text(paper.summary) || (wrapper.summary ?? ''),
		publishedAt: publishedAt ?? paper.publishedAt ?? null,
		numComments: numComments ?? paper.numComments ?? null,
		organization: organization ?? paper.organization ?? null,
	};
}

const ARXIV_ID = /^(\d{4}\.\d{4,5})(?:v\d+)?$/;

/** Finds the line of each paper's title; papers come in the order of the text, and no record is longer than the window. */
function located(papers: readonly JsonObject[], source: string, firstLine: number): Draft[] {
	let at = 0;
	let line = firstLine;
	let newline = source.indexOf('\n');
	const seek = (value: Json | undefined) => {
		const found = source.slice(at, at + LONGEST_RECORD).indexOf(JSON.stringify(value ?? null));
		at += Math.max(0, found);
	};
	return papers.map((paper) => {
		if (typeof paper.id === 'string') {
			seek(paper.id);
		}
		seek(paper.title);
		for (; newline >= 0 && newline < at; newline = source.indexOf('\n', newline + 1)) {
			line++;
		}
		return draftOf(paper, line, line);
	});
}

const LONGEST_RECORD = 200_000;

function draftOf(paper: JsonObject, line: number, to: number): Draft {
	const people = Array.isArray(paper.authors) ? paper.authors : [];
	const authors = people.flatMap(nameOf);
	return {
		line,
		from: line,
		to,
		title: text(paper.title),
		abstract: oneLine(text(paper.summary) || text(paper.abstract)),
		aiSummary: oneLine(text(paper.ai_summary)) || null,
		arxivId: ARXIV_ID.exec(text(paper.id) || text(paper.arxivId))?.[1] ?? null,
		date: dayOf(text(paper.publishedAt) || text(paper.date)),
		authors,
		authorCount: authors.length || count(paper.authorCount),
		organization: organizationOf(paper.organization ?? null),
		comments: count(paper.numComments) ?? count(paper.comments),
		upvotes: count(paper.upvotes),
		urls: [paper.githubRepo, paper.projectPage]
			.map((url) => text(url ?? null))
			.filter((url) => /^https?:\/\//.test(url)),
		...recordOf(paper, people),
	};
}

function text(value: Json | undefined): string {
	return typeof value === 'string' ? value : '';
}

function oneLine(words: string): string {
	return words.replace(/\s+/g, ' ').trim();
}

function count(value: Json | undefined): number | null {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

function nameOf(author: Json): string[] {
	const name = oneLine(typeof author === 'string' ? author : isObject(author) ? text(author.name) : '');
	return name === '' ? [] : [name];
}

function organizationOf(value: Json): Organization | null {
	if (!isObject(value)) {
		return null;
	}
	const handle = text(value.handle) || (value.fullname === undefined ? '' : text(value.name));
	const name = text(value.fullname) || text(value.name) || handle;
	return name === '' ? null : { handle: handle || null, name };
}

function dayOf(day: string): PrintedDate | null {
	const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? [];
	return year === undefined ? null : validDate(Number(year), Number(month), Number(date));
}
