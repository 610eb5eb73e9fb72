import { EventEmitter, type ExtensionContext, window } from 'vscode';
import type { Paper, PaperId } from '../../core/paper';
import { setContextKey } from '../contextKeys';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { ListedPaper, ReadingState } from '../readingState';
import { NewPapers } from './newPapers';
import { ReadingMemory } from './readingMemory';

/** The user's reading, as of the current snapshot. */
export class Reading extends DisposableOwner implements ReadingState {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;

	private readonly memory: ReadingMemory;
	private readonly fresh: NewPapers;
	private isInSight = false;

	constructor(
		private readonly store: LibraryStore,
		{ globalState, workspaceState, globalStorageUri }: ExtensionContext,
	) {
		super();
		this.memory = new ReadingMemory(globalState);
		this.fresh = new NewPapers(globalStorageUri, globalState, workspaceState);
		this.register(store.onDidChange(() => this.findNew()));
		this.register(this.onDidChange(() => this.tell()));
		this.register(window.onDidChangeWindowState(({ focused }) => focused && void this.catchUp()));
		this.tell();
	}

	get readIds(): ReadonlySet<PaperId> {
		return this.memory.readIds(this.store.current);
	}

	isRead(id: PaperId): boolean {
		return this.readIds.has(id);
	}

	isListed(id: PaperId): boolean {
		return this.memory.list(this.store.current).has(id);
	}

	tagsOf(id: PaperId): readonly string[] {
		return this.memory.tags(this.store.current).get(id) ?? [];
	}

	get tags(): readonly string[] {
		return [...new Set([...this.memory.tags(this.store.current).values()].flat())].sort();
	}

	/** Puts tags on papers and takes others off. */
	async tag(ids: readonly PaperId[], added: readonly string[], removed: readonly string[]): Promise<void> {
		for (const [tags, isOn] of [
			[added, true],
			[removed, false],
		] as const) {
			for (const tag of tags) {
				await this.memory.setTag(tag, this.papersOf(ids), isOn, this.store.current);
			}
		}
		this.changed.fire();
	}

	get unseen(): ReadonlySet<PaperId> {
		return this.fresh.unseen;
	}

	get newIds(): ReadonlySet<PaperId> {
		return this.fresh.ids;
	}

	get list(): readonly ListedPaper[] {
		return [...this.memory.list(this.store.current).values()];
	}

	/** The new papers of the current snapshot. */
	get newPapers(): readonly Paper[] {
		return this.papersOf([...this.newIds]);
	}

	looked(visible: boolean): void {
		this.isInSight = visible;
		if (visible) {
			void this.look();
		} else if (this.fresh.unseen.size > 0) {
			this.fresh.forgetUnseen();
			this.changed.fire();
		}
	}

	async markRead(ids: readonly PaperId[]): Promise<void> {
		await this.memory.markRead(this.papersOf(ids), this.store.current);
		this.changed.fire();
	}

	async markUnread(ids: readonly PaperId[]): Promise<void> {
		await this.memory.markUnread(this.papersOf(ids), this.store.current);
		this.changed.fire();
	}

	/** Papers that are no news to the user, such as days of long ago they asked for. */
	async markSeen(ids: readonly PaperId[]): Promise<void> {
		await this.fresh.markSeen(this.papersOf(ids));
		this.changed.fire();
	}

	async markAllSeen(): Promise<void> {
		await this.fresh.markAllSeen(this.store.current.papers);
		this.changed.fire();
	}

	async arrange(ids: readonly PaperId[], before: PaperId | null): Promise<void> {
		const moved = new Set(ids);
		const rest = this.listedIds.filter((id) => !moved.has(id));
		const at = before === null ? -1 : rest.indexOf(before);
		await this.setList(rest.toSpliced(at < 0 ? rest.length : at, 0, ...moved));
	}

	async addToList(ids: readonly PaperId[]): Promise<void> {
		await this.setList([...new Set([...this.listedIds, ...ids])]);
	}

	async removeFromList(ids: readonly PaperId[]): Promise<void> {
		await this.setList(this.listedIds.filter((id) => !ids.includes(id)));
	}

	async shift(ids: readonly PaperId[], by: -1 | 1): Promise<void> {
		const list = [...this.listedIds];
		const moved = new Set(ids);
		const order = by < 0 ? list.map((_, at) => at) : list.map((_, at) => list.length - 1 - at);
		for (const at of order) {
			const [id, neighbour] = [list[at], list[at + by]];
			if (id !== undefined && neighbour !== undefined && moved.has(id) && !moved.has(neighbour)) {
				list[at] = neighbour;
				list[at + by] = id;
			}
		}
		await this.setList(list);
	}

	private get listedIds(): readonly PaperId[] {
		return this.list.map(({ id }) => id);
	}

	private async setList(ids: readonly PaperId[]): Promise<void> {
		await this.memory.setList(ids, this.store.current);
		this.changed.fire();
	}

	/** Shows what was done in other windows meanwhile. */
	private async catchUp(): Promise<void> {
		if (await this.memory.catchUp(this.store.current)) {
			this.changed.fire();
		}
	}

	private papersOf(ids: readonly PaperId[]): readonly Paper[] {
		return ids.flatMap((id) => this.store.current.get(id) ?? []);
	}

	private tell(): void {
		setContextKey('offprint.hasNew', this.newIds.size > 0);
		setContextKey('offprint.hasListed', this.list.length > 0);
	}

	private async findNew(): Promise<void> {
		await this.store.whenLoaded;
		const library = this.store.current;
		await this.fresh.update(library.papers, () => library !== this.store.current);
		this.changed.fire();
		if (this.isInSight) {
			await this.look();
		}
	}

	private async look(): Promise<void> {
		await this.store.whenLoaded;
		await this.fresh.look(this.store.current.papers);
	}
}
