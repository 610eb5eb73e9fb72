import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The extension', () => {
	it('activates in this extension host and registers every command of its manifest', async () => {
		const extension = vscode.extensions.getExtension('offprint.offprint');
		assert.ok(extension, 'VS Code does not know the extension');
		await extension.activate();
		const known = new Set(await vscode.commands.getCommands(true));
		const declared: { command: string }[] = extension.packageJSON.contributes.commands;
		assert.deepEqual(
			declared.map(({ command }) => command).filter((command) => !known.has(command)),
			[],
		);
	});
});
