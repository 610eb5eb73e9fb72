import { EventEmitter, l10n, type Memento, type TreeDataProvider, type TreeItem, type TreeView, window } from 'vscode';
import { type Grouping, Outline, type OutlineNode } from '../../core/outline';
import type { Paper } from '../../core/paper';
import { TOPICS, topicName, topicsOf } from '../../core/topics';
import { setContextKey } from '../contextKeys';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import { groupItem, paperItem, paperTooltip } from './treeItems';

const GROUPING_KEY = 'tree.grouping';

/** The view "Papers": the outline of the current snapshot. */
export class PapersView extends DisposableOwner implements TreeDataProvider<OutlineNode> {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChangeTreeData = this.changed.event;

	private readonly view: TreeView<OutlineNode>;
	private outline: Outline | undefined;

	constructor(
		private readonly store: LibraryStore,
		private readonly memento: Memento,
	) {
		super();
		this.view = this.register(
			window.createTreeView('offprint.papers', {
				treeDataProvider: this,
				showCollapseAll: true,
				canSelectMany: true,
			}),
		);
		this.register(store.onDidChange(() => this.redraw()));
		this.redraw();
	}

	get grouping(): Grouping {
		return this.memento.get(GROUPING_KEY, 'topic');
	}

	async group(grouping: Grouping): Promise<void> {
		await this.memento.update(GROUPING_KEY, grouping);
		this.redraw();
	}

	/** Selects the row of a paper and scrolls to it; the focus stays where it is unless asked for. */
	async reveal(paper: Paper, focus: boolean): Promise<void> {
		const node = this.currentOutline().find(paper);
		if (node) {
			await this.view.reveal(node, { select: true, focus });
		}
	}

	getChildren(node?: OutlineNode): OutlineNode[] {
		return node?.kind === 'paper' ? [] : [...this.currentOutline().children(node ?? null)];
	}

	getParent(node: OutlineNode): OutlineNode | null {
		return node.parent;
	}

	getTreeItem(node: OutlineNode): TreeItem {
		if (node.kind === 'group') {
			return groupItem(node);
		}
		const paper = this.store.current.get(node.paperId);
		return paper ? paperItem(node, paper) : { label: node.paperId };
	}

	/** Abstracts are put into tooltips only for the row under the pointer. */
	resolveTreeItem(item: TreeItem, node: OutlineNode): TreeItem {
		const paper = node.kind === 'paper' ? this.store.current.get(node.paperId) : undefined;
		if (paper) {
			item.tooltip = paperTooltip(paper);
		}
		return item;
	}

	private currentOutline(): Outline {
		this.outline ??= new Outline(this.store.current.papers, {
			grouping: this.grouping,
			sort: 'date',
			topicOrder: TOPICS.map(({ id }) => id),
			topicsOf: (paper) =>
				topicsOf(paper)
					.slice(0, 1)
					.map(({ topic }) => ({ id: topic, name: topicName(topic) })),
		});
		return this.outline;
	}

	private redraw(): void {
		this.outline = undefined;
		const count = this.store.current.papers.length;
		this.view.description = count > 0 ? l10n.t('{0} papers', count) : '';
		setContextKey('offprint.grouping', this.grouping);
		setContextKey('offprint.hasPapers', count > 0);
		this.changed.fire();
	}
}
