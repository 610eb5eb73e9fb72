/// <reference path="./citeproc.d.ts" />
import { Engine } from 'citeproc';
import type { BibliographyEntry } from '../bibliographies/bibliography';
import { cslOfBibtex } from '../bibtex/entryCsl';
import { splitLocator } from './locator';

/** One key of a citation to format; the shape of `CitationItem` in `core/markdown`. */
export interface FormattedItem {
	readonly key: string;
	readonly prefix: string;
	/** What follows the key, locator and suffix together. */
	readonly suffix: string;
	readonly suppressAuthor: boolean;
}

/** A citation to format; the shape of `Citation` in `core/markdown`. */
export interface FormattedCitation {
	readonly form: 'cluster' | 'in-text';
	readonly items: readonly FormattedItem[];
}

/** What a formatter needs: CSL as XML text, the locales of CSL by language tag, and the entries by key. */
export interface FormatterInput {
	readonly style: string;
	/** XML of a locale (`en-US`); must know `en-US`, may know none else. */
	readonly locale: (lang: string) => string | undefined;
	/** Language of the document; the style's own default without it. */
	readonly lang?: string;
	/** An entry as CSL-JSON; `undefined` for an unknown key. */
	readonly item: (key: string) => object | undefined;
	readonly output: 'html' | 'text';
}

/** A document's citations and reference list in one style. */
export interface FormattedDocument {
	/** One a citation, in their order; unknown keys stand as `key?` in bold, as pandoc shows them. */
	readonly citations: readonly string[];
	readonly references: readonly { readonly key: string; readonly text: string }[];
}

/** Formats all citations of a document together, since numbers and disambiguation depend on their order. */
export function formatDocument(
	input: FormatterInput,
	citations: readonly FormattedCitation[],
	nocite: readonly string[] = [],
): FormattedDocument {
	const { output } = input;
	const engine = new Engine(
		{
			retrieveLocale: (lang) => input.locale(lang) ?? input.locale('en-US'),
			retrieveItem: (key) => ({ ...withOthersMarked(input.item(key) ?? {}), id: key }),
		},
		input.style,
		input.lang ?? 'en-US',
		input.lang !== undefined,
	);
	engine.setOutputFormat(output);
	const known = (key: string): boolean => input.item(key) !== undefined;
	const processed = citations.flatMap(({ form, items }, index) => {
		const citationItems = items.filter(({ key }) => known(key)).map(citeprocItem);
		const mode = form === 'in-text' && !items[0]?.suppressAuthor ? { mode: 'composite' as const } : {};
		if (citationItems.length === 0) return [];
		return [{ citationID: String(index), citationItems, properties: { noteIndex: 0, ...mode } }];
	});
	const term = /<term name="et-al">([^<]+)</u.exec(input.locale(input.lang ?? 'en-US') ?? '')?.[1] ?? 'et al.';
	const etAl = term.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
	const finished = (text: string) => text.replace(OTHERS_AT_END, (_, comma: string) => `${comma} ${etAl}`);
	const texts = new Map(
		engine
			.rebuildProcessorState(processed, output, nocite.filter(known))
			.map(([id, , text]) => [Number(id), finished(text.replace('[NO_PRINTED_FORM] ', ''))] as const),
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
	};
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

function citeprocItem({ key, prefix, suffix, suppressAuthor }: FormattedItem) {
	const { label, locator, suffix: rest } = splitLocator(suffix);
	return {
		id: key,
		...(prefix !== '' && { prefix: `${prefix} ` }),
		...(rest.trim() !== '' && { suffix: rest }),
		...(locator !== '' && { locator, label }),
		...(suppressAuthor && { 'suppress-author': true }),
	};
}

function unknownKey(key: string, output: 'html' | 'text'): string {
	if (output === 'text') return `${key}?`;
	const escaped = key.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`);
	return `<strong>${escaped}?</strong>`;
}
