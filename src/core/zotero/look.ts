/** Looks what changed in a library of Zotero since it was kept, and asks for no more than that. */

import type { Ask, CancelSignal, Failed, Found, NotModified, ServiceRequest } from '../services/exchange';
import { unusable } from '../services/exchange';
import {
	allZoteroItems,
	MOST_NAMED,
	namedZoteroItems,
	newestZoteroItems,
	type ZoteroPlace,
	zoteroCollections,
	zoteroCollectionsAsked,
	zoteroItems,
	zoteroItemsSince,
	zoteroServer,
	zoteroVersion,
	zoteroVersions,
	zoteroVersionsAsked,
} from '../services/zotero';
import { toldCitationKeys } from './citationKeys';
import type { KeptItem } from './keptItems';
import { type KeptLibrary, LibraryItems } from './libraryItems';

export interface LibraryLook {
	readonly place: ZoteroPlace;
	/** Name of the group whose library it is. */
	readonly group: string | null;
	/** `null` where nothing is kept yet. */
	readonly kept: KeptLibrary | null;
	/** The user asked: of a library that was never synchronised everything is looked at. */
	readonly isAsked: boolean;
	readonly ask: Ask;
	readonly signal: CancelSignal;
	/** Runs long work in slices. */
	readonly run: <T>(work: Generator<void, T>) => Promise<T>;
	/** How many items have come so far of a library that is read as a whole. */
	readonly onItems?: (count: number) => void;
}

/** What Zotero has now, and whether any of it is other than what was kept. */
export interface Looked {
	readonly kind: 'looked';
	readonly library: KeptLibrary;
	readonly hasChanged: boolean;
}

/** Answers that a library of this many pages would have; ends what goes in circles. */
const MOST_PAGES = 4000;

/** Never throws; whatever fails leaves everything as it is kept. */
export async function lookAtLibrary(what: LibraryLook): Promise<Looked | Failed> {
	const told = await pages(what, zoteroCollectionsAsked(what.place), zoteroCollections);
	if (told.kind === 'failed') {
		return told;
	}
	const { version, server, values: collections } = told;
	// Keys and versions of another Zotero mean nothing here.
	const before = what.kept !== null && what.kept.server === server ? what.kept : null;
	const isWhole = before === null || (before.version === 0 && what.isAsked);
	const known = before?.items ?? new Map<string, KeptItem>();
	const items = new LibraryItems(what.group, collections, known, isWhole ? null : before);
	const failure = isWhole ? await readAll(what, items) : await readChanges(what, before, items);
	if (failure !== null) {
		return failure;
	}
	await what.run(items.named(before?.collections ?? []));
	const keyless = await what.run(items.keyless(isWhole || what.isAsked));
	items.cite(keyless.length === 0 ? new Map() : await toldCitationKeys(what, keyless));
	const library = { version, server, collections, others: items.others, items: items.kept };
	return { kind: 'looked', library, hasChanged: await what.run(differs(library, what.kept)) };
}

async function readAll(what: LibraryLook, items: LibraryItems): Promise<Failed | null> {
	const come = await pages(what, allZoteroItems(what.place), zoteroItems, (page, time) => {
		items.add(page, time);
		what.onItems?.(items.kept.size);
	});
	return come.kind === 'failed' ? come : null;
}

async function readChanges(what: LibraryLook, before: KeptLibrary, items: LibraryItems): Promise<Failed | null> {
	const { place } = what;
	const answer = await what.ask(zoteroVersionsAsked(place, before.version), what.signal);
	if (answer.kind === 'failed' || answer.kind === 'nothing') {
		return failureOf(answer);
	}
	// First what was changed last: behind what a synchronisation brought nobody would look for it.
	const newest = await pages(what, newestZoteroItems(place), zoteroItems, (page, time) => items.add(page, time));
	if (newest.kind === 'failed') {
		return newest;
	}
	let versions: ReadonlyMap<string, number> | null = null;
	if (answer.kind === 'found') {
		versions = zoteroVersions(answer);
		if (versions === null) {
			return noAnswer();
		}
		items.keepOnly(versions);
		if (before.version > 0 && items.missingOf(versions).length > 0) {
			const since = zoteroItemsSince(place, before.version);
			const come = await pages(what, since, zoteroItems, (page, time) => void items.add(page, time));
			if (come.kind === 'failed') {
				return come;
			}
		}
	}
	for (let missing = items.missingOf(versions ?? new Map()); missing.length > 0; ) {
		const named = namedZoteroItems(place, missing.slice(0, MOST_NAMED));
		const come = await pages(what, named, zoteroItems, (page, time) => void items.add(page, time));
		if (come.kind === 'failed') {
			return come;
		}
		missing = missing.slice(MOST_NAMED);
	}
	return null;
}

function* differs(library: KeptLibrary, before: KeptLibrary | null): Generator<void, boolean> {
	if (before === null || before.items.size !== library.items.size) {
		return true;
	}
	for (const [key, { line }] of library.items) {
		if (before.items.get(key)?.line !== line) {
			return true;
		}
		yield;
	}
	return false;
}

interface Pages<T> {
	readonly kind: 'pages';
	readonly values: readonly T[];
	/** As the first page says. */
	readonly version: number;
	readonly server: string | null;
}

/** An answer and the pages that follow it, as long as `onPage` does not say `false`. */
async function pages<T>(
	{ ask, signal }: Pick<LibraryLook, 'ask' | 'signal'>,
	request: ServiceRequest,
	read: (found: Found) => readonly T[] | null,
	onPage?: (values: readonly T[], time: string) => boolean | undefined,
): Promise<Pages<T> | Failed> {
	const values: T[] = [];
	let first: Found | undefined;
	let path: string | null = request.path;
	for (let count = 0; path !== null && count < MOST_PAGES; count++) {
		const answer = await ask({ ...request, path }, signal);
		if (answer.kind !== 'found') {
			return failureOf(answer);
		}
		const page = read(answer);
		if (page === null) {
			return noAnswer();
		}
		first ??= answer;
		if (onPage === undefined) {
			values.push(...page);
		}
		path = onPage?.(page, answer.time) === false ? null : answer.next;
	}
	return first === undefined
		? noAnswer()
		: { kind: 'pages', values, version: zoteroVersion(first), server: zoteroServer(first) };
}

function failureOf(answer: Failed | NotModified | { readonly kind: 'nothing' }): Failed {
	return answer.kind === 'failed'
		? answer
		: answer.kind === 'nothing'
			? unusable('Zotero has no such library; it may have left the group.')
			: noAnswer();
}

function noAnswer(): Failed {
	return unusable('What answers at Zotero’s address is not Zotero.');
}
