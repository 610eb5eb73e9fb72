import { type Uri, workspace } from 'vscode';
import { type KeptItems, keptText, readKeptItems } from '../../core/zotero/keptItems';
import { readZoteroRecord, type ZoteroRecord } from '../../core/zotero/record';
import { ZOTERO_ITEMS } from '../keptZotero';
import { runInSlices } from '../slices';
import { WholeFiles } from '../wholeFiles';

const RECORD = 'library.record';

/** The folder of a library: its items as a list of papers, and what is remembered of it. Written so that no half file is ever read. */
export class LibraryFiles extends WholeFiles {
	get listing(): Uri {
		return this.at(ZOTERO_ITEMS);
	}

	async record(): Promise<ZoteroRecord> {
		return readZoteroRecord((await this.text(RECORD)) ?? '');
	}

	/** The items as they are kept; `null` where there is no file of them. */
	async items(): Promise<KeptItems | null> {
		const text = await this.text(ZOTERO_ITEMS);
		return text === undefined ? null : ((await runInSlices(readKeptItems(text), () => false)) ?? null);
	}

	async keep(items: KeptItems): Promise<void> {
		await this.writeText(ZOTERO_ITEMS, keptText(items));
	}

	async remember(record: ZoteroRecord): Promise<void> {
		await this.writeText(RECORD, JSON.stringify(record));
	}

	async delete(): Promise<void> {
		await workspace.fs.delete(this.folder, { recursive: true }).then(undefined, () => undefined);
	}

	private async text(name: string): Promise<string | undefined> {
		const bytes = await this.read(name);
		return bytes && new TextDecoder().decode(bytes);
	}

	private async writeText(name: string, text: string): Promise<void> {
		await this.write(name, new TextEncoder().encode(text));
	}
}
