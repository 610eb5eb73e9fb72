import type { Memento } from 'vscode';
import { GROUPINGS, type Grouping, SORT_ORDERS, type SortOrder } from '../../core/outline';
import type { PaperId } from '../../core/paper';
import { setContextKey } from '../contextKeys';

/** How the view is arranged, remembered by the workspace. */
export class TreeState {
	constructor(private readonly memento: Memento) {
		this.tell();
	}

	get grouping(): Grouping {
		return known(GROUPINGS, this.memento.get('tree.grouping'));
	}

	get sort(): SortOrder {
		return known(SORT_ORDERS, this.memento.get('tree.sort'));
	}

	/** The query that narrows the tree; empty for none. */
	get filter(): string {
		const filter = this.memento.get<unknown>('tree.filter');
		return typeof filter === 'string' ? filter : '';
	}

	/** Whether the user left a group open; VS Code forgets it when the window is loaded again. */
	isOpen(groupId: string): boolean {
		return this.openGroups.includes(groupId);
	}

	async setOpen(groupId: string, isOpen: boolean): Promise<void> {
		const others = this.openGroups.filter((id) => id !== groupId);
		await this.memento.update('tree.open', isOpen ? [...others, groupId].slice(-OPEN_GROUPS_KEPT) : others);
	}

	/** The paper whose row was selected last; empty for none. */
	get selected(): PaperId {
		const id = this.memento.get<unknown>('tree.selected');
		return typeof id === 'string' ? id : '';
	}

	async select(id: PaperId): Promise<void> {
		await this.memento.update('tree.selected', id);
	}

	private get openGroups(): readonly string[] {
		const ids = this.memento.get<unknown>('tree.open');
		return Array.isArray(ids) ? ids : [];
	}

	/** Whether the user chose how papers are grouped or sorted. */
	get isArranged(): boolean {
		return this.memento.get('tree.grouping') !== undefined || this.memento.get('tree.sort') !== undefined;
	}

	/** As the sites that list papers by day have it: each day's most liked first. */
	async groupByDay(): Promise<void> {
		await this.memento.update('tree.sort', 'upvotes' satisfies SortOrder);
		await this.group('day');
	}

	async group(grouping: Grouping): Promise<void> {
		await this.memento.update('tree.grouping', grouping);
		this.tell();
	}

	async sortBy(order: SortOrder): Promise<void> {
		await this.memento.update('tree.sort', order);
	}

	async filterBy(query: string): Promise<void> {
		await this.memento.update('tree.filter', query);
		this.tell();
	}

	private tell(): void {
		setContextKey('offprint.grouping', this.grouping);
		setContextKey('offprint.filtered', this.filter !== '');
	}
}

/** Those opened last; more than anyone looks at. */
const OPEN_GROUPS_KEPT = 200;

/** What was stored by another version may be unknown to this one. */
function known<T>(values: readonly [T, ...T[]], stored: unknown): T {
	return values.find((value) => value === stored) ?? values[0];
}
