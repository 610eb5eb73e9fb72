import { Disposable, l10n, type QuickInputButton, type QuickPick, ThemeIcon, window } from 'vscode';
import type { PaperId } from '../../core/paper';
import { COMMANDS, type CommandId, type PickPapersRequest, runCommand } from '../commands';
import { setContextKey } from '../contextKeys';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { readSetting } from '../settings';
import { AnswerRows } from './answerRows';
import { BeyondRows } from './beyondRows';
import type { RecentPapers } from './recentPapers';
import { BUTTONS, type Row } from './rows';

const WATCH: QuickInputButton = { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Watch This Search…') };

/** The quick pick of papers; it answers each key from the newest index, in the search's own order. */
export class PaperPick {
	/** What was typed last. */
	lastQuery = '';
	/** What was looked for last; what another command asked for a paper with is no concern of the search. */
	private searched = '';
	private open: QuickPick<Row> | undefined;
	private readonly beyond: BeyondRows;
	private readonly answers: AnswerRows;
	/** The corpus can be searched. */
	private isReady = false;
	/** Shows the answer anew in the pick that is open, where its query is meant. */
	private refresh = (_isMeant: (query: string) => boolean) => {};

	constructor(
		store: LibraryStore,
		private readonly searcher: Searcher,
		recent: RecentPapers,
		topics: PaperTopics,
		reading: ReadingState,
		private readonly texts: FullTexts,
	) {
		this.beyond = new BeyondRows(store);
		this.answers = new AnswerRows(store, searcher, recent, topics, reading, texts, this.beyond, (isMeant) =>
			this.refresh(isMeant),
		);
	}

	/** Resolves with the papers chosen, in the order they were; empty when the user gives up. */
	show(request: PickPapersRequest): Promise<readonly PaperId[]> {
		const pick = window.createQuickPick<Row>();
		const chosen: PaperId[] = [];
		this.open = pick;
		pick.title = request.title;
		pick.placeholder = l10n.t('Search papers by title, name or words of the abstract');
		const isSearch = request.title === '';
		pick.value = request.query ?? (isSearch ? this.searched : '');
		pick.canSelectMany = request.many ?? false;
		pick.buttons = isSearch ? [WATCH] : [];
		pick.onDidTriggerButton(() => runCommand(COMMANDS.watchSearch, pick.value));
		// It hides nothing, as every row is always shown, but has VS Code mark what is typed there too.
		pick.matchOnDescription = true;
		pick.matchOnDetail = true;
		keepOrder(pick);

		const update = () => {
			this.lastQuery = pick.value;
			this.searched = isSearch ? pick.value : this.searched;
			pick.items = this.answers.of(pick.value, request, this.isReady);
			focusAnswer(pick);
			if (pick.canSelectMany) {
				pick.selectedItems = pick.items.filter((row) => row.paperId !== undefined && chosen.includes(row.paperId));
			}
		};
		this.refresh = (isMeant) => this.open === pick && isMeant(pick.value) && update();
		const following = Disposable.from(
			this.searcher.onDidChange(update),
			this.texts.onDidChange(() => this.refresh(() => true)),
		);
		void this.beyond.prepare().then(() => this.refresh(() => true));
		pick.busy = true;
		void this.searcher.whenReady.then(() => {
			pick.busy = false;
			this.isReady = true;
			this.refresh(() => true);
		});
		update();

		return new Promise((resolve) => {
			pick.onDidChangeValue(update);
			pick.onDidChangeSelection((rows) => rememberOrder(chosen, rows, pick.items));
			pick.onDidChangeActive(([row]) => {
				// The row that has the focus before anything was typed or moved is not asked for.
				const isMoved = pick.value !== '' || row !== answerOf(pick);
				if (row?.paperId !== undefined && !request.many && isMoved && readSetting('search.preview')) {
					void runCommand(COMMANDS.openPaper, row.paperId, { query: pick.value, isGlance: true });
				}
			});
			pick.onDidTriggerItemButton(({ button, item }) => this.press(button, item));
			pick.onDidAccept(() => {
				const [row] = pick.activeItems;
				if (row?.completion !== undefined) {
					pick.value = row.completion;
					update();
					return;
				}
				if (row?.beyond !== undefined) {
					void this.askBeyond(pick, row.beyond, update);
					return;
				}
				if (row?.foundId !== undefined) {
					pick.busy = true;
					void this.beyond.keep(row.foundId).then((id) => {
						resolve(id === undefined ? [] : [id]);
						pick.hide();
					});
					return;
				}
				resolve(request.many && chosen.length > 0 ? chosen : row?.paperId === undefined ? [] : [row.paperId]);
				pick.hide();
			});
			pick.onDidHide(() => {
				resolve([]);
				following.dispose();
				pick.dispose();
				this.open = undefined;
				setContextKey('offprint.picking', false);
			});
			setContextKey('offprint.picking', true);
			pick.show();
		});
	}

	private async askBeyond(pick: QuickPick<Row>, beyond: NonNullable<Row['beyond']>, update: () => void): Promise<void> {
		pick.busy = true;
		await this.beyond.search(beyond);
		if (this.open === pick) {
			pick.busy = false;
			update();
			const [first] = pick.items.filter(({ foundId }) => foundId !== undefined);
			pick.activeItems = first ? [first] : [];
		}
	}

	/** Cites the paper in the focused row; the pick stays open for the next one. */
	async citeFocused(): Promise<void> {
		const paperId = this.open?.activeItems[0]?.paperId;
		if (paperId !== undefined) {
			await runCommand(COMMANDS.insertCitation, paperId);
		}
	}

	private press(button: QuickInputButton, { paperId, textPlace }: Row): void {
		if (paperId === undefined) {
			return;
		}
		this.open?.hide();
		if (button === BUTTONS.text) {
			void runCommand(COMMANDS.readFullText, paperId, textPlace);
			return;
		}
		void runCommand(COMMAND_OF.get(button) ?? COMMANDS.openPaper, paperId);
	}
}

const COMMAND_OF: ReadonlyMap<QuickInputButton, CommandId> = new Map([
	[BUTTONS.cite, COMMANDS.insertCitation],
	[BUTTONS.code, COMMANDS.openCode],
	[BUTTONS.side, COMMANDS.openPaperToSide],
	[BUTTONS.reveal, COMMANDS.revealInTree],
]);

/** Enter means the best paper, also below words about the query; a value being typed means its completion. */
function focusAnswer(pick: QuickPick<Row>): void {
	const isCompleting = /(?:^|\s)-?[a-z]+:(?:"[^"]*|\S*)$/i.test(pick.value) && pick.items[0]?.completion !== undefined;
	const answer = isCompleting ? pick.items[0] : answerOf(pick);
	if (answer) {
		pick.activeItems = [answer];
	} else if (pick.items.some(({ beyond }) => beyond !== undefined)) {
		// A service is asked when its row is chosen, not because no paper stands above it.
		pick.activeItems = [];
	}
}

function answerOf(pick: QuickPick<Row>): Row | undefined {
	return pick.items.find(({ paperId }) => paperId !== undefined);
}

/** Keeps `chosen` in the order of choosing, also while other rows are shown. */
function rememberOrder(chosen: PaperId[], selected: readonly Row[], shown: readonly Row[]): void {
	const now = new Set(selected.map(({ paperId }) => paperId));
	const visible = new Set(shown.map(({ paperId }) => paperId));
	const kept = chosen.filter((id) => now.has(id) || !visible.has(id));
	const added = selected.flatMap(({ paperId }) => (paperId !== undefined && !kept.includes(paperId) ? paperId : []));
	chosen.splice(0, chosen.length, ...kept, ...added);
}

/**
 * VS Code re-sorts rows by label while one types. `sortByLabel` switches that off; it is not in the stable typings,
 * so where it is missing the pick still works, in VS Code's order (microsoft/vscode#73904).
 */
function keepOrder(pick: QuickPick<Row>): void {
	if ('sortByLabel' in pick) {
		(pick as { sortByLabel: boolean }).sortByLabel = false;
	}
}
