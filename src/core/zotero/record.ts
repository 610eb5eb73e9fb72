/** What is remembered of a library beside its items. */

import type { ZoteroCollection, ZoteroTrouble } from '../services/zotero';

export interface ZoteroFailure {
	readonly trouble: ZoteroTrouble;
	/** One sentence in the user's words. */
	readonly message: string;
}

export interface ZoteroRecord {
	/** When Zotero was asked last, with or without success, in milliseconds since 1970; `null`: never. */
	readonly lookedAt: number | null;
	/** When it answered last: what is kept is as it was then. */
	readonly freshAt: number | null;
	/** Why the last look failed; `null` where it did not. */
	readonly failure: ZoteroFailure | null;
	/** Version of the library as it is kept; 0 for one that was never synchronised. */
	readonly version: number;
	/** Which Zotero it is of; `null` where that is not told. */
	readonly server: string | null;
	readonly collections: readonly ZoteroCollection[];
	/** `checkOf` the file of its items; `null` where none was noted. Items that are not as they were written are read anew. */
	readonly check: number | null;
	/** Versions of what stands beside works, by key: known, and not kept. */
	readonly others: Readonly<Record<string, number>>;
}

export const NEVER_READ: ZoteroRecord = {
	lookedAt: null,
	freshAt: null,
	failure: null,
	version: 0,
	server: null,
	collections: [],
	check: null,
	others: {},
};

/** A record as it was written; what is broken counts as absent, so that the library is read anew. */
export function readZoteroRecord(text: string): ZoteroRecord {
	try {
		const record = JSON.parse(text) as Partial<ZoteroRecord>;
		const isWhole =
			Number.isInteger(record.version) &&
			Array.isArray(record.collections) &&
			typeof record.others === 'object' &&
			record.others !== null &&
			typeof record.freshAt === 'number';
		return isWhole
			? { ...NEVER_READ, ...record, check: typeof record.check === 'number' ? record.check : null }
			: { ...NEVER_READ, lookedAt: record.lookedAt ?? null };
	} catch {
		return NEVER_READ;
	}
}

/** How it stands with a library. */
export type ZoteroStatus = 'fresh' | 'not-yet' | ZoteroTrouble;

export function zoteroStatus({ failure, freshAt }: ZoteroRecord): ZoteroStatus {
	return failure?.trouble ?? (freshAt === null ? 'not-yet' : 'fresh');
}
