import { EventEmitter, type TreeDataProvider, type TreeItem, type TreeView, window } from 'vscode';
import type { GroupNode, Outline, OutlineNode, PaperNode } from '../../core/outline';
import type { Paper, PaperId } from '../../core/paper';
import { topicName } from '../../core/topics/shownTopics';
import { setContextKey } from '../contextKeys';
import { DisposableOwner } from '../disposable';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { PaperInterest } from '../paperInterest';
import type { PaperTopics } from '../paperTopics';
import { onSettingChange } from '../settings';
import { runInSlices } from '../slices';
import { ArrangedPapers } from './arrangedPapers';
import { DrawnRows } from './drawnRows';
import { FollowedPaper } from './followedPaper';
import { neighbourOf } from './neighbour';
import { PaperDragging } from './paperDragging';
import { PapersHead } from './papersHead';
import { RememberedRow } from './rememberedRow';
import { selectRow } from './selectRow';
import { groupItem, moreItem, paperItem, paperTooltip, type RowMarks } from './treeItems';
import type { TreeState } from './treeState';
import { Triage } from './triage';

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
	/** The one whose rows were given last. */
	private shownOutline: Outline | undefined;
	private readonly arranged: ArrangedPapers;

	constructor(
		private readonly store: LibraryStore,
		private readonly topics: PaperTopics,
		private readonly marks: RowMarks,
		private readonly interest: PaperInterest,
		texts: FullTexts,
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
		this.arranged = new ArrangedPapers(store, { topics, reading, interest, texts }, state, {
			onTopics: (found) => this.head.busyUntil(found),
			onArranged: (shown, hasNoExtras) => {
				this.showBadge();
				this.tell(shown, hasNoExtras);
			},
		});
		const findRow = async (id: PaperId) => {
			const paper = store.current.get(id);
			return paper && (await this.find(paper));
		};
		this.selected = this.register(new RememberedRow(this.view, state, findRow));
		this.followed = new FollowedPaper(this.view, findRow);
		this.triage = this.register(
			new Triage(
				this.view,
				() => this.arranged.current(),
				(id) => reading.isRead(id),
			),
		);
		this.register(store.onDidChange(() => this.rebuild()));
		this.register(topics.onDidChange(() => this.arranged.usesTopics && this.rebuild()));
		this.register(reading.onDidChange(() => this.followReading()));
		this.register(clones.onDidChange(() => this.changed.fire(undefined)));
		this.register(interest.onDidChange(() => this.rebuild()));
		this.register(texts.onDidChange(() => /\bin:text\b/i.test(this.arranged.filter) && this.rebuild()));
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
		this.arranged.forget();
		setContextKey('offprint.hasPapers', this.store.current.papers.length > 0);
		this.tell();
		this.changed.fire(undefined);
	}

	/** Shows what a filter would keep; `undefined` shows the filter that is set. */
	tryFilter(query: string | undefined): void {
		if (query !== this.arranged.preview) {
			this.arranged.preview = query;
			this.rebuild();
		}
	}

	/** How many papers the filter keeps that is shown now. */
	async countShown(): Promise<number> {
		return (await this.arranged.current()).papers.length;
	}

	/** The papers that are shown now. */
	async shownPapers(): Promise<readonly Paper[]> {
		return (await this.arranged.current()).papers;
	}

	/** Selects the row of a paper and scrolls to it. False where the filter hides it. */
	async reveal(paper: Paper): Promise<boolean> {
		return selectRow(this.view, () => this.find(paper), { focus: true });
	}

	private async find(paper: Paper): Promise<PaperNode | undefined> {
		const outline = await this.arranged.current();
		return runInSlices(outline.finding(paper), () => this.isDisposed);
	}

	/** While topics are being found a paper may stand in another group. */
	private async selectAgain(): Promise<void> {
		if (this.arranged.isDrawn && (!this.arranged.usesTopics || this.topics.progress === 1)) {
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
		if (id !== undefined && this.arranged.isDrawn) {
			await this.followed.follow(id);
		}
	}

	/** The paper on the row after or before, as the view is arranged now. */
	async neighbourOf(paper: Paper, step: -1 | 1): Promise<PaperId | undefined> {
		return neighbourOf(await this.arranged.current(), paper, step);
	}

	async showMore(node: OutlineNode): Promise<void> {
		if (node.kind === 'more') {
			(await this.arranged.current()).showMore(node);
			this.changed.fire(undefined);
		}
	}

	async papersBelow(node: OutlineNode): Promise<readonly PaperId[]> {
		const outline = await this.arranged.current();
		return node.kind === 'group' ? outline.papersBelow(node).map(({ id }) => id) : [];
	}

	async getChildren(node?: OutlineNode): Promise<OutlineNode[]> {
		const outline = await this.arranged.current();
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
				return groupItem(node, this.arranged.openFor, this.state.isOpen(node.id), this.countRead(node));
			case 'more':
				return moreItem(node);
			case 'paper': {
				const paper = this.store.current.get(node.paperId);
				return paper
					? paperItem(node, paper, this.marks, this.state.sort, this.arranged.watchedBy.get(paper.id) ?? [])
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
		if (group.special !== 'new' && this.arranged.openFor === null && this.state.isOpen(group.id) !== isOpen) {
			void this.state.setOpen(group.id, isOpen);
		}
	}

	private followReading(): void {
		this.showBadge();
		if (this.marks.reading.newIds !== this.newIds || /\b(?:is|tag):/i.test(this.arranged.filter)) {
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
		const unseen = [...this.marks.reading.unseen].filter((id) => !this.arranged.muted.has(id));
		this.head.badge(
			unseen.length,
			unseen.flatMap((id) => this.arranged.watchedBy.get(id) ?? []),
		);
	}

	private tell(shown?: number, hasNoExtras = false): void {
		const { papers } = this.store.current;
		const isBare = shown === 0 && hasNoExtras && this.arranged.preview === undefined;
		const { topics } = this.topics;
		this.head.tell(
			{ total: papers.length, shown, isBare, filter: this.arranged.filter, topics },
			this.state.sort,
			this.interest,
		);
	}
}
