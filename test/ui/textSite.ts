// A stand-in for arXiv's pages on this machine.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TextSite {
	readonly url: string;
	/** Paths asked for, in order. */
	readonly asked: readonly string[];
	/** Answers nothing any more, as with the network cut. */
	stop(): Promise<void>;
}

/** Serves these pages by the ids of their papers, and these PDFs by id and version; of others there is none. */
export async function openTextSite(
	pages: Readonly<Record<string, string>>,
	pdfs: Readonly<Record<string, string>> = {},
): Promise<TextSite> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		asked.push(path);
		const wanted = path.replace(/^\/pdf\//, '');
		const [name, pdf] = Object.entries(pdfs).find(([version]) => version.replace(/v\d+$/, '') === wanted) ?? [];
		if (pdf !== undefined) {
			response.writeHead(200, {
				'content-type': 'application/pdf',
				'content-disposition': `inline; filename="${name}.pdf"`,
				'access-control-allow-origin': '*',
			});
			response.end(pdf);
			return;
		}
		const page = pages[path.replace(/^\/html\//, '')];
		response.writeHead(page === undefined ? 404 : 200, {
			'content-type': 'text/html; charset=utf-8',
			'access-control-allow-origin': '*',
		});
		response.end(page ?? '<h1>No HTML for this paper</h1>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}
