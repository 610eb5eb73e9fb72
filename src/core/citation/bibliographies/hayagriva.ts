import { stringify } from 'yaml';
import { publishedDoiIn } from '../../links/doi';
import type { CslName } from '../csl';
import type { CitationRecord } from '../record';
import { type BibliographyEntry, type EntryContent, entryAt, type Reading } from './bibliography';
import { arxivIdIn } from './identifiers';

const KEY = /^(?:"([^"\n]*)"|'([^'\n]*)'|([^\s:#"'-][^\s:#]*)):(?=[ \t\r\n]|$)/gmu;
const FIELD = /^[ \t]+(title|author|date|type|doi|arxiv|url)[ \t]*:[ \t]*(\S[^\r\n]*)?$/gmu;
/** Fields of a work stand this far in at most; those further in belong to what it is part of. */
const MAX_FIELDS = 40;

/**
 * A file of Hayagriva, which Typst reads (https://github.com/typst/hayagriva, docs/file-format.md): as far as finding a
 * work needs, by its lines.
 */
export function* hayagrivaSteps(text: string): Reading {
	const entries: BibliographyEntry[] = [];
	const keys = [...text.matchAll(KEY)];
	for (const [index, match] of keys.entries()) {
		const key = match[1] ?? match[2] ?? match[3] ?? '';
		const quoted = match[3] === undefined ? 1 : 0;
		const start = match.index;
		const end = start + text.slice(start, keys[index + 1]?.index ?? text.length).trimEnd().length;
		const fields = fieldsIn(text.slice(start + match[0].length, end));
		const content: EntryContent = {
			csl: null,
			fields: new Map(),
			title: fields.get('title') ?? '',
			authors: fields.get('author') ?? '',
			year: /\d{4}/u.exec(fields.get('date') ?? '')?.[0] ?? null,
			arxivId: arxivIdIn(fields.get('arxiv') ?? '') ?? arxivIdIn(fields.get('url') ?? ''),
			doi: publishedDoiIn(fields.get('doi') ?? ''),
		};
		const keyRange = { start: start + quoted, end: start + quoted + key.length };
		const type = (fields.get('type') ?? '').toLowerCase();
		entries.push(entryAt({ key, keyRange, range: { start, end }, type }, content));
		yield;
	}
	return { entries, problems: [] };
}

/** The first of each name, which is the work's own. */
function fieldsIn(body: string): ReadonlyMap<string, string> {
	const fields = new Map<string, string>();
	let count = 0;
	for (const [, name = '', value = ''] of body.matchAll(FIELD)) {
		if (!fields.has(name)) fields.set(name, unquoted(value));
		count += 1;
		if (count > MAX_FIELDS) break;
	}
	return fields;
}

function unquoted(value: string): string {
	const inside = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/u.exec(value);
	return (
		inside?.[1]?.replace(/\\(.)/gu, '$1') ??
		inside?.[2]?.replaceAll("''", "'") ??
		value.replace(/\s+#.*$/u, '')
	).trim();
}

/** Works as they stand in such a file, in order, without a final line end. */
export function hayagrivaEntries(records: readonly CitationRecord[]): string {
	return stringify(Object.fromEntries(records.map((record) => [record.key, work(record)])), { lineWidth: 0 }).trimEnd();
}

function work({ csl, arxivId }: CitationRecord): object {
	const date = csl.issued?.['date-parts']?.[0]?.map((part) => String(part).padStart(2, '0')).join('-');
	return {
		type: arxivId === null ? 'misc' : 'article',
		title: csl.title,
		...(csl.author !== undefined && { author: csl.author.map(name) }),
		...(date !== undefined && { date }),
		...(csl.publisher !== undefined && { publisher: csl.publisher }),
		...(csl.URL !== undefined && { url: csl.URL }),
		...(arxivId !== null && { 'serial-number': { arxiv: arxivId } }),
		...(csl.note !== undefined && { note: csl.note }),
	};
}

function name({ family = '', given = '', literal }: CslName): string | object {
	return literal !== undefined ? { name: literal } : given === '' ? family : `${family}, ${given}`;
}
