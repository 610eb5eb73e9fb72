import { type CslDateParts, edtfDate } from './bibtex/dates';

type Loose = Readonly<Record<string, unknown>>;

const NAMES =
	/^(?:author|chair|collection-editor|compiler|composer|container-author|contributor|curator|director|editor|editorial-director|executive-producer|guest|host|illustrator|interviewer|narrator|organizer|original-author|performer|producer|recipient|reviewed-author|script-writer|series-creator|translator)$/u;
const DATES = /^(?:accessed|available-date|event-date|issued|original-date|submitted)$/u;
const NAME_PARTS = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const;
/** Variables that are written in capitals, by what people write. */
const CAPITALS: Readonly<Record<string, string>> = {
	doi: 'DOI',
	isbn: 'ISBN',
	issn: 'ISSN',
	pmcid: 'PMCID',
	pmid: 'PMID',
	url: 'URL',
};
/** No variable is longer than an abstract; what is longer would hold up the processor. */
const LONGEST = 20_000;
const MOST_NAMES = 500;

/**
 * An item as strict as the CSL-JSON schema has it, of one as people write it: names and dates in every shape that pandoc
 * reads, numbers for texts, nothing where nothing stands. What has no meaning is left out, and nothing else with it.
 */
export function strictItem(item: object): Loose {
	const strict: Record<string, unknown> = {};
	for (const [written, value] of Object.entries(item)) {
		const variable = CAPITALS[written] ?? written;
		if (NAMES.test(variable)) {
			const names = looseNames(value);
			if (names.length > 0) strict[variable] = names;
		} else if (DATES.test(variable)) {
			const date = looseDate(value);
			if (date !== undefined) strict[variable] = withSeason(evenly(date));
		} else {
			const text = looseText(value);
			if (text !== '')
				strict[variable] = variable === 'DOI' ? text.replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, '') : text;
		}
	}
	return strict;
}

/** Names in a list, one alone, or text, which stands as it is. */
export function looseNames(value: unknown): readonly Readonly<Record<string, string>>[] {
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	return list.slice(0, MOST_NAMES).flatMap((name) => {
		const literal = looseText(name);
		if (literal !== '') return [{ literal }];
		if (typeof name !== 'object' || name === null || Array.isArray(name)) return [];
		const loose = name as Loose;
		const parts = NAME_PARTS.flatMap((part) => {
			const text = looseText(loose[part]);
			return text === '' ? [] : [[part, text] as const];
		});
		const whole = looseText(loose.name);
		return parts.length > 0 ? [Object.fromEntries(parts)] : whole === '' ? [] : [{ literal: whole }];
	});
}

/** A date in parts, as EDTF, as a year, in words, or as `year`, `month`, `day`; a range as a list of two. */
export function looseDate(value: unknown): CslDateParts | undefined {
	if (typeof value === 'number') return { 'date-parts': [[value]] };
	if (typeof value === 'string')
		return edtfDate(value) ?? (value.trim() === '' ? undefined : { literal: value.trim() });
	if (Array.isArray(value)) {
		const parts = value.flatMap((one) => looseDate(one)?.['date-parts'] ?? []).slice(0, 2);
		return parts.length === 0 ? undefined : { 'date-parts': parts };
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const date = value as Loose;
	const circa = date.circa === true || date.circa === 1 || date.circa === 'true' ? { circa: true as const } : {};
	const parts = looseParts(date['date-parts']);
	if (parts.length > 0) return { ...date, 'date-parts': parts, ...circa };
	const year = looseNumber(date.year);
	if (year !== null) {
		const month = looseNumber(date.month) ?? (looseNumber(date.season) === null ? null : 20 + Number(date.season));
		const day = looseNumber(date.day);
		return { 'date-parts': [[year, ...(month === null ? [] : [month, ...(day === null ? [] : [day])])]], ...circa };
	}
	const words = looseText(date.literal) || looseText(date.raw) || looseText(date.date);
	return words === '' ? undefined : { ...looseDate(words), ...circa };
}

/** `[[2004, 3]]`, numbers as text, or a single list that lacks its brackets. */
function looseParts(value: unknown): readonly (readonly number[])[] {
	if (!Array.isArray(value)) return [];
	const lists: readonly unknown[] = value.some(Array.isArray) ? value : [value];
	return lists
		.map((list) => {
			const numbers = (Array.isArray(list) ? list : [list]).map(looseNumber);
			const end = numbers.indexOf(null);
			return (end < 0 ? numbers : numbers.slice(0, end)).flatMap((number) => number ?? []).slice(0, 3);
		})
		.filter((parts) => parts.length > 0)
		.slice(0, 2);
}

function looseNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	return typeof value === 'string' && /^\s*-?\d{1,9}\s*$/u.test(value) ? Number(value) : null;
}

function looseText(value: unknown): string {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return value.slice(0, LONGEST);
	if (!Array.isArray(value) || !value.every((one) => typeof one === 'string' || typeof one === 'number')) return '';
	return value.join(', ').slice(0, LONGEST);
}

/** The processor takes no range that is told more closely at one end than at the other. */
function evenly(date: CslDateParts): CslDateParts {
	const [from, to] = date['date-parts'] ?? [];
	if (from === undefined || to === undefined || from.length === to.length) return date;
	const length = Math.min(from.length, to.length);
	return { ...date, 'date-parts': [from.slice(0, length), to.slice(0, length)] };
}

/** The processor has seasons beside the parts. */
function withSeason(date: CslDateParts): object {
	const [first] = date['date-parts'] ?? [];
	const [year, month = 0] = first ?? [];
	return date['date-parts']?.length === 1 && month > 20 && month < 25
		? { ...date, 'date-parts': [[year]], season: month - 20 }
		: date;
}
