/** Messages between the overview's page and the extension, typed by direction. Counts go down, scopes come up. */

import type { PaperId } from '../core/paper';
import type { OverviewFigures, OverviewScope } from '../core/views/overview';

/** Every word the page shows, localised by the host; `{0}` and so on stand for numbers and names. */
export interface OverviewStrings {
	readonly title: string;
	readonly topic: string;
	readonly allTopics: string;
	readonly from: string;
	readonly to: string;
	readonly anyTime: string;
	readonly reset: string;
	readonly summary: string;
	readonly undated: string;
	readonly showInTree: string;
	readonly byMonth: string;
	readonly byTopic: string;
	readonly byCode: string;
	readonly discussed: string;
	readonly otherTopics: string;
	readonly month: string;
	readonly papers: string;
	readonly paper: string;
	readonly withCode: string;
	readonly share: string;
	readonly comments: string;
	readonly asTable: string;
	readonly asChart: string;
	readonly nothing: string;
	readonly finding: string;
}

/** The papers a bar stands for. */
export interface OverviewQuery {
	readonly scope: OverviewScope;
	readonly withCode: boolean;
	/** Those without a date only. */
	readonly undated: boolean;
	/** Topics that the bar leaves out. */
	readonly without: readonly string[];
}

export type ToOverview = {
	readonly type: 'show';
	readonly figures: OverviewFigures;
	readonly scope: OverviewScope;
	/** What can be chosen to limit the overview to. */
	readonly topics: readonly { readonly id: string; readonly name: string }[];
	/** The months of the span, `YYYY-MM`, as the user's language writes them. */
	readonly months: Readonly<Record<string, string>>;
	readonly strings: OverviewStrings;
	/** False while topics are still being found; the figures are drawn again when they are. */
	readonly complete: boolean;
};

export type FromOverview =
	/** The page listens; `scope` is what it showed before the window was reloaded. */
	| { readonly type: 'ready'; readonly scope: OverviewScope | null }
	/** The user limits the page. */
	| { readonly type: 'scope'; readonly scope: OverviewScope }
	/** The user wants to see in the tree what a bar stands for. */
	| { readonly type: 'filter'; readonly query: OverviewQuery }
	| { readonly type: 'open'; readonly paperId: PaperId };

/** Guards what arrives from the page. */
export function isFromOverview(value: unknown): value is FromOverview {
	if (!isRecord(value)) {
		return false;
	}
	switch (value.type) {
		case 'ready':
			return value.scope === null || isScope(value.scope);
		case 'scope':
			return isScope(value.scope);
		case 'filter':
			return isQuery(value.query);
		case 'open':
			return typeof value.paperId === 'string';
		default:
			return false;
	}
}

export function isScope(value: unknown): value is OverviewScope {
	const isPart = (part: unknown) => part === null || isWord(part);
	return isRecord(value) && isPart(value.topic) && isPart(value.from) && isPart(value.to);
}

function isQuery(value: unknown): value is OverviewQuery {
	return (
		isRecord(value) &&
		isScope(value.scope) &&
		typeof value.withCode === 'boolean' &&
		typeof value.undated === 'boolean' &&
		Array.isArray(value.without) &&
		value.without.every(isWord)
	);
}

/** Ids and months; anything else could change what a query means. */
function isWord(value: unknown): value is string {
	return typeof value === 'string' && /^[^\s"]+$/.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
