import type { Memento } from 'vscode';
import type { PaperId } from '../../core/paper';
import { isText, storedList } from '../paperNames';

const KEY = 'search.recent';
const KEPT = 10;

/** The papers opened last in this workspace, newest first. */
export class RecentPapers {
	constructor(private readonly memento: Memento) {}

	get ids(): readonly PaperId[] {
		return storedList(this.memento.get<unknown>(KEY), isText);
	}

	async add(opened: readonly PaperId[]): Promise<void> {
		await this.memento.update(KEY, [...new Set([...opened, ...this.ids])].slice(0, KEPT));
	}
}
