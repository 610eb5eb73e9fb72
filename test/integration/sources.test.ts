import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AMADEUS, eventually, papersRead, writeFiles } from './documents';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`offprint.${command}`, ...args);

const ABSTRACT = 'We describe a machine that reads what its owner keeps, wherever that is. '.repeat(6);
const PAPER = `Machines That Stand In Two Places\n\n${ABSTRACT}\n\n3 authors\n\nPublished on May 4, 2025\n`;
const hints = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Offprint');

describe('Sources', () => {
	before(papersRead);

	let folder: vscode.Uri | undefined;

	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		if (folder) {
			await vscode.workspace.fs.delete(folder, { recursive: true });
			folder = undefined;
		}
	});

	it('show what could not be read, at its line, while the file is open', async () => {
		const broken = new TextEncoder().encode(PAPER.replace('3 authors', '3 authors\n\n#'));
		const at = await writeFiles({ 'other.papers.txt': PAPER });
		folder = at('.');
		const uri = at('broken.papers.txt');
		broken[broken.indexOf('#'.charCodeAt(0))] = 0xff;
		await vscode.workspace.fs.writeFile(uri, broken);
		await run('refresh');
		assert.deepEqual(hints(uri), []);

		const { document } = await vscode.window.showTextDocument(uri);
		const [hint] = await eventually(
			() => hints(uri),
			({ length }) => length > 0,
		);
		assert.equal(
			hint?.range.start.line,
			document
				.getText()
				.split('\n')
				.findIndex((line) => line.includes('\ufffd')),
		);
		assert.equal(hint?.severity, vscode.DiagnosticSeverity.Information);

		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(PAPER));
		assert.deepEqual(
			await eventually(
				() => hints(uri),
				({ length }) => length === 0,
			),
			[],
		);
		await vscode.workspace.fs.writeFile(uri, broken);
		await eventually(
			() => hints(uri),
			({ length }) => length > 0,
		);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		assert.deepEqual(
			await eventually(
				() => hints(uri),
				({ length }) => length === 0,
			),
			[],
		);
	});

	it('are revealed at the line of the paper', async () => {
		await run('revealInSource', AMADEUS, 0);
		const editor = vscode.window.activeTextEditor;
		assert.match(editor?.document.getText(editor.selection) ?? '', /AmadeusGPT/);
	});

	it('are opened at the very line also when a paper stands in several', async () => {
		const at = await writeFiles({ 'a.papers.txt': PAPER, 'b.papers.txt': `\n\n${PAPER}` });
		folder = at('.');
		await run('refresh');
		const id = 'title:machinesthatstandintwoplaces';
		await run('revealInSource', id, 1);
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.toString(), at('b.papers.txt').toString());
		assert.equal(editor?.selection.start.line, 2);

		await run('revealInSource', id, 0);
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), at('a.papers.txt').toString());
	});
});
