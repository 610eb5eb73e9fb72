import assert from 'node:assert/strict';
import { parse as parseToml } from 'smol-toml';
import * as vscode from 'vscode';
import type { AgentCorpus } from '../../src/core/agent/tool';
import { AGENT_TOOLS, runTool } from '../../src/core/agent/tools';
import { citationKeys } from '../../src/core/citation/keys/keys';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import { createSearch, ReadTexts } from '../../src/core/search';
import { topicName, topicsOf } from '../../src/core/topics';
import { languageModelTool } from '../../src/host/agent/languageModelTools';
import { BibliographyCache } from '../../src/host/citing/bibliographyCache';
import { AGENT_SCIENCE, eventually, inWorkspace, papersRead, readFile, writeFiles } from './documents';

const isNode = process.env.OFFPRINT_HOST === 'node';

/** A test for the host of Node.js alone. */
function withProcesses(title: string, body: () => Promise<void>): void {
	if (isNode) {
		it(title, body);
	} else {
		it.skip(`${title} (there are no processes in a web worker)`, body);
	}
}

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
	return {
		...{ library, unread: [], search, keys, fullText: nothing, readTexts, readFile: nothing, withBibliography: null },
		topicsOf: async (paper) => topicsOf(paper).map(({ topic }) => topicName(topic)),
		topicWords: async () => (paper) => topicsOf(paper).flatMap(({ topic }) => [topic, topicName(topic)]),
	};
}

const REQUESTS: Readonly<Record<string, object>> = {
	search_papers: { query: 'has:code world model', limit: 5 },
	get_paper: { paper: AGENT_SCIENCE },
	cite_papers: { papers: [AGENT_SCIENCE, 'Nobody Ever Wrote This'], format: 'csl-json' },
	check_citations: { text: 'As shown [@nobody2031x].' },
	related_papers: { paper: AGENT_SCIENCE, limit: 4 },
	list_new_papers: { limit: 7 },
};

/** What depends on more than words, and what is refused in the same words, too. */
const FURTHER: readonly (readonly [tool: string, input: object])[] = [
	['search_papers', { query: 'topic:robotics', limit: 5 }],
	['cite_papers', { papers: ['nobody2031x', 'A Work That Nobody Wrote'] }],
	['cite_papers', { papers: 'nobody2031x', write: 'refs.bib' }],
	['get_paper', { paper: AGENT_SCIENCE, section: '3' }],
	['get_paper', { paper: '' }],
	['search_papers', { query: 'robots', rows: 3 }],
	['related_papers', {}],
];

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
		for (const [name, input] of FURTHER) {
			const tool = AGENT_TOOLS.find((each) => each.name === name)!;
			const refusal = await runTool(tool, input, corpus).then(String, (error: Error) => error.message);
			assert.equal(await invoke(`offprint_${name}`, input), refusal, name);
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
		const folder = inWorkspace('.').path;
		for (const write of [
			'/elsewhere/refs.bib',
			'../refs.bib',
			`${folder}/../refs.bib`,
			`${folder}/../../refs.bib`,
			'notes.md',
		]) {
			assert.match(await invoke('offprint_cite_papers', { ...input, write }), /no \.bib file of this/, write);
		}
		await vscode.workspace.fs.delete(at('.'), { recursive: true });
	});

	it('write at the same time without losing an entry, into what is being edited without saving it', async () => {
		const at = await writeFiles({ 'refs.bib': '', 'open.bib': '' });
		const { papers } = (await bareCorpus()).library;
		const ids = papers.slice(0, 5).map(({ id }) => id);
		const answers = await Promise.all(
			ids.map((id) => invoke('offprint_cite_papers', { papers: [id], write: at('refs.bib').path })),
		);
		const written = await readFile(at('refs.bib'));
		for (const answer of answers) {
			const [, key] = /^\[@(\S+)\]/.exec(answer) ?? [];
			assert.equal(written.split(`{${key},`).length, 2, answer);
		}
		const document = await vscode.workspace.openTextDocument(at('open.bib'));
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), '% being typed\n');
		await vscode.workspace.applyEdit(edit);
		assert.match(await invoke('offprint_cite_papers', { papers: ids, write: at('open.bib').path }), /Written: /);
		assert.match(document.getText(), /^% being typed\n[\s\S]*@\w+\{/);
		assert.equal(await readFile(at('open.bib')), '');
		await document.save();
		await vscode.workspace.fs.delete(at('.'), { recursive: true });
	});

	it('ask before they write, with the very entries and the file, and for nothing that is refused or only read', async () => {
		const { library, search, keys } = await bareCorpus();
		const [first, second] = library.papers;
		const taken = keys.get(first!.id)!;
		const at = await writeFiles({
			'refs.bib': `@book{${taken}, title={Another Work}}\n\n@misc{mine, title={${second!.titleText}}}\n`,
		});
		const nobody = async () => undefined;
		const tool = languageModelTool(AGENT_TOOLS.find(({ name }) => name === 'cite_papers')!, {
			store: { current: library, whenLoaded: nobody(), whenTextsRead: nobody() } as never,
			searcher: { current: search, whenReady: nobody() } as never,
			topics: {} as never,
			texts: { kept: nobody, whenRead: async () => ReadTexts.NONE } as never,
			bibliographies: new BibliographyCache({} as never, (task) => task()),
		});
		const { token } = new vscode.CancellationTokenSource();
		const asked = async (input: object) => {
			const prepared = await tool.prepareInvocation!({ input }, token);
			return (prepared?.confirmationMessages?.message as vscode.MarkdownString | undefined)?.value;
		};
		const write = at('refs.bib').path;
		const input = { papers: [first!.id, second!.id], write };
		const before = await readFile(at('refs.bib'));
		const message = (await asked(input))!;
		assert.equal(await readFile(at('refs.bib')), before, 'asking writes nothing');
		await tool.invoke({ input, toolInvocationToken: undefined }, token);
		const added = (await readFile(at('refs.bib'))).slice(before.length).trim();
		assert.match(added, new RegExp(`^@\\w+\\{${taken}[b-z],`), 'one paper, under a key that is free');
		assert.ok(message.includes(added), message);
		assert.ok(message.replace(/\\/g, '').includes(write), message);
		assert.equal(await asked(input), undefined, 'nothing is left to be written');
		assert.equal(await asked({ papers: [first!.id] }), undefined);
		assert.equal(await asked({ papers: ['nobody2031x'], write }), undefined);
		assert.equal(await asked({ papers: [first!.id], write: '../refs.bib' }), undefined);
		assert.equal(await asked({ papers: 7, write }), undefined);
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

	withProcesses(
		'get the same bytes in all four ways: core, editor, command line, server that VS Code starts',
		async () => {
			const mcp = (name: string) => `mcp_offprint_${name}`;
			const isThere = () => vscode.lm.tools.some(({ name }) => name === mcp('get_paper'));
			await eventually(async () => {
				// Asked before the editor knows of the server, this does nothing and says nothing.
				await vscode.commands.executeCommand('workbench.mcp.startServer', 'offprint.offprint/Offprint', {
					waitForLiveTools: true,
				});
				return isThere();
			}, Boolean);
			const corpus = await bareCorpus();
			for (const [name, input] of [...Object.entries(REQUESTS), ...FURTHER]) {
				const tool = AGENT_TOOLS.find((each) => each.name === name)!;
				const said = await runTool(tool, input, corpus).then(String, (error: Error) => error.message);
				assert.equal(await invoke(`offprint_${name}`, input), said, `${name} in the editor`);
				assert.equal(await invoke(mcp(name), input), said, `${name} of the server`);
				assert.equal(await printed(name, input), `${said}\n`, `${name} on the command line`);
			}
		},
	);

	withProcesses('start the server by each block that Copy MCP Configuration… gives', async () => {
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

/** What the command line prints for a call. */
async function printed(name: string, input: object): Promise<string> {
	const { execFile } = await import('node:child_process');
	const { extensionPath } = vscode.extensions.getExtension('offprint.offprint')!;
	const papers = ['daily', 'records', 'trending'].map((file) => inWorkspace(`${file}.papers.txt`).fsPath);
	const args = [`${extensionPath}/dist/cli.js`, 'tool', name, ...papers, '--input', JSON.stringify(input)];
	return new Promise((resolve) => {
		execFile(process.execPath, [...args, '--root', inWorkspace('.').fsPath], (_, out) => resolve(out));
	});
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
