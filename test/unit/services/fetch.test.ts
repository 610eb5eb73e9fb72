import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchDay } from '../../../src/cli/fetch/fetchDay';
import { KeptDays } from '../../../src/cli/fetch/kept';
import { Library } from '../../../src/core/library';
import { readListing } from '../../../src/core/listing';
import { dailyPapers, receiveList } from '../../../src/core/services/huggingFace';
import { createAsk } from '../../../src/online/ask';
import { type Answer, FAULTS, list, type StandIn, standIn } from './standIn';

const RECORDED = '../shared/feeds/daily';

describe('offprint fetch', () => {
	let out: string;
	let service: StandIn;
	beforeEach(() => {
		out = mkdtempSync(join(tmpdir(), 'offprint-fetch-'));
	});
	afterEach(() => {
		rmSync(out, { recursive: true });
		service.close();
	});

	const endpoints = () =>
		['huggingface', 'arxiv', 'arxiv-rss'].flatMap((name) => ['--endpoint', `${name}=${service.address}`]);
	const offprint = (args: readonly string[], zone = 'UTC') =>
		new Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
			const env = { ...process.env, TZ: zone };
			execFile(process.execPath, ['dist/cli.js', ...args], { env, maxBuffer: 1e9 }, (error, stdout, stderr) =>
				resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
			);
		});
	const fetchInto = async (args: readonly string[], zone = 'UTC') => {
		const { status, stdout, stderr } = await offprint(['fetch', ...args, '--out', out, '--json', ...endpoints()], zone);
		return {
			status,
			stderr,
			days: JSON.parse(stdout) as { day: string; status: string; papers: number; asked: boolean; message?: string }[],
		};
	};
	const papers = async () => JSON.parse((await offprint(['parse', out, '--json'])).stdout);

	/** Plays an answer for each day from the 2nd of March 2026 on. */
	const byDay =
		(answers: readonly Answer[]): Answer =>
		(request, response, times) => {
			const day = new URL(request.url ?? '', 'http://x').searchParams.get('date') ?? '';
			(answers[Number(day.slice(-2)) - 2] ?? ((_, other) => other.end('[]')))(request, response, times);
		};

	it('says of each day what became of it, whatever the others come to, and keeps what came', async () => {
		const good: Answer = (_, response) => response.end(list('One', 'Two'));
		const late: Answer = (request, response, times) => (times === 0 ? FAULTS.busy : good)(request, response, times);
		const faults = Object.values(FAULTS);
		service = await standIn(byDay([good, late, (_, response) => response.end('[]'), ...faults, good]));
		const last = 2 + faults.length + 3;
		const { status, days } = await fetchInto([
			'daily',
			'--from',
			'2026-03-02',
			'--to',
			`2026-03-${last}`,
			'--timeout',
			'1.5',
		]);
		assert.equal(status, 4);
		assert.deepEqual(
			days.map((day) => day.status),
			['ok', 'ok', 'empty', ...faults.map(() => 'failed'), 'ok'],
			days.map(({ day, message }) => `${day} ${message}`).join('\n'),
		);
		assert.deepEqual(
			readdirSync(out)
				.filter((name) => !name.startsWith('.'))
				.sort(),
			['02', '03', String(last)].map((day) => `daily-2026-03-${day}.papers.json`),
		);
		assert.equal((await papers()).papers.length, 2);
	});

	it('never asks again for a day that is over, and touches no kept day', async () => {
		service = await standIn(byDay([(_, response) => response.end(list('Kept'))]));
		await fetchInto(['daily', '--date', '2026-03-02']);
		const file = join(out, 'daily-2026-03-02.papers.json');
		assert.equal(readFileSync(file, 'utf8'), list('Kept'));
		const range = ['daily', '--from', '2026-03-02', '--to', '2026-03-03'];
		await fetchInto(range);
		assert.equal(service.asked.length, 2);
		service.close();
		const offline = await fetchInto(range);
		assert.deepEqual([offline.status, offline.days.map(({ status }) => status)], [0, ['ok', 'empty']]);
		// What was remembered is lost: the file still stands, and the empty day is asked for.
		writeFileSync(join(out, '.offprint-feeds'), '{"daily":');
		const lost = await fetchInto(range);
		assert.deepEqual([lost.status, lost.days.map(({ status }) => status)], [4, ['ok', 'failed']]);
		assert.equal(readFileSync(file, 'utf8'), list('Kept'));
	});

	it('keeps today as it was last seen, and asks for it again', async () => {
		const today = new Date(Date.now() - 2.5 * 3_600_000).toISOString().slice(0, 10);
		const answers: Answer[] = [
			(_, response) => response.setHeader('etag', '"1"').end(list('Early')),
			(request, response) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end(),
			FAULTS.webPage,
			(_, response) => response.end('[]'),
		];
		service = await standIn((request, response, times) => answers[times]!(request, response, times));
		const states: string[] = [];
		for (const _ of answers) {
			const { days } = await fetchInto(['daily', '--date', today]);
			states.push(days[0]!.status);
			assert.equal(readFileSync(join(out, `daily-${today}.papers.json`), 'utf8'), list('Early'));
		}
		assert.deepEqual(states, ['ok', 'ok', 'failed', 'ok']);
	});

	it('takes a day that has not begun for nothing yet', async () => {
		service = await standIn((_, response) => response.end(list('Of another day')));
		const { status, days } = await fetchInto(['daily', '--date', '2999-01-01']);
		assert.deepEqual(
			[status, days[0]!.status, readdirSync(out).filter((name) => name.endsWith('.json'))],
			[1, 'not-yet', []],
		);
	});

	it('leaves folders that load wherever it is killed', async () => {
		const answer: Answer = (_, response) => void setTimeout(() => response.end(list('One', 'Two')), 15);
		service = await standIn(byDay(Array.from({ length: 20 }, () => answer)));
		for (const after of [1, 5]) {
			const asked = service.asked.length;
			const run = spawn(process.execPath, [
				...['dist/cli.js', 'fetch', 'daily', '--from', '2026-03-02', '--to', '2026-03-21', '--out', out],
				...endpoints(),
			]);
			while (service.asked.length < asked + after) {
				await new Promise((resolve) => setTimeout(resolve, 3));
			}
			run.kill('SIGKILL');
			await once(run, 'exit');
			for (const name of readdirSync(out).filter((each) => each.endsWith('.papers.json'))) {
				assert.equal(readFileSync(join(out, name), 'utf8'), list('One', 'Two'), name);
			}
		}
		const { status, days } = await fetchInto(['daily', '--from', '2026-03-02', '--to', '2026-03-21']);
		assert.deepEqual([status, days.filter((day) => day.status === 'ok').length], [0, 20]);
		assert.ok(days.some(({ asked }) => !asked));
	});

	it('joins the pages of a day', async () => {
		service = await standIn((request, response) => {
			const isSecond = request.url?.includes('p=1');
			if (!isSecond) {
				response.setHeader('link', `<${request.url}&p=1>; rel="next"`);
			}
			response.end(JSON.stringify([JSON.parse(list('A', 'B'))[isSecond ? 1 : 0]]));
		});
		await fetchInto(['daily', '--date', '2026-03-02']);
		assert.deepEqual(
			(await papers()).papers.map(({ title }: { title: string }) => title),
			['A', 'B'],
		);
	});

	it('counts each paper once, asks for no page twice, and reads a list whatever stands behind it', async () => {
		const [one, two] = JSON.parse(list('One', 'Two'));
		const text = `${JSON.stringify([one, two, { ...one, numComments: 2 }])}\n<!-- served by a mirror -->`;
		service = await standIn((request, response) => {
			response.setHeader('link', `<${request.url}>; rel="next"`);
			response.end(text);
		});
		const { days } = await fetchInto(['daily', '--date', '2026-03-02']);
		assert.deepEqual([days[0]!.status, days[0]!.papers, service.asked.length], ['ok', 2, 1]);
		assert.equal(readFileSync(join(out, 'daily-2026-03-02.papers.json'), 'utf8'), text);
		assert.equal((await papers()).papers.length, 2);
	});

	it('keeps what arXiv announces, by its day, and what any feed holds', async () => {
		const feed = `<?xml version="1.0"?><rss xmlns:arxiv="http://arxiv.org/schemas/atom"><channel><title>f</title>
<pubDate>Thu, 05 Mar 2026 00:00:00 -0500</pubDate>
<item><title>New one</title><guid>oai:arXiv.org:2603.00001v1</guid><arxiv:announce_type>new</arxiv:announce_type></item>
<item><title>Old one</title><guid>oai:arXiv.org:2502.00001v4</guid><arxiv:announce_type>replace</arxiv:announce_type></item>
</channel></rss>`;
		service = await standIn((_, response) => response.end(feed));
		const { status, days } = await fetchInto(['arxiv', 'cs.CL+cs.LG']);
		assert.deepEqual(
			[status, days[0]!.day, days[0]!.papers, service.asked[0]!.url],
			[0, '2026-03-05', 1, '/rss/cs.CL+cs.LG'],
		);
		assert.equal((await fetchInto(['feed', `${service.address}/any.xml`])).days[0]!.papers, 2);
		assert.equal((await offprint(['fetch', 'feed', 'http://papers.example/f', '--out', out])).status, 2);
		assert.deepEqual(
			(await papers()).papers
				.map(({ arxivId, version }: { arxivId: string; version: number }) => [arxivId, version])
				.sort(),
			[
				['2502.00001', 4],
				['2603.00001', 1],
			],
		);
	});

	it('prints single papers from Hugging Face, and from arXiv what is not there', async () => {
		service = await standIn((request, response) => {
			if (request.url === '/api/papers/2603.01000') {
				response.end(JSON.stringify(JSON.parse(list('On the site'))[0].paper));
			} else if (request.url?.startsWith('/api/papers/')) {
				response.writeHead(404).end('{"error":"not found"}');
			} else {
				response.end(`<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title><entry>
<id>http://arxiv.org/abs/2603.00002v1</id><title>On arXiv</title><summary>S</summary><category term="cs.CL"/></entry></feed>`);
			}
		});
		const ids = ['2603.01000v2', 'https://arxiv.org/abs/2603.00002', 'arXiv:2603.00003'];
		const { status, stdout } = await offprint(['fetch', 'paper', ...ids, '--json', ...endpoints()]);
		const { papers: found, missing } = JSON.parse(stdout);
		assert.deepEqual(found.map(({ title }: { title: string }) => title).sort(), ['On arXiv', 'On the site']);
		assert.deepEqual([status, missing], [0, ['2603.00003']]);
		service.close();
		assert.equal((await offprint(['fetch', 'paper', '2603.00003', ...endpoints()])).status, 4);
	});

	it('prints only papers that were asked for, and takes an id that arXiv gives back alone for unknown', async () => {
		service = await standIn((request, response) => {
			const isOther = request.url?.startsWith('/api/papers/');
			response.end(
				isOther
					? JSON.stringify(JSON.parse(list('Another'))[0].paper)
					: '<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title><entry><id>http://arxiv.org/abs/2603.00003v1</id></entry></feed>',
			);
		});
		const { status, stdout } = await offprint(['fetch', 'paper', '2603.00003', '--json', ...endpoints()]);
		assert.deepEqual([status, JSON.parse(stdout)], [1, { papers: [], missing: ['2603.00003'], problems: [] }]);
	});

	it('brings sixty recorded days through, each field as it was answered, no paper twice', async function () {
		if (!existsSync(RECORDED)) {
			this.skip();
		}
		service = await standIn(playRecorded);
		const folder = new KeptDays(out);
		await folder.open();
		const endpoints = { huggingface: service.address };
		const ask = createAsk({ world: 'node', userAgent: 'x', endpoints: () => endpoints, hurriesOnLoopback: true });
		const wanted = new Map<string, Recorded>();
		let library = Library.empty;
		for (const day of recordedDays()) {
			const source = { request: dailyPapers(day), receive: receiveList, hasPast: true };
			assert.equal((await fetchDay({ feed: 'daily', day }, source, ask, folder)).kept.status, 'ok', day);
			const file = join(out, `daily-${day}.papers.json`);
			const bytes = readFileSync(file);
			assert.ok(bytes.equals(readFileSync(`${RECORDED}/${day}.json`)), day);
			library = library.withListing(readListing(bytes.toString(), file));
			for (const each of JSON.parse(bytes.toString()) as Recorded[]) {
				wanted.set(each.paper.id, each);
			}
		}
		assert.deepEqual(library.problems, []);
		assert.equal(library.papers.length, wanted.size);
		for (const found of library.papers) {
			const { paper, publishedAt, numComments } = wanted.get(found.arxivId ?? '')!;
			assert.deepEqual(
				[found.title, found.abstract, found.upvotes, found.comments, found.published, found.date, found.authors],
				[
					...[oneLine(paper.title), oneLine(paper.summary), paper.upvotes, numComments],
					...[paper.publishedAt.slice(0, 10), publishedAt.slice(0, 10), paper.authors.map(({ name }) => oneLine(name))],
				],
				paper.id,
			);
		}
	});

	for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
		it(`counts days as the site does, wherever it runs (${zone})`, async function () {
			if (!existsSync(RECORDED)) {
				this.skip();
			}
			service = await standIn(playRecorded);
			const { status, days } = await fetchInto(['daily', '--from', '2026-07-24', '--to', '2026-08-06'], zone);
			const recorded = recordedDays().filter((day) => day >= '2026-07-24');
			assert.deepEqual([status, days.filter((each) => each.status === 'ok').map(({ day }) => day)], [0, recorded]);
			assert.equal(days.filter((each) => each.status === 'empty').length, 4);
			const found = (await papers()) as { papers: { arxivId: string; date: string }[] };
			const listed = recorded.flatMap(
				(day) => JSON.parse(readFileSync(`${RECORDED}/${day}.json`, 'utf8')) as Recorded[],
			);
			assert.deepEqual(
				found.papers.map(({ arxivId, date }) => `${arxivId} ${date}`).sort(),
				listed.map(({ paper, publishedAt }) => `${paper.id} ${publishedAt.slice(0, 10)}`).sort(),
			);
		});
	}
});

/** As much of an entry of a recorded day as is looked at. */
interface Recorded {
	readonly publishedAt: string;
	readonly numComments: number;
	readonly paper: {
		readonly id: string;
		readonly title: string;
		readonly summary: string;
		readonly upvotes: number;
		readonly publishedAt: string;
		readonly authors: readonly { readonly name: string }[];
	};
}

function recordedDays(): string[] {
	return readdirSync(RECORDED).map((name) => name.slice(0, 10));
}

const playRecorded: Answer = (request, response) => {
	const file = `${RECORDED}/${new URL(request.url ?? '', 'http://x').searchParams.get('date')}.json`;
	response.end(existsSync(file) ? readFileSync(file) : '[]');
};

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
