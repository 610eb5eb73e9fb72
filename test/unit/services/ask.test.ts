import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Failed, Found, ServiceAnswer } from '../../../src/core/services/exchange';
import type { ServiceName } from '../../../src/core/services/services';
import { createAsk } from '../../../src/online/ask';
import { type Answer, FAULTS, type StandIn, standIn } from './standIn';

describe('asking a service', () => {
	let service: StandIn;
	afterEach(() => service?.close());

	async function ask(answer: Answer, path = '/x', of: ServiceName = 'huggingface', world: 'node' | 'web' = 'node') {
		service = await standIn(answer);
		return asker(world)({ service: of, path: of === 'feed' ? service.address + path : path });
	}
	/** Two seconds, as patience is; what hangs is given less. */
	let timeout = 100_000;
	const asker = (world: 'node' | 'web' = 'node') =>
		createAsk({
			...{ world, userAgent: 'tester/1', patience: 0.02, timeout },
			endpoints: () => ({ huggingface: service.address, arxiv: service.address, 'arxiv-rss': service.address }),
		});
	const reasonOf = (answer: ServiceAnswer) => (answer.kind === 'failed' ? answer.reason : answer.kind);

	for (const [fault, reason, times] of [
		['busy', 'busy', 4],
		['unavailable', 'busy', 4],
		['forbidden', 'busy', 4],
		['hang', 'timed-out', 2],
		['hangInBody', 'timed-out', 2],
		['cut', 'offline', 1],
		['bomb', 'unusable', 1],
		['large', 'unusable', 1],
		['loop', 'unusable', 6],
		['toNowhere', 'unusable', 1],
		['toPlainHttp', 'not-allowed', 1],
		['noText', 'unusable', 1],
		['wrongCharset', 'unusable', 1],
	] as const) {
		it(`tells a failure from an answer, and asks again only where that helps: ${fault}`, async () => {
			timeout = fault.startsWith('hang') ? 10_000 : 100_000;
			assert.equal(reasonOf(await ask(FAULTS[fault])), reason);
			assert.equal(service.asked.length, times);
		});
	}

	it('tells what is not there, and what is asked wrongly, from failures; neither is asked twice', async () => {
		assert.equal(reasonOf(await ask((_, response) => response.writeHead(404).end('{"error":"x"}'))), 'nothing');
		service.close();
		const refused = await ask((_, response) => response.writeHead(400).end('why'));
		assert.deepEqual([reasonOf(refused), (refused as Failed).text, service.asked.length], ['refused', 'why', 1]);
	});

	it('waits as long as a service wants, and takes the answer then', async () => {
		for (const header of [{ 'retry-after': '10' }, { ratelimit: '"api";r=0;t=10' }]) {
			const answer = await ask((_, response, times) => {
				if (times === 0) {
					response.writeHead(429, header).end();
				} else {
					response.end('[]');
				}
			});
			assert.equal(answer.kind, 'found');
			const [first, second] = service.asked;
			// Ten seconds, all times being multiplied by 0.02.
			assert.ok(second!.at - first!.at >= 195, JSON.stringify(header));
			service.close();
		}
	});

	it('leaves a service alone that wants to be for hours, and says when to come again', async () => {
		const answer = (await ask((_, response) => response.writeHead(429, { 'retry-after': '7200' }).end())) as Failed;
		assert.deepEqual([answer.reason, service.asked.length], ['busy', 1]);
		assert.ok(answer.retryAt! > Date.now());
	});

	it('leaves a host alone after eight failures in a row', async () => {
		service = await standIn(FAULTS.unavailable);
		const asking = asker();
		const reasons: string[] = [];
		for (let at = 0; at < 10; at++) {
			reasons.push(reasonOf(await asking({ service: 'huggingface', path: `/${at}` })));
		}
		assert.deepEqual(reasons.slice(6), ['busy', 'busy', 'resting', 'resting']);
		assert.equal(service.asked.length, 32);
	});

	it('asks arXiv once in three seconds over one connection, its feeds included', async () => {
		let open = 0;
		service = await standIn((_, response) => {
			open++;
			assert.equal(open, 1);
			setTimeout(() => {
				open--;
				response.end('<feed></feed>');
			}, 5);
		});
		const asking = asker();
		// The first request of a process waits until fetch is loaded.
		await asking({ service: 'huggingface', path: '/first' });
		// Noted where they are sent: on a busy machine they arrive whenever the stand-in gets its turn.
		const sent: number[] = [];
		const note = () => sent.push(Date.now());
		subscribe('undici:request:create', note);
		try {
			await Promise.all(
				(['arxiv', 'arxiv-rss', 'arxiv'] as const).map((name, at) => asking({ service: name, path: `/${at}` })),
			);
		} finally {
			unsubscribe('undici:request:create', note);
		}
		const gaps = sent.slice(1).map((at, i) => at - sent[i]!);
		assert.equal(gaps.length, 2);
		assert.ok(
			gaps.every((gap) => gap >= 55),
			String(gaps),
		);
	});

	it('sends what it is, and the mark of what is kept', async () => {
		service = await standIn((_, response) => response.writeHead(304).end());
		const answer = await asker()({ service: 'huggingface', path: '/x', etag: '"m"', accept: 'application/json' });
		const [{ headers }] = service.asked as [StandIn['asked'][0]];
		assert.equal(answer.kind, 'not-modified');
		assert.deepEqual(
			[headers['user-agent'], headers['if-none-match'], headers.accept],
			['tester/1', '"m"', 'application/json'],
		);
	});

	it('follows redirects, and names the next page', async () => {
		const answer = (await ask((request, response) => {
			if (request.url === '/x') {
				response.writeHead(302, { location: '/y' }).end();
			} else {
				response.writeHead(200, { link: '</x?p=2>; rel="next"', etag: '"e"' }).end('[]');
			}
		})) as Found;
		assert.deepEqual([answer.kind, answer.next, answer.etag], ['found', '/x?p=2', '"e"']);
		service.close();
		const odd = await ask((_, response) => response.writeHead(200, { link: '<http://[>; rel="next"' }).end('[]'));
		assert.deepEqual([odd.kind, (odd as Found).next], ['found', null]);
	});

	it('reads text in the encoding it is in, whatever is said of it', async () => {
		for (const [type, bytes] of [
			['application/json; charset=iso-8859-1', Buffer.from('["Zoë"]')],
			['application/json; charset=iso-8859-1', Buffer.from('["Zoë"]', 'latin1')],
			['application/json', Buffer.from('\ufeff["Zoë"]', 'utf16le')],
			['', Buffer.from('\ufeff["Zoë"]')],
		] as const) {
			const answer = (await ask((_, response) =>
				response.writeHead(200, { 'content-type': type }).end(bytes),
			)) as Found;
			assert.equal(answer.text, '["Zoë"]', type);
			assert.equal(new TextDecoder().decode(answer.bytes), '["Zoë"]', type);
			service.close();
		}
		const xml = '<?xml version="1.0" encoding="windows-1252"?><rss>Zoë – x</rss>';
		const bytes = Buffer.from(xml.replace('–', '\u0096'), 'latin1');
		assert.equal(((await ask((_, response) => response.end(bytes), '/f', 'feed')) as Found).text, xml);
	});

	it('asks nothing but https, except on this machine', async () => {
		service = await standIn((_, response) => response.end());
		for (const url of [
			'http://papers.example/f',
			'ftp://papers.example/f',
			'file:///etc/passwd',
			'nothing',
			'https://a:b@c.example/',
		]) {
			assert.equal(reasonOf(await asker()({ service: 'feed', path: url })), 'not-allowed', url);
		}
		const asking = createAsk({
			world: 'node',
			userAgent: 'x',
			endpoints: () => ({ crossref: 'http://papers.example' }),
		});
		assert.equal(reasonOf(await asking({ service: 'crossref', path: '/works' })), 'not-allowed');
	});

	it('says once that a browser cannot ask arXiv', async () => {
		const asking = createAsk({ world: 'web', userAgent: 'x' });
		const answer = (await asking({ service: 'arxiv', path: '/api/query?id_list=2603.00001' })) as Failed;
		assert.deepEqual([answer.reason, answer.retryAt], ['not-here', null]);
		assert.match(answer.message, /arXiv/);
	});

	it('ends at once when it is cancelled, waiting or asking', async () => {
		service = await standIn(FAULTS.hang);
		const asking = createAsk({ world: 'node', userAgent: 'x', endpoints: () => ({ arxiv: service.address }) });
		const stop = new AbortController();
		const answers = [1, 2, 3].map((at) => asking({ service: 'arxiv', path: `/${at}` }, stop.signal));
		setTimeout(() => stop.abort(), 50);
		assert.deepEqual((await Promise.all(answers)).map(reasonOf), ['cancelled', 'cancelled', 'cancelled']);
		assert.equal(service.asked.length, 1);
	});
});
