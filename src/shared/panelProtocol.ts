/** Messages between the paper panel's page and the extension, typed by direction. Data goes down, ids come up. */

import type { LinkKind, PaperId } from '../core/paper';
import type { FactField, GivenField, MissingField, PaperPage, Site } from '../core/views/page';

/** Every word the page shows, localised by the host. */
export interface PanelStrings {
	readonly actions: Readonly<Record<PanelAction, string>>;
	readonly steps: Readonly<Record<Step, string>>;
	readonly copies: Readonly<Record<CopyForm, string>>;
	/** `{0}` is what was copied. */
	readonly copied: string;
	/** `{0}` is what is copied. */
	readonly copy: string;
	readonly navigation: string;
	readonly paperActions: string;
	readonly pinned: string;
	/** Label of the note's button where a note exists. */
	readonly openNoteExists: string;
	readonly abstract: string;
	readonly summary: string;
	readonly summaryNote: string;
	readonly noAbstract: string;
	readonly aiSummary: string;
	readonly date: string;
	readonly yearInferred: string;
	readonly authors: string;
	readonly oneAuthor: string;
	/** `{0}` is the number. */
	readonly authorCount: string;
	readonly organization: string;
	readonly comments: string;
	readonly upvotes: string;
	readonly oneComment: string;
	/** With `{0}` for the number, as the next. */
	readonly commentCount: string;
	readonly oneUpvote: string;
	readonly upvoteCount: string;
	readonly topics: string;
	/** `{0}` is the name of a topic. */
	readonly showTopic: string;
	/** `{0}` is the list of words. */
	readonly because: string;
	readonly links: string;
	readonly linkKinds: Readonly<Record<LinkKind, string>>;
	readonly clones: string;
	readonly sources: string;
	/** `{0}` file, `{1}` line. */
	readonly source: string;
	/** `{0}` is the layout. */
	readonly layout: string;
	/** `{0}` is the list of fields taken from one of several sources. */
	readonly gave: string;
	readonly fields: Readonly<Record<GivenField, string>>;
	readonly record: string;
	readonly factLabels: Readonly<Record<FactField, string>>;
	/** `{0}` is the source, `{1}` what it says instead. */
	readonly saysOtherwise: string;
	/** `{0}` is the source. */
	readonly withdrawn: string;
	readonly citationKey: string;
	readonly arxivId: string;
	readonly cite: string;
	readonly findElsewhere: string;
	readonly sites: Readonly<Record<Site, string>>;
	readonly related: string;
	readonly noRelated: string;
	/** `{0}` is the list of words. */
	readonly relatedBecause: string;
	readonly notShown: string;
	readonly missingFields: Readonly<Record<MissingField, string>>;
	readonly gone: string;
	readonly loading: string;
}

/** Where the panel stands in the papers opened in it; the page keeps it over a reload of the window. */
export interface Trail {
	/** Papers opened, oldest first. */
	readonly papers: readonly PaperId[];
	/** Index of the paper shown. */
	readonly at: number;
	/** A pinned panel keeps its paper when another is opened. */
	readonly isPinned: boolean;
	/** The query the paper was found with; empty for none. */
	readonly query: string;
}

/** What the user has of a paper. */
export interface PaperMarks {
	readonly hasNote: boolean;
	/** Names of the folders that hold clones of its code. */
	readonly clones: readonly string[];
	readonly isRead: boolean;
	readonly isListed: boolean;
	/** Why it matters to the user, as one line; empty where nothing says so. */
	readonly forYou: string;
	readonly tags: readonly string[];
	/** The user said that it is not for them. */
	readonly isRefused: boolean;
}

export interface RelatedRow {
	readonly id: PaperId;
	readonly title: string;
	/** Date and organisation or authors: what is known. */
	readonly description: string;
	/** Where its full text is what is near, for people; empty where that is its abstract. */
	readonly place: string;
	/** The words that make it related, strongest first. */
	readonly terms: readonly string[];
}

export type ToPanel =
	| {
			readonly type: 'show';
			readonly page: PaperPage;
			readonly marks: PaperMarks;
			readonly trail: Trail;
			readonly strings: PanelStrings;
	  }
	/** What the user has of the paper changed. */
	| { readonly type: 'marks'; readonly paperId: PaperId; readonly marks: PaperMarks }
	/** Comes after `show`, as keys take a moment: a paper's key depends on all others. */
	| { readonly type: 'key'; readonly paperId: PaperId; readonly key: string }
	/** Comes after `show`, as finding them takes a moment. */
	| { readonly type: 'related'; readonly paperId: PaperId; readonly papers: readonly RelatedRow[] }
	/** The paper is no longer in the library, or not yet. */
	| { readonly type: 'missing'; readonly isLoading: boolean; readonly trail: Trail; readonly strings: PanelStrings }
	| { readonly type: 'copied'; readonly form: CopyForm };

/** What the buttons of the page ask for. */
export const PANEL_ACTIONS = [
	'insertCitation',
	'insertCitationAs',
	'openCode',
	'cloneCode',
	'openClone',
	'openProjectPage',
	'readFullText',
	'openNote',
	'completePaper',
	'addToReadingList',
	'removeFromReadingList',
	'tagPapers',
	'markUnread',
	'markRead',
	'notForMe',
	'undoNotForMe',
	'revealInTree',
] as const;
export type PanelAction = (typeof PANEL_ACTIONS)[number];

/** What can be copied. */
export const COPY_FORMS = ['key', 'bibtex', 'cslJson', 'markdownLink', 'title'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** Ways from one paper to another: through the papers opened, or through the tree; and keeping the panel. */
export const STEPS = ['back', 'forward', 'previous', 'next', 'pin'] as const;
export type Step = (typeof STEPS)[number];

export type FromPanel =
	/** The page has nothing to show: VS Code made it again, or what a new one is told was lost. */
	| { readonly type: 'ready' }
	| { readonly type: 'action'; readonly action: PanelAction; readonly paperId: PaperId }
	| { readonly type: 'copy'; readonly form: CopyForm; readonly paperId: PaperId }
	| { readonly type: 'step'; readonly step: Step }
	/** Show the papers of a topic in the tree. */
	| { readonly type: 'topic'; readonly topicId: string }
	| { readonly type: 'openPaper'; readonly paperId: PaperId }
	| { readonly type: 'openSource'; readonly paperId: PaperId; readonly index: number };

/** What the page keeps over a reload of the window. */
export interface PanelState extends Trail {
	/** How far the page is scrolled, in pixels. */
	readonly scroll: number;
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
		case 'copy':
			return typeof value.paperId === 'string' && COPY_FORMS.includes(value.form as CopyForm);
		case 'step':
			return STEPS.includes(value.step as Step);
		case 'topic':
			return typeof value.topicId === 'string';
		case 'openPaper':
			return typeof value.paperId === 'string';
		case 'openSource':
			return typeof value.paperId === 'string' && Number.isInteger(value.index);
		default:
			return false;
	}
}

export function isPanelState(value: unknown): value is PanelState {
	return (
		isRecord(value) &&
		Array.isArray(value.papers) &&
		value.papers.length > 0 &&
		value.papers.every((id) => typeof id === 'string') &&
		Number.isInteger(value.at) &&
		value.papers[value.at as number] !== undefined &&
		typeof value.isPinned === 'boolean' &&
		typeof value.query === 'string' &&
		typeof value.scroll === 'number'
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
