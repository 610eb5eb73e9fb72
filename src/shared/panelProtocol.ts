/** Messages between the paper panel's page and the extension, typed by direction. Data goes down, ids come up. */
import type { PaperPage } from '../core/page';
import type { LinkKind, PaperId } from '../core/paper';

/** Every word the page shows, localised by the host. */
export interface PanelStrings {
	readonly insertCitation: string;
	readonly openCode: string;
	readonly openProjectPage: string;
	readonly revealInTree: string;
	readonly abstract: string;
	readonly summary: string;
	readonly summaryNote: string;
	readonly noAbstract: string;
	readonly aiSummary: string;
	readonly date: string;
	readonly unknown: string;
	readonly yearInferred: string;
	readonly authors: string;
	/** `{0}` is the number. */
	readonly authorCount: string;
	readonly organization: string;
	readonly comments: string;
	readonly upvotes: string;
	readonly topics: string;
	/** `{0}` is the list of words. */
	readonly because: string;
	readonly links: string;
	readonly linkKinds: Readonly<Record<LinkKind, string>>;
	readonly sources: string;
	/** `{0}` file, `{1}` line, `{2}` layout. */
	readonly source: string;
	readonly citationKey: string;
	readonly missing: string;
}

export type ToPanel =
	| { readonly type: 'show'; readonly page: PaperPage; readonly strings: PanelStrings }
	/** The paper is no longer in the library. */
	| { readonly type: 'missing'; readonly strings: PanelStrings };

/** What the buttons of the page ask for. */
export const PANEL_ACTIONS = ['insertCitation', 'openCode', 'openProjectPage', 'revealInTree'] as const;
export type PanelAction = (typeof PANEL_ACTIONS)[number];

export type FromPanel =
	/** The page listens. */
	| { readonly type: 'ready' }
	| { readonly type: 'action'; readonly action: PanelAction; readonly paperId: PaperId }
	| { readonly type: 'openSource'; readonly paperId: PaperId; readonly index: number };

/** What the page keeps over a reload of the window. */
export interface PanelState {
	readonly paperId: PaperId;
}

/** Guards what arrives from the page: anything else is not for us. */
export function isFromPanel(value: unknown): value is FromPanel {
	if (!isRecord(value)) {
		return false;
	}
	switch (value.type) {
		case 'ready':
			return true;
		case 'action':
			return typeof value.paperId === 'string' && PANEL_ACTIONS.includes(value.action as PanelAction);
		case 'openSource':
			return typeof value.paperId === 'string' && Number.isInteger(value.index);
		default:
			return false;
	}
}

export function isPanelState(value: unknown): value is PanelState {
	return isRecord(value) && typeof value.paperId === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
