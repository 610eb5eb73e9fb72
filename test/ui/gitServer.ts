// A real git repository, served on loopback by git's own http-backend.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { host } from './host';

export interface GitServer {
	/** Address of the repository. */
	readonly url: string;
	close(): void;
}

/** Serves a repository with one commit that holds one file. */
export async function serveRepository(name: string, file: string, text: string): Promise<GitServer> {
	const root = await mkdtemp(path.join(host.data, 'git-'));
	const work = path.join(root, 'work');
	const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
	git('init', '--quiet', '--initial-branch=main', work);
	await writeFile(path.join(work, file), text);
	git('-C', work, 'add', '.');
	git('-C', work, '-c', 'user.name=Test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '-m', 'First');
	git('clone', '--quiet', '--bare', work, path.join(root, `${name}.git`));
	const server = createServer((request, response) => runBackend(root, request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${portOf(server)}/${name}.git`, close: () => server.close() };
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}

/** As a web server runs a CGI program: headers first, then an empty line, then the body. */
function runBackend(root: string, request: IncomingMessage, response: ServerResponse): void {
	const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
	const backend = spawn('git', ['http-backend'], {
		env: {
			...process.env,
			GIT_PROJECT_ROOT: root,
			GIT_HTTP_EXPORT_ALL: '1',
			REQUEST_METHOD: request.method ?? 'GET',
			PATH_INFO: pathname,
			QUERY_STRING: search.slice(1),
			CONTENT_TYPE: request.headers['content-type'] ?? '',
			...(request.headers['content-encoding'] && { HTTP_CONTENT_ENCODING: request.headers['content-encoding'] }),
			GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
		},
	});
	request.pipe(backend.stdin);
	const chunks: Buffer[] = [];
	backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
	backend.stdout.on('end', () => {
		const all = Buffer.concat(chunks);
		const end = all.indexOf('\r\n\r\n');
		for (const line of all.subarray(0, end).toString().split('\r\n')) {
			const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
			if (name === 'Status') {
				response.statusCode = Number.parseInt(value, 10);
			} else if (name !== '') {
				response.setHeader(name, value);
			}
		}
		response.end(all.subarray(end + 4));
	});
}
