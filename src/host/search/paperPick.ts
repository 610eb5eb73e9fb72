import { l10n, type QuickInputButton, type QuickPick, window } from 'vscode';
import type { Paper, PaperId } from '../../core/paper';
import { parseQuery } from '../../core/search';
import { COMMANDS, type PickPapersRequest, runCommand } from '../commands';
import { setContextKey } from '../contextKeys';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { readSetting } from '../settings';
import type { RecentPapers } from './recentPapers';
import { BUTTONS, paperRow, problemRow, qualifierRow, type Row, separator } from './rows';
import { suggestQualifiers } from './suggestions';

/** More rows than a person reads before typing another letter. */
const MAX_ROWS = 50;
/** With a kind of link asked for, so many hits are looked through for papers that have one. */
const MAX_LOOKED_THROUGH = 2000;

/** The quick pick of papers; it answers each key from the newest index, in the search's own order. */
export class PaperPick {
	/** What was typed last. */
	lastQuery = '';
	private open: QuickPick<Row> | undefined;

	constructor(
		private readonly store: LibraryStore,
		private readonly searcher: Searcher,
		private readonly recent: RecentPapers,
	) {}

	/** Resolves with the papers chosen, in the order they were; empty when the user gives up. */
	show(request: PickPapersRequest): Promise<readonly PaperId[]> {
		const pick = window.createQuickPick<Row>();
		const chosen: PaperId[] = [];
		this.open = pick;
		pick.title = request.title;
		pick.placeholder = l10n.t('Search papers by title, name or words of the abstract');
		pick.value = request.query ?? this.lastQuery;
		pick.canSelectMany = request.many ?? false;
		keepOrder(pick);

		const update = () => {
			this.lastQuery = pick.value;
			pick.items = this.rows(pick.value, request);
			if (pick.canSelectMany) {
				pick.selectedItems = pick.items.filter((row) => row.paperId !== undefined && chosen.includes(row.paperId));
			}
		};
		const following = this.searcher.onDidChange(update);
		pick.busy = true;
		void this.searcher.whenReady.then(() => {
			pick.busy = false;
		});
		update();

		return new Promise((resolve) => {
			pick.onDidChangeValue(update);
			pick.onDidChangeSelection((rows) => rememberOrder(chosen, rows, pick.items));
			pick.onDidChangeActive(([row]) => {
				if (row?.paperId !== undefined && !request.many && readSetting('search.preview') && pick.value !== '') {
					void runCommand(COMMANDS.openPaper, row.paperId);
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

	/** Cites the paper in the focused row; the pick stays open for the next one. */
	async citeFocused(): Promise<void> {
		const paperId = this.open?.activeItems[0]?.paperId;
		if (paperId !== undefined) {
			await runCommand(COMMANDS.insertCitation, paperId);
		}
	}

	private press(button: QuickInputButton, { paperId }: Row): void {
		if (paperId === undefined) {
			return;
		}
		this.open?.hide();
		void runCommand(button === BUTTONS.code ? COMMANDS.openCode : COMMANDS.insertCitation, paperId);
	}

	private rows(query: string, { having }: PickPapersRequest): Row[] {
		const wanted = (paper: Paper) => !having || paper.links.some(({ kind }) => kind === having);
		if (query.trim() === '') {
			return this.rowsBeforeTyping(wanted);
		}
		const parsed = parseQuery(query);
		const search = this.searcher.current;
		const hits = search.find(parsed, { limit: having ? MAX_LOOKED_THROUGH : MAX_ROWS });
		const papers = hits.flatMap(({ index }) => search.papers[index] ?? []).filter(wanted);
		return [
			...suggestQualifiers(query).map(qualifierRow),
			...parsed.problems.map(problemRow),
			...papers.slice(0, MAX_ROWS).map((paper) => paperRow(paper, parsed)),
		];
	}

	/** What was opened last, then the newest. */
	private rowsBeforeTyping(wanted: (paper: Paper) => boolean): Row[] {
		const library = this.store.current;
		const recent = this.recent.ids.flatMap((id) => library.get(id) ?? []).filter(wanted);
		const newest = newestOf(library.papers, wanted, MAX_ROWS);
		const section = (label: string, papers: readonly Paper[]) =>
			papers.length > 0 ? [separator(label), ...papers.map((paper) => paperRow(paper))] : [];
		return [
			...section(l10n.t('recently opened'), recent),
			...section(
				l10n.t('newest'),
				newest.filter((paper) => !recent.includes(paper)),
			),
		];
	}
}

/** The `count` newest without sorting all of a large library. */
function newestOf(papers: readonly Paper[], wanted: (paper: Paper) => boolean, count: number): Paper[] {
	const newest: Paper[] = [];
	let oldest = '';
	for (const paper of papers) {
		const date = paper.date ?? '';
		if ((newest.length < count || date > oldest) && wanted(paper)) {
			newest.push(paper);
			newest.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
			newest.splice(count);
			oldest = newest.at(-1)?.date ?? '';
		}
	}
	return newest;
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
