import type { Memento } from 'vscode';
import type { PaperId } from '../../core/paper';
import { isText, storedList } from '../paperNames';

const KEY = 'completing.queue';
/** More than anyone cites between two times with a network. */
const MOST = 500;

/** Papers that could not be asked for, until the user does something online. */
export class CompletingQueue {
	constructor(private readonly memento: Memento) {}

	get ids(): readonly PaperId[] {
		return storedList(this.memento.get<unknown>(KEY), isText);
	}

	async change(added: readonly PaperId[], done: readonly PaperId[]): Promise<void> {
		const gone = new Set(done);
		const ids = [...new Set([...this.ids.filter((id) => !gone.has(id)), ...added])].slice(-MOST);
		await this.memento.update(KEY, ids);
	}
}
