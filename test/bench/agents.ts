/**
 * How soon `offprint mcp` answers: `npm run bench:agents`. The first answer with nothing kept and with the index kept,
 * each in a process of its own, and searches after it; wanted: 0.5 s with the index kept, 50 ms a search.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { hasLargeCorpus, writeLargeCorpus } from './scaleCorpus';

const RUNS = 5;
const QUERIES = [
	'world model',
	'robot manipulation',
	'author:finn imitation',
	'difusion',
	'has:code reasoning agents',
	'2024 vision',
	'topic:robotics',
	'topic:vision has:project diffusion',
	'has:dataset',
	'-has:code has:demo',
	'org:deepmind',
	'"large language models"',
	'date:2024 -agents',
];
const SIZES = [1_000, 10_000, 100_000];

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Topics are found while nothing is asked, and kept once all are. */
async function topicsKept(cache: string): Promise<void> {
	while (!readdirSync(cache, { recursive: true }).some((name) => String(name).endsWith('topics.json'))) {
		await setTimeout(100);
	}
}

/** The server of a corpus, asked one request after the other; each answer with the milliseconds it took. */
class Server {
	private readonly process;
	private readonly waiting = new Map<number, () => void>();
	private next = 0;

	constructor(corpus: string, cache: string) {
		const env = { ...process.env, XDG_CACHE_HOME: cache };
		this.process = spawn(process.execPath, ['dist/cli.js', 'mcp', corpus], { env, stdio: ['pipe', 'pipe', 'inherit'] });
		createInterface({ input: this.process.stdout }).on('line', (line) => {
			this.waiting.get(JSON.parse(line).id)?.();
		});
	}

	async ask(method: string, params: object): Promise<number> {
		const id = this.next++;
		const start = performance.now();
		await new Promise<void>((answered) => {
			this.waiting.set(id, answered);
			this.process.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
		});
		return performance.now() - start;
	}

	search(query: string): Promise<number> {
		return this.ask('tools/call', { name: 'search_papers', arguments: { query } });
	}

	async stop(): Promise<void> {
		this.process.stdin.end();
		await new Promise((ended) => this.process.once('close', ended));
	}
}

async function firstAnswer(
	corpus: string,
	cache: string,
): Promise<{ first: number; found: number; later: ReadonlyMap<string, number> }> {
	const start = performance.now();
	const server = new Server(corpus, cache);
	await server.ask('initialize', {
		protocolVersion: '2025-11-25',
		capabilities: {},
		clientInfo: { name: 'bench', version: '1' },
	});
	const first = performance.now() - start;
	await server.search('world model');
	const found = performance.now() - start;
	const later = new Map<string, number>();
	for (const query of QUERIES) {
		later.set(query, await server.search(query));
	}
	await topicsKept(cache);
	await server.stop();
	return { first, found, later };
}

async function run(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-agents-'));
	console.log(
		'papers     nothing kept   index kept: hello / first search   a search after: median, slowest of medians',
	);
	for (const size of SIZES) {
		const corpus = join(folder, String(size));
		writeLargeCorpus(corpus, size, Math.max(1, size / 10_000));
		const cache = join(folder, `cache-${size}`);
		const cold = await firstAnswer(corpus, cache);
		const warm: Awaited<ReturnType<typeof firstAnswer>>[] = [];
		for (let i = 0; i < RUNS; i++) {
			warm.push(await firstAnswer(corpus, cache));
		}
		const later = QUERIES.map((query) => [query, median(warm.map((each) => each.later.get(query)!))] as const);
		const [slowest, most] = later.toSorted(([, a], [, b]) => b - a)[0]!;
		const ms = (value: number) => `${Math.round(value)} ms`;
		console.log(
			String(size).padEnd(10),
			ms(cold.found).padEnd(14),
			`${ms(median(warm.map(({ first }) => first)))} / ${ms(median(warm.map(({ found }) => found)))}`.padEnd(34),
			`${ms(median(later.map(([, time]) => time)))}, ${ms(most)} (${slowest})`,
		);
	}
	rmSync(folder, { recursive: true });
}

if (!existsSync('dist/mcp.js')) {
	throw new Error('Build first: npm run build');
}
if (hasLargeCorpus()) {
	void run();
} else {
	console.log('skipped: needs ../shared/corpus-large');
}
