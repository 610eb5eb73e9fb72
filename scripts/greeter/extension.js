const vscode = require('vscode');

exports.activate = async ({ globalState }) => {
	if (!globalState.get('greeted')) {
		await globalState.update('greeted', true);
		await vscode.commands.executeCommand('workbench.view.extension.offprint');
	}
};
