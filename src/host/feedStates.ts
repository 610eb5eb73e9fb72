import type { Event } from 'vscode';
import type { FeedStatus } from '../core/feeds/record';

/** How it stands with a feed that is followed. */
export interface FeedState {
	/** Name of the folder of its answers. */
	readonly folder: string;
	/** Address of that folder. */
	readonly place: string;
	readonly label: string;
	readonly status: FeedStatus;
	/** The newest day it has papers of. */
	readonly newest: string | undefined;
	/** Days that hold papers. */
	readonly days: number;
	/** When it was looked at last; `null`: never. */
	readonly lookedAt: number | null;
	/** Why the last look failed, in one sentence. */
	readonly problem: string | null;
	/** When it is looked at again, while the window has the focus; `null`: only when asked. */
	readonly nextAt: number | null;
}

/** What the rest of the product knows of feeds. */
export interface FeedStates {
	readonly onDidChange: Event<void>;
	readonly all: readonly FeedState[];
}
