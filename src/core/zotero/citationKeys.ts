import { citationKeysAsked, citationKeysTold, localLibrariesAsked, localLibrary } from '../services/betterBibtex';
import type { Ask, CancelSignal } from '../services/exchange';
import { type ZoteroPlace, zoteroGroups, zoteroGroupsAsked } from '../services/zotero';

/** Items in one question. */
const MOST_ASKED = 500;

/** Citation keys that Better BibTeX has for items of a library; none where it is not installed, or says nothing. */
export async function toldCitationKeys(
	{ ask, signal, place }: { readonly ask: Ask; readonly signal: CancelSignal; readonly place: ZoteroPlace },
	items: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const told = new Map<string, string>();
	const local = place === 'user' ? null : await localNumber(ask, signal, place);
	if (local === undefined) {
		return told;
	}
	for (let at = 0; at < items.length; at += MOST_ASKED) {
		const answer = await ask(citationKeysAsked(local, items.slice(at, at + MOST_ASKED)), signal);
		if (answer.kind !== 'found') {
			break;
		}
		for (const [item, key] of citationKeysTold(answer)) {
			told.set(item, key);
		}
	}
	return told;
}

/** By the name that Zotero has for the group, whatever the user calls it. */
async function localNumber(ask: Ask, signal: CancelSignal, group: number): Promise<number | undefined> {
	const libraries = await ask(localLibrariesAsked(), signal);
	const groups = libraries.kind === 'found' ? await ask(zoteroGroupsAsked(), signal) : libraries;
	if (libraries.kind !== 'found' || groups.kind !== 'found') {
		return undefined;
	}
	const name = zoteroGroups(groups)?.find(({ id }) => id === group)?.name;
	return name === undefined ? undefined : (localLibrary(libraries, name) ?? undefined);
}
