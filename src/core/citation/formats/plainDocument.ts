import { looseDate, looseNames } from '../looseCsl';
import type { FormattedCitation, FormattedDocument, FormatterInput } from './formatted';

/** Citations and references without a style: authors and year, and one line an entry. */
export function plainDocument(
	{ item, output }: FormatterInput,
	citations: readonly FormattedCitation[],
	nocite: readonly string[],
	fault: string,
): FormattedDocument {
	const written = (text: string) => (output === 'html' ? escaped(text) : text);
	const keys = new Set([...citations.flatMap(({ items }) => items.map(({ key }) => key)), ...nocite]);
	const known = [...keys].flatMap((key) => {
		const found = item(key);
		return found === undefined ? [] : [{ key, item: found as Readonly<Record<string, unknown>> }];
	});
	const labels = new Map(known.map((one) => [one.key, labelOf(one.item)]));
	return {
		citations: citations.map(({ items }) => {
			const inside = items.map(({ key, prefix, suffix }) => {
				const label = labels.get(key);
				return label === undefined ? unknownKey(key, output) : written(plainText(`${prefix} ${label}${suffix}`).trim());
			});
			return `(${inside.join('; ')})`;
		}),
		references: known.map((one) => ({ key: one.key, text: written(referenceOf(one.item)) })),
		fault,
	};
}

/** `key?`, in bold where that can be. */
export function unknownKey(key: string, output: 'html' | 'text'): string {
	return output === 'text' ? `${key}?` : `<strong>${escaped(key)}?</strong>`;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function families(item: Readonly<Record<string, unknown>>): readonly string[] {
	return looseNames(item.author ?? item.editor).map(({ family, literal, given }) => family ?? literal ?? given ?? '');
}

function yearOf(item: Readonly<Record<string, unknown>>): string {
	const { 'date-parts': [parts] = [], literal } = looseDate(item.issued) ?? {};
	return String(parts?.[0] ?? literal ?? 'n.d.');
}

function labelOf(item: Readonly<Record<string, unknown>>): string {
	const [first, second, third] = families(item);
	const who = first ?? plainTitle(item);
	return `${who}${third !== undefined ? ' et al.' : second !== undefined ? ` and ${second}` : ''} ${yearOf(item)}`;
}

function referenceOf(item: Readonly<Record<string, unknown>>): string {
	const authors = looseNames(item.author ?? item.editor).map(
		({ literal, family, given }) => literal ?? [given, family].filter((part) => part !== undefined).join(' '),
	);
	const address = typeof item.URL === 'string' ? ` ${item.URL}` : '';
	return `${[authors.join(', '), plainTitle(item), yearOf(item)].filter((part) => part !== '').join('. ')}.${address}`;
}

function plainTitle(item: Readonly<Record<string, unknown>>): string {
	return plainText(String(item.title ?? ''));
}

/** Without the little HTML of CSL-JSON. */
function plainText(text: string): string {
	return text.replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^<>]{0,100}>/gu, '');
}
