import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { BibliographyEntry, EntryContent, Reading } from './bibliography';
import { arxivIdIn, doiIn } from './identifiers';
import { jsonItemSteps } from './jsonItems';
import type { Range } from './range';
import type { CslItem } from './record';

/** A CSL-JSON file: a list of items. */
export function* cslJsonSteps(text: string): Reading {
	const list = yield* jsonItemSteps(text);
	if (list === null) {
		const problems = text.trim() === '' ? [] : [{ offset: 0, message: 'This file is no list of CSL-JSON items.' }];
		return { entries: [], problems };
	}
	const problems = list.items.flatMap(({ range, idRange, value }) => {
		if (value === null) return [{ offset: range.start, message: 'This item is no valid JSON.' }];
		return idRange === null ? [{ offset: range.start, message: 'This item has no id.' }] : [];
	});
	if (list.close === null) problems.push({ offset: text.length, message: 'The list is never closed.' });
	const entries = list.items.flatMap(({ range, idRange, value }) =>
		value === null || idRange === null ? [] : entryOf(value, idRange, range),
	);
	return { entries, problems };
}

/**
 * A CSL-YAML file: `references:` with a list, or the list itself. Read at once, as what a line of YAML means depends on
 * all before.
 */
export function* cslYamlSteps(text: string): Reading {
	const document = parse(text);
	const problems = document.errors.map(({ pos, message }) => ({
		offset: pos[0],
		message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '.') ?? message,
	}));
	const list = listOf(document);
	return { entries: (list?.items ?? []).flatMap((item) => (isMap(item) ? yamlEntry(item) : [])), problems };
}

/** The list of items in a CSL-YAML file, with its place; `null` when there is none. */
export function yamlSequence(text: string): YAMLSeq | null {
	return listOf(parse(text));
}

function listOf({ contents }: ReturnType<typeof parse>): YAMLSeq | null {
	const list = isMap(contents) ? contents.get('references', true) : contents;
	return isSeq(list) ? list : null;
}

function parse(text: string) {
	return parseDocument(text.replace(/^\uFEFF/u, ' '), { strict: false, uniqueKeys: false, logLevel: 'silent' });
}

function yamlEntry(item: YAMLMap): BibliographyEntry[] {
	const id = item.get('id', true);
	if (!isScalar(id) || id.range == null || item.range == null) return [];
	const quoted = id.type === 'QUOTE_DOUBLE' || id.type === 'QUOTE_SINGLE' ? 1 : 0;
	const keyRange = { start: id.range[0] + quoted, end: id.range[1] - quoted };
	return [entryOf(item.toJSON(), keyRange, { start: item.range[0], end: item.range[1] })];
}

function entryOf(value: Readonly<Record<string, unknown>>, keyRange: Range, range: Range): BibliographyEntry {
	const key = String(value.id);
	const csl = { ...value, id: key } as unknown as CslItem;
	const field = (name: string): string => String(value[name] ?? '');
	const year = csl.issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/u.exec(JSON.stringify(csl.issued ?? ''))?.[0];
	const content: EntryContent = {
		csl,
		fields: new Map(),
		title: field('title').replace(/<\/?\w+[^>]*>/gu, ''),
		authors: (Array.isArray(csl.author) ? csl.author : [])
			.map((name) => name?.literal ?? [name?.given, name?.family].filter((part) => part !== undefined).join(' '))
			.join(' and '),
		year: year === undefined ? null : String(year),
		arxivId: arxivIdIn(field('number')) ?? arxivIdIn(field('URL')) ?? arxivIdIn(field('DOI')),
		doi: doiIn(field('DOI')),
	};
	return { ...content, key, keyRange, range, type: field('type'), content };
}
