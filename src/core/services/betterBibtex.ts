/**
 * Better BibTeX, which answers beside Zotero where it is installed (https://retorque.re/zotero-better-bibtex/exporting/json-rpc/):
 * asked for the citation keys of a Zotero that has no field for them.
 */

import type { Found, ServiceRequest } from './exchange';
import { ZOTERO_HEADERS } from './zotero';

/** Libraries by the numbers that this one Zotero gave them; groups have others on the web. */
export function localLibrariesAsked(): ServiceRequest {
	return called('user.groups', {});
}

/** The keys of items of a library: `null` for the user's own, else by its local number. */
export function citationKeysAsked(local: number | null, items: readonly string[]): ServiceRequest {
	return called('item.citationkey', { item_keys: items.map((item) => (local === null ? item : `${local}:${item}`)) });
}

/** The local number of a group's library, by its name; `null` where none or several have it. */
export function localLibrary(answer: Found, name: string): number | null {
	const told = resultOf(answer);
	const libraries = (Array.isArray(told) ? told : []) as readonly ({
		readonly id?: unknown;
		readonly name?: unknown;
	} | null)[];
	const [only, ...others] = libraries.filter((each) => each?.name === name);
	return typeof only?.id === 'number' && others.length === 0 ? only.id : null;
}

/** Citation keys by the keys of items. */
export function citationKeysTold(answer: Found): ReadonlyMap<string, string> {
	const keys = resultOf(answer);
	return new Map(
		Object.entries(typeof keys === 'object' && keys !== null ? keys : {}).flatMap(([item, key]) =>
			typeof key === 'string' && key !== '' ? [[item.replace(/^\d+:/, ''), key] as const] : [],
		),
	);
}

function called(method: string, params: Readonly<Record<string, unknown>>): ServiceRequest {
	return {
		service: 'zotero',
		path: '/better-bibtex/json-rpc',
		accept: 'application/json',
		headers: ZOTERO_HEADERS,
		body: { jsonrpc: '2.0', id: 1, method, params },
	};
}

function resultOf({ text }: Found): unknown {
	try {
		return (JSON.parse(text) as { readonly result?: unknown } | null)?.result;
	} catch {
		return undefined;
	}
}
