// The module that an extension host loads to run the integration tests; VS Code calls `run`.
// Mocha's browser edition works in both hosts, so that both run the very same bundle.
import 'mocha/mocha.js';
import { commands, window } from 'vscode';
import { Reporter } from '../reporter';

const openTabs = () => window.tabGroups.all.flatMap(({ tabs }) => tabs);

/** Closes every editor; drops what is not saved, which VS Code would ask about. */
async function closeEditors(): Promise<void> {
	for (let left = openTabs().length; left > 0; left -= 1) {
		await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	await window.tabGroups.close(openTabs());
}

export async function run(): Promise<void> {
	const host = 'WorkerGlobalScope' in globalThis ? 'web' : 'node';
	if (host !== process.env.OFFPRINT_HOST) {
		throw new Error(`The bundle for ${process.env.OFFPRINT_HOST} was loaded into the ${host} host`);
	}
	// Generous: a test that fails by itself says so at once, and one on a busy machine may take long.
	const mocha = new Mocha({ ui: 'bdd', timeout: 2 * 60_000, retries: 1, reporter: Reporter as never });
	mocha.suite.emit('pre-require', globalThis, null, mocha);
	if (process.env.OFFPRINT_GREP) {
		mocha.grep(process.env.OFFPRINT_GREP);
	}
	await import('offprint:tests');
	for (const suite of mocha.suite.suites) {
		suite.beforeAll('begin with no editor open', closeEditors);
	}
	// The Explorer would draw every file that the tests write.
	await commands.executeCommand('workbench.action.closeSidebar');
	const failures = await new Promise<number>((resolve) => mocha.run(resolve));
	if (failures > 0) {
		throw new Error(`${failures} failed`);
	}
}
