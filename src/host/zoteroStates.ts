import type { Event } from 'vscode';
import type { ZoteroStatus } from '../core/zotero/record';

/** How it stands with a library of Zotero that is read. */
export interface ZoteroState {
	/** Name of the folder in which it is kept. */
	readonly folder: string;
	/** Address of that folder. */
	readonly place: string;
	readonly label: string;
	readonly status: ZoteroStatus;
	/** When Zotero was asked last, with or without success; `null`: never. */
	readonly lookedAt: number | null;
	/** When it answered last; `null`: never. */
	readonly freshAt: number | null;
	/** Why the last look failed, in one sentence. */
	readonly problem: string | null;
}

/** What the rest of the product knows of Zotero. */
export interface ZoteroStates {
	readonly onDidChange: Event<void>;
	readonly all: readonly ZoteroState[];
}
