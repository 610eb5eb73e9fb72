import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { MCP_JUDGES = '' } = process.env;

interface Client {
	connect(transport: object): Promise<void>;
	listTools(): Promise<{ readonly tools: readonly { readonly name: string }[] }>;
	listResources(params?: { readonly cursor: string }): Promise<{ readonly resources: readonly object[] }>;
	callTool(call: { readonly name: string; readonly arguments: object }): Promise<{
		readonly content: readonly { readonly text: string }[];
		readonly isError: boolean;
	}>;
	close(): Promise<void>;
}

/** A module of the SDK's first version, which our server is not made with. */
async function sdk(file: string): Promise<Record<string, new (...args: readonly object[]) => object>> {
	const place = join(MCP_JUDGES, 'node_modules/@modelcontextprotocol/sdk/dist/esm/client', file);
	return import(pathToFileURL(place).href);
}

describe('a client of the SDK’s first version', () => {
	let client: Client;

	before(async () => {
		const { Client } = await sdk('index.js');
		const { StdioClientTransport } = await sdk('stdio.js');
		client = new Client!({ name: 'test', version: '1' }, { capabilities: {} }) as Client;
		const args = ['dist/cli.js', 'mcp', 'samples'];
		await client.connect(new StdioClientTransport!({ command: process.execPath, args }));
	});

	after(() => client.close());

	it('lists tools and papers', async () => {
		assert.equal((await client.listTools()).tools.length, 6);
		assert.ok((await client.listResources()).resources.length > 0);
		await assert.rejects(client.listResources({ cursor: 'elsewhere' }), /cursor/);
	});

	it('gets the bytes that the command line prints, for every tool that only reads', async () => {
		const asked: Readonly<Record<string, object>> = {
			search_papers: { query: 'has:code robot', limit: 4 },
			related_papers: { text: 'Robots that learn from videos of people.', limit: 3 },
			list_new_papers: { limit: 5 },
			check_citations: { text: 'As in [@nobody2031x].' },
		};
		for (const [name, input] of Object.entries(asked)) {
			const { content } = await client.callTool({ name, arguments: input });
			const args = ['dist/cli.js', 'tool', name, 'samples', '--input', JSON.stringify(input)];
			assert.equal(`${content[0]?.text}\n`, execFileSync(process.execPath, args, { encoding: 'utf8' }), name);
		}
	});

	it('is told what is wrong with an input, and that an unknown paper is not to be cited', async () => {
		const refused = await client.callTool({ name: 'cite_papers', arguments: { papers: ['nobody2031x'] } });
		assert.ok(refused.isError);
		assert.match(refused.content[0]!.text, /do not cite it/);
		const wrong = await client.callTool({ name: 'search_papers', arguments: { words: 'robot' } });
		assert.ok(wrong.isError);
		assert.match(wrong.content[0]!.text, /“words” is no field/);
	});
});
