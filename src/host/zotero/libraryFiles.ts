import { Uri, workspace } from 'vscode';
import { type KeptItems, keptText, readKeptItems } from '../../core/zotero/keptItems';
import { readZoteroRecord, type ZoteroRecord } from '../../core/zotero/record';
import { ZOTERO_ITEMS } from '../keptZotero';
import { runInSlices } from '../slices';

const RECORD = 'library.record';

/** The folder of a library: its items as a list of papers, and what is remembered of it. Written so that no half file is ever read. */
export class LibraryFiles {
	constructor(readonly folder: Uri) {}

	get listing(): Uri {
		return Uri.joinPath(this.folder, ZOTERO_ITEMS);
	}

	async record(): Promise<ZoteroRecord> {
		return readZoteroRecord((await this.read(RECORD)) ?? '');
	}

	/** The items as they are kept; `null` where there is no file of them. */
	async items(): Promise<KeptItems | null> {
		const text = await this.read(ZOTERO_ITEMS);
		return text === undefined ? null : ((await runInSlices(readKeptItems(text), () => false)) ?? null);
	}

	async keep(items: KeptItems): Promise<void> {
		await this.write(ZOTERO_ITEMS, keptText(items));
	}

	async remember(record: ZoteroRecord): Promise<void> {
		await this.write(RECORD, JSON.stringify(record));
	}

	async delete(): Promise<void> {
		await workspace.fs.delete(this.folder, { recursive: true }).then(undefined, () => undefined);
	}

	private async read(name: string): Promise<string | undefined> {
		return workspace.fs.readFile(Uri.joinPath(this.folder, name)).then(
			(bytes) => new TextDecoder().decode(bytes),
			() => undefined,
		);
	}

	private async write(name: string, text: string): Promise<void> {
		const part = Uri.joinPath(this.folder, `${name}.${crypto.randomUUID()}.part`);
		await workspace.fs.createDirectory(this.folder);
		await workspace.fs.writeFile(part, new TextEncoder().encode(text));
		await workspace.fs.rename(part, Uri.joinPath(this.folder, name), { overwrite: true });
	}
}
