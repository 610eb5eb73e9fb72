import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT_SCIENCE, AMADEUS, papersRead } from './documents';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`offprint.${command}`, ...args);
const shown = () => run<readonly string[]>('_shownPapers');

describe('The tree', () => {
	before(papersRead);

	afterEach(async () => {
		await run('clearFilter');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('is filtered by a query, and whole again when the filter is cleared', async () => {
		const all = (await shown()).length;
		await run('filterPapers', 'agent behavioral science');
		assert.deepEqual(await shown(), [AGENT_SCIENCE]);
		await run('filterPapers', '-has:code');
		const without = (await shown()).length;
		await run('filterPapers', 'has:code');
		const having = (await shown()).length;
		assert.ok(having > 0 && without > 0);
		assert.equal(having + without, all);
		await run('clearFilter');
		assert.equal((await shown()).length, all);
	});

	it('has every paper under one topic', async () => {
		const all = (await shown()).length;
		await run('filterPapers', 'topic:robotics');
		const robotics = await shown();
		await run('filterPapers', '-topic:robotics');
		const others = await shown();
		assert.ok(robotics.length > 0);
		assert.equal(robotics.length + others.length, all);
	});

	it('shows a paper under the topic the user moves it to', async () => {
		await run('moveToTopic', AMADEUS, 'theory-causality');
		await run('filterPapers', 'topic:theory-causality');
		assert.ok((await shown()).includes(AMADEUS));
	});

	it('copies keys, entries, links and titles of one paper and of several', async () => {
		const copied = async (command: string, ...ids: string[]) => {
			await run(command, ids);
			return vscode.env.clipboard.readText();
		};
		assert.equal(await copied('copyTitle', AGENT_SCIENCE), 'AI Agent Behavioral Science');
		assert.match(await copied('copyCitationKey', AGENT_SCIENCE, AMADEUS), /^[a-z0-9-]+\n[a-z0-9-]+$/);
		assert.match(await copied('copyMarkdownLink', AGENT_SCIENCE), /^\[AI Agent Behavioral Science\]\(https:\/\/\S+\)$/);
		assert.equal((await copied('copyBibtex', AGENT_SCIENCE, AMADEUS)).match(/^@/gm)?.length, 2);
	});

	it('writes a digest as an unsaved Markdown document', async () => {
		await run('createDigest', { ids: [AGENT_SCIENCE, AMADEUS] });
		const document = vscode.window.activeTextEditor?.document;
		assert.equal(document?.languageId, 'markdown');
		assert.ok(document?.isUntitled);
		const text = document.getText();
		assert.match(text, /^### \[AI Agent Behavioral Science\]\(https:/m);
		assert.match(text, /^### \[AmadeusGPT: /m);
		assert.equal(text.match(/^\[\^[\w-]+\]: /gm)?.length, 2);
	});
});
