import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, papersRead } from './documents';

interface Row {
	readonly label: string;
	readonly description: string;
	readonly detail: string;
}

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`offprint.${command}`, ...args);
const { fs } = vscode.workspace;
const corpus = () => vscode.workspace.getConfiguration('offprint').inspect<string[]>('corpus')?.workspaceValue;

/** A listing of one paper, whose title is its name. */
function listing(title: string): string {
	const abstract = 'We describe a machine that reads what its owner keeps, wherever that is and whoever wrote it. ';
	return `${title}\n\n${abstract.repeat(5)}\n\n3 authors\n\nPublished on May 4, 2025\n`;
}

const write = (uri: vscode.Uri, content: string | Uint8Array) =>
	fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** The rows of Show Sources for files of this name. */
async function rowsOf(name: string): Promise<readonly Row[]> {
	return (await run<readonly Row[]>('_sourceRows')).filter(({ label }) => label.endsWith(` ${name}`));
}

async function hasPaper(title: string): Promise<boolean> {
	const ids = await run<readonly string[]>('_shownPapers');
	return ids.includes(`title:${title.toLowerCase().replaceAll(' ', '')}`);
}

async function assertComes(title: string): Promise<void> {
	assert.ok(await eventually(() => hasPaper(title), Boolean), `${title} is there`);
}

async function assertGoes(title: string): Promise<void> {
	assert.ok(
		!(await eventually(
			() => hasPaper(title),
			(there) => !there,
		)),
		`${title} is gone`,
	);
}

describe('Files of the corpus, without being told', () => {
	let folder: vscode.Uri;
	const at = (name: string) => vscode.Uri.joinPath(folder, name);

	before(papersRead);

	beforeEach(async () => {
		folder = inWorkspace(`store-${Date.now()}`);
		await fs.createDirectory(folder);
	});

	afterEach(async () => {
		await vscode.workspace.getConfiguration('offprint').update('corpus', undefined, false);
		await fs.delete(folder, { recursive: true });
	});

	it('are read when they come, change, get another name and go', async () => {
		await write(at('one.papers.txt'), listing('Machines That Come From Nowhere'));
		await assertComes('Machines That Come From Nowhere');
		await write(at('one.papers.txt'), listing('Machines That Become Something Else'));
		await assertComes('Machines That Become Something Else');
		await assertGoes('Machines That Come From Nowhere');
		await fs.rename(at('one.papers.txt'), at('two.papers.txt'));
		await eventually(
			() => rowsOf('two.papers.txt'),
			(rows) => rows.length === 1,
		);
		assert.equal((await rowsOf('two.papers.txt')).length, 1);
		assert.equal((await rowsOf('one.papers.txt')).length, 0);
		await assertComes('Machines That Become Something Else');
		await fs.delete(at('two.papers.txt'));
		await assertGoes('Machines That Become Something Else');
	});

	it('come and go with the folder they are in', async () => {
		await fs.createDirectory(at('year'));
		await write(at('year/one.papers.txt'), listing('Machines That Live In Folders'));
		await assertComes('Machines That Live In Folders');
		await fs.rename(at('year'), at('another'));
		const rows = await eventually(
			() => rowsOf('one.papers.txt'),
			([row]) => row?.description.includes('/another ·') === true,
		);
		assert.match(rows[0]?.description ?? '', /\/another · read at /);
		await fs.delete(at('another'), { recursive: true });
		await assertGoes('Machines That Live In Folders');
	});

	it('are whole in the end when they are written in pieces', async () => {
		const text = listing('Machines Written Piece By Piece') + listing('Machines Written In The Last Piece');
		for (let part = 1; part <= 6; part++) {
			await write(at('growing.papers.txt'), text.slice(0, (text.length * part) / 6));
			await new Promise((resolve) => setTimeout(resolve, 60));
		}
		await assertComes('Machines Written In The Last Piece');
		await assertComes('Machines Written Piece By Piece');
		const [row] = await eventually(
			() => rowsOf('growing.papers.txt'),
			([found]) => found?.description.startsWith('2 papers') === true,
		);
		assert.match(row?.description ?? '', /^2 papers/);
	});

	it('are found once in a folder that contains itself', async () => {
		const file = inWorkspace('loop/inside.papers.txt');
		await write(file, listing('Machines That Contain Themselves'));
		await assertComes('Machines That Contain Themselves');
		assert.equal((await rowsOf('inside.papers.txt')).length, 1);
		await fs.delete(file);
		await assertGoes('Machines That Contain Themselves');
	});
});

describe('The corpus', () => {
	let folder: vscode.Uri;
	const at = (name: string) => vscode.Uri.joinPath(folder, name);

	before(papersRead);

	beforeEach(async () => {
		folder = inWorkspace(`corpus-${Date.now()}`);
		await fs.createDirectory(folder);
	});

	afterEach(async () => {
		await vscode.workspace.getConfiguration('offprint').update('corpus', undefined, false);
		await fs.delete(folder, { recursive: true });
	});

	it('gains a folder, watches it, and loses it again', async () => {
		await write(at('page.txt'), listing('Machines In A Plain Text File'));
		assert.ok(!(await hasPaper('Machines In A Plain Text File')));
		await run('addCorpus', folder);
		await assertComes('Machines In A Plain Text File');
		assert.equal(corpus()?.length, 2);
		await write(at('later.md'), listing('Machines That Come Later'));
		await assertComes('Machines That Come Later');
		await run('removeCorpus', folder);
		await assertGoes('Machines That Come Later');
		assert.equal(corpus(), undefined);
	});

	it('leaves out one file of a glob and takes it back', async () => {
		await write(at('one.papers.txt'), listing('Machines Nobody Wants'));
		await write(at('two.papers.txt'), listing('Machines Everybody Wants'));
		await assertComes('Machines Nobody Wants');
		await run('removeCorpus', at('one.papers.txt'));
		await assertGoes('Machines Nobody Wants');
		await assertComes('Machines Everybody Wants');
		assert.deepEqual(corpus(), ['**/*.papers.txt', `!${vscode.workspace.asRelativePath(at('one.papers.txt'))}`]);
		await run('addCorpus', at('one.papers.txt'));
		await assertComes('Machines Nobody Wants');
		assert.equal(corpus(), undefined);
	});

	it('holds of a large file what its entry wants', async () => {
		const record = (title: string, categories: string) =>
			JSON.stringify({ title, categories, published: '2023-01-05', abstract: `About ${title}.` });
		const lines = [record('Machines Of Words', 'cs.CL'), record('Machines Of Light', 'hep-ph')];
		await write(at('snapshot.jsonl'), lines.join('\n'));
		const path = vscode.workspace.asRelativePath(at('snapshot.jsonl'));
		const update = (entry: object) =>
			vscode.workspace.getConfiguration('offprint').update('corpus', ['**/*.papers.txt', { path, ...entry }], false);
		await update({ categories: ['cs'], from: 2023 });
		await assertComes('Machines Of Words');
		assert.ok(!(await hasPaper('Machines Of Light')));
		assert.match((await rowsOf('snapshot.jsonl'))[0]?.detail ?? '', /1 left out by the filter/);
		await update({ categories: ['hep-ph'] });
		await assertComes('Machines Of Light');
		await run('removeCorpus', at('snapshot.jsonl'));
		await assertGoes('Machines Of Light');
		assert.equal(corpus(), undefined);
	});

	it('takes brackets in a name as they stand', async () => {
		await write(at('page [1] (copy).txt'), listing('Machines In Brackets'));
		await run('addCorpus', at('page [1] (copy).txt'));
		await assertComes('Machines In Brackets');
		await write(at('page [1] (copy).txt'), listing('Machines In Other Brackets'));
		await assertComes('Machines In Other Brackets');
		await run('removeCorpus', at('page [1] (copy).txt'));
		await assertGoes('Machines In Other Brackets');
	});

	it('holds files outside the workspace, and notices when they change, go and come back', async () => {
		const outside = inWorkspace(`../outside-${Date.now()}`);
		const file = vscode.Uri.joinPath(outside, 'far.txt');
		await write(file, listing('Machines Far Away'));
		await run('addCorpus', file);
		await assertComes('Machines Far Away');
		await write(file, listing('Machines Even Farther Away'));
		await assertComes('Machines Even Farther Away');
		await fs.delete(file);
		await assertGoes('Machines Even Farther Away');
		assert.match((await rowsOf('far.txt'))[0]?.detail ?? '', /^It does not exist\./);
		await write(file, listing('Machines Back From Afar'));
		await assertComes('Machines Back From Afar');
		await run('removeCorpus', file);
		await run('addCorpus', outside);
		await write(vscode.Uri.joinPath(outside, 'deep/near.txt'), listing('Machines Deep Outside'));
		await assertComes('Machines Deep Outside');
		await run('removeCorpus', outside);
		await assertGoes('Machines Deep Outside');
		await fs.delete(outside, { recursive: true });
	});

	it('names file and reason of what cannot be read, and holds everything else', async () => {
		const good = listing('Machines Among Broken Files');
		const utf16 = (text: string) =>
			new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((c) => c.charCodeAt(0))]).buffer);
		const broken = new TextEncoder().encode(listing('Machines With A Broken Sign').replace('owner', 'own#er'));
		broken[broken.indexOf('#'.charCodeAt(0))] = 0xff;
		await write(at('good.papers.txt'), good);
		await write(at('empty.papers.txt'), '');
		await write(at('binary.papers.txt'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 0, 1, 8, 2, 0, 0]));
		await write(at('latin.papers.txt'), new Uint8Array(400).fill(0xe9));
		await write(at('recipe.papers.txt'), 'Two eggs\nA spoon of flour\n');
		await write(at('wide.papers.txt'), utf16(listing('Machines Of Two Bytes A Sign')));
		await write(at('sign.papers.txt'), broken);
		await fs.createDirectory(at('folder.papers.txt'));
		await vscode.workspace
			.getConfiguration('offprint')
			.update('corpus', ['**/*.papers.txt', 'nowhere/missing.txt', 'good.txt/inside.txt', '/nowhere/*.txt'], false);

		const reasons: Readonly<Record<string, RegExp>> = {
			'empty.papers.txt': /^The file is empty\.$/,
			'binary.papers.txt': /^The file is a picture \(PNG\), not text\./,
			'latin.papers.txt': /^The file is .*not UTF-8.*; save it as UTF-8\./,
			'recipe.papers.txt': /^No paper was found; .* · 2 of 2 lines not understood$/,
			'missing.txt': /^It does not exist\./,
			nowhere: /^It does not exist\./,
		};
		await eventually(
			() => rowsOf('nowhere'),
			(rows) => rows.length > 0,
		);
		for (const [name, reason] of Object.entries(reasons)) {
			const rows = await rowsOf(name);
			assert.equal(rows.length, 1, `${name} is named once`);
			assert.match(rows[0]!.label, /^\$\(error\)/);
			assert.match(rows[0]!.detail, reason, name);
		}
		assert.equal((await rowsOf('folder.papers.txt')).length, 0);
		assert.match((await rowsOf('sign.papers.txt'))[0]!.label, /^\$\(warning\)/);
		for (const title of [
			'Machines Among Broken Files',
			'Machines Of Two Bytes A Sign',
			'Machines With A Broken Sign',
		]) {
			await assertComes(title);
		}
		await assertComes('A Dataset Perspective on Offline Reinforcement Learning');
	});

	it('is read on any file system, and says which folders and files of one cannot be read', async () => {
		const text = new TextEncoder().encode(listing('Machines On A Virtual File System'));
		const isFolder = ({ path }: vscode.Uri) => !path.endsWith('.txt');
		const registration = vscode.workspace.registerFileSystemProvider('offprint-test', {
			onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
			watch: () => new vscode.Disposable(() => {}),
			stat: (uri) => ({
				type: isFolder(uri) ? vscode.FileType.Directory : vscode.FileType.File,
				ctime: 0,
				mtime: 0,
				size: uri.path.endsWith('/huge.txt') ? 2e9 : text.length,
			}),
			readDirectory: (uri) => {
				if (uri.path.endsWith('/locked')) {
					throw vscode.FileSystemError.NoPermissions(uri);
				}
				return [
					['locked', vscode.FileType.Directory],
					['page.txt', vscode.FileType.File],
					['gone.txt', vscode.FileType.File],
					['huge.txt', vscode.FileType.File],
				];
			},
			readFile: (uri) => {
				if (uri.path.endsWith('/gone.txt')) {
					throw vscode.FileSystemError.FileNotFound(uri);
				}
				assert.ok(!uri.path.endsWith('/huge.txt'), 'nothing of it is read');
				return text;
			},
			createDirectory: () => {},
			writeFile: () => {},
			delete: () => {},
			rename: () => {},
		});
		// It ends when the user has closed the message about the folder.
		void run('addCorpus', vscode.Uri.parse('offprint-test://machine/papers'));
		await assertComes('Machines On A Virtual File System');
		assert.match((await rowsOf('locked'))[0]?.detail ?? '', /^You may not read it/);
		assert.match((await rowsOf('gone.txt'))[0]?.detail ?? '', /^It does not exist/, 'gone while it was being read');
		assert.match((await rowsOf('huge.txt'))[0]?.detail ?? '', /2000 MB, more than .*; split it/);
		await run('removeCorpus', vscode.Uri.parse('offprint-test://machine/papers'));
		await assertGoes('Machines On A Virtual File System');
		registration.dispose();
	});

	it('holds the listings of every folder of the workspace (needs a workspace file)', async function () {
		if (!vscode.workspace.workspaceFile) {
			this.skip();
		}
		const second = inWorkspace(`../second-${Date.now()}`);
		await write(vscode.Uri.joinPath(second, 'other.papers.txt'), listing('Machines In A Second Folder'));
		const count = vscode.workspace.workspaceFolders!.length;
		vscode.workspace.updateWorkspaceFolders(count, 0, { uri: second });
		await assertComes('Machines In A Second Folder');
		await write(vscode.Uri.joinPath(second, 'more.papers.txt'), listing('More Machines In A Second Folder'));
		await assertComes('More Machines In A Second Folder');
		await run('removeCorpus', vscode.Uri.joinPath(second, 'more.papers.txt'));
		await assertGoes('More Machines In A Second Folder');
		await assertComes('Machines In A Second Folder');
		vscode.workspace.updateWorkspaceFolders(count, 1);
		await assertGoes('Machines In A Second Folder');
		await assertComes('A Dataset Perspective on Offline Reinforcement Learning');
		await fs.delete(second, { recursive: true });
	});
});
