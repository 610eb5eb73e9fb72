import { type Uri, workspace } from 'vscode';
import { checkOf } from '../../core/sealed';
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

	/** The items as they were kept; `null` where there is no file of them, or something has happened to it since. */
	async items({ check }: Pick<ZoteroRecord, 'check'>): Promise<KeptItems | null> {
		const bytes = await this.read(ZOTERO_ITEMS);
		if (bytes === undefined || (check !== null && check !== (await checked(bytes)))) {
			return null;
		}
		return (await runInSlices(readKeptItems(new TextDecoder().decode(bytes)), () => false)) ?? null;
	}

	/** Returns the check to remember. */
	async keep(items: KeptItems): Promise<number | null> {
		const bytes = new TextEncoder().encode(keptText(items));
		await this.write(ZOTERO_ITEMS, bytes);
		return checked(bytes);
	}

	async remember(record: ZoteroRecord): Promise<void> {
		await this.write(RECORD, new TextEncoder().encode(JSON.stringify(record)));
	}

	async delete(): Promise<void> {
		await workspace.fs.delete(this.folder, { recursive: true }).then(undefined, () => undefined);
	}

	private async text(name: string): Promise<string | undefined> {
		const bytes = await this.read(name);
		return bytes && new TextDecoder().decode(bytes);
	}
}

async function checked(bytes: Uint8Array): Promise<number | null> {
	return (await runInSlices(checkOf(bytes), () => false)) ?? null;
}
