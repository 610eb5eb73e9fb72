import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkOnline } from '../../../src/core/checking/checkOnline';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { citedEntry } from '../../../src/core/completion/citedEntry';
import { completeAll } from '../../../src/core/completion/complete';
import { createAsk } from '../../../src/online/ask';
import { type Answer, FAULTS, type StandIn, standIn } from '../services/standIn';

const SERVICES = ['huggingface', 'arxiv', 'crossref', 'datacite', 'semantic-scholar'] as const;
type Name = (typeof SERVICES)[number];

const ATOM = (inside: string, total = 0) =>
	`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><opensearch:totalResults>${total}</opensearch:totalResults>${inside}</feed>`;

/** What each service says of a work that it does not know, in its own way. */
function knowsNothing(name: Name, request: IncomingMessage, response: ServerResponse): void {
	const path = request.url ?? '';
	const json = (status: number, body: unknown) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	switch (name) {
		case 'huggingface':
			return void (path.includes('/search') ? json(200, []) : json(404, { error: 'Paper not found' }));
		case 'arxiv':
			return void response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(ATOM(''));
		case 'crossref':
			return void (path.includes('?')
				? json(200, { status: 'ok', message: { items: [] } })
				: response.writeHead(404, { 'content-type': 'text/plain' }).end('Resource not found.'));
		case 'datacite':
			return void (path.includes('?') ? json(200, { data: [] }) : json(404, { errors: [{ status: '404' }] }));
		case 'semantic-scholar':
			return void (path.includes('/batch')
				? json(400, { error: 'No valid paper ids given' })
				: json(404, { error: 'Title match not found' }));
	}
}

/** Ways to fail beside those of the wire: answers that look like answers. */
const DISGUISED: Readonly<Record<string, Answer>> = {
	errorInItsPlace: (_, response) => response.end('{"status":"error","message":{"error":"overloaded"},"data":{}}'),
	messageOnly: (_, response) => response.end('{"message":"Too Many Requests","code":"429"}'),
	failedList: (_, response) => response.end('{"status":"failed","message":[{"type":"timeout"}],"errors":[]}'),
	listOfErrors: (_, response) => response.end('[{"error":"overloaded"}]'),
	emptyText: (_, response) => response.end(''),
	nothingAtAll: (_, response) => response.end('null'),
	webPage404: (_, response) => response.writeHead(404).end('<!DOCTYPE html><title>Not here</title>'),
	feedCutShort: (_, response) => response.end(ATOM('').replace('</feed>', '')),
	feedEmptyUnderLoad: (_, response) => response.end(ATOM('', 3)),
	feedOfAnError: (_, response) =>
		response.end(ATOM('<entry><id>http://arxiv.org/api/errors#unavailable</id><title>Error</title></entry>', 1)),
	drip: (_, response) => {
		const timer = setInterval(() => response.write(' '), 5);
		response.on('close', () => clearInterval(timer));
	},
	bad: (_, response) => response.writeHead(400).end('{"error":"bad"}'),
	gone: (_, response) => response.writeHead(502).end('<html>Bad gateway</html>'),
	later: (_, response) => response.writeHead(429, { 'retry-after': '86400' }).end(),
	reset: (request) => request.socket.resetAndDestroy(),
};

const ENTRIES = [
	'@misc{bare, title={Lanterns Carried across Frozen Rivers by Patient Engineers}, author={Moss, Nora}, year={2024}}',
	'@misc{byid, title={Lanterns Carried across Frozen Lakes by Patient Engineers}, author={Moss, Nora}, year={2024}, eprint={2403.01234}, archivePrefix={arXiv}}',
].join('\n');

describe('a service that fails', () => {
	let service: StandIn | undefined;
	afterEach(() => service?.close());

	async function asker(failing: Name | null, fault: Answer) {
		const server = await standIn((request, response, times) => {
			const name = SERVICES.find((each) => request.url?.startsWith(`/${each}/`))!;
			if (name === failing) {
				fault(request, response, times);
			} else {
				knowsNothing(name, request, response);
			}
		});
		service = server;
		return createAsk({
			...{ world: 'node', userAgent: 'tester/1', patience: 0.02, timeout: 5000, hurriesOnLoopback: true },
			endpoints: () => Object.fromEntries(SERVICES.map((name) => [name, `${server.address}/${name}`])),
		});
	}
	const cited = readBibliography(ENTRIES, 'bibtex').entries.map(citedEntry);

	it('is the only reason not to say that all who were asked do not know a work', async () => {
		const checked = await checkOnline(cited, await asker(null, () => undefined));
		assert.deepEqual(
			checked.map(({ kind, failed }) => [kind, failed]),
			[
				['not-found', []],
				['not-found', []],
			],
		);
		assert.deepEqual(new Set(checked[0]!.asked), new Set(SERVICES));
	});

	const { wrongCharset: _, toPlainHttp: __, large: ___, bomb: ____, ...onTheWire } = FAULTS;
	for (const [name, fault] of Object.entries({ ...onTheWire, ...DISGUISED })) {
		it(`leaves the work unknown, it does not make it none: ${name}`, async () => {
			for (const failing of SERVICES) {
				const ask = await asker(failing, fault);
				const checked = await checkOnline(cited, ask);
				for (const { kind, failed } of checked) {
					assert.deepEqual([failing, kind, failed], [failing, 'could-not-ask', [failing]]);
				}
				service?.close();
			}
		}).timeout(20_000);
	}

	it('is named among what is unanswered, so that the paper can be asked for again', async () => {
		const known = { id: 'x', title: cited[0]!.title, authors: ['Nora Moss'], arxivId: null, doi: null };
		const rest = { authorCount: null, organization: null, date: null, dateInferred: false, year: 2024, abstract: '' };
		const [completion] = await completeAll([{ ...known, ...rest }], await asker('huggingface', DISGUISED.messageOnly!));
		assert.deepEqual([completion?.accepted, completion?.unanswered.map(({ source }) => source)], [[], ['huggingface']]);
	});

	it('by one id that it refuses does not fail for the others', async () => {
		const ask = await asker('arxiv', (request, response) => {
			const ids = /id_list=([^&]*)/.exec(request.url ?? '')?.[1]?.split(',') ?? [];
			const isBad = ids.includes('2499.00001');
			response
				.writeHead(isBad ? 400 : 200)
				.end(
					isBad
						? ATOM('<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_x</id></entry>', 1)
						: ATOM(
								ids
									.map(
										(id) =>
											`<entry><id>http://arxiv.org/abs/${id}v1</id><title>${cited[1]!.title}</title><published>2024-03-02T00:00:00Z</published><author><name>Nora Moss</name></author></entry>`,
									)
									.join(''),
								ids.length,
							),
				);
		});
		const more = ENTRIES.replace('bare, ', 'bare, eprint={2499.00001}, archivePrefix={arXiv}, ');
		const checked = await checkOnline(readBibliography(more, 'bibtex').entries.map(citedEntry), ask);
		assert.deepEqual(
			checked.map(({ kind }) => kind),
			['not-found', 'verified'],
		);
	});
});
