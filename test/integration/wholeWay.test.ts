import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened } from './documents';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const file = (name: string) => vscode.Uri.joinPath(folder(), name);
const META_WORLD = 'title:metaworldabenchmarkandevaluationformultitaskandmetareinforcementlearning';
const TRANSFORMER2 = 'title:transformer2selfadaptivellms';

describe('The whole way, on the samples', () => {
	before(async () => {
		await vscode.extensions.getExtension('offprint.offprint')!.activate();
		await vscode.commands.executeCommand('offprint.refresh');
		// Where there is none, Offprint asks.
		await vscode.workspace.fs.writeFile(file('references.bib'), new Uint8Array());
	});

	after(() => vscode.workspace.fs.delete(file('references.bib')));

	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('opens a paper in a panel named after it', async () => {
		await vscode.commands.executeCommand('offprint.openPaper', META_WORLD);
		await assertTabs(['Meta-World: A Benchmark and Evaluation for Mult…']);
	});

	it('shows another paper in the same panel', async () => {
		await vscode.commands.executeCommand('offprint.openPaper', META_WORLD);
		await vscode.commands.executeCommand('offprint.openPaper', TRANSFORMER2);
		await assertTabs(['Transformer²: Self-adaptive LLMs']);
	});

	it('cites at the cursor and writes the entry once', async () => {
		const editor = await write('cite-once.md', 'Robots meet many tasks.\nThey forget it.\n');
		editor.selection = new vscode.Selection(0, 22, 0, 22);
		await vscode.commands.executeCommand('offprint.insertCitation', META_WORLD);
		editor.selection = new vscode.Selection(1, 14, 1, 14);
		await vscode.commands.executeCommand('offprint.insertCitation', META_WORLD);
		assert.equal(
			editor.document.getText(),
			'Robots meet many tasks [@metaworld2019].\nThey forget it [@metaworld2019].\n',
		);
		const bibliography = await read('references.bib');
		assert.equal(bibliography.match(/@misc\{metaworld2019,/g)?.length, 1);
		assert.ok(!/author\s*=/.test(bibliography), 'no author is known, so none is claimed');
	});

	it('joins a second paper to the citation under the cursor', async () => {
		const editor = await write('join.md', 'See [@other2020].\n');
		editor.selection = new vscode.Selection(0, 14, 0, 14);
		await vscode.commands.executeCommand('offprint.insertCitation', META_WORLD);
		assert.equal(editor.document.getText(), 'See [@other2020; @metaworld2019].\n');
	});

	it('writes to the bibliography that the front matter names and leaves the rest of it alone', async () => {
		const kept = '% mine\r\n@string{x = "y"}\r\n@book{knuth, title = x # " z",}';
		await vscode.workspace.fs.writeFile(file('mine.bib'), new TextEncoder().encode(kept));
		const editor = await write('front.md', '---\nbibliography: mine.bib\n---\nA text\n');
		editor.selection = new vscode.Selection(3, 6, 3, 6);
		await vscode.commands.executeCommand('offprint.insertCitation', TRANSFORMER2);
		const after = await read('mine.bib');
		assert.ok(after.startsWith(kept), after);
		assert.match(after.slice(kept.length), /@misc\{transformer2-nd,/);
		assert.match(editor.document.getText(), /A text \[@transformer2-nd\]/);
	});

	it("reuses the user's key for a paper that stands in the bibliography under another one", async () => {
		const own =
			'@misc{yu2019meta,\n  title = {Meta-World: A Benchmark and Evaluation for Multi-Task and Meta Reinforcement Learning},\n}\n';
		await vscode.workspace.fs.writeFile(file('own.bib'), new TextEncoder().encode(own));
		const editor = await write('own.md', '---\nbibliography: own.bib\n---\nA text\n');
		editor.selection = new vscode.Selection(3, 6, 3, 6);
		await vscode.commands.executeCommand('offprint.insertCitation', META_WORLD);
		assert.match(editor.document.getText(), /A text \[@yu2019meta\]/);
		assert.equal(await read('own.bib'), own);
	});

	it('links instead of citing in a README', async () => {
		const editor = await write('README.md', 'Uses \n');
		editor.selection = new vscode.Selection(0, 5, 0, 5);
		await vscode.commands.executeCommand('offprint.insertCitation', META_WORLD);
		assert.match(editor.document.getText(), /^Uses \[Meta-World: .+\]\(https:\/\/\S+\)/);
	});

	it('reads a listing that appears and forgets one that goes', async () => {
		const listing = file('fresh.papers.txt');
		const abstract = 'We describe a thing that did not exist a moment ago and that will be gone in another. '.repeat(4);
		await vscode.workspace.fs.writeFile(
			listing,
			new TextEncoder().encode(
				`Get trending papers in your email inbox!\nSubscribeFresh Paper Appearing While One Watches\n${abstract}\n`,
			),
		);
		const fresh = 'title:freshpaperappearingwhileonewatches';
		await vscode.commands.executeCommand('offprint.refresh');
		await vscode.commands.executeCommand('offprint.openPaper', fresh);
		await assertTabs(['Fresh Paper Appearing While One Watches']);
		await vscode.workspace.fs.delete(listing);
		await vscode.commands.executeCommand('offprint.refresh');
		const editor = await write('gone.md', 'Nothing\n');
		await vscode.commands.executeCommand('offprint.insertCitation', fresh);
		assert.equal(editor.document.getText(), 'Nothing\n');
	});
});

/** Tabs reach the extension host some time after the panels they stand for. */
async function assertTabs(expected: readonly string[]): Promise<void> {
	const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
	for (let tries = 0; tries < 50 && labels().join() !== expected.join(); tries++) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	assert.deepEqual(labels(), expected);
}

async function write(name: string, text: string): Promise<vscode.TextEditor> {
	await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
	const document = await opened(file(name), text);
	return vscode.window.showTextDocument(document);
}

async function read(name: string): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
}
