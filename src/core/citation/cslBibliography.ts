import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { arxivIdIn, type Bibliography, type BibliographyEntry, doiIn } from './bibliography';
import type { CslItem } from './record';

type Reading = Omit<Bibliography, 'format'>;

/** A CSL-JSON file: an array of items. YAML 1.2 reads JSON too, with the place of every value. */
export function readCslJson(text: string): Reading {
	return readItems(text);
}

/** A CSL-YAML file: `references:` with a list, or the list itself. */
export function readCslYaml(text: string): Reading {
	return readItems(text);
}

/** The list of items in a CSL file, with its place; `null` when there is none. */
export function itemSequence(text: string): YAMLSeq | null {
	const { contents } = parse(text);
	const list = isMap(contents) ? contents.get('references', true) : contents;
	return isSeq(list) ? list : null;
}

function parse(text: string) {
	return parseDocument(text.replace(/^\uFEFF/u, ' '), { strict: false, uniqueKeys: false, logLevel: 'silent' });
}

function readItems(text: string): Reading {
	const document = parse(text);
	const problems = document.errors.map(({ pos, message }) => ({
		offset: pos[0],
		message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '.') ?? message,
	}));
	const list = isMap(document.contents) ? document.contents.get('references', true) : document.contents;
	if (!isSeq(list)) return { entries: [], problems };
	return { entries: list.items.flatMap((item) => (isMap(item) ? entryOf(item) : [])), problems };
}

function entryOf(item: YAMLMap): BibliographyEntry[] {
	const id = item.get('id', true);
	if (!isScalar(id) || id.range === undefined || id.range === null || item.range === undefined || item.range === null)
		return [];
	const key = String(id.value);
	const csl = { ...(item.toJSON() as CslItem), id: key };
	const field = (name: string): string => String((csl as unknown as Record<string, unknown>)[name] ?? '');
	const quoted = id.type === 'QUOTE_DOUBLE' || id.type === 'QUOTE_SINGLE' ? 1 : 0;
	const year = csl.issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/u.exec(JSON.stringify(csl.issued ?? ''))?.[0];
	return [
		{
			key,
			csl,
			fields: new Map(),
			keyRange: { start: id.range[0] + quoted, end: id.range[1] - quoted },
			range: { start: item.range[0], end: item.range[1] },
			type: field('type'),
			title: field('title').replace(/<\/?\w+[^>]*>/gu, ''),
			authors: (Array.isArray(csl.author) ? csl.author : [])
				.map((name) => name.literal ?? [name.given, name.family].filter((part) => part !== undefined).join(' '))
				.join(' and '),
			year: year === undefined ? null : String(year),
			arxivId: arxivIdIn(field('number')) ?? arxivIdIn(field('URL')) ?? arxivIdIn(field('DOI')),
			doi: doiIn(field('DOI')),
		},
	];
}
