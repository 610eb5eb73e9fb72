import { commands, type Disposable, type Uri } from 'vscode';
import type { Entry, PaperId } from '../core/paper';
import { later } from './later';
import { errorText, type Log } from './log';

/** Every command of the product, once. Those that start with `_` are for other parts of Offprint only. */
export const COMMANDS = {
	addCorpus: 'offprint.addCorpus',
	removeCorpus: 'offprint.removeCorpus',
	copyMcpConfiguration: 'offprint.copyMcpConfiguration',
	installSkill: 'offprint.installSkill',
	addPaper: 'offprint.addPaper',
	pasteListing: 'offprint.pasteListing',
	followPapers: 'offprint.followPapers',
	stopFollowing: 'offprint.stopFollowing',
	refreshFeeds: 'offprint.refreshFeeds',
	getEarlierPapers: 'offprint.getEarlierPapers',
	keepInWorkspace: 'offprint.keepInWorkspace',
	addZoteroLibrary: 'offprint.addZoteroLibrary',
	removeZoteroLibrary: 'offprint.removeZoteroLibrary',
	refreshZotero: 'offprint.refreshZotero',
	showSources: 'offprint.showSources',
	trySamples: 'offprint.trySamples',
	hideSamples: 'offprint.hideSamples',
	refresh: 'offprint.refresh',
	showLog: 'offprint.showLog',
	searchPapers: 'offprint.searchPapers',
	findPapersAboutThis: 'offprint.findPapersAboutThis',
	openPaper: 'offprint.openPaper',
	paperBack: 'offprint.paperBack',
	paperForward: 'offprint.paperForward',
	previousPaper: 'offprint.previousPaper',
	nextPaper: 'offprint.nextPaper',
	keepPaperOpen: 'offprint.keepPaperOpen',
	revealInTree: 'offprint.revealInTree',
	revealInSource: 'offprint.revealInSource',
	groupByTopic: 'offprint.groupByTopic',
	groupByDate: 'offprint.groupByDate',
	groupByDay: 'offprint.groupByDay',
	insertCitation: 'offprint.insertCitation',
	insertCitationAs: 'offprint.insertCitationAs',
	exportCitations: 'offprint.exportCitations',
	exportGroup: 'offprint.exportGroup',
	checkCitations: 'offprint.checkCitations',
	checkReferences: 'offprint.checkReferences',
	openCode: 'offprint.openCode',
	openProjectPage: 'offprint.openProjectPage',
	cloneCode: 'offprint.cloneCode',
	openClone: 'offprint.openClone',
	papersWithCode: 'offprint.papersWithCode',
	readFullText: 'offprint.readFullText',
	openPdf: 'offprint.openPdf',
	quote: 'offprint.quote',
	quoteInNote: 'offprint.quoteInNote',
	openNote: 'offprint.openNote',
	completePaper: 'offprint.completePaper',
	completeReadingList: 'offprint.completeReadingList',
	completeBibliography: 'offprint.completeBibliography',
	completeEntry: 'offprint.completeEntry',
	setSemanticScholarKey: 'offprint.setSemanticScholarKey',
	arrangePapers: 'offprint.arrangePapers',
	filterPapers: 'offprint.filterPapers',
	clearFilter: 'offprint.clearFilter',
	openPaperToSide: 'offprint.openPaperToSide',
	copyCitationKey: 'offprint.copyCitationKey',
	copyBibtex: 'offprint.copyBibtex',
	copyMarkdownLink: 'offprint.copyMarkdownLink',
	copyTitle: 'offprint.copyTitle',
	findOnHuggingFace: 'offprint.findOnHuggingFace',
	findOnArxiv: 'offprint.findOnArxiv',
	findOnScholar: 'offprint.findOnScholar',
	markRead: 'offprint.markRead',
	markUnread: 'offprint.markUnread',
	markGroupRead: 'offprint.markGroupRead',
	markAllSeen: 'offprint.markAllSeen',
	addToReadingList: 'offprint.addToReadingList',
	removeFromReadingList: 'offprint.removeFromReadingList',
	tagPapers: 'offprint.tagPapers',
	moveUpInReadingList: 'offprint.moveUpInReadingList',
	moveDownInReadingList: 'offprint.moveDownInReadingList',
	exportReadingList: 'offprint.exportReadingList',
	moveToTopic: 'offprint.moveToTopic',
	triageNew: 'offprint.triageNew',
	notForMe: 'offprint.notForMe',
	undoNotForMe: 'offprint.undoNotForMe',
	forgetInterest: 'offprint.forgetInterest',
	mute: 'offprint.mute',
	unmute: 'offprint.unmute',
	watchSearch: 'offprint.watchSearch',
	stopWatching: 'offprint.stopWatching',
	createDigest: 'offprint.createDigest',
	showOverview: 'offprint.showOverview',
	pickPapers: 'offprint._pickPapers',
	addEntry: 'offprint._addEntry',
	insertQuotation: 'offprint._insertQuotation',
	openRow: 'offprint._openRow',
	showMore: 'offprint._showMore',
	shownPapers: 'offprint._shownPapers',
	readAgain: 'offprint._readAgain',
	suggestByDay: 'offprint._suggestByDay',
	markSeen: 'offprint._markSeen',
	readText: 'offprint._readText',
	engines: 'offprint._engines',
	searchBeyond: 'offprint._searchBeyond',
	keepFound: 'offprint._keepFound',
	sourceRows: 'offprint._sourceRows',
	whenSearchable: 'offprint._whenSearchable',
	noteReading: 'offprint._noteReading',
	neighbourOf: 'offprint._neighbourOf',
	paperOpened: 'offprint._paperOpened',
	followPaper: 'offprint._followPaper',
	citeFocused: 'offprint._citeFocused',
	ignoreReference: 'offprint._ignoreReference',
	takeRecord: 'offprint._takeRecord',
	completeQueued: 'offprint._completeQueued',
	noteSignal: 'offprint._noteSignal',
	learnInterest: 'offprint._learnInterest',
	triage: 'offprint._triage',
	currentFilter: 'offprint._currentFilter',
	completeCited: 'offprint._completeCited',
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

/** What `_pickPapers` takes. */
export interface PickPapersRequest {
	readonly title: string;
	/** Only papers for which a link of one of these kinds is known. */
	readonly having?: 'code' | 'project';
	/** Several may be chosen; they come in the order of choosing. */
	readonly many?: boolean;
	/** What to begin with instead of the last query. */
	readonly query?: string;
	/** A sentence or a paragraph: until something is typed, papers that fit it. */
	readonly about?: string;
}

/** An entry that was written into a bibliography because a paper was cited; `_completeCited` takes the file and these. */
export interface CitedEntryWritten {
	readonly key: string;
	readonly paperId: PaperId;
}

/** What `_insertQuotation` takes: words of a paper, as Markdown, for the text that is being written. */
export interface QuotationRequest {
	readonly paperId: PaperId;
	readonly text: string;
	readonly isBlock: boolean;
	/** Where in the paper they are, as a citation says it; empty where that is not known. */
	readonly locator: string;
}

/** A place in the text of a paper that `readFullText` shows, in UTF-16 units of the text as it is kept. */
export interface TextPlace {
	readonly start: number;
	readonly end?: number;
}

export function isTextPlace(value: unknown): value is TextPlace {
	return typeof value === 'object' && value !== null && 'start' in value && typeof value.start === 'number';
}

/** What `_readText` gives. */
export interface ReadText {
	readonly entries: readonly Entry[];
	/** What could not be read, in the user's words. */
	readonly problems: readonly string[];
}

/** A service that searches beyond the corpus, as `_engines` gives it. */
export interface EngineInfo {
	readonly name: string;
	readonly label: string;
}

/** What `_searchBeyond` gives: papers in the service's order, or one sentence why there are none. */
export interface BeyondAnswer {
	readonly found: readonly {
		readonly arxivId: string;
		readonly title: string;
		readonly description: string;
		readonly abstract: string;
	}[];
	readonly problem: string | null;
}

/** What `openPaper` takes beside the paper. */
export interface OpenPaperOptions {
	/** The query the paper was found with, whose words are marked. */
	readonly query?: string;
	/** The user passes by, as while moving through the rows of a pick: nothing to come back to. */
	readonly isGlance?: boolean;
	/** A row of the view Papers is opened, which is selected there. */
	readonly isFromRow?: boolean;
}

type Handler = (...args: unknown[]) => unknown;

/** Registers commands whose failures reach the log and, as the user asked for something, one message. */
export function registerCommands(log: Log, handlers: Readonly<Partial<Record<CommandId, Handler>>>): Disposable[] {
	return Object.entries(handlers).map(([id, handler]) =>
		commands.registerCommand(id, async (...args: unknown[]) => {
			try {
				return await handler(...args);
			} catch (error) {
				await log.tell(errorText(error));
				return undefined;
			}
		}),
	);
}

/** The same for commands whose handlers are loaded with the first use of one of them. */
export function registerCommandsLater<Id extends CommandId>(
	log: Log,
	ids: readonly Id[],
	load: () => Promise<Readonly<Record<Id, Handler>>>,
): Disposable[] {
	const handlers = later(load);
	const handler =
		(id: Id) =>
		async (...args: unknown[]) =>
			(await handlers())[id](...args);
	return registerCommands(log, Object.fromEntries(ids.map((id) => [id, handler(id)])));
}

export function runCommand<T>(id: CommandId, ...args: unknown[]): Thenable<T> {
	return commands.executeCommand<T>(id, ...args);
}

/**
 * The papers a command was asked for. Commands come from the palette (nothing), a row (the row and, with several
 * selected, all of them), a keybinding, a page or a script (an id or a list of ids).
 */
export function paperIdsFrom(args: readonly unknown[]): readonly PaperId[] {
	const [first, selected] = args;
	const candidates = Array.isArray(selected) && selected.length > 0 ? selected : Array.isArray(first) ? first : [first];
	return candidates.flatMap((candidate) => {
		if (typeof candidate === 'string') {
			return [candidate];
		}
		return hasPaperId(candidate) ? [candidate.paperId] : [];
	});
}

/** As `paperIdsFrom`; where nothing was named the user picks. Empty when the user gives up. */
export async function paperIdsOrPick(
	args: readonly unknown[],
	request: PickPapersRequest,
): Promise<readonly PaperId[]> {
	const named = paperIdsFrom(args);
	return named.length > 0
		? named
		: ((await runCommand<readonly PaperId[] | undefined>(COMMANDS.pickPapers, request)) ?? []);
}

/** The files a command was asked for: none from the palette, one or more from the Explorer. */
export function urisFrom(args: readonly unknown[]): readonly Uri[] {
	const [first, selected] = args;
	const candidates = Array.isArray(selected) && selected.length > 0 ? selected : [first];
	return candidates.filter(isUri);
}

function hasPaperId(value: unknown): value is { readonly paperId: PaperId } {
	return typeof value === 'object' && value !== null && 'paperId' in value && typeof value.paperId === 'string';
}

function isUri(value: unknown): value is Uri {
	return typeof value === 'object' && value !== null && 'scheme' in value && 'path' in value && 'fsPath' in value;
}
