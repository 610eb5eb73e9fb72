import type { LinkKind } from '../../paper';
import type { Filter, PaperState } from './query';

/** A qualifier of the query language: what completion and explanations say about it. */
export interface Qualifier {
	readonly name: string;
	/** What it keeps, in a few words. */
	readonly summary: string;
	/** Values that are always the same; empty where they come from the library. */
	readonly values: readonly string[];
	readonly example: string;
}

const LINKS: readonly LinkKind[] = ['code', 'project', 'dataset', 'model', 'demo', 'paper'];
const STATES: readonly PaperState[] = ['unread', 'read', 'listed', 'new'];

/** The qualifiers in the order completion offers them. */
export const QUALIFIERS: readonly Qualifier[] = [
	{ name: 'author', summary: 'papers of an author', values: [], example: 'author:"chelsea finn"' },
	{ name: 'topic', summary: 'papers of a topic', values: [], example: 'topic:robotics' },
	{ name: 'year', summary: 'papers of a year', values: [], example: 'year:2025' },
	{
		name: 'date',
		summary: 'papers of a month or between two dates, or of unknown date',
		values: [],
		example: 'date:2025-06..2026-01',
	},
	{ name: 'org', summary: 'papers of an organisation', values: [], example: 'org:meta' },
	{ name: 'has', summary: 'papers with a link to this', values: LINKS, example: 'has:code' },
	{ name: 'is', summary: 'read, unread, on the reading list, or new', values: STATES, example: 'is:unread' },
	{ name: 'tag', summary: 'papers with a tag of yours', values: [], example: 'tag:thesis' },
	{
		name: 'in',
		summary: 'words in titles only, or in full texts that were read',
		values: ['title', 'text'],
		example: 'in:title',
	},
	{ name: 'source', summary: 'papers read from this file', values: [], example: 'source:monday' },
];

/** What a piece that could not be used says; `unknown` when its name is no qualifier, so that its words still count. */
export interface Refusal {
	readonly problem: string;
	readonly unknown: boolean;
}

/** Where the words of a query are sought. */
export type Place = 'title' | 'text';

/** One `name:value` as a filter, its place for `in:`, or why it cannot be used. */
export function parseFilter(name: string, value: string, negated: boolean, quoted = false): Filter | Place | Refusal {
	const read = READERS[name];
	if (read === undefined) {
		const names = QUALIFIERS.map((qualifier) => `${qualifier.name}:`).join(' ');
		return {
			problem: `There is no qualifier “${name}:”; it is searched as words. Qualifiers are ${names}`,
			unknown: true,
		};
	}
	if (value.trim() === '') {
		return refuse(name, `“${name}:” needs a value`);
	}
	return read(value.trim(), negated, quoted);
}

type Reader = (value: string, negated: boolean, quoted: boolean) => Filter | Place | Refusal;

const READERS: Readonly<Record<string, Reader | undefined>> = {
	__proto__: null as never,
	// A name in quotes is whole, and what is left out is not left out for the start of its name.
	author: (value, negated, quoted) => ({ kind: 'author', value, negated, isOpen: !quoted && !negated }),
	topic: (value, negated) => ({ kind: 'topic', value, negated }),
	org: (value, negated) => ({ kind: 'org', value, negated }),
	source: (value, negated) => ({ kind: 'source', value, negated }),
	tag: (value, negated) => ({ kind: 'tag', value, negated }),
	year: readYear,
	date: readDates,
	has: (value, negated) => {
		const what = LINKS.find((kind) => kind === value.toLowerCase());
		return what === undefined ? refuse('has', `Nothing is known as “has:${value}”`) : { kind: 'has', what, negated };
	},
	is: (value, negated) => {
		const state = STATES.find((known) => known === value.toLowerCase());
		return state === undefined ? refuse('is', `Nothing is known as “is:${value}”`) : { kind: 'is', state, negated };
	},
	in: (value, negated) => {
		if (negated) {
			return refuse('in', `“-in:${value}” cannot be turned round`);
		}
		const place = (['title', 'text'] as const).find((known) => known === value.toLowerCase());
		return place ?? refuse('in', `Words cannot be sought in “${value}”`);
	},
};

function refuse(name: string, what: string): Refusal {
	const qualifier = QUALIFIERS.find((known) => known.name === name)!;
	const values = qualifier.values.map((value) => `${name}:${value}`).join(', ');
	return { problem: `${what}; try ${values === '' ? qualifier.example : values}`, unknown: false };
}

function readYear(value: string, negated: boolean): Filter | Refusal {
	const match = /^(\d{4})?(\.\.)?(\d{4})?$/.exec(value);
	return match === null || (match[1] !== undefined && match[2] === undefined && match[3] !== undefined)
		? refuse('year', `“${value}” is not a year`)
		: readDates(value, negated);
}

const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** Where nothing tells when a paper came out. */
const UNKNOWN_DATE = 'unknown';

function readDates(value: string, negated: boolean): Filter | Refusal {
	if (value.toLowerCase() === UNKNOWN_DATE) {
		return { kind: 'date', from: null, to: null, negated: !negated };
	}
	const [first = '', last, ...rest] = value.split('..');
	const from = first === '' ? null : dayOf(first, '01', '01');
	const to = last === '' ? null : dayOf(last ?? first, '12', '31');
	if (rest.length > 0 || from === undefined || to === undefined || (from === null && to === null)) {
		return refuse('date', `“${value}” is not a date, a month, a year, a range of them or “unknown”`);
	}
	if (from !== null && to !== null && from > to) {
		return refuse('date', `“${value}” ends before it begins`);
	}
	return { kind: 'date', from, to, negated };
}

/** First or last day of what `text` names; `undefined` where it is no date. The 31st stands for any last day. */
function dayOf(text: string, month: string, day: string): string | undefined {
	const match = DAY.exec(text);
	if (match === null || Number(match[2] ?? 1) > 12 || Number(match[3] ?? 1) > 31) {
		return undefined;
	}
	return `${match[1]}-${(match[2] ?? month).padStart(2, '0')}-${(match[3] ?? day).padStart(2, '0')}`;
}
