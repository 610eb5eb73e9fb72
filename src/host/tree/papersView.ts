import { EventEmitter, type TreeDataProvider, type TreeItem, type TreeView, window } from 'vscode';
import { type GroupNode, Outline, type OutlineNode, type PaperNode } from '../../core/outline';
import { asksForTopics } from '../../core/outline/watches';
import type { Paper, PaperId } from '../../core/paper';
import { topicName } from '../../core/topics/shownTopics';
import { setContextKey } from '../contextKeys';
import { dates } from '../dates';
import { DisposableOwner } from '../disposable';
import { feedDayName } from '../feedNames';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { PaperInterest } from '../paperInterest';
import type { PaperTopics } from '../paperTopics';
import { onSettingChange, readSetting } from '../settings';
import { runInSlices } from '../slices';
import { DrawnRows } from './drawnRows';
import { FollowedPaper } from './followedPaper';
import { neighbourOf } from './neighbour';
import { PaperDragging } from './paperDragging';
import { PapersHead } from './papersHead';
import { RememberedRow } from './rememberedRow';
import { selectRow } from './selectRow';
import { rulesAskForTopics, shownOf } from './shownPapers';
import { topicPlacer } from './topicPlaces';
import { groupItem, moreItem, paperItem, paperTooltip, type RowMarks } from './treeItems';
import type { TreeState } from './treeState';
import { Triage } from './triage';

/** Topics of a few papers are found before the tree is first drawn; for more it is drawn with what is known by then. */
const PATIENCE_MS = 300;
/** A tree that stands may stand longer before it changes than an empty one. */
const PATIENCE_OF_A_TREE_MS = 2000;

/** Groups of a filter that keeps no more papers than this stand open. */
const READ_AT_A_GLANCE = 40;

/** The view "Papers": the outline of the current snapshot. */
export class PapersView extends DisposableOwner implements TreeDataProvider<OutlineNode> {
	private readonly changed = this.register(new EventEmitter<OutlineNode[] | undefined>());
	readonly onDidChangeTreeData = this.changed.event;

	private readonly view: TreeView<OutlineNode>;
	private readonly head: PapersHead;
	private readonly selected: RememberedRow;
	private readonly followed: FollowedPaper;
	private readonly drawn = new DrawnRows((row) => this.readingOf(row));
	/** Going through what stands on top, row by row. */
	readonly triage: Triage;
	private watchedBy: ReadonlyMap<PaperId, readonly string[]> = new Map();
	private muted: ReadonlySet<PaperId> = new Set();
	private outline: Promise<Outline> | undefined;
	/** The one whose rows were given last. */
	private shownOutline: Outline | undefined;
	/** Counts outlines; work for an older one ends. */
	private generation = 0;
	/** Whether there are papers in sight. */
	private isDrawn = false;
	/** Set while a filter keeps so few papers that their groups stand open. */
	private openFor: string | null = null;
	/** A filter that is tried out before it is taken. */
	private preview: string | undefined;

	constructor(
		private readonly store: LibraryStore,
		private readonly topics: PaperTopics,
		private readonly marks: RowMarks,
		private readonly interest: PaperInterest,
		private readonly texts: FullTexts,
		private readonly state: TreeState,
	) {
		super();
		const { reading, clones } = marks;
		this.view = this.register(
			window.createTreeView('offprint.papers', {
				treeDataProvider: this,
				showCollapseAll: true,
				canSelectMany: true,
				dragAndDropController: new PaperDragging(store),
			}),
		);
		this.head = new PapersHead(this.view);
		const findRow = async (id: PaperId) => {
			const paper = store.current.get(id);
			return paper && (await this.find(paper));
		};
		this.selected = this.register(new RememberedRow(this.view, state, findRow));
		this.followed = new FollowedPaper(this.view, findRow);
		this.triage = this.register(
			new Triage(
				this.view,
				() => this.currentOutline(),
				(id) => reading.isRead(id),
			),
		);
		this.register(store.onDidChange(() => this.rebuild()));
		this.register(topics.onDidChange(() => this.usesTopics() && this.rebuild()));
		this.register(reading.onDidChange(() => this.followReading()));
		this.register(clones.onDidChange(() => this.changed.fire(undefined)));
		this.register(interest.onDidChange(() => this.rebuild()));
		this.register(texts.onDidChange(() => /\bin:text\b/i.test(this.filter) && this.rebuild()));
		this.register(
			onSettingChange(['tree.allTopics', 'tree.topicOrder', 'tree.readLast', 'feeds', 'mutes', 'watches'], () =>
				this.rebuild(),
			),
		);
		this.register(
			this.view.onDidChangeVisibility(({ visible }) => {
				reading.looked(visible);
				void this.selectAgain();
			}),
		);
		this.register(this.view.onDidExpandElement(({ element }) => this.followGroup(element, true)));
		this.register(this.view.onDidCollapseElement(({ element }) => this.followGroup(element, false)));
		this.rebuild();
		reading.looked(this.view.visible);
	}

	/** Draws anew from the snapshot, the arrangement and the filter as they are now. */
	rebuild(): void {
		this.generation++;
		this.outline = undefined;
		setContextKey('offprint.hasPapers', this.store.current.papers.length > 0);
		this.tell();
		this.changed.fire(undefined);
	}

	/** Shows what a filter would keep; `undefined` shows the filter that is set. */
	tryFilter(query: string | undefined): void {
		if (query !== this.preview) {
			this.preview = query;
			this.rebuild();
		}
	}

	/** How many papers the filter keeps that is shown now. */
	async countShown(): Promise<number> {
		return (await this.currentOutline()).papers.length;
	}

	/** The papers that are shown now. */
	async shownPapers(): Promise<readonly Paper[]> {
		return (await this.currentOutline()).papers;
	}

	/** Selects the row of a paper and scrolls to it. False where the filter hides it. */
	async reveal(paper: Paper): Promise<boolean> {
		return selectRow(this.view, () => this.find(paper), { focus: true });
	}

	private async find(paper: Paper): Promise<PaperNode | undefined> {
		const outline = await this.currentOutline();
		return runInSlices(outline.finding(paper), () => this.isDisposed);
	}

	/** While topics are being found a paper may stand in another group. */
	private async selectAgain(): Promise<void> {
		if (this.isDrawn && (!this.usesTopics() || this.topics.progress === 1)) {
			await this.selected.selectAgain();
		}
	}

	/** To be told of the paper whose row was opened: that it is selected is not told where the tree is drawn anew meanwhile. */
	async opened([id]: readonly PaperId[]): Promise<void> {
		if (id !== undefined) {
			await this.selected.remember(id);
		}
	}

	/** To be told of the paper that the panel shows, unless one of these rows was opened. */
	async follow([id]: readonly PaperId[]): Promise<void> {
		if (id !== undefined && this.isDrawn) {
			await this.followed.follow(id);
		}
	}

	/** The paper on the row after or before, as the view is arranged now. */
	async neighbourOf(paper: Paper, step: -1 | 1): Promise<PaperId | undefined> {
		return neighbourOf(await this.currentOutline(), paper, step);
	}

	async showMore(node: OutlineNode): Promise<void> {
		if (node.kind === 'more') {
			(await this.currentOutline()).showMore(node);
			this.changed.fire(undefined);
		}
	}

	async papersBelow(node: OutlineNode): Promise<readonly PaperId[]> {
		const outline = await this.currentOutline();
		return node.kind === 'group' ? outline.papersBelow(node).map(({ id }) => id) : [];
	}

	async getChildren(node?: OutlineNode): Promise<OutlineNode[]> {
		const outline = await this.currentOutline();
		if (node !== undefined && node.kind !== 'group') {
			return [];
		}
		this.shownOutline = outline;
		node ?? this.drawn.clear();
		const rows = await runInSlices(outline.opening(node ?? null), () => this.isDisposed);
		if (node) {
			// A group that the user opens while the tree is drawn anew asks for its rows, but VS Code tells nothing of it.
			this.keepOpen(node, true);
		} else {
			void this.selectAgain();
		}
		return [...(rows ?? [])];
	}

	getParent(node: OutlineNode): OutlineNode | null {
		return node.parent;
	}

	getTreeItem(node: OutlineNode): TreeItem {
		this.drawn.given(node);
		switch (node.kind) {
			case 'group':
				return groupItem(node, this.openFor, this.state.isOpen(node.id), this.countRead(node));
			case 'more':
				return moreItem(node);
			case 'paper': {
				const paper = this.store.current.get(node.paperId);
				return paper
					? paperItem(node, paper, this.marks, this.state.sort, this.watchedBy.get(paper.id) ?? [])
					: { label: node.paperId };
			}
		}
	}

	/** What the row of a paper or of a group says of what was read and listed. */
	private readingOf(node: OutlineNode): string {
		const { reading } = this.marks;
		switch (node.kind) {
			case 'group':
				return String(this.countRead(node));
			case 'more':
				return '';
			case 'paper':
				return [reading.isRead(node.paperId), reading.isListed(node.paperId), ...reading.tagsOf(node.paperId)].join();
		}
	}

	private countRead(group: GroupNode): number {
		const { readIds } = this.marks.reading;
		const papers = readIds.size > 0 ? (this.shownOutline?.papersBelow(group) ?? []) : [];
		return papers.filter(({ id }) => readIds.has(id)).length;
	}

	/** Abstracts are put into tooltips only for the row under the pointer. */
	resolveTreeItem(item: TreeItem, node: OutlineNode): TreeItem {
		const paper = node.kind === 'paper' ? this.store.current.get(node.paperId) : undefined;
		if (paper) {
			const names = this.topics.of(paper)?.map(({ topic }) => topicName(topic, this.topics.topics)) ?? [];
			item.tooltip = paperTooltip(paper, names, this.marks);
		}
		return item;
	}

	private get filter(): string {
		return this.preview ?? this.state.filter;
	}

	private usesTopics(): boolean {
		return this.state.grouping === 'topic' || asksForTopics(this.filter) || rulesAskForTopics();
	}

	private currentOutline(): Promise<Outline> {
		this.outline ??= this.build();
		return this.outline;
	}

	private async build(): Promise<Outline> {
		const { generation } = this;
		const { papers } = this.store.current;
		if (this.usesTopics()) {
			const found = this.topics.findAll();
			const patience = this.isDrawn ? PATIENCE_OF_A_TREE_MS : PATIENCE_MS;
			await Promise.race([found, new Promise((resolve) => setTimeout(resolve, patience))]);
			if (this.topics.progress < 1) {
				this.head.busyUntil(found);
			}
		}
		const { sort } = this.state;
		const shown = await runInSlices(
			shownOf(this.store.current, this.filter, sort, {
				topics: this.topics,
				reading: this.marks.reading,
				interest: this.interest,
				texts: this.texts,
			}),
			() => generation !== this.generation,
			{ isUrgent: true },
		);
		if (!shown || generation !== this.generation) {
			return this.currentOutline();
		}
		this.isDrawn = papers.length > 0;
		this.watchedBy = shown.watchedBy;
		this.muted = new Set(shown.muted.map(({ id }) => id));
		this.showBadge();
		const outline = new Outline(shown.papers, {
			grouping: this.state.grouping,
			sort,
			topicOrder: readSetting('tree.topicOrder') === 'count' ? null : this.topics.topics.map(({ id }) => id),
			topicsOf: topicPlacer(this.topics),
			feedName: feedDayName,
			dates,
			scoreOf: (paper) => this.interest.scoreOf(paper),
			sunk: shown.sunk,
			extras: shown.extras,
		});
		this.openFor = this.filter !== '' && shown.papers.length <= READ_AT_A_GLANCE ? `filter:${this.filter}` : null;
		this.tell(
			shown.papers.length,
			shown.extras.every(({ papers }) => papers.length === 0),
		);
		return outline;
	}

	private followGroup(node: OutlineNode, isOpen: boolean): void {
		if (node.kind !== 'group') {
			return;
		}
		if (node.special === 'new' && isOpen) {
			this.marks.reading.looked(false);
			this.marks.reading.looked(true);
		}
		this.keepOpen(node, isOpen);
	}

	private keepOpen(group: GroupNode, isOpen: boolean): void {
		if (group.special !== 'new' && this.openFor === null && this.state.isOpen(group.id) !== isOpen) {
			void this.state.setOpen(group.id, isOpen);
		}
	}

	private followReading(): void {
		this.showBadge();
		if (this.marks.reading.newIds !== this.newIds || /\b(?:is|tag):/i.test(this.filter)) {
			this.newIds = this.marks.reading.newIds;
			this.rebuild();
		} else {
			const { outdated } = this.drawn;
			outdated.length > 0 && this.changed.fire(outdated);
		}
	}

	private newIds: ReadonlySet<PaperId> = new Set();

	/** Muted papers call nobody. */
	private showBadge(): void {
		const unseen = [...this.marks.reading.unseen].filter((id) => !this.muted.has(id));
		this.head.badge(
			unseen.length,
			unseen.flatMap((id) => this.watchedBy.get(id) ?? []),
		);
	}

	private tell(shown?: number, hasNoExtras = false): void {
		const { papers } = this.store.current;
		const isBare = shown === 0 && hasNoExtras && this.preview === undefined;
		const { topics } = this.topics;
		this.head.tell(
			{ total: papers.length, shown, isBare, filter: this.filter, topics },
			this.state.sort,
			this.interest,
		);
	}
}
