import type { Memento } from 'vscode';
import type { PaperId } from '../../core/paper';
import { isText, storedList } from '../paperNames';

const KEY = 'completing.queue';
const CITED_KEY = 'completing.cited';
/** More than anyone cites between two times with a network. */
const MOST = 500;

/** An entry that was written for a paper while nobody could be asked for it. */
export interface OpenEntry {
	/** Address of the bibliography. */
	readonly file: string;
	readonly key: string;
	readonly paperId: PaperId;
}

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

	get openEntries(): readonly OpenEntry[] {
		return storedList(this.memento.get<unknown>(CITED_KEY), isOpenEntry);
	}

	async changeOpenEntries(added: readonly OpenEntry[], done: readonly OpenEntry[]): Promise<void> {
		const isSame = (one: OpenEntry, other: OpenEntry) => one.file === other.file && one.key === other.key;
		const gone = [...added, ...done];
		if (gone.length === 0) {
			return;
		}
		const stay = this.openEntries.filter((one) => !gone.some((other) => isSame(one, other)));
		await this.memento.update(CITED_KEY, [...stay, ...added].slice(-MOST));
	}
}

function isOpenEntry(value: unknown): value is OpenEntry {
	const { file, key, paperId } = (value ?? {}) as Readonly<Record<string, unknown>>;
	return isText(file) && isText(key) && isText(paperId);
}
