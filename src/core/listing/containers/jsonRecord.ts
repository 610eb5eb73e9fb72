import type { Origin, PersonName, Publication } from '../../paper';
import type { Draft } from '../facts/draft';
import { isObject, type Json, type JsonObject } from './jsonValue';

/**
 * What the record of a paper tells besides the facts of a listing, under the names that `PaperFields` has for them:
 * how answers of services are kept (see `Origin`), and what the command line prints.
 */
export function recordOf(paper: JsonObject, people: readonly Json[]): Partial<Draft> {
	const names = people.flatMap(personOf);
	return {
		...(names.length === people.length && { names }),
		doi: text(paper.doi)?.toLowerCase() ?? null,
		categories: Array.isArray(paper.categories) ? paper.categories.flatMap((value) => text(value) ?? []) : [],
		version: wholeNumber(paper.version),
		published: /^\d{4}-\d\d-\d\d/.exec(text(paper.published) ?? '')?.[0] ?? null,
		publication: publicationOf(paper.publication),
		withdrawn: text(paper.withdrawn),
		origin: originOf(paper.origin),
	};
}

/** A name that its source takes apart; nothing for one that is only printed. */
function personOf(value: Json): PersonName[] {
	if (!isObject(value)) {
		return [];
	}
	const name = textsOf(value, ['family', 'given', 'suffix', 'literal']);
	return Object.keys(name).length === 0 ? [] : [name];
}

function publicationOf(value: Json | undefined): Publication | null {
	const type = isObject(value) ? text(value.type) : null;
	if (!isObject(value) || type === null) {
		return null;
	}
	const issued = Array.isArray(value.issued) ? value.issued.flatMap((part) => wholeNumber(part) ?? []) : [];
	return {
		type,
		...textsOf(value, ['container', 'event', 'publisher', 'volume', 'issue', 'pages']),
		...(issued.length > 0 && { issued }),
	};
}

function originOf(value: Json | undefined): Origin | null {
	const service = isObject(value) ? text(value.service) : null;
	const time = isObject(value) ? text(value.time) : null;
	return service === null || time === null ? null : { service, time };
}

function textsOf<Name extends string>(value: JsonObject, names: readonly Name[]): Partial<Record<Name, string>> {
	return Object.fromEntries(names.map((name) => [name, text(value[name])]).filter(([, found]) => found !== null));
}

function text(value: Json | undefined): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function wholeNumber(value: Json | undefined): number | null {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}
