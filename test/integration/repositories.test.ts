import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { papersRead, writeFiles } from './documents';

async function hoverTexts(uri: vscode.Uri, line: number, character: number): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		uri,
		new vscode.Position(line, character),
	);
	return hovers
		.flatMap(({ contents }) => contents)
		.map((content) => (typeof content === 'string' ? content : content.value))
		.join('\n');
}

describe('A link to a project of a known paper', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	for (const [name, before] of [
		['a.md', 'See [there]('],
		['b.py', '# '],
		['c.bib', '@misc{x, url = {'],
	] as const) {
		it(`says which paper that is in ${name}`, async () => {
			const file = await writeFiles({ [name]: `${before}http://phyworld.github.io/)}\nhttps://example.org/none\n` });
			await vscode.window.showTextDocument(file(name));
			const text = await hoverTexts(file(name), 0, before.length + 12);
			assert.match(text, /How Far is Video Generation from World Model/);
			assert.match(text, /command:offprint\.openPaper\?%5B%22arxiv%3A2411\.02385/);
			assert.doesNotMatch(await hoverTexts(file(name), 1, 12), /offprint/);
		});
	}
});

describe('A note on a paper', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('is made once and opened again, with what the user wrote', async () => {
		const config = vscode.workspace.getConfiguration('offprint');
		await config.update('notes.folder', 'my notes', vscode.ConfigurationTarget.Workspace);
		try {
			const id = 'arxiv:2411.02385';
			await vscode.commands.executeCommand('offprint.openNote', id);
			const first = vscode.window.activeTextEditor;
			assert.ok(first);
			assert.match(
				first.document.uri.path,
				/\/my notes\/how-far-is-video-generation-from-world-model-a-physical-law-perspective\.md$/,
			);
			await first.edit((edit) => edit.insert(new vscode.Position(first.document.lineCount, 0), 'Mine.\n'));
			await first.document.save();
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			await vscode.commands.executeCommand('offprint.openNote', id);
			assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^---\ntitle: [\s\S]*Mine\.\n$/);
		} finally {
			await config.update('notes.folder', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});
});
