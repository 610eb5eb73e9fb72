import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import type { LibraryStore } from '../../src/host/libraryStore';
import type { Log } from '../../src/host/log';
import { SavedSearch } from '../../src/host/search/savedSearch';
import { SearchIndex } from '../../src/host/search/searchIndex';
import { eventually, writeFiles } from './documents';

/** So many papers that their index is kept. */
const PAPERS = 2100;

function manyPapers(): Library {
	const abstract = 'We describe a machine that reads what its owner keeps, wherever that is and whoever wrote it. ';
	const paper = (_: unknown, i: number) =>
		`Machine Number ${i} of Many\n\n${abstract.repeat(3).trim()}\n\n  • 3 authors\n·\nMay 4, 2025\n`;
	const text = `Daily Papers\n\n${Array.from({ length: PAPERS }, paper).join('\n')}`;
	return Library.empty.withListing(readListing(text, 'many.txt'));
}

describe('The search index of many papers', () => {
	it('is kept for the next window, which need not make it', async () => {
		const at = await writeFiles({ 'a.txt': '' });
		const { extensionUri } = vscode.extensions.getExtension('offprint.offprint')!;
		const library = manyPapers();
		/** A window that opens without papers and then has read the corpus. */
		const open = async (extension: vscode.Uri, log: Pick<Log, 'warn'>) => {
			const changed = new vscode.EventEmitter<Library>();
			const loaded = Promise.resolve();
			const store = { current: Library.empty, onDidChange: changed.event, whenLoaded: loaded, whenTextsRead: loaded };
			const index = new SearchIndex(extension, store satisfies LibraryStore, new SavedSearch(at('.')), log);
			await index.whenReady;
			changed.fire(library);
			await index.whenReady;
			const found = index.current.find('machine number 77').map(({ id }) => library.get(id)?.title);
			index.dispose();
			changed.dispose();
			return found[0];
		};
		assert.equal(await open(extensionUri, { warn: assert.fail }), 'Machine Number 77 of Many');
		const isKept = async () =>
			(await vscode.workspace.fs.readDirectory(at('.'))).some(([name]) => name === 'search.index');
		assert.ok(await eventually(isKept, Boolean));
		// Where the extension has no thread to make an index, making one would be told.
		assert.equal(await open(at('nowhere'), { warn: assert.fail }), 'Machine Number 77 of Many');
	});
});
