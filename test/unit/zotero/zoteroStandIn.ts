import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Item {
	readonly key: string;
	version: number;
	data: Record<string, unknown> & { itemType: string; dateModified: string };
}

export interface Library {
	version: number;
	items: Item[];
	/** In the bin: no part of the library to those who do not ask for them. */
	trash: Set<string>;
	collections: { key: string; version: number; data: { name: string; parentCollection: string | false } }[];
}

/**
 * Zotero's local interface as far as Offprint asks it, made from the description at the head of Zotero's
 * `server_localAPI.js`: what looks like a browser is dropped, switched off is 403, lists tell how long they are and where
 * they go on, versions are those of the last synchronisation.
 */
export class ZoteroStandIn {
	isOn = true;
	serverId: string | null = 'SERVER-A';
	readonly user: Library = emptyLibrary();
	readonly groups = new Map<number, Library & { name: string }>();
	/** Keys that Better BibTeX would tell, by library and item; `null` where it is not installed. */
	betterBibtex: Map<string, string> | null = null;
	/** Better BibTeX is there and fails, as it did with new versions of Zotero (retorquere/zotero-better-bibtex#3587). */
	isBetterBibtexBroken = false;
	/** Requests that would have changed something. */
	writes = 0;
	readonly asked: string[] = [];
	/** Another program at Zotero's address. */
	isAnother = false;
	/** No page is longer, whatever is asked for. */
	longestPage = Number.POSITIVE_INFINITY;
	private server!: Server;

	async start(port = 0): Promise<this> {
		// Bundles for a browser's host hold this file, too.
		const { createServer } = await import('node:http');
		this.server = createServer((request, response) => this.answer(request, response));
		await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
		return this;
	}

	get address(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	close(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	/** Adds or changes an item; `synced` as a synchronisation does, which gives it the next version. */
	put(library: Library, key: string, data: Record<string, unknown>, synced = true): void {
		const at = library.items.findIndex((item) => item.key === key);
		const before = library.items[at];
		const version = synced ? ++library.version : (before?.version ?? 0);
		const item: Item = {
			key,
			version,
			data: { key, version, itemType: 'journalArticle', ...data, dateModified: this.nextInstant() },
		};
		library.items.splice(at < 0 ? library.items.length : at, at < 0 ? 0 : 1, item);
	}

	private instants = 0;
	private nextInstant(): string {
		return new Date(Date.UTC(2026, 0, 1) + ++this.instants * 1000).toISOString().replace('.000', '');
	}

	private answer(request: IncomingMessage, response: ServerResponse): void {
		if (this.isAnother) {
			response.end('<html>Hi</html>');
			return;
		}
		const { headers } = request;
		const isBrowsers = 'origin' in headers || (headers['user-agent'] ?? '').startsWith('Mozilla/');
		if (isBrowsers && headers['zotero-allowed-request'] === undefined) {
			request.socket.destroy();
			return;
		}
		const url = new URL(request.url ?? '', this.address);
		this.asked.push(decodeURIComponent(url.pathname + url.search));
		if (url.pathname === '/better-bibtex/json-rpc') {
			this.answerBetterBibtex(request, response);
			return;
		}
		if (request.method !== 'GET') {
			this.writes++;
			response.writeHead(428, { 'content-type': 'text/plain' }).end('Zotero-Server-ID not provided');
			return;
		}
		if (!this.isOn) {
			response.writeHead(403, { 'content-type': 'text/plain' }).end('Local API is not enabled');
			return;
		}
		const [, of = '', id = '', what = ''] = /^\/api\/(users|groups)\/(\d+)\/(.*)$/.exec(url.pathname) ?? [];
		const library = of === 'groups' ? this.groups.get(Number(id)) : id === '0' ? this.user : undefined;
		const list = library && this.listOf(library, what, url.searchParams);
		if (!library || !list) {
			response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
			return;
		}
		const start = Number(url.searchParams.get('start') ?? 0);
		const limit = Math.min(Number(url.searchParams.get('limit') ?? list.length), this.longestPage);
		const isVersions = url.searchParams.get('format') === 'versions';
		const page = isVersions ? list : list.slice(start, start + limit);
		const next = new URL(url);
		next.searchParams.set('start', String(start + limit));
		const told = {
			'zotero-api-version': '3',
			'total-results': String(list.length),
			'last-modified-version': String(library.version),
			...(this.serverId !== null && { 'zotero-server-id': this.serverId }),
			...(!isVersions && start + limit < list.length && { link: `<${next.href}>; rel="next"` }),
		};
		const known = Number(headers['if-modified-since-version'] ?? 0);
		if (known !== 0 && library.version <= known) {
			response.writeHead(304, told).end();
			return;
		}
		const body = isVersions ? Object.fromEntries(page.map(({ key, version }) => [key, version])) : page;
		response.writeHead(200, { ...told, 'content-type': 'application/json' }).end(JSON.stringify(body, null, 4));
	}

	private listOf(library: Library, what: string, query: URLSearchParams) {
		if (what === 'collections') {
			return library.collections;
		}
		if (what === 'groups') {
			return [...this.groups].map(([id, { name }]) => ({ id, key: String(id), version: 1, data: { id, name } }));
		}
		if (what !== 'items/top') {
			return undefined;
		}
		const since = Number(query.get('since') ?? 0);
		const keys = query.get('itemKey')?.split(',');
		const found = library.items
			.filter(({ key }) => !library.trash.has(key) && (keys?.includes(key) ?? true))
			.filter(({ version }) => since === 0 || version > since);
		const newest = (item: Item) => item.data.dateModified;
		return query.get('sort') === 'dateModified' ? found.toSorted((a, b) => (newest(a) < newest(b) ? 1 : -1)) : found;
	}

	private answerBetterBibtex(request: IncomingMessage, response: ServerResponse): void {
		if (this.betterBibtex === null) {
			response.writeHead(404, { 'content-type': 'text/plain' }).end('No endpoint found');
			return;
		}
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const { id, method, params } = JSON.parse(Buffer.concat(parts).toString()) as {
				readonly id: number;
				readonly method: string;
				readonly params: { readonly item_keys?: readonly string[] };
			};
			const answers: Record<string, () => unknown> = {
				'api.ready': () => ({ zotero: '9.0', betterbibtex: '9.0.64' }),
				'user.groups': () => [
					{ id: 1, name: 'My Library' },
					...[...this.groups].map(([group, { name }]) => ({ id: group % 100, name })),
				],
				'item.citationkey': () =>
					Object.fromEntries((params.item_keys ?? []).map((key) => [key, this.betterBibtex?.get(key) ?? null])),
			};
			const answer = this.isBetterBibtexBroken ? undefined : answers[method];
			const said = answer ? { result: answer() } : { error: { code: -32601, message: `Method not found: ${method}` } };
			response.setHeader('content-type', 'application/json').end(JSON.stringify({ jsonrpc: '2.0', id, ...said }));
		});
	}
}

export function emptyLibrary(): Library {
	return { version: 1, items: [], trash: new Set(), collections: [] };
}
