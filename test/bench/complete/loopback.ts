import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Services on loopback, and how often each was asked. */
export interface StandIn {
	/** `SERVICE=URL`, as the command line takes them. */
	readonly endpoints: readonly string[];
	readonly calls: ReadonlyMap<string, number>;
	close(): Promise<void>;
}

export interface Answer {
	readonly status?: number;
	readonly type?: string;
	/** A text, or what is sent as JSON. */
	readonly body: unknown;
}
export type Route = (url: URL, body: string) => Answer;

/** Answers for each service by its route. */
export async function listen(routes: Readonly<Record<string, Route>>): Promise<StandIn> {
	const calls = new Map<string, number>();
	const servers: Server[] = [];
	const endpoints: string[] = [];
	for (const [service, route] of Object.entries(routes)) {
		const server = createServer((request, response) => {
			void bodyOf(request).then((body) => {
				calls.set(service, (calls.get(service) ?? 0) + 1);
				const answer = route(new URL(request.url ?? '/', 'http://stand.in'), body);
				const { status = 200, type = 'application/json' } = answer;
				response.writeHead(status, { 'content-type': type });
				response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
			});
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		servers.push(server);
		endpoints.push(`${service}=http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	}
	return {
		endpoints,
		calls,
		close: async () => {
			for (const server of servers) {
				server.closeAllConnections();
				await new Promise((closed) => server.close(closed));
			}
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const part of request) {
		body += part;
	}
	return body;
}
