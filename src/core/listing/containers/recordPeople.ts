import type { PersonName } from '../../paper';
import { invertedName, peopleIn } from '../facts/people';
import type { RecordFields } from './jsonFields';
import { text, textsNamed } from './jsonText';
import { isObject, type Json, type JsonObject } from './jsonValue';

/** Those who wrote a paper; `names` is empty where the source does not take them apart. */
export interface People {
	readonly authors: readonly string[];
	readonly names: readonly PersonName[];
	/** True where the source says that there are others. */
	readonly more: boolean;
}

/** The people of a record, from the field that names most of them. */
export function peopleOf(fields: RecordFields): People {
	let best: People = { authors: [], names: [], more: false };
	for (const value of fields.all('authors')) {
		const list = typeof value === 'string' ? [value] : listOf(value);
		const listed = typeof value === 'string' ? value : listedInOne(list);
		const found = listed === null ? peopleOfList(list) : peopleOfText(listed);
		if (found.authors.length > best.authors.length) {
			best = found;
		}
	}
	return best;
}

/** The only text of a list, where it lists several whole names itself: `["Ann Other, Bo Third"]`. */
function listedInOne(list: readonly Json[]): string | null {
	const [only, ...others] = list;
	if (typeof only !== 'string' || others.length > 0 || !/[,;|]|\sand\s/u.test(only)) {
		return null;
	}
	const { names } = peopleIn(only);
	const areWhole = names.every((name) => name.includes(',') || /^\p{Lu}\S*\s+\S/u.test(name.trim()));
	return names.length > 1 && areWhole ? only : null;
}

function peopleOfText(value: string): People {
	const { names, more } = peopleIn(value);
	const parts = names.map(invertedName);
	return peopleNamed(
		names.map((printed, at) => (parts[at] ? named(parts[at]) : { printed, name: null })),
		more,
	);
}

/** A list, or what DBLP has in its place: an object with one or with several. */
function listOf(value: Json): readonly Json[] {
	return Array.isArray(value) ? value : isObject(value) && value.author !== undefined ? [value.author].flat() : [];
}

function peopleOfList(list: readonly Json[]): People {
	const people = list.map((person) => (isObject(person) && typeof person.creatorType === 'string' ? person : null));
	const hasAuthors = people.some((person) => person?.creatorType === 'author');
	const wrote = hasAuthors ? list.filter((_, at) => people[at] === null || people[at]?.creatorType === 'author') : list;
	return peopleNamed(
		wrote.flatMap((person) => personOf(person)),
		false,
	);
}

/** Names of which none is taken apart have no parts; of some, the others are whole. */
function peopleNamed(people: readonly Named[], more: boolean): People {
	return {
		authors: people.map(({ printed }) => printed),
		names: people.some(({ name }) => name !== null)
			? people.map(({ printed, name }) => name ?? { literal: printed })
			: [],
		more,
	};
}

interface Named {
	readonly printed: string;
	/** Taken apart, where the source does so. */
	readonly name: PersonName | null;
}

/** A name as text, as an object that names it, or as the parts arXiv's snapshot has (`["Last", "First", "Jr"]`). */
function personOf(value: Json): Named[] {
	if (typeof value === 'string') {
		const printed = text(value);
		const parts = printed === null ? null : invertedName(printed);
		return printed === null ? [] : [parts === null ? { printed, name: null } : named(parts)];
	}
	if (Array.isArray(value)) {
		const [family = null, given = null, suffix = null] = value.map(text);
		return family === null ? [] : [named({ family, ...(given && { given }), ...(suffix && { suffix }) })];
	}
	return isObject(value) ? personOfObject(value) : [];
}

function personOfObject(value: JsonObject): Named[] {
	const inner = value.author ?? null;
	const parts = textsNamed(value, ['family', 'given', 'suffix', 'literal']);
	const printed =
		text(value.name) ??
		text(value.display_name) ??
		text(value.fullname) ??
		text(value.full_name) ??
		text(value.text)?.replace(/ \d{4}$/, '') ??
		null;
	if (parts.family !== undefined || parts.literal !== undefined) {
		return [printed === null ? named(parts) : { printed, name: parts }];
	}
	const given = parts.given ?? text(value.firstName) ?? text(value.first_name) ?? text(value.first);
	const family = text(value.lastName) ?? text(value.last_name) ?? text(value.last);
	if (printed === null && family !== null) {
		return [named({ family, ...(given && { given }) })];
	}
	return printed !== null
		? [{ printed, name: null }]
		: inner !== null
			? personOf(inner)
			: given !== null
				? [{ printed: given, name: null }]
				: [];
}

function named(name: PersonName): Named {
	const { given, family, suffix, literal } = name;
	return { printed: literal ?? [given, family, suffix].filter(Boolean).join(' '), name };
}
