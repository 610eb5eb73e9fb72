import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT_SCIENCE, AMADEUS, eventually, papersRead } from './documents';

const panels = () =>
	vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('offprint.paper'));
const titles = () => panels().map(({ label }) => label);

/** Waits until the tabs are as wanted; VS Code tells extensions of tabs a moment after they change. */
async function tabsAre(expected: readonly string[]): Promise<void> {
	const found = await eventually(titles, (now) => JSON.stringify(now) === JSON.stringify(expected));
	assert.deepEqual(found, expected);
}

const AGENT = 'AI Agent Behavioral Science';
const AMADEUS_TAB = 'AmadeusGPT: a natural language interface for in…';
const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`offprint.${command}`, ...args);

describe('Opening papers', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('uses one panel for one after the other', async () => {
		await run('openPaper', AGENT_SCIENCE);
		await tabsAre([AGENT]);
		await run('openPaper', AMADEUS);
		await tabsAre([AMADEUS_TAB]);
	});

	it('keeps a panel that is to stay open, and opens the next paper in another', async () => {
		await run('openPaper', AGENT_SCIENCE);
		await tabsAre([AGENT]);
		await run('keepPaperOpen');
		await run('openPaper', AMADEUS);
		await tabsAre([AGENT, AMADEUS_TAB]);
	});

	it('goes back and forward', async () => {
		await run('openPaper', AGENT_SCIENCE);
		await run('openPaper', AMADEUS);
		await run('paperBack');
		await tabsAre([AGENT]);
		await run('paperForward');
		await tabsAre([AMADEUS_TAB]);
	});

	it('goes to the next paper of the view and comes back to the same', async () => {
		await run('openPaper', AGENT_SCIENCE);
		await tabsAre([AGENT]);
		await run('nextPaper');
		const [next, ...others] = await eventually(titles, ([first]) => first !== AGENT);
		assert.notEqual(next, AGENT);
		assert.deepEqual(others, []);
		await run('previousPaper');
		await tabsAre([AGENT]);
	});

	it('keeps the paper open that is opened twice in a row, as a double click does', async () => {
		await Promise.all([run('openPaper', AGENT_SCIENCE), run('openPaper', AGENT_SCIENCE)]);
		await run('openPaper', AMADEUS);
		await tabsAre([AGENT, AMADEUS_TAB]);
	});
});
