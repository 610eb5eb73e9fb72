import { l10n, type TreeView, window } from 'vscode';
import type { SortOrder } from '../../core/outline';
import { parseQuery } from '../../core/search/query/parseQuery';
import type { TopicDefinition } from '../../core/topics';
import type { PaperInterest } from '../paperInterest';
import { readableNumber } from './treeItems';
import { filterMessage, interestMessage, newBadge } from './viewTexts';

interface Counts {
	/** Papers there are. */
	readonly total: number;
	/** How many of them the filter keeps; `undefined` while that is not known. */
	readonly shown: number | undefined;
	/** Not a single row is left. */
	readonly isBare: boolean;
	/** Empty for none. */
	readonly filter: string;
	readonly topics: readonly TopicDefinition[];
}

/** What the view Papers says around its rows: counts, what the filter keeps, what is new, that topics are being found. */
export class PapersHead {
	private isBusy = false;

	constructor(private readonly view: TreeView<unknown>) {}

	tell({ total, shown, isBare, filter, topics }: Counts, sort: SortOrder, interest: PaperInterest): void {
		this.view.description = total > 0 ? l10n.t('{0} papers', readableNumber(total)) : '';
		if (filter === '' || total === 0) {
			this.say(total === 0 ? '' : interestMessage(sort, interest));
		} else if (shown !== undefined) {
			// Only without a message VS Code shows in an empty view what the package offers there.
			this.say(isBare && parseQuery(filter).problems.length === 0 ? '' : filterMessage(filter, topics, shown, total));
		}
	}

	/** VS Code takes any message for a change of the rows, and lets rows that change in the next 200 ms wait. */
	private say(message: string): void {
		if ((this.view.message ?? '') !== message) {
			this.view.message = message;
		}
	}

	/** How many new papers were not yet in sight, with the names of the watches they answer, each as often as it is. */
	badge(unseen: number, watches: readonly string[]): void {
		const watched = new Map<string, number>();
		for (const name of watches) {
			watched.set(name, (watched.get(name) ?? 0) + 1);
		}
		this.view.badge = newBadge(unseen, watched);
	}

	/** The bar of the view moves until then. */
	busyUntil(done: Promise<void>): void {
		if (!this.isBusy) {
			this.isBusy = true;
			void window.withProgress({ location: { viewId: 'offprint.papers' } }, async () => {
				await done;
				this.isBusy = false;
			});
		}
	}
}
