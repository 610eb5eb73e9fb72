/**
 * Zotero's local interface: version 3 of its web API (https://www.zotero.org/support/dev/web_api/v3/basics), answered by
 * the program itself, without limits; read only here. A request that looks like a browser's is dropped without an answer
 * unless it says that it is meant; the interface is off until the user turns it on, and answers 403 till then.
 */

import type { Failed, Found, NotModified, ServiceRequest } from './exchange';

/** A library: the user's own, or a group's by its number. */
export type ZoteroPlace = 'user' | number;

/** An item that stands for a work, as Zotero tells it. */
export interface ZoteroItem {
	readonly key: string;
	/** Of the last synchronisation; 0 for what was never synchronised. */
	readonly version: number;
	/** When it was changed last, also by hand, ISO 8601. */
	readonly modified: string;
	/** Keys of collections. */
	readonly collections: readonly string[];
	/** `true` for what stands beside works: notes and attachments of no item. */
	readonly isOther: boolean;
	readonly data: Readonly<Record<string, unknown>>;
}

export interface ZoteroCollection {
	readonly key: string;
	readonly name: string;
	/** Key of the collection it stands in; `null` for one that stands in none. */
	readonly parent: string | null;
}

export interface ZoteroGroup {
	readonly id: number;
	readonly name: string;
}

/** Items in one answer: few enough to be parsed at a glance. */
const PAGE = 250;
const NEWEST_PAGE = 50;
/** Keys in one question. */
export const MOST_NAMED = 50;

/** What makes Zotero answer whoever looks like a browser. */
export const ZOTERO_HEADERS = { 'zotero-allowed-request': '1', 'zotero-api-version': '3' };
const VERSION = 'last-modified-version';
const SERVER = 'zotero-server-id';

/** The groups whose libraries Zotero has. */
export function zoteroGroupsAsked(): ServiceRequest {
	return asked('user', 'groups');
}

/** All items, in an order that a new one does not disturb. */
export function allZoteroItems(place: ZoteroPlace): ServiceRequest {
	return asked(place, `items/top?limit=${PAGE}&sort=dateAdded&direction=asc`);
}

/** Items that came or changed with a synchronisation after this version. */
export function zoteroItemsSince(place: ZoteroPlace, version: number): ServiceRequest {
	return asked(place, `items/top?since=${version}&limit=${PAGE}&sort=dateAdded&direction=asc`);
}

/** The items that were changed last: of what was not synchronised yet the version tells nothing. */
export function newestZoteroItems(place: ZoteroPlace): ServiceRequest {
	return asked(place, `items/top?limit=${NEWEST_PAGE}&sort=dateModified&direction=desc`);
}

/** At most `MOST_NAMED` items by their keys. */
export function namedZoteroItems(place: ZoteroPlace, keys: readonly string[]): ServiceRequest {
	return asked(place, `items/top?itemKey=${keys.join(',')}`);
}

/** The keys of all items; not modified where nothing was synchronised after this version. */
export function zoteroVersionsAsked(place: ZoteroPlace, known: number): ServiceRequest {
	const request = asked(place, 'items/top?format=versions');
	return known > 0
		? { ...request, headers: { ...request.headers, 'if-modified-since-version': String(known) } }
		: request;
}

export function zoteroCollectionsAsked(place: ZoteroPlace): ServiceRequest {
	return asked(place, `collections?limit=${PAGE}`);
}

function asked(place: ZoteroPlace, path: string): ServiceRequest {
	const prefix = place === 'user' ? 'users/0' : `groups/${place}`;
	return {
		service: 'zotero',
		path: `/api/${prefix}/${path}`,
		accept: 'application/json',
		headers: ZOTERO_HEADERS,
		told: [VERSION, SERVER],
	};
}

/** The version of the library an answer speaks of; 0 where it was never synchronised. */
export function zoteroVersion({ headers }: Found | NotModified): number {
	const version = Number(headers?.[VERSION] ?? 0);
	return Number.isInteger(version) && version > 0 ? version : 0;
}

/** Which Zotero answered: versions of one mean nothing to another. `null` before Zotero 10. */
export function zoteroServer({ headers }: Found | NotModified): string | null {
	return headers?.[SERVER] ?? null;
}

/** Items of an answer; `null` for what is no list of them. */
export function zoteroItems({ text }: Found): readonly ZoteroItem[] | null {
	return listIn(text, (value) => {
		const data = isRecord(value.data) ? value.data : null;
		const { key } = value;
		if (typeof key !== 'string' || data === null) {
			return null;
		}
		const { itemType, dateModified, collections } = data;
		return {
			key,
			version: typeof value.version === 'number' ? value.version : 0,
			modified: typeof dateModified === 'string' ? dateModified : '',
			collections: Array.isArray(collections) ? collections.filter((each) => typeof each === 'string') : [],
			isOther: typeof itemType !== 'string' || /^(?:attachment|note|annotation)$/.test(itemType),
			data,
		};
	});
}

/** Versions by keys, as `format=versions` gives them. */
export function zoteroVersions({ text }: Found): ReadonlyMap<string, number> | null {
	const value = parsed(text);
	return isRecord(value) && Object.values(value).every((version) => typeof version === 'number')
		? new Map(Object.entries(value) as [string, number][])
		: null;
}

export function zoteroCollections({ text }: Found): readonly ZoteroCollection[] | null {
	return listIn(text, ({ key, data }) => {
		const { name, parentCollection } = isRecord(data) ? data : {};
		return typeof key === 'string' && typeof name === 'string'
			? { key, name, parent: typeof parentCollection === 'string' ? parentCollection : null }
			: null;
	});
}

export function zoteroGroups({ text }: Found): readonly ZoteroGroup[] | null {
	return listIn(text, ({ id, data }) => {
		const { name } = isRecord(data) ? data : {};
		return typeof id === 'number' && typeof name === 'string' ? { id, name } : null;
	});
}

/** Why Zotero gave no answer, as far as that changes what one can do about it. */
export type ZoteroTrouble = 'not-running' | 'switched-off' | 'failed';

export function zoteroTrouble({ reason, status }: Failed): ZoteroTrouble {
	return status === 403 ? 'switched-off' : reason === 'offline' ? 'not-running' : 'failed';
}

function listIn<T>(text: string, read: (value: Readonly<Record<string, unknown>>) => T | null): readonly T[] | null {
	const values = parsed(text);
	return Array.isArray(values)
		? values.flatMap((value: unknown) => (isRecord(value) ? (read(value) ?? []) : []))
		: null;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
