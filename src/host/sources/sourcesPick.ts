import {
	commands,
	Disposable,
	l10n,
	type QuickInputButton,
	type QuickPickItem,
	QuickPickItemKind,
	Range,
	ThemeIcon,
	Uri,
	window,
	workspace,
} from 'vscode';
import type { Listing } from '../../core/paper';
import { COMMANDS, type CommandId, runCommand } from '../commands';
import type { FeedState, FeedStates } from '../feedStates';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import type { ZoteroState, ZoteroStates } from '../zoteroStates';
import { type FeedRow, feedRows } from './feedRow';
import type { ReadingTimes } from './readingTimes';
import { firstProblemLine, sourceTexts } from './sourceRow';
import { type ZoteroRow, zoteroRows } from './zoteroRow';

interface SourceItem extends QuickPickItem {
	/** Absent in separators; a row is of one of these. */
	readonly listing?: Listing;
	readonly feed?: FeedState;
	readonly library?: ZoteroState;
}

interface SourceAction extends QuickInputButton {
	/** True when it leaves the list for somewhere else. */
	readonly leaves: boolean;
	run(listing: Listing): Thenable<unknown>;
}

const uriOf = ({ file }: Listing) => Uri.parse(file);

/** Every source with what was read in it; resolves when the list is closed and what was chosen is done. */
export async function showSources(
	store: LibraryStore,
	{ feeds, zotero }: { readonly feeds: FeedStates; readonly zotero: ZoteroStates },
	times: ReadingTimes,
	log: Log,
): Promise<void> {
	const pick = window.createQuickPick<SourceItem>();
	pick.title = l10n.t('Sources');
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;
	pick.keepScrollPosition = true;
	const addCorpus = { iconPath: new ThemeIcon('add'), tooltip: l10n.t('Add Corpus…') };
	const follow = { iconPath: new ThemeIcon('rss'), tooltip: l10n.t('Follow Papers…') };
	const readAll = { iconPath: new ThemeIcon('refresh'), tooltip: l10n.t('Read Corpus Again') };
	pick.buttons = [follow, addCorpus, readAll];
	const actions = sourceActions();

	const show = () => {
		const active = pick.activeItems[0];
		const { rows, listings: others } = feedRows(store.current.listings, feeds);
		const { rows: libraries, listings } = zoteroRows(others, zotero);
		const items = [...feedItems(rows), ...zoteroItems(libraries), ...sourceItems(listings, times, actions)];
		pick.items = items;
		const still = items.find(
			({ listing, feed, library }) =>
				(listing && listing.file === active?.listing?.file) ||
				(feed && feed.folder === active?.feed?.folder) ||
				(library && library.folder === active?.library?.folder),
		);
		if (still) {
			pick.activeItems = [still];
		}
		pick.placeholder =
			items.length > 0
				? l10n.t('Open a source, or choose a button of its row')
				: l10n.t('No source is read; add a corpus');
	};
	const stay = async (work: () => Thenable<unknown>) => {
		pick.busy = true;
		try {
			await work();
		} catch (error) {
			await log.tell(errorText(error));
		} finally {
			pick.busy = false;
		}
	};

	const chosen = new Promise<(() => Thenable<unknown>) | undefined>((resolve) => {
		const leaveFor = (work: (() => Thenable<unknown>) | undefined) => {
			resolve(work);
			pick.hide();
		};
		const listeners = Disposable.from(
			store.onDidChange(show),
			feeds.onDidChange(show),
			zotero.onDidChange(show),
			pick.onDidTriggerButton((button) =>
				button === readAll
					? void stay(() => runCommand(COMMANDS.refresh))
					: leaveFor(() => runCommand(button === follow ? COMMANDS.followPapers : COMMANDS.addCorpus)),
			),
			pick.onDidTriggerItemButton(({ button, item: { listing, feed, library } }) => {
				const action = button as SourceAction;
				const followed = feed ?? library;
				if (followed) {
					void stay(() => runCommand((button as FeedAction).command, followed.folder));
				}
				if (listing) {
					action.leaves ? leaveFor(() => action.run(listing)) : void stay(() => action.run(listing));
				}
			}),
			pick.onDidAccept(() => {
				const { listing, feed, library } = pick.activeItems[0] ?? {};
				if (feed) {
					void stay(() => runCommand(COMMANDS.refreshFeeds, feed.folder));
				} else if (library) {
					void stay(() => runCommand(COMMANDS.refreshZotero, library.folder));
				} else if (listing) {
					leaveFor(() => open(listing, 1));
				}
			}),
			pick.onDidHide(() => {
				resolve(undefined);
				listeners.dispose();
				pick.dispose();
			}),
		);
	});
	show();
	pick.show();
	await (await chosen)?.();
}

/** What a row offers. */
function sourceActions() {
	return {
		problems: {
			iconPath: new ThemeIcon('warning'),
			tooltip: l10n.t('Show Problems'),
			leaves: true,
			run: async (listing: Listing) => {
				await open(listing, firstProblemLine(listing) ?? 1);
				await commands.executeCommand('workbench.actions.view.problems');
			},
		},
		reveal: {
			iconPath: new ThemeIcon('list-tree'),
			tooltip: l10n.t('Reveal in Explorer'),
			leaves: true,
			run: (listing: Listing) => commands.executeCommand('revealInExplorer', uriOf(listing)),
		},
		readAgain: {
			iconPath: new ThemeIcon('refresh'),
			tooltip: l10n.t('Read Again'),
			leaves: false,
			run: (listing: Listing) => runCommand(COMMANDS.readAgain, uriOf(listing)),
		},
		remove: {
			iconPath: new ThemeIcon('close'),
			tooltip: l10n.t('Remove from Corpus'),
			leaves: false,
			run: (listing: Listing) => runCommand(COMMANDS.removeCorpus, uriOf(listing)),
		},
	} satisfies Record<string, SourceAction>;
}

type SourceActions = ReturnType<typeof sourceActions>;

interface FeedAction extends QuickInputButton {
	readonly command: CommandId;
}

/** What is followed, with what one may do about it. */
function feedItems(rows: readonly FeedRow[]): SourceItem[] {
	const buttons: FeedAction[] = [
		{ iconPath: new ThemeIcon('refresh'), tooltip: l10n.t('Get New Papers'), command: COMMANDS.refreshFeeds },
		{ iconPath: new ThemeIcon('close'), tooltip: l10n.t('Stop Following'), command: COMMANDS.stopFollowing },
	];
	const items = rows.map(({ state, texts }): SourceItem => ({ ...texts, feed: state, buttons }));
	return items.length > 0 ? [{ label: l10n.t('Followed'), kind: QuickPickItemKind.Separator }, ...items] : [];
}

function zoteroItems(rows: readonly ZoteroRow[]): SourceItem[] {
	const buttons: FeedAction[] = [
		{ iconPath: new ThemeIcon('refresh'), tooltip: l10n.t('Read Again'), command: COMMANDS.refreshZotero },
		{ iconPath: new ThemeIcon('close'), tooltip: l10n.t('Remove'), command: COMMANDS.removeZoteroLibrary },
	];
	const items = rows.map(({ state, texts }): SourceItem => ({ ...texts, library: state, buttons }));
	return items.length > 0 ? [{ label: 'Zotero', kind: QuickPickItemKind.Separator }, ...items] : [];
}

/** What needs a look comes first. */
function sourceItems(listings: readonly Listing[], times: ReadingTimes, actions: SourceActions): SourceItem[] {
	const groups: readonly [title: string, holds: (listing: Listing) => boolean][] = [
		[l10n.t('No paper read'), ({ entries }) => entries.length === 0],
		[l10n.t('Not all read'), ({ entries, problems }) => entries.length > 0 && problems.length > 0],
		[l10n.t('All read'), ({ entries, problems }) => entries.length > 0 && problems.length === 0],
	];
	return groups.flatMap(([title, holds]): SourceItem[] => {
		const rows = listings.filter(holds).map((listing) => ({
			...sourceTexts(listing, times.of(listing)),
			listing,
			buttons: [
				...(firstProblemLine(listing) === undefined ? [] : [actions.problems]),
				...(workspace.getWorkspaceFolder(uriOf(listing)) ? [actions.reveal] : []),
				actions.readAgain,
				actions.remove,
			],
		}));
		return rows.length > 0 ? [{ label: title, kind: QuickPickItemKind.Separator }, ...rows] : [];
	});
}

async function open(listing: Listing, line: number): Promise<void> {
	const document = await workspace.openTextDocument(uriOf(listing));
	const { range } = document.lineAt(Math.min(line, document.lineCount) - 1);
	await window.showTextDocument(document, { selection: new Range(range.start, range.start), preview: false });
}
