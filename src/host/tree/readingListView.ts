import {
	type DataTransfer,
	DataTransferItem,
	EventEmitter,
	l10n,
	type TreeDataProvider,
	type TreeDragAndDropController,
	type TreeItem,
	type TreeView,
	window,
} from 'vscode';
import type { PaperId } from '../../core/paper';
import { topicName } from '../../core/topics/shownTopics';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { PaperTopics } from '../paperTopics';
import type { ListedPaper } from '../readingState';
import { carryPapers, PAPERS_MIME } from './paperDragging';
import { listedItem, paperTooltip, type RowMarks } from './treeItems';

/** Rows moved within the list; papers the open corpus does not hold move too. */
const ROWS_MIME = 'application/vnd.code.tree.offprint.readinglist';

/** A row of the list, with the paper's id where commands look for it. */
export interface ListedRow extends ListedPaper {
	readonly paperId: PaperId;
}

/** The view "Reading List": papers in the user's order. */
export class ReadingListView
	extends DisposableOwner
	implements TreeDataProvider<ListedRow>, TreeDragAndDropController<ListedRow>
{
	readonly dragMimeTypes = [PAPERS_MIME, 'text/plain'];
	readonly dropMimeTypes = [ROWS_MIME, PAPERS_MIME];

	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChangeTreeData = this.changed.event;

	private readonly view: TreeView<ListedRow>;

	constructor(
		private readonly store: LibraryStore,
		private readonly topics: PaperTopics,
		private readonly marks: RowMarks,
	) {
		super();
		const { reading, clones } = marks;
		this.view = this.register(
			window.createTreeView('offprint.readingList', {
				treeDataProvider: this,
				canSelectMany: true,
				dragAndDropController: this,
			}),
		);
		this.register(store.onDidChange(() => this.redraw()));
		this.register(reading.onDidChange(() => this.redraw()));
		this.register(clones.onDidChange(() => this.redraw()));
		this.register(this.view.onDidChangeVisibility(() => this.tell()));
		this.redraw();
	}

	/** The rows a command without arguments is for. */
	get selected(): readonly PaperId[] {
		return this.view.selection.map(({ id }) => id);
	}

	getChildren(row?: ListedRow): ListedRow[] {
		return row ? [] : this.marks.reading.list.map((listed) => ({ ...listed, paperId: listed.id }));
	}

	getParent(): undefined {
		return undefined;
	}

	getTreeItem(row: ListedRow): TreeItem {
		return listedItem(row, this.store.current.get(row.id), this.marks);
	}

	resolveTreeItem(item: TreeItem, { id }: ListedRow): TreeItem {
		const paper = this.store.current.get(id);
		if (paper) {
			const names = this.topics.of(paper)?.map(({ topic }) => topicName(topic, this.topics.topics)) ?? [];
			item.tooltip = paperTooltip(paper, names, this.marks);
		}
		return item;
	}

	async handleDrag(rows: readonly ListedRow[], data: DataTransfer): Promise<void> {
		const ids = rows.map(({ id }) => id);
		data.set(ROWS_MIME, new DataTransferItem(JSON.stringify(ids)));
		await carryPapers(ids, this.store, data);
	}

	async handleDrop(target: ListedRow | undefined, data: DataTransfer): Promise<void> {
		const item = data.get(ROWS_MIME) ?? data.get(PAPERS_MIME);
		const ids = item ? readIds(await item.asString()) : [];
		if (ids.length > 0) {
			await this.marks.reading.arrange(ids, this.placeFor(ids, target));
		}
	}

	/** A row dropped on one below it comes after that one, so that every place can be reached. */
	private placeFor(ids: readonly PaperId[], target: ListedRow | undefined): PaperId | null {
		if (!target) {
			return null;
		}
		const order = this.marks.reading.list.map(({ id }) => id);
		const at = order.indexOf(target.id);
		const first = Math.min(...ids.map((id) => order.indexOf(id)).map((index) => (index < 0 ? order.length : index)));
		return first < at ? (order.slice(at + 1).find((id) => !ids.includes(id)) ?? null) : target.id;
	}

	private redraw(): void {
		this.tell();
		this.changed.fire();
	}

	/** How many papers are listed; beside the name of a view that is folded VS Code shows nothing else. */
	private tell(): void {
		const count = this.marks.reading.list.length;
		const name = l10n.t('Reading List');
		this.view.description = count > 0 ? String(count) : '';
		this.view.title = count > 0 && !this.view.visible ? `${name} (${count})` : name;
	}
}

function readIds(json: string): readonly PaperId[] {
	try {
		const value: unknown = JSON.parse(json);
		return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
