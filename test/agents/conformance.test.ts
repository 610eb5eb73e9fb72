import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { agentService } from '../../src/cli/agentService';
import { serverOf } from '../../src/cli/mcpServer';

const SUITE = 'node_modules/@modelcontextprotocol/conformance/dist/index.js';
const { MCP_JUDGES = '', NODE_24 = '' } = process.env;

/** Those that need nothing but a server: all others call tools, prompts and resources made for them. */
const GENERAL = ['server-initialize', 'ping', 'tools-list', 'resources-list', 'prompts-list'];

describe('the conformance suite of MCP', () => {
	let http: Server;

	before(async () => {
		const service = agentService(['samples'], []);
		const { fetch } = createMcpHandler(() => serverOf(service));
		http = createServer(async (request, response) => {
			const { method = 'GET', headers, url } = request;
			const body = method === 'POST' ? { body: await buffer(request) } : {};
			const asked = new Request(`http://localhost${url}`, {
				method,
				headers: headers as Record<string, string>,
				...body,
			});
			const answer = await fetch(asked);
			response.writeHead(answer.status, Object.fromEntries(answer.headers));
			response.end(Buffer.from(await answer.arrayBuffer()));
		});
		await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	});

	after(() => {
		http.closeAllConnections();
		http.close();
	});

	for (const scenario of GENERAL) {
		it(`passes ${scenario}`, async () => {
			const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`;
			const args = [join(MCP_JUDGES, SUITE), 'server', '--url', url, '--scenario', scenario];
			const said = await new Promise<string>((resolve) => {
				execFile(NODE_24, args, { cwd: MCP_JUDGES }, (error, out, aside) =>
					resolve(`${error === null ? 'ended well' : 'failed'}\n${out}${aside}`),
				);
			});
			assert.match(said, /^ended well\n[\s\S]*Passed: [1-9]\d*\/[1-9]\d*, 0 failed/, said);
		});
	}
});
