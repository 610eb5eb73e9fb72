const { commands, ViewColumn, window, workspace } = require('vscode');

/** Answers to the command of “GitHub Repositories”, which the tests cannot install, and says what it was given. */
function openRepositories() {
	return commands.registerCommand('remoteHub.openRepository', (address) =>
		window.showInformationMessage(`The neighbour opens ${address}`),
	);
}

/** A row that opens a page with one word: the least that VS Code needs to open any page from a row. */
function openEmptyPages() {
	const command = { command: 'neighbour.openEmptyPage', title: 'Open' };
	window.registerTreeDataProvider('neighbour.pages', {
		getChildren: (row) => (row ? [] : [{ label: 'Empty Page', command }]),
		getTreeItem: (row) => row,
	});
	let pages = 0;
	return commands.registerCommand(command.command, () => {
		pages += 1;
		const showOptions = { viewColumn: ViewColumn.Active, preserveFocus: true };
		const panel = window.createWebviewPanel('neighbour.page', 'Empty', showOptions, { enableScripts: true });
		panel.webview.html = `<!DOCTYPE html><main data-paper="empty ${pages}">Empty</main>`;
	});
}

const parts = { opensRepositories: openRepositories, opensEmptyPages: openEmptyPages };

exports.activate = ({ subscriptions }) => {
	const settings = workspace.getConfiguration('neighbour');
	for (const [setting, begin] of Object.entries(parts)) {
		if (settings.get(setting)) {
			subscriptions.push(begin());
		}
	}
};
