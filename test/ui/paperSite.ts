// A stand-in for Hugging Face on this machine: own-written days, and what was asked of it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SitePaper {
	readonly id: string;
	readonly title: string;
	readonly upvotes: number;
}

export interface PaperSite {
	readonly url: string;
	/** Paths asked for, in order. */
	readonly asked: readonly string[];
	/** Paths that were answered, with the instant the last byte was sent (milliseconds since the epoch), in order. */
	readonly answers: readonly { readonly path: string; readonly at: number }[];
	/** Answers nothing any more, as with the network cut. */
	stop(): Promise<void>;
}

/** Serves these papers by the day on which they are listed, as they are when it is asked; other days are empty. */
export async function openPaperSite(days: Readonly<Record<string, readonly SitePaper[]>>): Promise<PaperSite> {
	const asked: string[] = [];
	const answers: { path: string; at: number }[] = [];
	const server: Server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		asked.push(`${url.pathname}${url.search}`);
		response.on('finish', () => answers.push({ path: `${url.pathname}${url.search}`, at: Date.now() }));
		const all = Object.values(days).flat();
		const send = (status: number, value: unknown) => {
			response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
			response.end(JSON.stringify(value));
		};
		const single = /^\/api\/papers\/(\d{4}\.\d{4,5})$/.exec(url.pathname)?.[1];
		if (url.pathname === '/api/daily_papers') {
			const day = url.searchParams.get('date') ?? '';
			send(
				200,
				(days[day] ?? []).map((paper) => wrapped(paper, day)),
			);
		} else if (url.pathname === '/api/papers/search') {
			send(
				200,
				all.map((paper) => wrapped(paper, '2026-01-02')),
			);
		} else if (single) {
			const paper = all.find(({ id }) => id === single);
			paper ? send(200, wrapped(paper, '2026-01-02').paper) : send(404, { error: 'Paper not found' });
		} else {
			send(404, { error: 'Not found' });
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		answers,
		stop,
	};
}

function wrapped({ id, title, upvotes }: SitePaper, day: string) {
	const publishedAt = `${day}T00:00:00.000Z`;
	const summary = `${title}: what it does, why it is needed, and how well it works on the tasks it was made for.`;
	const paper = { id, title, summary, upvotes, publishedAt, authors: [{ name: 'Ada Example', hidden: false }] };
	return { paper, publishedAt, title, summary, numComments: 1 };
}
