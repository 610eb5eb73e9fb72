/** What is kept of a library: a line of JSON an item, which is read like any list of records, and sorts by key. */

import { COLLECTION_BELOW } from '../paper';
import type { ZoteroCollection, ZoteroItem } from '../services/zotero';

export interface KeptItem {
	readonly version: number;
	readonly modified: string;
	readonly line: string;
}

export type KeptItems = ReadonlyMap<string, KeptItem>;

/** What is said of an item beside what Zotero itself says in it. */
export interface AboutItem {
	/** Instant of the answer, ISO 8601 in UTC. */
	readonly time: string;
	/** Names of its collections, see `collectionNames`. */
	readonly collections: readonly string[];
	/** Of Better BibTeX, where the item itself has none. */
	readonly citationKey: string | null;
}

/** An item as a line; its head is written so that nothing need be parsed to know what is kept. */
export function keptItem({ key, version, modified, data }: ZoteroItem, about: AboutItem): KeptItem {
	const { time, collections, citationKey } = about;
	const line = JSON.stringify({
		...{ key, version, modified },
		...(collections.length > 0 && { collectionNames: collections }),
		...(citationKey !== null && { citationKey }),
		origin: { service: 'zotero', time },
		data,
	});
	return { version, modified, line };
}

const HEAD = /^\{"key":"([^"\\]+)","version":(\d+),"modified":"([^"\\]*)"/;

const TOLD_KEY = /^[^{]*\{[^{}]*"citationKey":("(?:[^"\\]|\\.)*"),"origin":/;

/** The citation key of an item that Better BibTeX told; `null` where it told none. */
export function toldKey({ line }: KeptItem): string | null {
	const [, told] = TOLD_KEY.exec(line) ?? [];
	return told === undefined ? null : parsed<string>(told);
}

/** What was written as this; `null` for what is no JSON any more. */
function parsed<T>(json: string): T | null {
	try {
		return JSON.parse(json) as T;
	} catch {
		return null;
	}
}

/** Whether Zotero itself has a citation key of an item, as a field or where Better BibTeX pins it. */
export function hasOwnKey({ line }: KeptItem): boolean {
	const data = line.slice(line.indexOf('"data":'));
	return /"citationKey":"[^"]/.test(data) || /\bcitation key:/i.test(data);
}

/** The items of a kept file, in small steps; lines that are none are left out. */
export function* readKeptItems(text: string): Generator<void, KeptItems> {
	const items = new Map<string, KeptItem>();
	for (let start = 0; start < text.length; ) {
		const end = text.indexOf('\n', start);
		const line = text.slice(start, end < 0 ? text.length : end);
		start = end < 0 ? text.length : end + 1;
		const [, key, version, modified = ''] = HEAD.exec(line) ?? [];
		if (key !== undefined && line.endsWith('}')) {
			items.set(key, { version: Number(version), modified, line });
			yield;
		}
	}
	return items;
}

export function keptText(items: KeptItems): string {
	const lines = [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { line }]) => line);
	return lines.map((line) => `${line}\n`).join('');
}

/** The item of a line, and what was said of it beside; `null` where the line is not what was written. */
export function itemOfLine(key: string, { version, modified, line }: KeptItem): [ZoteroItem, AboutItem] | null {
	const written = parsed<WrittenItem>(line);
	if (typeof written?.data !== 'object' || written.data === null) {
		return null;
	}
	const { data, origin, collectionNames, citationKey } = written;
	const collections = Array.isArray(data.collections) ? (data.collections as readonly string[]) : [];
	return [
		{ key, version, modified, collections, isOther: false, data },
		{ time: origin?.time ?? '', collections: collectionNames ?? [], citationKey: citationKey ?? null },
	];
}

interface WrittenItem {
	readonly data?: Readonly<Record<string, unknown>> | null;
	readonly origin?: { readonly time: string } | null;
	readonly collectionNames?: readonly string[];
	readonly citationKey?: string;
}

/** Deeper than any that people make; ends collections that contain themselves. */
const DEEPEST = 20;

/** How people read each collection: with those it stands in, and with the name of its library where that is a group's. */
export function collectionNames(
	collections: readonly ZoteroCollection[],
	group: string | null,
): ReadonlyMap<string, string> {
	const byKey = new Map(collections.map((collection) => [collection.key, collection]));
	const pathOf = (collection: ZoteroCollection): readonly string[] => {
		const path = [collection.name];
		for (let at = byKey.get(collection.parent ?? ''); at && path.length < DEEPEST; at = byKey.get(at.parent ?? '')) {
			path.unshift(at.name);
		}
		return group === null ? path : [group, ...path];
	};
	return new Map(collections.map((collection) => [collection.key, pathOf(collection).join(COLLECTION_BELOW)]));
}
