import type { Event } from 'vscode';
import type { PaperId } from '../core/paper';

/** A paper on the reading list; `title` names it where the corpus that is open does not hold it. */
export interface ListedPaper {
	readonly id: PaperId;
	readonly title: string;
}

/** What the rest of the product knows of the user's reading. Ids are those of the current snapshot. */
export interface ReadingState {
	readonly onDidChange: Event<void>;
	isRead(id: PaperId): boolean;
	/** All of which `isRead` is true: to ask for many, ask for these once. */
	readonly readIds: ReadonlySet<PaperId>;
	isListed(id: PaperId): boolean;
	/** Tags of a paper, sorted. */
	tagsOf(id: PaperId): readonly string[];
	/** All tags that papers have, sorted. */
	readonly tags: readonly string[];
	/** Papers first seen since the user last looked; another set whenever they change. */
	readonly newIds: ReadonlySet<PaperId>;
	/** Those of the new papers that were not yet in sight. */
	readonly unseen: ReadonlySet<PaperId>;
	/** The reading list in the user's order. */
	readonly list: readonly ListedPaper[];
	/** The view that shows what is new came into sight, or went out of it. */
	looked(visible: boolean): void;
	/** Moves papers of the reading list one place up (-1) or down (1), as far as there is room. */
	shift(ids: readonly PaperId[], by: -1 | 1): Promise<void>;
	/** Moves papers of the reading list before another one, or to its end; others are added there. */
	arrange(ids: readonly PaperId[], before: PaperId | null): Promise<void>;
}
