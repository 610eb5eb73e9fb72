/// <reference path="./citeproc.d.ts" />
import { Engine } from 'citeproc';
import type { BibliographyEntry } from '../bibliographies/bibliography';
import { cslOfBibtex } from '../bibtex/entryCsl';
import { strictItem } from '../looseCsl';
import type { FormattedCitation, FormattedDocument, FormattedItem, FormatterInput } from './formatted';
import { splitLocator } from './locator';
import { type LocatorWords, locatorWordsOf } from './locatorWords';
import { plainDocument, unknownKey } from './plainDocument';
import { styleFault } from './styleCost';

/**
 * Formats all citations of a document together, since numbers and disambiguation depend on their order. What a style or
 * an entry is at fault for costs no more than itself: an entry that the processor fails on is shown by its title, and
 * for a style that would not come to an end, or that the processor cannot read, the plain form stands in.
 */
export function formatDocument(
	input: FormatterInput,
	citations: readonly FormattedCitation[],
	nocite: readonly string[] = [],
): FormattedDocument {
	const fault = styleFault(input.style);
	if (fault !== null) return plainDocument(input, citations, nocite, fault);
	const items = new Map<string, object | undefined>();
	const strict: FormatterInput = {
		...input,
		item: (key) => {
			if (!items.has(key)) {
				const item = input.item(key);
				items.set(key, item && strictItem(item));
			}
			return items.get(key);
		},
	};
	try {
		return runProcessor(strict, citations, nocite);
	} catch {
		return withoutFaulty(strict, items, citations, nocite);
	}
}

/** The same with the entries that the processor fails on by their titles; the plain form where it fails on all. */
function withoutFaulty(
	input: FormatterInput,
	items: Map<string, object | undefined>,
	citations: readonly FormattedCitation[],
	nocite: readonly string[],
): FormattedDocument {
	try {
		for (const [key, item] of items) {
			if (item === undefined) continue;
			try {
				runProcessor({ ...input, item: () => item }, [], [key]);
			} catch {
				items.set(key, { type: 'document', title: 'title' in item ? item.title : key });
			}
		}
		return runProcessor(input, citations, nocite);
	} catch (error) {
		return plainDocument(input, citations, nocite, error instanceof Error ? error.message : String(error));
	}
}

function runProcessor(
	input: FormatterInput,
	citations: readonly FormattedCitation[],
	nocite: readonly string[],
): FormattedDocument {
	const { output } = input;
	const lang = input.lang ?? 'en-US';
	const engine = new Engine(
		{
			retrieveLocale: (tag) => input.locale(tag) ?? input.locale('en-US'),
			retrieveItem: (key) => ({ ...withOthersMarked(input.item(key) ?? {}), id: key }),
		},
		input.style,
		lang,
		input.lang !== undefined,
	);
	engine.setOutputFormat(output);
	const known = (key: string): boolean => input.item(key) !== undefined;
	const locale = input.locale(input.lang ?? defaultLocaleOf(input.style) ?? lang) ?? '';
	const words = locatorWordsOf(locale, input.style);
	const processed = citations.flatMap(({ form, items }, index) => {
		const citationItems = items
			.filter(({ key }) => known(key))
			.map((item, place) => citeprocItem(item, words, form === 'in-text' && place === 0));
		const mode = form === 'in-text' && !items[0]?.suppressAuthor ? { mode: 'composite' as const } : {};
		if (citationItems.length === 0) return [];
		return [{ citationID: String(index), citationItems, properties: { noteIndex: 0, ...mode } }];
	});
	const term = /<term name="et-al">([^<]+)</u.exec(locale)?.[1] ?? 'et al.';
	const etAl = term.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
	const finished = (text: string) => text.replace(OTHERS_AT_END, (_, comma: string) => `${comma} ${etAl}`);
	const texts = new Map(
		engine
			.rebuildProcessorState(processed, output, nocite.filter(known))
			.map(([id, , text]) => [Number(id), finished(withSuffixOnce(text.replace('[NO_PRINTED_FORM] ', '')))] as const),
	);
	const [parameters, entries] = engine.makeBibliography() || [{ entry_ids: [] as string[][] }, []];
	return {
		citations: citations.map(({ items }, index) => {
			const missing = items.filter(({ key }) => !known(key)).map(({ key }) => unknownKey(key, output));
			return [...(texts.has(index) ? [texts.get(index) ?? ''] : []), ...missing].join('; ');
		}),
		references: entries.map((text, index) => ({
			key: parameters.entry_ids[index]?.[0] ?? '',
			text: finished(text.trim()),
		})),
		fault: null,
	};
}

/** The language that a style speaks in documents which name none. */
function defaultLocaleOf(style: string): string | undefined {
	return /<style\s[^>]*\bdefault-locale\s*=\s*["']([^"']+)/u.exec(style)?.[1];
}

/** Stand around a suffix: where the author stands in the sentence, the processor prints the suffix behind it, too. */
const SUFFIX_START = '\uE003';
const SUFFIX_END = '\uE004';

function lettersOf(text = ''): string {
	return text.replace(/<[^<>]*>|&#\d+;|[^\p{L}\p{N}]/gu, '');
}

/** The processor moves straight quotes about. */
function typographic(text: string): string {
	return text.replace(/"([^"]*)"/gu, '“$1”').replace(/(?<=[\p{L}\p{N}])'/gu, '’');
}

function withSuffixOnce(text: string): string {
	const pieces = text.split(SUFFIX_START);
	const suffixes = pieces.slice(1).map((piece) => {
		const end = piece.indexOf(SUFFIX_END);
		return end < 0 ? [piece, ''] : [piece.slice(0, end), piece.slice(end + 1)];
	});
	const isTwice = suffixes.length > 1 && lettersOf(suffixes[0]?.[0]) === lettersOf(suffixes[1]?.[0]);
	const [head = ''] = pieces;
	return suffixes
		.reduce((whole, [suffix = '', rest = ''], index) => whole + (isTwice && index === 0 ? '' : suffix) + rest, head)
		.trim();
}

/** Stands for the `others` that BibTeX ends a list of names with; citeproc would print it as the name of a person. */
const OTHERS = '\uE002';
const OTHERS_AT_END = /(,?)\s+(?:(?:and|&#38;|&amp;|&|und|et|y|e|en)\s+)?\uE002\.?/gu;

function withOthersMarked(item: object): object {
	return Object.fromEntries(
		Object.entries(item).map(([variable, value]) => {
			const last: unknown = Array.isArray(value) && value.length > 1 ? value.at(-1) : undefined;
			const isOthers = typeof last === 'object' && last !== null && 'literal' in last && last.literal === 'others';
			return [variable, isOthers ? [...value.slice(0, -1), { literal: OTHERS }] : value];
		}),
	);
}

/** One entry as it stands in a reference list. */
export function formatReference(input: Omit<FormatterInput, 'item'>, item: { readonly id: string }): string {
	return formatDocument({ ...input, item: () => item }, [], [item.id]).references[0]?.text ?? '';
}

/** CSL-JSON of an entry of a bibliography, whatever its form. */
export function cslOf(entry: BibliographyEntry): object {
	return entry.csl ?? cslOfBibtex(entry);
}

/** The processor sets ranges of numbers, shortened or not, and only from hyphens; others get their dash here. */
function dashed(locator: string): string {
	const hyphened = locator.replace(/(?<=\d)–(?=\d)/gu, '-');
	return hyphened.split(/[\s,;&]+/u).every((part) => /^(?:[\divxlcdm]+(?:-[\divxlcdm]+)?)?$/iu.test(part))
		? hyphened
		: hyphened.replace(/(?<=[\p{L}\p{N})\]])-(?=[\p{L}\p{N}([])/gu, '–');
}

/** @param isInText the author stands in the sentence, and the suffix alone in the bracket that the processor makes */
function citeprocItem({ key, prefix, suffix, suppressAuthor }: FormattedItem, words: LocatorWords, isInText: boolean) {
	const { label, locator: written, suffix: behind } = splitLocator(suffix, words);
	const rest =
		isInText && written === '' && /^\s*(?:[^\s\p{P}]|[“"‘'])/u.test(behind) ? `, ${behind.trimStart()}` : behind;
	const locator = dashed(written);
	return {
		id: key,
		...(prefix !== '' && { prefix: `${prefix} ` }),
		...(rest.trim() !== '' && { suffix: SUFFIX_START + typographic(rest) + SUFFIX_END }),
		...(locator !== '' && { locator, label }),
		...(suppressAuthor && { 'suppress-author': true }),
	};
}
