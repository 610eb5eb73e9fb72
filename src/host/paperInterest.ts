import type { Event } from 'vscode';
import type { Reason } from '../core/interest';
import type { Paper, PaperId } from '../core/paper';

/** What is known of what matters to the user, learned on this machine; ids are those of the current snapshot. */
export interface PaperInterest {
	/** What was learned, or what the user said of a paper, has changed. */
	readonly onDidChange: Event<void>;
	/** False where the user turned it off. */
	readonly isOn: boolean;
	/** How many more papers must be saved, cited, noted or cloned before anything is put in order by them; 0 from then on. */
	readonly missing: number;
	/** Unread papers that matter most, of the newest and those that are new, best first; empty until something is learned. */
	readonly best: readonly Paper[];
	/** Higher matters more; `undefined` for a paper that is not put in order. */
	scoreOf(paper: Paper): number | undefined;
	/** What brings a paper forward, strongest first, at most three. */
	reasonsFor(paper: Paper): readonly Reason[];
	/** Whether the user said that it is not for them. */
	isRefused(id: PaperId): boolean;
	/** Learns now what would be learned once the user pauses. */
	learn(): Promise<void>;
}
