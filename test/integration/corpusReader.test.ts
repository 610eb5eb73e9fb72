import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CorpusReader } from '../../src/host/store/corpusReader';
import { ListingCache } from '../../src/host/store/listingCache';
import { ReadingThread } from '../../src/host/store/readingThread';
import { eventually, readFile, writeFiles } from './documents';

const PAPERS = 400;

/** Many papers, whose abstracts say which edition it is: long enough to be kept for the next window without the texts. */
function edition(name: string, papers = PAPERS): string {
	const abstract = `This ${name} abstract tells of a machine that keeps what its owner read, wherever that was. `;
	const paper = (_: unknown, i: number) =>
		`Machine Number ${i} of Many\n\n${abstract.repeat(5).trim()}\n\n  • 3 authors\n·\nMay 4, 2025\n`;
	return `Daily Papers\n\n${Array.from({ length: papers }, paper).join('\n')}`;
}

describe('A corpus that was read in another window', () => {
	let uri: vscode.Uri;
	let cache: ListingCache;
	let threads: ReadingThread[];

	/** The reader of a new window, which shares the cache with those before. */
	function newReader(): CorpusReader {
		const thread = new ReadingThread(vscode.extensions.getExtension('offprint.offprint')!.extensionUri);
		threads.push(thread);
		return new CorpusReader(thread, cache, { warn: assert.fail });
	}

	/** A reader of a window whose cache has the file. */
	async function secondReader(): Promise<CorpusReader> {
		await newReader().read(uri);
		const { mtime, size } = await vscode.workspace.fs.stat(uri);
		assert.ok(await eventually(() => cache.get(uri.toString(), `${mtime}:${size}`), Boolean), 'the reading is kept');
		return newReader();
	}

	beforeEach(async () => {
		threads = [];
		const at = await writeFiles({ 'many.txt': edition('first') });
		uri = at('many.txt');
		cache = new ListingCache(at('cache'));
	});
	afterEach(() => {
		for (const thread of threads) {
			thread.dispose();
		}
	});

	it('has its titles and texts before its files are read, and after', async () => {
		const reader = await secondReader();
		const { entries } = await reader.read(uri);
		const isWhole = () => {
			assert.equal(entries.length, PAPERS);
			assert.equal(entries[PAPERS - 1]?.title, `Machine Number ${PAPERS - 1} of Many`);
			assert.ok(entries.every(({ abstract }) => abstract.startsWith('This first abstract tells of a machine')));
		};
		isWhole();
		assert.equal(await reader.readTexts(new AbortController().signal), true);
		isWhole();
	});

	it('is read anew when a file changes while its texts are on their way', async () => {
		const reader = await secondReader();
		await reader.read(uri);
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(edition('second', PAPERS + 1)));
		// Only Node's host reads texts later than papers.
		const areAsKept = process.env.OFFPRINT_HOST === 'web';
		assert.equal(await reader.readTexts(new AbortController().signal), areAsKept);
		const { entries } = await reader.read(uri);
		assert.equal(entries.length, PAPERS + 1);
		assert.ok(entries.every(({ abstract }) => abstract.startsWith('This second')));
	});

	it('is read anew when what was kept of it is broken', async () => {
		const reader = await secondReader();
		const folder = vscode.Uri.joinPath(uri, '..', 'cache');
		const [[name] = ['']] = await vscode.workspace.fs.readDirectory(folder);
		const kept = vscode.Uri.joinPath(folder, name);
		const broken = (await readFile(kept)).replace('search', 'serach');
		await vscode.workspace.fs.writeFile(kept, new TextEncoder().encode(broken));
		assert.equal((await reader.read(uri)).entries.length, PAPERS);
	});
});
