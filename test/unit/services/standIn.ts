import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A service on this machine that answers as told, and remembers when it was asked for what. */
export interface StandIn {
	readonly address: string;
	readonly asked: { readonly url: string; readonly at: number; readonly headers: IncomingMessage['headers'] }[];
	close(): void;
}

export type Answer = (request: IncomingMessage, response: ServerResponse, times: number) => void;

/** `times` tells the answer how often the same was asked before. */
export async function standIn(answer: Answer): Promise<StandIn> {
	const asked: StandIn['asked'] = [];
	const server = createServer((request, response) => {
		const url = request.url ?? '';
		const times = asked.filter((each) => each.url === url).length;
		asked.push({ url, at: Date.now(), headers: request.headers });
		answer(request, response, times);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

/** One paper as Hugging Face lists it. */
export function wrapper(id: string, title: string) {
	return {
		paper: {
			id,
			title,
			summary: `About ${title}.`,
			upvotes: 3,
			publishedAt: '2026-03-01T00:00:00.000Z',
			authors: [{ name: 'Zoë Bü' }],
		},
		...{ title, publishedAt: '2026-02-28T19:00:00.000Z', numComments: 1 },
	};
}

export function list(...titles: readonly string[]): string {
	return JSON.stringify(titles.map((title, at) => wrapper(`2603.0${1000 + at}`, title)));
}

/** Everything that goes wrong on the way, by what it should come to. */
export const FAULTS = {
	busy: (_, response) => response.writeHead(429).end('Too many'),
	unavailable: (_, response) => response.writeHead(503).end(),
	forbidden: (_, response) => response.writeHead(403).end(),
	hang: () => undefined,
	hangInBody: (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('[{'),
	cut: (_, response) => {
		response.writeHead(200, { 'content-length': '5000' });
		response.write('[{"paper":', () => response.destroy());
	},
	cutQuietly: (_, response) => response.end(list('One', 'Two').slice(0, -40)),
	webPage: (_, response) =>
		response.setHeader('content-type', 'text/html').end('<!doctype html><title>Sign in</title>'),
	error: (_, response) => response.end('{"error":"something"}'),
	noText: (_, response) => response.end(Buffer.from([0x5b, 0xff, 0xfe, 0x00, 0x81, 0x5d])),
	wrongCharset: (_, response) =>
		response.setHeader('content-type', 'application/json; charset=utf-8').end(Buffer.from(list('Ünï'), 'latin1')),
	bomb: (_, response) => response.setHeader('content-encoding', 'gzip').end(BOMB),
	large: (_, response) => response.end(LARGE),
	loop: (request, response) => response.writeHead(302, { location: request.url }).end(),
	toPlainHttp: (_, response) => response.writeHead(301, { location: 'http://papers.example/' }).end(),
	toNowhere: (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
	nothingToRead: (_, response) => response.end('[{"paper":null},7]'),
} as const satisfies Record<string, Answer>;

const LARGE = Buffer.alloc(20_000_000, ' ');
const BOMB = gzipSync(Buffer.alloc(100_000_000, ' '));
