import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { AGENT_TOOLS } from '../../src/core/agent/tools';

const INSPECTOR = 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js';
const { MCP_JUDGES = '', NODE_24 = '' } = process.env;

/** What the official inspector prints of our server, and the code it ends with. */
function inspect(...args: readonly string[]): Promise<{ readonly code: number; readonly answer: never }> {
	const server = [NODE_24, 'dist/cli.js', 'mcp', 'samples'];
	return new Promise((resolve, reject) => {
		execFile(NODE_24, [join(MCP_JUDGES, INSPECTOR), '--cli', ...server, ...args], (error, out, aside) => {
			try {
				resolve({ code: Number(error?.code ?? 0), answer: JSON.parse(out || aside) as never });
			} catch {
				reject(new Error(`no JSON: ${out}${aside}`));
			}
		});
	});
}

describe('the MCP inspector', () => {
	it('sees the tools, and calls them', async () => {
		const [listed, called, unknown] = await Promise.all([
			inspect('--method', 'tools/list'),
			inspect('--method', 'tools/call', '--tool-name', 'search_papers', '--tool-arg', 'query=robot', 'limit=2'),
			inspect('--method', 'tools/call', '--tool-name', 'buy_papers'),
		]);
		const { tools } = listed.answer as { tools: readonly { name: string; inputSchema: object }[] };
		assert.deepEqual(
			tools.map(({ name, inputSchema }) => ({ name, inputSchema })),
			AGENT_TOOLS.map(({ name, inputSchema }) => ({ name, inputSchema })),
		);
		const { content } = called.answer as { content: readonly { text: string }[] };
		assert.match(content[0]!.text, /^2 of \d+ papers from 0/);
		assert.notEqual(unknown.code, 0);
	});

	it('sees papers as resources, and reads one', async () => {
		const [listed, templates] = await Promise.all([
			inspect('--method', 'resources/list'),
			inspect('--method', 'resources/templates/list'),
		]);
		const { resources } = listed.answer as { resources: readonly { uri: string; title: string }[] };
		assert.ok(resources.length > 10);
		const { uri, title } = resources[0]!;
		const read = await inspect('--method', 'resources/read', '--uri', uri);
		const { contents } = read.answer as { contents: readonly { text: string }[] };
		assert.ok(contents[0]!.text.startsWith(`# ${title}\n`));
		const { resourceTemplates } = templates.answer as { resourceTemplates: readonly { uriTemplate: string }[] };
		assert.equal(resourceTemplates[0]!.uriTemplate, 'offprint://paper/{id}');
	});

	it('sees prompts with descriptions, and gets one', async () => {
		const [listed, got] = await Promise.all([
			inspect('--method', 'prompts/list'),
			inspect('--method', 'prompts/get', '--prompt-name', 'related_work', '--prompt-args', 'topic=reward models'),
		]);
		const { prompts } = listed.answer as { prompts: readonly { description: string }[] };
		assert.ok(prompts.length > 0 && prompts.every(({ description }) => description.length > 10));
		const { messages } = got.answer as { messages: readonly { content: { text: string } }[] };
		assert.match(messages[0]!.content.text, /reward models/);
	});
});
