import assert from 'node:assert/strict';
import { parse as parseToml } from 'smol-toml';
import * as vscode from 'vscode';
import type { AgentCorpus } from '../../src/core/agent/tool';
import { AGENT_TOOLS, runTool } from '../../src/core/agent/tools';
import { citationKeys } from '../../src/core/citation/keys/keys';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import { createSearch, ReadTexts } from '../../src/core/search';
import { AGENT_SCIENCE, eventually, inWorkspace, papersRead, readFile, writeFiles } from './documents';

const isNode = process.env.OFFPRINT_HOST === 'node';

/** What a tool of the editor answers, or the message it refuses with. */
async function invoke(tool: string, input: object): Promise<string> {
	const options = { input, toolInvocationToken: undefined };
	try {
		const { content } = await vscode.lm.invokeTool(tool, options, new vscode.CancellationTokenSource().token);
		return content.map((part) => (part as vscode.LanguageModelTextPart).value).join('');
	} catch (error) {
		return (error as Error).message;
	}
}

/** The papers of the workspace for core alone, without an adapter. */
async function bareCorpus(): Promise<AgentCorpus> {
	let library = Library.empty;
	for (const name of ['daily.papers.txt', 'records.papers.txt', 'trending.papers.txt']) {
		const uri = inWorkspace(name);
		const notAfter = new Date((await vscode.workspace.fs.stat(uri)).mtime).toISOString().slice(0, 10);
		library = library.withListing(readListing(await readFile(uri), uri.toString(), { notAfter }));
	}
	const { papers } = library;
	const [search, keys] = [createSearch(papers), citationKeys(papers)];
	const nothing = async () => null;
	const readTexts = async () => ReadTexts.NONE;
	return { library, search, keys, fullText: nothing, readTexts, readFile: nothing, addEntry: null };
}

const REQUESTS: Readonly<Record<string, object>> = {
	search_papers: { query: 'has:code world model', limit: 5 },
	get_paper: { paper: AGENT_SCIENCE },
	cite_papers: { papers: [AGENT_SCIENCE, 'Nobody Ever Wrote This'], format: 'csl-json' },
	check_citations: { text: 'As shown [@nobody2031x].' },
	related_papers: { paper: AGENT_SCIENCE, limit: 4 },
	list_new_papers: { limit: 7 },
};

describe('Agents', () => {
	before(papersRead);

	it('find every tool in the editor', () => {
		const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('offprint_'));
		assert.deepEqual(names.toSorted(), AGENT_TOOLS.map(({ name }) => `offprint_${name}`).toSorted());
	});

	it('get from the tools of the editor the bytes that core gives', async () => {
		const corpus = await bareCorpus();
		assert.deepEqual(Object.keys(REQUESTS).toSorted(), AGENT_TOOLS.map(({ name }) => name).toSorted());
		for (const tool of AGENT_TOOLS) {
			const input = REQUESTS[tool.name]!;
			assert.equal(await invoke(`offprint_${tool.name}`, input), await runTool(tool, input, corpus), tool.name);
		}
	});

	it('are told which field of an input is wrong, and not to cite what nobody knows', async () => {
		assert.match(await invoke('offprint_search_papers', {}), /“query” is missing/);
		assert.match(await invoke('offprint_get_paper', { paper: 'nobody2031x' }), /do not cite it/);
	});

	it('find the skill and the prompts', async () => {
		const files =
			await vscode.commands.executeCommand<readonly { readonly uri: vscode.Uri; readonly type: string }[]>(
				'_listExtensionPromptFiles',
			);
		const ours = files
			.map(({ uri }) => uri.path)
			.filter((path) => /cite-papers|related-work|check-references/.test(path));
		assert.equal(ours.length, 3, ours.join('\n'));
	});

	it('write an entry to a bibliography of the workspace, and nowhere else', async () => {
		const at = await writeFiles({ 'refs.bib': '% mine\n' });
		const input = { papers: [AGENT_SCIENCE], write: at('refs.bib').path };
		assert.match(await invoke('offprint_cite_papers', input), /Written: /);
		assert.match(await readFile(at('refs.bib')), /^% mine\n[\s\S]*title = \{+A?I? ?\{?/);
		assert.match(
			await invoke('offprint_cite_papers', { ...input, write: '/elsewhere/refs.bib' }),
			/no \.bib file of this/,
		);
		await vscode.workspace.fs.delete(at('.'), { recursive: true });
	});

	it('get the skill into the folder they work in', async () => {
		const place = inWorkspace('.agents/skills/cite-papers/SKILL.md');
		await acceptRow('installSkill', 0);
		const text = await eventually(
			() => readFile(place).catch(() => ''),
			(found) => found !== '',
		);
		assert.match(text, /^---\nname: cite-papers\n/);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(inWorkspace('.agents'), { recursive: true });
	});

	(isNode ? it : it.skip)('get the same bytes from the server that VS Code starts', async () => {
		const mcp = (name: string) => `mcp_offprint_${name}`;
		const isThere = () => vscode.lm.tools.some(({ name }) => name === mcp('get_paper'));
		await eventually(async () => {
			// Asked before the editor knows of the server, this does nothing and says nothing.
			await vscode.commands.executeCommand('workbench.mcp.startServer', 'offprint.offprint/Offprint', {
				waitForLiveTools: true,
			});
			return isThere();
		}, Boolean);
		for (const { name } of AGENT_TOOLS) {
			const input = REQUESTS[name]!;
			assert.equal(await invoke(mcp(name), input), await invoke(`offprint_${name}`, input), name);
		}
	});

	(isNode ? it : it.skip)('start the server by each block that Copy MCP Configuration… gives', async () => {
		const server = (found: unknown) => found as { readonly command: string; readonly args: readonly string[] };
		const readers: readonly ((text: string) => unknown)[] = [
			(text) => JSON.parse(text).servers.offprint,
			(text) => JSON.parse(text).mcpServers.offprint,
			(text) => JSON.parse(text).mcpServers.offprint,
			(text) => (parseToml(text) as { mcp_servers: { offprint: unknown } }).mcp_servers.offprint,
		];
		const input = REQUESTS.list_new_papers!;
		const expected = await invoke('offprint_list_new_papers', input);
		for (const [row, read] of readers.entries()) {
			await vscode.env.clipboard.writeText('');
			await acceptRow('copyMcpConfiguration', row);
			const text = await eventually(async () => vscode.env.clipboard.readText(), Boolean);
			const { command, args } = server(read(text));
			assert.equal(command, 'node');
			assert.equal(await callOnce(args, 'list_new_papers', input), expected, text);
		}
	});
});

/** Runs a command that asks with a list, and takes one of its rows. */
async function acceptRow(command: string, row: number): Promise<void> {
	const running = vscode.commands.executeCommand(`offprint.${command}`);
	let isOver = false;
	void running.then(() => {
		isOver = true;
	});
	await new Promise((shown) => setTimeout(shown, 1000));
	for (let moved = 0; moved < row; moved++) {
		await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
	}
	await eventually(async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return isOver;
	}, Boolean);
}

/** One call of a tool of a server that runs elsewhere than in the folder of the papers. */
async function callOnce(args: readonly string[], name: string, input: object): Promise<string> {
	const { spawn } = await import('node:child_process');
	const server = spawn(process.execPath, args, { cwd: '/' });
	const requests = [
		{
			method: 'initialize',
			params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
		},
		{ method: 'tools/call', params: { name, arguments: input } },
	];
	let out = '';
	server.stdout.on('data', (data: Uint8Array) => {
		out += new TextDecoder().decode(data);
	});
	for (const [id, request] of requests.entries()) {
		server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...request })}\n`);
	}
	const lines = await eventually(
		() => out.split('\n').filter(Boolean),
		({ length }) => length === requests.length,
	);
	server.stdin.end();
	const answers = lines.map((line) => JSON.parse(line) as { id: number; result: { content: { text: string }[] } });
	return answers.find(({ id }) => id === 1)?.result.content[0]?.text ?? out;
}
