import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { publishedDoiIn } from '../../links/doi';
import { MAX_YAML, parseYaml, yamlRefusal } from '../../text/yaml';
import type { CslItem } from '../csl';
import { cslOfMarkdown, mapTexts, plainCslText } from '../cslMarkdown';
import { looseDate, looseNames } from '../looseCsl';
import {
	type Bibliography,
	type BibliographyEntry,
	type BibliographyProblem,
	type EntryContent,
	entryAt,
	type Reading,
} from './bibliography';
import { arxivIdIn } from './identifiers';
import { idRangeIn, jsonItemSteps, parseObject } from './jsonItems';
import type { Range } from './range';
import { yamlItemSteps } from './yamlItems';

/** An entry as it would stand alone, and what is wrong with it; offsets are those in its text. */
interface ReadItem {
	readonly entry: BibliographyEntry | null;
	readonly problems: readonly BibliographyProblem[];
}

/** What was read of each file, by the text of the items. */
const ITEMS = new WeakMap<readonly BibliographyEntry[], ReadonlyMap<string, ReadItem>>();

/** A CSL-JSON file: a list of items. */
export function* cslJsonSteps(text: string, before?: Bibliography): Reading {
	const list = yield* jsonItemSteps(text);
	if (list === null) {
		const problems = text.trim() === '' ? [] : [{ offset: 0, message: 'This file is no list of CSL-JSON items.' }];
		return { entries: [], problems };
	}
	const { entries, problems } = yield* itemSteps(text, list.ranges, jsonItem, before);
	return list.close === null
		? { entries, problems: [...problems, { offset: text.length, message: 'The list is never closed.' }] }
		: { entries, problems };
}

/**
 * A CSL-YAML file: `references:` with a list, or the list itself. Item by item, unless the list is written in brackets
 * or an item takes something from another.
 */
export function* cslYamlSteps(text: string, before?: Bibliography): Reading {
	const ranges = yield* yamlItemSteps(text);
	if (ranges !== null && text.length > MAX_YAML) return yield* itemSteps(text, ranges, yamlItemAlone, before);
	if (ranges !== null) {
		try {
			return yield* itemSteps(text, ranges, yamlItem, before);
		} catch (error) {
			if (!(error instanceof ReferenceError)) throw error;
		}
	}
	const document = parse(text);
	const entries: BibliographyEntry[] = [];
	const problems = [...problemsOf(document)];
	for (const item of listOf(document)?.items ?? []) {
		try {
			const entry = isMap(item) ? yamlEntry(item, document) : null;
			if (entry !== null) entries.push(entry);
		} catch (error) {
			// An alias of nothing, or so many that they would fill the memory: one bad item costs no other.
			if (!(error instanceof ReferenceError)) throw error;
			problems.push({ offset: isMap(item) ? (item.range?.[0] ?? 0) : 0, message: UNREAD_ALIAS });
		}
	}
	return { entries, problems };
}

const UNREAD_ALIAS = 'An alias of this item names nothing, or too much; the item is not read.';

/** Reads items that are found already, pausing after each; one that an earlier version of the file had is not read again. */
function* itemSteps(
	text: string,
	ranges: readonly Range[],
	read: (item: string) => ReadItem,
	before: Bibliography | undefined,
): Reading {
	const known = before === undefined ? undefined : ITEMS.get(before.entries);
	const items = new Map<string, ReadItem>();
	const entries: BibliographyEntry[] = [];
	const problems: BibliographyProblem[] = [];
	for (const { start, end } of ranges) {
		const source = text.slice(start, end);
		const item = known?.get(source) ?? items.get(source) ?? read(source);
		items.set(source, item);
		if (item.entry !== null) {
			const { key, type, keyRange, range, content } = item.entry;
			entries.push(entryAt({ key, type, keyRange: moved(keyRange, start), range: moved(range, start) }, content));
		}
		for (const { offset, message } of item.problems) problems.push({ offset: start + offset, message });
		yield;
	}
	ITEMS.set(entries, items);
	return { entries, problems };
}

function moved({ start, end }: Range, by: number): Range {
	return { start: start + by, end: end + by };
}

function jsonItem(source: string): ReadItem {
	const value = parseObject(source);
	const idRange = value === null ? null : idRangeIn(source);
	if (value === null || idRange === null) {
		const message = value === null ? 'This item is no valid JSON.' : 'This item has no id.';
		return { entry: null, problems: [{ offset: 0, message }] };
	}
	return { entry: entryOf(value, idRange, { start: 0, end: source.length }), problems: [] };
}

/** Throws a `ReferenceError` where the item repeats by alias what another item says. */
function yamlItem(source: string): ReadItem {
	const document = parse(source);
	const [item] = listOf(document)?.items ?? [];
	return { entry: isMap(item) ? yamlEntry(item, document) : null, problems: problemsOf(document) };
}

/** The same in a file that is too long for looking up what other items say. */
function yamlItemAlone(source: string): ReadItem {
	try {
		return yamlItem(source);
	} catch (error) {
		if (!(error instanceof ReferenceError)) throw error;
		return { entry: null, problems: [{ offset: 0, message: UNREAD_ALIAS }] };
	}
}

function problemsOf({ errors }: ReturnType<typeof parse>): readonly BibliographyProblem[] {
	return errors.map(({ pos, message }) => ({
		offset: pos[0],
		message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '.') ?? message,
	}));
}

/** A CSL-YAML file as YAML, with the list of its items and its place; `list` is `null` when there is none. */
export function yamlList(text: string) {
	const document = parse(text);
	return { list: listOf(document), contents: document.contents, refusal: yamlRefusal(text) };
}

function listOf({ contents }: ReturnType<typeof parse>): YAMLSeq | null {
	const list = isMap(contents) ? contents.get('references', true) : contents;
	return isSeq(list) ? list : null;
}

function parse(text: string) {
	return parseYaml(text.replace(/^\uFEFF/u, ' '));
}

function yamlEntry(item: YAMLMap, document: ReturnType<typeof parse>): BibliographyEntry | null {
	const id = item.get('id', true);
	if (!isScalar(id) || id.range == null || item.range == null) return null;
	const quoted = id.type === 'QUOTE_DOUBLE' || id.type === 'QUOTE_SINGLE' ? 1 : 0;
	const keyRange = { start: id.range[0] + quoted, end: id.range[1] - quoted };
	return entryOf(
		mapTexts(item.toJS(document), (text) => cslOfMarkdown(text).trim()),
		keyRange,
		{ start: item.range[0], end: item.range[1] },
	);
}

function entryOf(value: Readonly<Record<string, unknown>>, keyRange: Range, range: Range): BibliographyEntry {
	const key = String(value.id);
	const csl = { ...value, id: key } as unknown as CslItem;
	const field = (name: string): string => String(value[name] ?? '');
	const issued = looseDate(value.issued);
	const year = issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/u.exec(issued?.literal ?? '')?.[0];
	const content: EntryContent = {
		csl,
		fields: new Map(),
		title: plainCslText(field('title')),
		authors: looseNames(value.author)
			.map(({ literal, given, family }) => literal ?? [given, family].filter((part) => part !== undefined).join(' '))
			.join(' and '),
		year: year === undefined ? null : String(year),
		arxivId: arxivIdIn(field('number')) ?? arxivIdIn(field('URL')) ?? arxivIdIn(field('DOI')),
		doi: publishedDoiIn(field('DOI')),
	};
	return entryAt({ key, keyRange, range, type: field('type') }, content);
}
