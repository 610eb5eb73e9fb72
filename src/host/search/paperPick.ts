import { Disposable, l10n, type QuickInputButton, type QuickPick, ThemeIcon, window } from 'vscode';
import { hasLink } from '../../core/links/links';
import type { LinkKind, Paper, PaperId } from '../../core/paper';
import {
	completeQualifier,
	EMPTY_SEARCH,
	type Hit,
	type PaperFacts,
	type PaperSearch,
	parseQuery,
	type Query,
} from '../../core/search';
import { COMMANDS, type CommandId, type PickPapersRequest, runCommand } from '../commands';
import { setContextKey } from '../contextKeys';
import { type FullTexts, placeInText } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import { type PaperTopics, topicWords } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { readSetting } from '../settings';
import { BeyondRows, wordsOf } from './beyondRows';
import { LibraryCompletions } from './libraryCompletions';
import { NewestPapers } from './newestPapers';
import type { RecentPapers } from './recentPapers';
import { BUTTONS, completionRow, noneRows, paperRow, problemRow, type Row, separator, unknownRow } from './rows';

/** More rows than a person reads before typing another letter. */
const MAX_ROWS = 50;
/** Completions stand above the papers and must not hide them. */
const MAX_COMPLETIONS = 5;
/** Lines on words that no paper has. */
const MAX_UNKNOWN = 3;
/** With a kind of link asked for, so many hits are looked through for papers that have one. */
const MAX_LOOKED_THROUGH = 2000;

const WATCH: QuickInputButton = { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Watch This Search…') };

/** Ends in what may be meant as a qualifier, or in the value of one. */
const COMPLETABLE = /(?:^|\s)-?(?:[a-z]{3,}|[a-z]+:(?:"[^"]*|\S*))$/i;

/** The quick pick of papers; it answers each key from the newest index, in the search's own order. */
export class PaperPick {
	/** What was typed last. */
	lastQuery = '';
	/** What was looked for last; what another command asked for a paper with is no concern of the search. */
	private searched = '';
	private open: QuickPick<Row> | undefined;
	private readonly newest = new NewestPapers(MAX_ROWS, () => this.refresh((query) => query.trim() === ''));
	private readonly completable = new LibraryCompletions(() => this.refresh((query) => COMPLETABLE.test(query)));
	private readonly beyond: BeyondRows;
	/** Until the corpus was searched nobody is offered to look elsewhere: who is quick with Enter means a paper. */
	private isReady = false;
	/** Shows the answer anew in the pick that is open, where its query is meant. */
	private refresh = (_isMeant: (query: string) => boolean) => {};

	constructor(
		private readonly store: LibraryStore,
		private readonly searcher: Searcher,
		private readonly recent: RecentPapers,
		private readonly topics: PaperTopics,
		private readonly reading: ReadingState,
		private readonly texts: FullTexts,
	) {
		this.beyond = new BeyondRows(store);
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
			pick.items = this.rows(pick.value, request);
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

	private rows(query: string, { having, about, many }: PickPapersRequest): Row[] {
		if (query.trim() === '') {
			return about === undefined ? this.rowsBeforeTyping(having) : this.rowsAbout(about);
		}
		const parsed = parseQuery(query);
		const { search } = this;
		const limit = having ? MAX_LOOKED_THROUGH : MAX_ROWS;
		const hits = search.find(parsed, { limit, facts: this.facts }).filter(({ id }) => {
			const paper = this.store.current.get(id);
			return paper !== undefined && (!having || hasLink(paper, having));
		});
		const unknown = search.unknownWords(parsed, hits).slice(0, MAX_UNKNOWN);
		const isNone = hits.length === 0 && unknown.length === 0 && parsed.problems.length === 0 && this.isReady;
		return [
			...this.completions(query),
			...parsed.problems.map(problemRow),
			...unknown.map(unknownRow),
			...(isNone ? noneRows(query, wordsOf(query)) : []),
			...hits.slice(0, MAX_ROWS).flatMap((hit) => this.hitRow(hit, parsed)),
			...(having || many || !this.isReady ? [] : this.beyond.of(query)),
		];
	}

	private hitRow(hit: Hit, query: Query): Row[] {
		const paper = this.store.current.get(hit.id);
		if (paper === undefined) {
			return [];
		}
		const wanted = query.filters.flatMap((each) => (each.kind === 'fullText' && !each.negated ? each.value : []));
		const found = wanted.length === 0 ? undefined : this.texts.passage(paper, wanted);
		if (found) {
			return [paperRow(paper, [found.place, found.sentence].filter(Boolean).join(': '), found)];
		}
		return [paperRow(paper, this.search.excerpt(hit, query)?.text ?? paper.abstract)];
	}

	/** Only once a word may be meant as a qualifier: plain words are not in the way of their answers. */
	private completions(query: string): Row[] {
		if (!COMPLETABLE.test(query)) {
			return [];
		}
		// Values of the library are looked for only once some are asked for.
		const values = query.includes(':') ? this.completable.of(this.store.current) : {};
		const topics = this.topics.topics.map(({ id }) => id);
		const authors = (start: string, most: number) => this.search.authorsLike(start, most);
		const rows = completeQualifier(query, query.length, { ...values, topics, authors, tags: this.reading.tags })
			.slice(0, MAX_COMPLETIONS)
			.map((completion) => completionRow(completion, query));
		// What is complete needs nothing that is only like it.
		return rows.some(({ completion }) => completion?.trimEnd() === query) ? [] : rows;
	}

	private get search(): PaperSearch {
		return this.searcher.current ?? EMPTY_SEARCH;
	}

	/** What search itself does not know of a paper. */
	private readonly facts: PaperFacts = {
		topics: (paper) => topicWords(this.topics, paper),
		isRead: (id) => this.reading.isRead(id),
		isListed: (id) => this.reading.isListed(id),
		isNew: (id) => this.reading.newIds.has(id),
		tags: (id) => this.reading.tagsOf(id),
		fullText: (paper) => this.texts.words(paper),
	};

	/** Papers for a sentence or a paragraph, each with the words that decided. */
	private rowsAbout(text: string): Row[] {
		return this.search.rankByText(text, MAX_ROWS, this.texts.read).flatMap(({ id, terms, passage }) => {
			const paper = this.store.current.get(id);
			return paper
				? [
						paperRow(
							paper,
							[...(passage ? [placeInText(passage)] : []), terms.join(', ')].join(': '),
							passage ?? undefined,
						),
					]
				: [];
		});
	}

	/** What was opened last, then the newest. */
	private rowsBeforeTyping(having: LinkKind | undefined): Row[] {
		const library = this.store.current;
		const opened = this.recent.ids.flatMap((id) => library.get(id) ?? []);
		const recent = having ? opened.filter((paper) => hasLink(paper, having)) : opened;
		const newest = this.newest.of(library, having);
		const section = (label: string, papers: readonly Paper[]) =>
			papers.length > 0 ? [separator(label), ...papers.map((paper) => paperRow(paper, paper.abstract))] : [];
		return [
			...section(l10n.t('recently opened'), recent),
			...section(
				l10n.t('newest'),
				newest.filter((paper) => !recent.includes(paper)),
			),
		];
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
